//! Both directions of a conversation, frame by frame.

use framescope::bytes::Span;
use framescope::protocol::conduct::{Conducted, Decoded, TcpEndKind};
use framescope::protocol::{
    Batch, Clock, Compression, Conduct, Decoder, Ending, MaskingKey, Peer, Rule, Sender,
};

/// A conversation and what its peers do.
pub(crate) struct Talk {
    conduct: Box<Conduct>,
    client: Box<Decoder>,
    server: Box<Decoder>,
    /// Nanoseconds.
    time: u64,
    key: u32,
}

const SECOND: u64 = 1_000_000_000;

impl Talk {
    /// With its handshake, seen whole at 0 s.
    pub(crate) fn shaken() -> Self {
        let mut talk = Self::midway();
        for peer in [Peer::Client, Peer::Server] {
            talk.conduct.head(peer, Span::at(0, 0), 0);
        }
        talk
    }

    /// Of which the beginning was not captured.
    pub(crate) fn midway() -> Self {
        let decoder = |peer| Box::new(Decoder::new(Sender::Known(peer), Compression::Unknown));
        Self {
            conduct: Box::new(Conduct::new(Clock::Nanoseconds)),
            client: decoder(Peer::Client),
            server: decoder(Peer::Server),
            time: 0,
            key: 0x9E37_79B9,
        }
    }

    /// The time is so many seconds.
    pub(crate) fn at(mut self, seconds: u64) -> Self {
        self.time = seconds * SECOND;
        self
    }

    /// The response was whole at so many seconds.
    pub(crate) fn response_at(mut self, seconds: u64) -> Self {
        self.conduct
            .head(Peer::Server, Span::at(0, 0), seconds * SECOND);
        self
    }

    /// The client sends a frame with a masking key like no other.
    pub(crate) fn client(mut self, first: u8, payload: &[u8]) -> Self {
        self.key = (self.key ^ 0x5BD1_E995).wrapping_mul(0x9E37_79B1) ^ self.key.rotate_left(13);
        let key = self.key.to_be_bytes();
        self.client_with(key, first, payload)
    }

    /// The client sends a frame with this masking key.
    pub(crate) fn client_with(self, key: [u8; 4], first: u8, payload: &[u8]) -> Self {
        let mut frame = vec![first, 0x80 | u8::try_from(payload.len()).unwrap()];
        frame.extend(key);
        MaskingKey(key).append(payload, &mut frame);
        self.sends(Peer::Client, &frame)
    }

    /// The server sends a frame.
    pub(crate) fn server(self, first: u8, payload: &[u8]) -> Self {
        self.sends(Peer::Server, &crate::frame(first, payload))
    }

    /// A peer sends bytes.
    pub(crate) fn sends(mut self, peer: Peer, bytes: &[u8]) -> Self {
        let reader = match peer {
            Peer::Client => &mut self.client,
            Peer::Server => &mut self.server,
        };
        let mut batch = Batch::default();
        let first = reader.frames();
        reader.feed(bytes, &mut batch);
        let decoded = Decoded {
            batch: &batch,
            first,
            end: reader.offset(),
        };
        self.conduct.take(peer, self.time, &decoded);
        self
    }

    /// Frames of a peer were not captured.
    pub(crate) fn loses(mut self, peer: Peer) -> Self {
        self.conduct.lose_frames(peer, self.time);
        self
    }

    /// Bytes of a payload were not captured.
    pub(crate) fn loses_payload(mut self, peer: Peer, len: u64) -> Self {
        match peer {
            Peer::Client => self.client.skip(len),
            Peer::Server => self.server.skip(len),
        };
        self.conduct.lose_payload(peer, len);
        self
    }

    /// A peer sends a FIN.
    pub(crate) fn fin(self, peer: Peer) -> Self {
        self.ends(peer, TcpEndKind::Fin)
    }

    /// A peer ends the TCP connection.
    pub(crate) fn ends(mut self, peer: Peer, kind: TcpEndKind) -> Self {
        self.conduct.end(peer, kind, self.time);
        self
    }

    /// Each rule that is broken, by whom, and what was found.
    pub(crate) fn found(self) -> Vec<(Rule, Peer, u64)> {
        let Conducted { findings, .. } = self.conduct.finish();
        let found = findings.iter();
        found
            .map(|(peer, finding)| (finding.rule, *peer, finding.found))
            .collect()
    }

    /// How it ended.
    pub(crate) fn ending(self) -> Ending {
        self.conduct.finish().ending
    }
}
