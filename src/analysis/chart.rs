//! Bytes over time.

use super::page::Query;
use serde::{Deserialize, Serialize};

/// Bytes over time by direction, of all rows that a query leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// Of what.
    pub query: Query,
    /// The time of the first and of the last row, in nanoseconds from the start of the capture.
    pub span: [u64; 2],
    /// Payload bytes in equal parts of that span: the client's, the server's. At most [`Chart::BUCKETS_LIMIT`].
    pub buckets: Vec<[u64; 2]>,
    /// For each bucket, the position in the list of its first row (of the next one that has a row, if it has none).
    pub positions: Vec<u32>,
}

impl Chart {
    /// Buckets at most.
    pub const BUCKETS_LIMIT: u32 = 1000;
}
