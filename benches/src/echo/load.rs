//! What servers have to bear.

/// So many connections, each of which sends batches of equal messages and waits for the echo of one before it sends the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Load {
    pub(super) name: &'static str,
    pub(super) connections: usize,
    /// Bytes of a message.
    pub(super) len: usize,
    /// Messages that are sent at once.
    pub(super) batch: usize,
    /// Batches of each connection.
    pub(super) batches: usize,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Text,
    Binary,
}

impl Load {
    pub(super) const ALL: [Self; 6] = [
        Self::new("32 B text, 1 connection", Kind::Text, 32, 1, 512, 400),
        Self::new("32 B text, 64 connections", Kind::Text, 32, 64, 512, 6),
        Self::new("1 KiB text, 1 connection", Kind::Text, 1024, 1, 32, 2000),
        Self::new("1 KiB text, 64 connections", Kind::Text, 1024, 64, 32, 30),
        Self::new(
            "64 KiB binary, 1 connection",
            Kind::Binary,
            65_536,
            1,
            1,
            3000,
        ),
        Self::new("64 KiB binary, 64 conn.", Kind::Binary, 65_536, 64, 1, 50),
    ];

    const fn new(
        name: &'static str,
        kind: Kind,
        len: usize,
        connections: usize,
        batch: usize,
        batches: usize,
    ) -> Self {
        Self {
            name,
            connections,
            len,
            batch,
            batches,
            kind,
        }
    }

    /// How many messages are sent in all.
    pub(super) const fn messages(&self) -> usize {
        self.connections * self.batch * self.batches
    }

    /// A batch as the client sends it, and as it has to come back.
    pub(super) fn wire(&self) -> (Vec<u8>, Vec<u8>) {
        let (mut sent, mut echoed) = (Vec::new(), Vec::new());
        let first = match self.kind {
            Kind::Text => 0x81,
            Kind::Binary => 0x82,
        };
        for number in 0..self.batch {
            let number = u32::try_from(number).expect("a batch is small");
            let key = number
                .wrapping_mul(0x9E37_79B9)
                .wrapping_add(1)
                .to_be_bytes();
            header(first, self.len, 0x80, &mut sent);
            sent.extend(key);
            header(first, self.len, 0, &mut echoed);
            for (at, key) in (0..self.len).zip(key.into_iter().cycle()) {
                let byte = b'a' + u8::try_from(at % 26).expect("it is less than 26");
                sent.push(byte ^ key);
                echoed.push(byte);
            }
        }
        (sent, echoed)
    }
}

fn header(first: u8, len: usize, mask: u8, out: &mut Vec<u8>) {
    out.push(first);
    match (u8::try_from(len), u16::try_from(len)) {
        (Ok(short @ ..126), _) => out.push(mask | short),
        (_, Ok(middle)) => {
            out.push(mask | 126);
            out.extend(middle.to_be_bytes());
        }
        _ => {
            out.push(mask | 127);
            out.extend((len as u64).to_be_bytes());
        }
    }
}
