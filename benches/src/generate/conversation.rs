//! A TCP connection with a WebSocket handshake, over IPv4 and Ethernet.

use super::Deflate;
use super::pcap::Pcap;
use std::io::{self, Write};

/// An end of the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Client,
    Server,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Client => Self::Server,
            Self::Server => Self::Client,
        }
    }
}

/// A connection that is being written.
pub(crate) struct Conversation<W> {
    file: Pcap<W>,
    /// The next sequence number of the client, and of the server.
    sequence: [u32; 2],
    /// Segments of one side since the other last sent something.
    unacknowledged: u32,
    /// Who sent last.
    last: Side,
    identification: u16,
}

/// The most payload that a segment has: Ethernet's 1,500 bytes, less two headers.
const SEGMENT: usize = 1460;
const HEADERS: usize = 14 + 20 + 20;

/// So many segments are sent before the other side acknowledges them, if it has nothing else to say.
const UNACKNOWLEDGED: u32 = 100;

const FIN: u8 = 0x01;
const SYN: u8 = 0x02;
const PSH: u8 = 0x08;
const ACK: u8 = 0x10;

impl<W: Write> Conversation<W> {
    /// Opens the connection and does the handshake, with the key of RFC 6455 §1.3.
    pub(crate) fn open(file: W, deflate: Deflate) -> io::Result<Self> {
        let mut conversation = Self {
            file: Pcap::new(file)?,
            sequence: [1_000_000, 2_000_000],
            unacknowledged: 0,
            last: Side::Client,
            identification: 0,
        };
        conversation.packet(Side::Client, SYN, &[])?;
        conversation.packet(Side::Server, SYN | ACK, &[])?;
        conversation.packet(Side::Client, ACK, &[])?;
        let extensions = match deflate {
            Deflate::No => "",
            Deflate::Takeover => "Sec-WebSocket-Extensions: permessage-deflate\r\n",
        };
        let request = format!(
            "GET /feed HTTP/1.1\r\nHost: example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{extensions}\r\n"
        );
        let response = format!(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n{extensions}\r\n"
        );
        conversation.send(Side::Client, request.as_bytes())?;
        conversation.send(Side::Server, response.as_bytes())?;
        Ok(conversation)
    }

    /// Sends bytes, in as many segments as they take.
    pub(crate) fn send(&mut self, side: Side, bytes: &[u8]) -> io::Result<()> {
        for segment in bytes.chunks(SEGMENT) {
            self.packet(side, PSH | ACK, segment)?;
            if self.unacknowledged == UNACKNOWLEDGED {
                self.packet(side.other(), ACK, &[])?;
            }
        }
        Ok(())
    }

    /// Closes both directions, the client's first.
    pub(crate) fn close(mut self) -> io::Result<()> {
        self.packet(Side::Client, FIN | ACK, &[])?;
        self.packet(Side::Server, FIN | ACK, &[])?;
        self.packet(Side::Client, ACK, &[])?;
        self.file.finish()
    }

    fn packet(&mut self, side: Side, flags: u8, payload: &[u8]) -> io::Result<()> {
        const ADDRESSES: [[u8; 4]; 2] = [[192, 0, 2, 10], [192, 0, 2, 80]];
        const PORTS: [[u8; 2]; 2] = [50_000_u16.to_be_bytes(), 80_u16.to_be_bytes()];
        let [from, to] = match side {
            Side::Client => [0, 1],
            Side::Server => [1, 0],
        };
        // SYN brings the window scale: as large a window as there is, so that no acknowledgment is missed.
        let options: &[u8] = match flags & SYN {
            0 => &[],
            _ => &[2, 4, 0x05, 0xb4, 1, 3, 3, 14],
        };
        let tcp_len = 20 + options.len();
        let total_len = u16::try_from(20 + tcp_len + payload.len()).unwrap_or(u16::MAX);
        self.identification = self.identification.wrapping_add(1);

        let mut headers = [0; HEADERS + 8];
        let headers = &mut headers[..HEADERS + options.len()];
        let (ethernet, packet) = headers.split_at_mut(14);
        ethernet.copy_from_slice(&[2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x08, 0x00]);
        ethernet[5] = u8::from(side == Side::Client) + 1;
        ethernet[11] = u8::from(side == Side::Server) + 1;

        let (ip, tcp) = packet.split_at_mut(20);
        ip[..2].copy_from_slice(&[0x45, 0]);
        ip[2..4].copy_from_slice(&total_len.to_be_bytes());
        ip[4..6].copy_from_slice(&self.identification.to_be_bytes());
        // Do not fragment; time to live; TCP.
        ip[6..10].copy_from_slice(&[0x40, 0, 64, 6]);
        ip[12..16].copy_from_slice(&ADDRESSES[from]);
        ip[16..].copy_from_slice(&ADDRESSES[to]);
        let checksum = checksum(sum(ip));
        ip[10..12].copy_from_slice(&checksum.to_be_bytes());

        tcp[..2].copy_from_slice(&PORTS[from]);
        tcp[2..4].copy_from_slice(&PORTS[to]);
        tcp[4..8].copy_from_slice(&self.sequence[from].to_be_bytes());
        let acknowledgment = if flags & ACK == 0 {
            0
        } else {
            self.sequence[to]
        };
        tcp[8..12].copy_from_slice(&acknowledgment.to_be_bytes());
        tcp[12] = u8::try_from(tcp_len / 4).unwrap_or_default() << 4;
        tcp[13] = flags;
        tcp[14..16].copy_from_slice(&u16::MAX.to_be_bytes());
        tcp[20..].copy_from_slice(options);
        let pseudo_header = sum(&ip[12..20]) + 6 + (tcp_len + payload.len()) as u64;
        let checksum = self::checksum(pseudo_header + sum(tcp) + sum(payload));
        tcp[16..18].copy_from_slice(&checksum.to_be_bytes());

        self.unacknowledged = if self.last == side {
            self.unacknowledged + 1
        } else {
            1
        };
        self.last = side;
        let taken = payload.len() + usize::from(flags & (SYN | FIN) != 0);
        let taken = u32::try_from(taken).unwrap_or_default();
        self.sequence[from] = self.sequence[from].wrapping_add(taken);
        self.file.packet(headers, payload)
    }
}

/// The sum of 16-bit words, as RFC 1071 has it, not folded.
fn sum(bytes: &[u8]) -> u64 {
    let (words, last) = bytes.as_chunks::<2>();
    let sum: u64 = words
        .iter()
        .map(|word| u64::from(u16::from_be_bytes(*word)))
        .sum();
    sum + last.iter().map(|&byte| u64::from(byte) << 8).sum::<u64>()
}

fn checksum(mut sum: u64) -> u16 {
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !u16::try_from(sum).unwrap_or_default()
}
