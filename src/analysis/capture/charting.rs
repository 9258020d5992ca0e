//! Bytes over time.

use super::listing::Listing;
use super::view::View;
use crate::analysis::chart::Chart;
use crate::protocol::Peer;

impl View<'_> {
    /// Bytes over time of the rows that `listing` leaves, in `buckets` parts.
    pub(super) fn chart(self, listing: &Listing, buckets: u32) -> Chart {
        let buckets = buckets.clamp(1, Chart::BUCKETS_LIMIT) as usize;
        let len = listing.len(self);
        let entry = |place| self.shared.timeline.get(listing.at(place, self)?);
        let time = |place| entry(place).map(super::entry::Entry::time);
        let (start, end) = match (time(0), len.checked_sub(1).and_then(time)) {
            (Some(start), Some(end)) => (start, end),
            _ => (0, 0),
        };
        let width = (end - start) / buckets as u64 + 1;
        let mut chart = Chart {
            query: listing.query().clone(),
            span: [start, end],
            buckets: vec![[0; 2]; buckets],
            positions: vec![u32::MAX; buckets],
        };
        // Where the part begins that the last row was in. Rows are in the order of time: that of most is the same, and dividing is dear.
        let (mut bucket, mut begin) = (0, start);
        for place in 0..len {
            let Some(entry) = entry(place) else { continue };
            if entry.time().wrapping_sub(begin) >= width {
                let number = entry.time().saturating_sub(start) / width;
                bucket = usize::try_from(number).unwrap_or(usize::MAX);
                begin = start + number * width;
            }
            if let Some(position) = chart.positions.get_mut(bucket)
                && *position == u32::MAX
            {
                *position = u32::try_from(place).unwrap_or(u32::MAX);
            }
            let Some(bytes) = chart.buckets.get_mut(bucket).filter(|_| entry.is_frame()) else {
                continue;
            };
            let [client, server] = bytes;
            let sent = match self.peer(entry) {
                Some(Peer::Client) => client,
                _ => server,
            };
            *sent = sent.saturating_add(entry.len());
        }
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
