//! A direction in which it is not known where frames begin: behind a gap, before the first frame of a capture that begins midway, or
//! behind a header that no peer would send.

use super::conversation::FOUND_LIMIT;
use super::entry::GapKind;
use super::inflating::{Inflating, Place};
use super::live::{Phase, Reading};
use super::pending::Pending;
use super::shared::Shared;
use crate::analysis::guess::FrameGuess;
use crate::bytes::Span;
use crate::protocol::resync::{self, Looks};
use crate::protocol::{
    Batch, Compression, Decoder, Finding, FrameHeader, Remembered, Rule, Sender,
};

/// Whether more bytes can come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum More {
    MayCome,
    /// It may come, but not the bytes that come next.
    BehindAGap,
    Never,
}

/// A frame whose header says what no peer would send: either its sender is odd, or it is no header, since the step was lost before it. What
/// follows tells.
pub(super) struct Doubt {
    /// What was sent from that frame on.
    pending: Pending,
    /// What it breaks.
    rules: Vec<Rule>,
}

/// What becomes of a doubt.
enum Verdict {
    /// The frames are as they say, up to this stream offset at least.
    AsTheySay(u64),
    /// Frames begin again at this offset of what waits.
    Elsewhere(usize),
    /// Nothing can be said but that it is no frame.
    Nowhere,
    Unclear,
}

/// What frames are like that are read as they say.
#[derive(Default)]
struct AsTheySay {
    /// Where the first frame ends, if a segment ends there too.
    first_ends_segment: Option<u64>,
    /// Whole frames behind the first that break no rule that casts doubt.
    sound: u32,
    /// Those, and those that break the same rules as the first.
    alike: u32,
    /// Whether the last of them ends where a segment does.
    ends_segment: bool,
    /// Where a frame begins that breaks another rule, if one does.
    broken_at: Option<u64>,
}

impl Doubt {
    /// Bytes that wait at most for a verdict.
    const LIMIT: usize = 64 * 1024;
    /// Pieces that wait at most for one.
    const PIECES_LIMIT: usize = 64;
    /// Nobody sends a longer payload.
    const LONGEST: u64 = 1 << 32;

    pub(super) const fn new(pending: Pending, rules: Vec<Rule>) -> Self {
        Self { pending, rules }
    }

    pub(super) fn push(&mut self, bytes: &[u8], time: u64) {
        self.pending.push(bytes, time);
    }

    /// The rules that a sound peer never breaks: a header that does may be none.
    pub(super) const fn is_cast_by(rule: Rule) -> bool {
        matches!(
            rule,
            Rule::ReservedBits
                | Rule::Rsv1WithoutExtension
                | Rule::Rsv1OnContinuation
                | Rule::Rsv1OnControl
                | Rule::ReservedOpcode
                | Rule::NonMinimalLength
                | Rule::LengthHighBit
                | Rule::UnmaskedClientFrame
                | Rule::MaskedServerFrame
                | Rule::ControlTooLong
                | Rule::FragmentedControl
                | Rule::ContinuationWithoutMessage
                | Rule::MessageInsideMessage
        )
    }

    fn verdict(&self, more: More, decoder: &Decoder, reading: &Reading) -> Verdict {
        let bytes = self.pending.bytes();
        let ends = self.pending.ends();
        let as_they_say = self.as_they_say(decoder, reading);
        let up_to = as_they_say.broken_at.unwrap_or(self.pending.span().end);
        let is_broken = as_they_say.broken_at.is_some();
        // Where segments end, frames do: that its length is right is no chance, so it is a header, though an odd one.
        if let Some(end) = as_they_say.first_ends_segment {
            return Verdict::AsTheySay(if is_broken { end } else { up_to });
        }
        let lands = as_they_say.sound == 1 && as_they_say.ends_segment && !is_broken;
        if as_they_say.sound >= 2 || lands {
            return Verdict::AsTheySay(up_to);
        }
        let is_full = bytes.len() >= Self::LIMIT || ends.len() >= Self::PIECES_LIMIT;
        let is_all = more != More::MayCome || is_full;
        if is_broken || is_all && as_they_say.alike == 0 {
            // Where the first frame may be a long one, only what stands behind one that follows it tells.
            let least = if is_broken { 1 } else { 3 };
            if let Some(at) = reading.look_behind(bytes, &ends, least) {
                return Verdict::Elsewhere(at);
            }
        }
        if as_they_say.alike >= 2 {
            return Verdict::AsTheySay(up_to);
        }
        if !is_all {
            return Verdict::Unclear;
        }
        let header = FrameHeader::parse(bytes);
        let never_ends = header.is_ok_and(|header| header.payload_len > Self::LONGEST);
        if never_ends && (is_full || more == More::BehindAGap) {
            return Verdict::Nowhere;
        }
        Verdict::AsTheySay(up_to)
    }

