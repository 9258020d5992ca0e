//! Bytes over time.

use super::entry::Entry;
use super::listing::Listing;
use super::sieve::PART;
use super::view::View;
use crate::analysis::chart::Chart;
use crate::capture::tcp::Side;
use crate::protocol::Peer;

impl View<'_> {
    /// Bytes over time of the rows that `listing` leaves, in `buckets` parts.
    pub(super) fn chart(self, listing: &Listing, buckets: u32) -> Chart {
        let buckets = buckets.clamp(1, Chart::BUCKETS_LIMIT) as usize;
        let timeline = &self.shared.timeline;
        let len = listing.len(self);
        let time = |place| Some(timeline.get(listing.at(place, self)?)?.time());
        let (start, end) = match (time(0), len.checked_sub(1).and_then(time)) {
            (Some(start), Some(end)) => (start, end),
            _ => (0, 0),
        };
        let mut charting = Charting {
            view: self,
            chart: Chart {
                query: listing.query().clone(),
                span: [start, end],
                buckets: vec![[0; 2]; buckets],
                positions: vec![u32::MAX; buckets],
            },
            width: (end - start) / buckets as u64 + 1,
            place: 0,
            part: None,
            client: None,
        };
        match listing.positions() {
            Some(positions) => {
                for part in positions.chunks(PART) {
                    let entries = part.iter();
                    charting.take(entries.filter_map(|position| timeline.get(*position as usize)));
                }
            }
            None => {
                for (_, piece) in timeline.pieces_from(0) {
                    for part in piece.chunks(PART) {
                        charting.take(part.iter());
                    }
                }
            }
        }
        let mut chart = charting.chart;
        // A part without a row leads to the next one that has one.
        let mut next = u32::try_from(len.saturating_sub(1)).unwrap_or(u32::MAX);
        for position in chart.positions.iter_mut().rev() {
            if *position == u32::MAX {
                *position = next;
            }
            next = *position;
        }
        chart
    }
}

/// A chart in the making.
struct Charting<'a> {
    view: View<'a>,
    chart: Chart,
    /// Nanoseconds of a part.
    width: u64,
    /// The place of the next row.
    place: u32,
    /// The part that the last row was in, and when it begins. Rows are in the order of time: that of most is the same, and dividing is dear.
    part: Option<(usize, u64)>,
    /// The last row's conversation, and which side of it is the client.
    client: Option<(u32, Option<Side>)>,
}

impl Charting<'_> {
    /// Adds the next rows, at most [`PART`].
    // A function of its own: WebAssembly becomes quick from one call to the next.
    #[inline(never)]
    fn take<'e>(&mut self, entries: impl Iterator<Item = &'e Entry>) {
        for entry in entries {
            let bucket = self.bucket_of(entry.time());
            if entry.is_frame() {
                let is_client = self.client_of(entry) == Some(entry.side());
                let bytes = self.chart.buckets.get_mut(bucket);
                if let Some(sent) = bytes.and_then(|bytes| bytes.get_mut(usize::from(!is_client))) {
                    *sent = sent.saturating_add(entry.len());
                }
            }
            self.place = self.place.saturating_add(1);
        }
    }

    fn bucket_of(&mut self, time: u64) -> usize {
        match self.part {
            Some((bucket, begin)) if time.wrapping_sub(begin) < self.width => bucket,
            _ => {
                let [start, _] = self.chart.span;
                let number = time.saturating_sub(start) / self.width;
                let bucket = usize::try_from(number).unwrap_or(usize::MAX);
                self.part = Some((bucket, start + number * self.width));
                if let Some(position) = self.chart.positions.get_mut(bucket)
                    && *position == u32::MAX
                {
                    *position = self.place;
                }
                bucket
            }
        }
    }

    fn client_of(&mut self, entry: &Entry) -> Option<Side> {
        match self.client {
            Some((conversation, client)) if conversation == entry.conversation() => client,
            _ => {
                let conversation = self.view.conversation(entry);
                let client = conversation.map(|conversation| conversation.side_of(Peer::Client));
                self.client = Some((entry.conversation(), client));
                client
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::capture::listing::Reach;
    use crate::analysis::capture::recorded::recorded;
    use crate::analysis::page::Query;

    #[test]
    fn each_row_is_in_the_part_of_its_time() {
        let session = recorded("websockets-deflate.pcapng");
        let view = session.view();
        let mut listing = Listing::new(&Query::default());
        listing.go_on(view, Reach::Index);
        for buckets in [1, 7, 100, 1000] {
            let chart = view.chart(&listing, buckets);
            let [start, end] = chart.span;
            let width = (end - start) / u64::from(buckets) + 1;
            let mut expected = vec![0; buckets as usize];
            for entry in view.shared.timeline.iter_from(0) {
                if entry.is_frame() {
                    expected[usize::try_from((entry.time() - start) / width).unwrap()] +=
                        entry.len();
                }
            }
            let found: Vec<u64> = chart
                .buckets
                .iter()
                .map(|bytes| bytes.iter().sum())
                .collect();
            assert_eq!(found, expected, "{buckets} parts");
            assert!(found.iter().filter(|bytes| **bytes > 0).count() > usize::from(buckets > 1));
        }
    }
}
