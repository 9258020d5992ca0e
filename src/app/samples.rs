//! Texts to begin with. Their names stand in the locale: `sample-<id>` and `sample-hint-<id>`.

/// A text that can be opened from the list.
pub struct Sample {
    /// The last part of the keys of its words.
    pub id: &'static str,
    /// The text, as a tool or a document gives it.
    pub text: &'static str,
}

macro_rules! samples {
    ($($id:literal)+) => {
        /// The samples in the order of the list. The first one stands there at the first visit.
        pub const SAMPLES: &[Sample] = &[
            $(Sample { id: $id, text: include_str!(concat!("../../www/samples/", $id, ".txt")) },)+
        ];
    };
}

samples! {
    "masked-text"
    "unmasked-text"
    "fragmented"
    "ping-pong"
    "binary-256"
    "binary-64k"
    "ping-inside"
    "length-forms"
    "closing"
    "close-private"
    "chinese"
    "json"
    "compressed"
    "faults"
    "conversation"
    "tcpdump"
    "node-buffer"
    "c-array"
    "base64"
}
