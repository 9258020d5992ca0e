//! Forgetting what came first, so that a live capture can go on for as long as one likes.

use super::conversation::{Conversation, Track, of_mut};
use super::entry::Kind;
use super::intake::Store;
use super::session::CaptureSession;
use crate::analysis::capture_overview::Limit;
use crate::capture::tcp::Side;
use crate::source::ByteSource;

impl CaptureSession {
    /// Bytes of a live capture that are kept at most: half as many are when the oldest were forgotten.
    pub const KEPT_LIMIT: u64 = 1 << 30;
    /// Of a recording the last bytes are kept in any case: segments that wait for others are among them.
    const LATEST: u64 = 8 << 20;
    /// Bytes of a head that is kept although its stream forgets it.
    const HEAD_LIMIT: u64 = 64 * 1024;

    /// Forgets the oldest items of a live capture once there are twice as many as `count`, so that the latest `count` are left, and the
    /// oldest half of them where they take more than [`Self::KEPT_LIMIT`] bytes. Those that are left keep their ids.
    pub fn keep_last(&mut self, count: Option<u32>) {
        let len = self.index.shared.timeline.len();
        let most = count.map_or(usize::MAX, |count| count.max(1) as usize);
        if len / 2 >= most {
            self.forget_first(len - most);
        }
        if self.kept_bytes() > Self::KEPT_LIMIT {
            self.forget_first(self.index.shared.timeline.len() / 2);
            self.index.shared.reached(Limit::Kept(Self::KEPT_LIMIT));
        }
    }

    /// Forgets all items of a live capture. Connections that are open stay listed, and go on.
    pub fn clear(&mut self) {
        self.forget_first(self.index.shared.timeline.len());
    }

    /// How many bytes of a live capture are kept.
    pub fn kept_bytes(&self) -> u64 {
        match &self.store {
            Store::Grown(grown) => grown.pieces().kept(),
            Store::File(_) | Store::Memory(..) => 0,
        }
    }

    fn forget_first(&mut self, count: usize) {
        self.settle();
        let Store::Grown(grown) = &mut self.store else {
            return;
        };
        let shared = &mut self.index.shared;
        let start = shared.timeline.start();
        for entry in shared.timeline.iter_from(start).take(count) {
            let conversation = shared.conversations.get_mut(entry.conversation() as usize);
            let Some(conversation) = conversation.filter(|_| !matches!(entry.kind(), Kind::Tcp(_)))
            else {
                continue;
            };
            let track = conversation.track_mut(entry.side());
            track.forgotten = track.forgotten.max(entry.span().end);
        }
        shared.timeline.forget_before(start + count);
        let latest = if self.last_packet > 0 {
            Self::LATEST
        } else {
            0
        };
        let mut first = grown.pieces().len().saturating_sub(latest);
        let mut findings = 0;
        for conversation in &mut shared.conversations {
            save_heads(conversation, grown.pieces());
            for side in [Side::Opener, Side::Other] {
                let track = of_mut(&mut conversation.tracks, side);
                findings += track.forget();
                first = first.min(track.ranges.first_in_source().unwrap_or(first));
            }
        }
        shared.forget_findings(findings);
        grown.forget_before(first);
        if let Some(listing) = &mut self.listing {
            listing.forget_before(self.index.shared.timeline.start());
        }
    }
}

impl Track {
    /// Forgets what is before the bytes that are needed; gives the number of findings.
    fn forget(&mut self) -> u32 {
        // A message is inflated from the snapshot before it on.
        let snapshots = &mut self.snapshots;
        let until = self.forgotten;
        let behind = snapshots.partition_point(|snapshot| snapshot.start <= until);
        snapshots.drain(..behind.saturating_sub(1));
        let needed = snapshots
            .first()
            .map_or(until, |first| first.start.min(until));
        if needed > self.ranges.start() {
            self.ranges.forget_before(needed);
        }
        let gone = self
            .findings
            .partition_point(|finding| finding.span.start < until);
        self.findings.drain(..gone);
        self.losses
            .retain(|loss| loss.until.is_none_or(|known| known > needed));
        u32::try_from(gone).unwrap_or(u32::MAX)
    }
}

/// Keeps the heads of a handshake that its streams are about to forget.
fn save_heads(conversation: &mut Conversation, source: &dyn ByteSource) {
    let client = conversation.client;
    let [request, response] = [conversation.request, conversation.response];
    let [asked, answered] = &mut conversation.heads;
    let halves = [
        (request, client, asked),
        (response, client.other(), answered),
    ];
    for (span, side, saved) in halves {
        let track = of_mut(&mut conversation.tracks, side);
        let Some(span) = span.filter(|span| saved.is_none() && span.start < track.forgotten) else {
            continue;
        };
        if span.len() <= CaptureSession::HEAD_LIMIT
            && let Ok(known) = track.ranges.read(span, source)
        {
            *saved = Some(known.bytes.into_boxed_slice());
        }
    }
}