    fn as_they_say(&self, decoder: &Decoder, reading: &Reading) -> AsTheySay {
        let mut decoder = decoder.clone();
        let mut batch = Batch::default();
        decoder.feed(self.pending.bytes(), &mut batch);
        let mut found = AsTheySay::default();
        let end = self.pending.span().end;
        let ends = self.pending.ends();
        let at_segment = |behind: u64| {
            let offset = usize::try_from(behind - self.pending.start()).unwrap_or(usize::MAX);
            ends.binary_search(&offset).is_ok()
        };
        let first = batch.frames.first().map(|first| first.payload().end);
        found.first_ends_segment = first.filter(|behind| *behind <= end && at_segment(*behind));
        for frame in batch.frames.iter().skip(1) {
            let header = Span {
                start: frame.start(),
                end: frame.payload().start,
            };
            let behind = frame.payload().end;
            let of_frame = |finding: &&Finding| finding.span.start == header.start;
            let doubts = batch
                .findings
                .iter()
                .filter(of_frame)
                .map(|finding| finding.rule)
                .filter(|rule| Self::is_cast_by(*rule) && !reading.habits.contains(rule));
            let doubts: Vec<Rule> = doubts.collect();
            let bad_text = batch.findings.iter().any(|finding| {
                finding.rule == Rule::InvalidUtf8
                    && (frame.payload().start..behind).contains(&finding.span.start)
            });
            let is_alike = doubts.iter().all(|rule| self.rules.contains(rule));
            if bad_text || !is_alike {
                found.broken_at = Some(frame.start());
                break;
            }
            if behind > end {
                break;
            }
            found.alike += 1;
            found.sound += u32::from(doubts.is_empty());
            found.ends_segment = at_segment(behind);
        }
        found
    }
}

impl Reading {
    /// Bytes that wait although no frame seems to begin with them: one may begin anywhere among them.
    const HELD: usize = 32 * 1024;
    /// Pieces of them.
    const HELD_PIECES: usize = 128;
    /// Bytes that have to come before all that are held are looked through again, at most.
    const LOOK_EVERY: u64 = 8 * 1024;
    /// And at least.
    const LOOK_LEAST: u64 = 64;
    /// Doubts of one direction that are looked into: garbage may cast any number.
    pub(super) const DOUBTS_LIMIT: u32 = 1_000;
    /// Doubts that nothing came of.
    pub(super) const VAIN_LIMIT: u32 = 64;

    /// The first frame of a batch that casts a doubt, and by which rules.
    pub(super) fn doubted(&self, batch: &Batch) -> Option<(u64, Vec<Rule>)> {
        let casts = |finding: &&Finding| {
            Doubt::is_cast_by(finding.rule)
                && finding.span.start >= self.trusted_to
                && !self.habits.contains(&finding.rule)
        };
        let first = batch.findings.iter().find(casts)?;
        if self.doubts >= Self::DOUBTS_LIMIT || self.vain_doubts >= Self::VAIN_LIMIT {
            return None;
        }
        let at = first.span.start;
        let same = batch.findings.iter().filter(casts);
        let same = same.filter(|finding| finding.span.start == at);
        Some((at, same.map(|finding| finding.rule).collect()))
    }

