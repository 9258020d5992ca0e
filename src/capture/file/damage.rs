//! What can be wrong with a file.

use serde::{Deserialize, Serialize};

/// A place where a file is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// Offset in the file (inflated, if it was gzipped) of the record, block or head that is broken.
    pub offset: u64,
    /// What is wrong there.
    pub kind: DamageKind,
}

/// How a file can be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DamageKind {
    /// It begins as no capture does: nothing of it is read.
    NotACapture,
    /// It ends inside a record, block or head.
    CutShort {
        /// Bytes that this needs.
        needed: u64,
        /// Bytes that are there.
        found: u64,
    },
    /// A record or block says a length that cannot be; reading ends here.
    BadLength {
        /// The length it says.
        found: u64,
        /// The longest that could be.
        most: u64,
    },
    /// A block does not hold what its type says; what cannot be read of it was left out.
    BadBlock {
        /// Its type.
        block_type: u32,
    },
    /// A packet names an interface that was not described; it was left out.
    UnknownInterface {
        /// Its number in the section.
        interface: u32,
    },
    /// The gzip stream is broken; what was inflated before is read.
    BadGzip,
    /// The gzip stream inflates to more than is kept; reading ends here.
    GzipLimit {
        /// Bytes that are kept at most.
        limit: u64,
    },
    /// The file was not as long as it had been when it was opened.
    Shrunk {
        /// Bytes that it had.
        was: u64,
    },
}
