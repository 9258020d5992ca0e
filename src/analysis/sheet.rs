//! A sheet: verdicts and what they rest on, in words, ready to be shown, printed or copied.
//!
//! It is plain data that [`text`](crate::text) fills: a page, the command line and Markdown show the same sheet, and none of them has to
//! know what it is about.

use super::row::ItemId;
use super::sharing::Sharing;
use super::subject::{Kept, SubjectOf};
use crate::bytes::Span;
use crate::protocol::FieldId;
use serde::{Deserialize, Serialize};

/// What a sheet is wanted of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetOf {
    /// A handshake that was pasted: request, response, both, a key, or a ws or wss URI.
    Handshake {
        /// The text.
        text: String,
    },
    /// The handshake of the conversation that an item is of.
    HandshakeOf(ItemId),
    /// The conformance report of the source.
    Conformance(GroupBy),
    /// What a browser said when a connection failed.
    Message {
        /// Its words.
        text: String,
    },
    /// A frame, ready to be copied.
    Frame(ItemId),
    /// What one reader hands to another.
    Share(Box<Sharing>),
    /// What was kept, beside something of the source.
    Comparison(Box<Kept>, SubjectOf),
}

/// How findings are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupBy {
    /// By rule, the worst first.
    #[default]
    Rule,
    /// By conversation, in the order in which they began.
    Conversation,
}

/// Verdicts and what they rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its parts, in order.
    pub blocks: Vec<Block>,
    /// The same as Markdown (`CommonMark` with tables).
    pub markdown: String,
}

/// How something came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// As it must be.
    Pass,
    /// Worth knowing.
    Note,
    /// Allowed, and often a fault.
    Caution,
    /// A rule is broken.
    Fail,
    /// Cannot be told: what it needs is not there.
    Open,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Pass,
        Self::Note,
        Self::Caution,
        Self::Fail,
        Self::Open,
    ];

    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Note => "note",
            Self::Caution => "caution",
            Self::Fail => "fail",
            Self::Open => "open",
        }
    }
}

/// A part of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// The verdict, in one sentence.
    Verdict {
        /// How it came out.
        outcome: Outcome,
        /// The sentence.
        says: String,
    },
    /// Paragraphs.
    Prose {
        /// Its title.
        title: String,
        /// The paragraphs.
        paragraphs: Vec<String>,
    },
    /// A calculation, step by step.
    Steps {
        /// Its title.
        title: String,
        /// Where it is prescribed.
        section: Option<Section>,
        /// The steps.
        steps: Vec<Step>,
    },
    /// Checks, in order.
    Checks {
        /// Its title.
        title: String,
        /// The checks.
        checks: Vec<CheckLine>,
    },
    /// A table.
    Table {
        /// Its title.
        title: String,
        /// The names of its columns.
        head: Vec<String>,
        /// Its rows, each of as many cells.
        rows: Vec<Vec<String>>,
    },
    /// Code or a message, ready to copy, in several languages.
    Code {
        /// Its title.
        title: String,
        /// The samples.
        samples: Vec<CodeSample>,
    },
    /// A picture.
    Picture {
        /// What it shows.
        title: String,
        /// A name for its file, without an extension.
        name: String,
        /// The picture itself.
        svg: String,
        /// What the buttons say that save it as SVG and as PNG.
        save: [String; 2],
    },
    /// Findings that belong together.
    Group(FindingGroup),
}

/// A section of an RFC.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Section {
    /// The RFC's number.
    pub rfc: u32,
    /// The section's, as in `4.2.2`.
    pub section: String,
}

/// A step of a calculation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What is done.
    pub name: String,
    /// What comes of it.
    pub value: String,
    /// Its length, or whether it is sound.
    pub note: String,
}

/// A check and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckLine {
    /// Its name in kebab-case, the same in every language: that of its rule.
    pub id: String,
    /// How it came out.
    pub outcome: Outcome,
    /// What must be.
    pub title: String,
    /// What was found: a piece of the text as it stands there.
    pub evidence: String,
    /// Where that stands in the pasted text, in UTF-16 units as a text field counts them.
    pub at: Option<Span>,
    /// Where the rule stands.
    pub section: Section,
    /// Why, in one sentence.
    pub why: String,
}

/// Something to copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSample {
    /// The language it is written in.
    pub language: String,
    /// The text.
    pub code: String,
}

/// Findings that belong together: of one rule, or of one conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingGroup {
    /// Its name in kebab-case: that of its rule; of a conversation `conversation` and its number.
    pub id: String,
    /// How bad the worst is.
    pub outcome: Outcome,
    /// The rule in a sentence, or the conversation.
    pub title: String,
    /// Where the rule stands.
    pub section: Option<Section>,
    /// What is worth knowing of it: each a name and words, such as what the peer does and what browsers say.
    pub facts: Vec<[String; 2]>,
    /// How many findings there are.
    pub count: u64,
    /// The first of them.
    pub places: Vec<FindingPlace>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingPlace {
    /// How bad it is.
    pub outcome: Outcome,
    /// Where it is: conversation, frame, time.
    pub place: String,
    /// What was found, in a sentence; empty where the group's title says it.
    pub says: String,
    /// The item that shows it.
    pub item: ItemId,
    /// The field of it that shows it, if one does.
    pub field: Option<FieldId>,
}