    /// Comes to a verdict on a doubt, if what waits is enough for one. What then is to be read is given back.
    pub(super) fn judge(
        &mut self,
        conversation: u32,
        more: More,
        shared: &mut Shared,
    ) -> Option<Pending> {
        let Phase::Doubt(doubt) = &self.phase else {
            return None;
        };
        let verdict = doubt.verdict(more, &self.decoder, self);
        if matches!(verdict, Verdict::Unclear) {
            return None;
        }
        let Phase::Doubt(doubt) = std::mem::replace(&mut self.phase, Phase::Frames) else {
            return None;
        };
        self.doubts += 1;
        let mut pending = doubt.pending;
        match verdict {
            Verdict::AsTheySay(up_to) => {
                // It begins with a frame: what is compressed all the same can be tried from here on.
                if doubt.rules.contains(&Rule::Rsv1WithoutExtension) && self.inflating.is_none() {
                    self.inflating = Some(Inflating::refused(&self.before(conversation, shared)));
                }
                if up_to < pending.span().end {
                    self.vain_doubts += 1;
                } else {
                    self.habits.extend(doubt.rules);
                }
                self.trusted_to = up_to;
                Some(pending)
            }
            Verdict::Elsewhere(at) => {
                let start = pending.start();
                self.lose_step(conversation, start, shared);
                pending.take_to(start + at as u64);
                self.go_on_at(conversation, &pending, FrameGuess::default(), shared);
                Some(pending)
            }
            Verdict::Nowhere | Verdict::Unclear => {
                self.lose_step(conversation, pending.start(), shared);
                self.phase = Phase::Lost(pending);
                None
            }
        }
    }

    /// What is known before the first message that is compressed.
    fn before(&self, conversation: u32, shared: &mut Shared) -> Remembered {
        let known = shared.conversation_mut(conversation);
        match known.map(|known| known.track(self.side).ranges.missing()) {
            Some(0) => Remembered::All(Vec::new()),
            _ => Remembered::Nothing,
        }
    }

    /// What comes from stream offset `at` on is no frame.
    fn lose_step(&mut self, conversation: u32, at: u64, _: &mut Shared) {
        if let Some(inflating) = &mut self.inflating {
            inflating.lose(Place {
                conversation,
                side: self.side,
                frame: Span::at(at, 0),
            });
        }
        self.open = None;
        self.lost_at = at;
    }

    /// Where frames begin again behind a header that is none.
    fn look_behind(&self, bytes: &[u8], ends: &[usize], least: u32) -> Option<usize> {
        let starts = ends.iter().copied().filter(|start| *start < bytes.len());
        let at_segment = starts.into_iter().find(|start| {
            let (bytes, ends) = from(*start, bytes, ends);
            resync::looks(bytes, &ends, self.sender, self.compression) == Looks::LikeFrames
                && resync::follow_each_other(bytes, self.sender, self.compression) >= least
        });
        let (behind, ends_behind) = from(1, bytes, ends);
        let anywhere = resync::find(behind, &ends_behind, self.sender, self.compression);
        let anywhere = anywhere.map(|at| at + 1);
        at_segment.into_iter().chain(anywhere).min()
    }

