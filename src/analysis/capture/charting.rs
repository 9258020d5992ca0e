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
        for place in 0..len {
            let Some(entry) = entry(place) else { continue };
            let bucket = usize::try_from((entry.time() - start) / width).unwrap_or(usize::MAX);
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
