//! The decoders that are compared. Each does what a server or client that keeps to RFC 6455 has to: it reads headers, unmasks, checks
//! text. A codec that leaves the UTF-8 to its user gets `simdutf8` for it.
//!
//! A decoder that reads from a stream gets 64 KiB at a time and pays for its own copy; one that works in place gets a buffer that
//! holds the whole stream, and filling it is not timed.

mod fastwebsockets;
mod framescope;
mod nexus;
mod sans_io;
mod sockudo;
mod soketto;
mod tungstenite;
mod wire;

use crate::clock::{Clock, Nanoseconds};
use crate::workload::Workload;
use framescope_benches_wasm::visit::{Digest, Tally, Visit};

/// A decoder under test.
trait Decode {
    const NAME: &'static str;

    /// A decoder with nothing to read yet.
    fn new(workload: &Workload) -> Self
    where
        Self: Sized;

    /// Makes ready for another pass; not timed.
    fn prepare(&mut self, workload: &Workload);

    /// Decodes the whole stream and shows each frame to `visit`.
    fn decode(&mut self, workload: &Workload, visit: &mut impl Visit);
}

/// A decoder and its memory, for one workload.
pub(crate) trait Contestant {
    fn name(&self) -> &'static str;

    /// Decodes the stream `times` times; how long that took.
    ///
    /// # Panics
    /// If a frame or byte is missing.
    fn time(&mut self, workload: &Workload, clock: Clock, times: u32) -> Nanoseconds;

    /// The checksum of all frames.
    fn digest(&mut self, workload: &Workload) -> Digest;
}

impl<T: Decode> Contestant for T {
    fn name(&self) -> &'static str {
        T::NAME
    }

    fn time(&mut self, workload: &Workload, clock: Clock, times: u32) -> Nanoseconds {
        let mut total = Nanoseconds::default();
        for _ in 0..times {
            let mut tally = Tally::default();
            self.prepare(workload);
            let start = clock.now();
            self.decode(workload, &mut tally);
            total += (clock.now() - start).saturating_sub(clock.cost());
            assert_eq!(
                tally.frames,
                workload.frames as u64,
                "{}: frames are missing",
                T::NAME
            );
        }
        total
    }

    fn digest(&mut self, workload: &Workload) -> Digest {
        let mut digest = Digest::default();
        self.prepare(workload);
        self.decode(workload, &mut digest);
        digest
    }
}

/// All decoders, ours first.
pub(crate) fn all(workload: &Workload) -> Vec<Box<dyn Contestant>> {
    vec![
        Box::new(framescope::Framescope::new(workload)),
        Box::new(nexus::Nexus::new(workload)),
        Box::new(sockudo::Sockudo::new(workload)),
        Box::new(soketto::Soketto::new(workload)),
        Box::new(sans_io::SansIo::new(workload)),
        Box::new(fastwebsockets::FastWebSockets::new(workload)),
        Box::new(tungstenite::Tungstenite::new(workload)),
    ]
}

/// What a text costs a codec that does not check it.
#[inline]
fn check_text(payload: &[u8]) {
    assert!(::simdutf8::basic::from_utf8(payload).is_ok());
}