    /// Where frames seem to begin again: behind a gap with the beginning of a packet, most likely.
    pub(super) fn look_for_frames(
        &mut self,
        conversation: u32,
        more: More,
        shared: &mut Shared,
    ) -> Option<Pending> {
        let Phase::Lost(pending) = &mut self.phase else {
            return None;
        };
        let ends = pending.ends();
        let (mut likely, mut unclear) = (Vec::new(), Vec::new());
        for start in std::iter::once(0).chain(ends.iter().copied()) {
            let (bytes, ends) = from(start, pending.bytes(), &ends);
            if bytes.is_empty() {
                continue;
            }
            match resync::looks(bytes, &ends, self.sender, self.compression) {
                Looks::LikeFrames => likely.push(start),
                Looks::Unclear => unclear.push(start),
                Looks::Otherwise => {}
            }
        }
        let mut found = likely.first().copied();
        let end = pending.span().end;
        let is_full = pending.is_full();
        if found.is_some() || more != More::MayCome || is_full || end >= self.look_at {
            // The more is held, the more has to come before it is worth another look.
            let wait = pending.span().len() / 2;
            self.look_at = end + wait.clamp(Self::LOOK_LEAST, Self::LOOK_EVERY);
            let anywhere = resync::find(pending.bytes(), &ends, self.sender, self.compression);
            found = found.into_iter().chain(anywhere).min();
        }
        let Some(found) = found else {
            // Only what may still turn out to begin a frame is held.
            let len = pending.bytes().len();
            let held_from = match unclear.first() {
                Some(0) if is_full => ends.first().copied().unwrap_or(len),
                Some(unclear) => *unclear,
                None => len,
            };
            let last_pieces = ends.len().saturating_sub(Self::HELD_PIECES);
            let last_pieces = last_pieces.checked_sub(1).and_then(|last| ends.get(last));
            let beginning = last_pieces
                .copied()
                .unwrap_or(0)
                .max(len.saturating_sub(Self::HELD));
            pending.take_to(pending.start() + held_from.min(beginning) as u64);
            return None;
        };
        let mut pending = std::mem::take(pending);
        let chain = resync::starts(
            pending.bytes().get(found..).unwrap_or_default(),
            self.sender,
            self.compression,
        );
        // What looks like frames goes before what may be a longer one; that begins before the first that was found, or is seen later.
        unclear.retain(|start| *start < found);
        let mut others: Vec<u64> = likely
            .into_iter()
            .chain(unclear)
            .filter(|start| {
                start
                    .checked_sub(found)
                    .is_none_or(|on| !chain.contains(&on))
            })
            .map(|start| pending.start() + start as u64)
            .collect();
        let best = pending.start() + found as u64;
        let may_be = |at| at == best || others.contains(&at);
        let at = match self.sender {
            Sender::Known(peer) => shared.chosen(conversation, peer, may_be),
            Sender::FromMasking => None,
        };
        let at = at.unwrap_or(best);
        others.retain(|other| *other != at);
        others.truncate(FrameGuess::ALTERNATIVES);
        others.sort_unstable();
        pending.take_to(at);
        let guess = FrameGuess {
            alternatives: others,
            best: Some(best).filter(|best| *best != at),
            ..FrameGuess::default()
        };
        self.go_on_at(conversation, &pending, guess, shared);
        Some(pending)
    }

    /// Frames go on with what waits, which is still to be read.
    fn go_on_at(
        &mut self,
        conversation: u32,
        pending: &Pending,
        guess: FrameGuess,
        shared: &mut Shared,
    ) {
        let at = pending.start();
        self.time = self.time.max(pending.time_at(at));
        self.enter_undecoded(conversation, at, shared);
        self.phase = Phase::Frames;
        self.decoder.rejoin(at);
        self.trusted_to = at;
        let Some(known) = shared.conversation_mut(conversation) else {
            return;
        };
        let track = known.track_mut(self.side);
        let is_first = track.guesses.is_empty() && self.compression == Compression::Unknown;
        let from = if is_first {
            track.ranges.start()
        } else {
            self.lost_at
        };
        let guesses = &mut track.guesses;
        if guesses.len() < FOUND_LIMIT {
            guesses.push(FrameGuess {
                at,
                skipped: at.saturating_sub(from),
                ..guess
            });
        }
        self.guessed = true;
    }

    /// From stream offset `at` on it is not known where frames begin.
    pub(super) fn lose(&mut self, at: u64) {
        self.lost_at = at;
        self.look_at = at;
        self.phase = Phase::Lost(Pending::starting_at(at));
    }

    /// Enters what was looked through in vain, up to stream offset `end`.
    pub(super) fn enter_undecoded(&self, conversation: u32, end: u64, shared: &mut Shared) {
        let undecoded = Span {
            start: self.lost_at,
            end: end.max(self.lost_at),
        };
        if !undecoded.is_empty() {
            self.lose_frames(conversation, shared);
        }
        self.enter_gap(conversation, GapKind::NotDecoded, undecoded, shared);
    }
}

/// What stands from `start` on, and where segments end in it.
fn from<'a>(start: usize, bytes: &'a [u8], ends: &[usize]) -> (&'a [u8], Vec<usize>) {
    let behind = ends.iter().filter(|end| **end > start);
    (
        bytes.get(start..).unwrap_or_default(),
        behind.map(|end| end - start).collect(),
    )
}
