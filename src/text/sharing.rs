//! What is shared, in words: how long its link is, what is in it, and why it is none.

use super::Text;
use super::amounts::size;
use crate::analysis::opened::Opened;
use crate::analysis::share::{
    FILE_MAGIC, LINK_LIMIT, LINK_PREFIX, ShareError, Unshared, file, gather, link,
};
use crate::analysis::{
    Block, CodeSample, Exported, Outcome, Record, Scope, Sharing, Sheet, ToldBy,
};

/// Characters that every program takes: a chat's shortest message, an office program's longest link.
const EVERYWHERE: usize = 2_000;

impl Text {
    /// The link that holds what is to be shared, how long it is, and what is in it.
    pub fn sharing_sheet(&self, sharing: &Sharing, opened: Opened<'_>) -> Sheet {
        let record = match gather(sharing, opened) {
            Ok(record) => record,
            Err(why) => {
                let blocks = vec![Block::Verdict {
                    outcome: Outcome::Fail,
                    says: self.unshared(why),
                }];
                return self.sheet(blocks);
            }
        };
        let text = link(&record);
        let whole = [&sharing.address, LINK_PREFIX, &text].concat();
        let places = [
            ("count", whole.len().into()),
            ("most", LINK_LIMIT.into()),
            (
                "size",
                size((text.len() * 3 / 4 + FILE_MAGIC.len()) as u64).into(),
            ),
        ];
        let (outcome, id) = if whole.len() <= EVERYWHERE {
            (Outcome::Pass, "short")
        } else if whole.len() <= LINK_LIMIT {
            (Outcome::Note, "long")
        } else {
            (Outcome::Caution, "file")
        };
        let mut blocks = vec![Block::Verdict {
            outcome,
            says: self.say_of_with("share-link", id, &places),
        }];
        if whole.len() <= LINK_LIMIT {
            blocks.push(Block::Code {
                title: self.say("share-link"),
                samples: vec![CodeSample {
                    language: self.say("share-link-of"),
                    code: whole,
                }],
            });
        }
        blocks.push(Block::Prose {
            title: self.say("share-holds"),
            paragraphs: self.held(sharing.scope, &record, opened),
        });
        self.sheet(blocks)
    }

    /// The file that holds what is to be shared; what it cannot hold is said in the answer.
    pub fn sharing_file(
        &self,
        sharing: &Sharing,
        opened: Opened<'_>,
        write: &mut dyn FnMut(&[u8]),
    ) -> Exported {
        let gathered = gather(sharing, opened);
        let bytes = gathered.as_ref().map_or_else(|_| Vec::new(), file);
        write(&bytes);
        let capture = gathered
            .as_ref()
            .ok()
            .and_then(|record| record.capture.as_ref());
        let stem = capture.map(|capture| {
            let name = capture.name.as_str();
            name.rsplit_once('.').map_or(name, |(stem, _)| stem)
        });
        Exported {
            export: crate::analysis::Export::Share(Box::new(sharing.clone())),
            name: [
                stem.filter(|stem| !stem.is_empty()).unwrap_or("shared"),
                ".framescope",
            ]
            .concat(),
            media_type: "application/octet-stream".to_owned(),
            len: bytes.len() as u64,
            problem: gathered.err().map(|why| self.unshared(why)),
        }
    }

    /// Why something that was shared cannot be opened.
    pub fn share_error(&self, error: ShareError) -> String {
        let (id, places) = match error {
            ShareError::Character { at, found } => {
                let places = vec![("at", at.into()), ("found", found.to_string().into())];
                ("character", places)
            }
            ShareError::Corrupt { read } => ("corrupt", vec![("read", read.into())]),
            ShareError::Cut { read } => ("cut", vec![("read", read.into())]),
            ShareError::TooLarge { limit } => ("too-large", vec![("limit", size(limit).into())]),
            ShareError::Newer => ("newer", Vec::new()),
            ShareError::Part { tag, at } => ("part", vec![("tag", tag.into()), ("at", at.into())]),
            ShareError::Empty => ("empty", Vec::new()),
        };
        self.say_of_with("share-broken", id, &places)
    }

    fn unshared(&self, why: Unshared) -> String {
        match why {
            Unshared::Missing => self.say("share-missing"),
            Unshared::TooLarge(len) => {
                self.say_with("share-too-large", &[("size", size(len).into())])
            }
        }
    }

    /// What is in a record.
    fn held(&self, scope: Scope, record: &Record, opened: Opened<'_>) -> Vec<String> {
        let len = match &record.capture {
            Some(capture) => capture.bytes.len(),
            None => record.input.text.len(),
        };
        let places = [("size", size(len as u64).into())];
        let is_told = match opened {
            Opened::Paste(_) => false,
            Opened::Capture(session) => session.overview().told_by == ToldBy::Browser,
        };
        let mut says = match scope {
            _ if !is_told => vec![self.say_of_with("share-scope", scope.id(), &places)],
            Scope::Source => vec![self.say_with("share-told-source", &places)],
            Scope::Conversation(_) => vec![self.say_with("share-told-conversation", &places)],
            Scope::Message(_) | Scope::Frame(_) => vec![
                self.say_of_with("share-scope", scope.id(), &places),
                self.say("share-told-bytes"),
            ],
        };
        if !record.edits.is_empty() {
            says.push(self.say_with("share-edits", &[("count", record.edits.len().into())]));
        }
        says.extend([self.say("share-private"), self.say("share-secrets")]);
        says
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::share::{read_file, read_link};
    use crate::analysis::{CaptureSession, Conversation, ConversationId, Input, ItemId, Query};

    fn sharing(scope: Scope) -> Sharing {
        Sharing {
            scope,
            address: "https://example.test/".to_owned(),
            edits: Vec::new(),
            starts: Vec::new(),
            query: Query::default(),
            selected: Some(ItemId(1)),
            field: None,
            buffer: crate::analysis::Buffer::default(),
        }
    }

    fn pasted(text: &str) -> Conversation {
        let input = Input {
            text: text.to_owned(),
            ..Input::default()
        };
        Conversation::open(input, &[])
    }

    #[test]
    fn a_link_is_said_by_its_length() {
        let mut state = 1_u32;
        let mut noise = |count: usize| -> String {
            let octets = (0..count).map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                format!("{:02x}", state >> 24)
            });
            ["82fe", &octets.collect::<String>()].concat()
        };
        let rows = [
            (10, Outcome::Pass, true),
            (3000, Outcome::Note, true),
            (9000, Outcome::Caution, false),
        ];
        for (count, outcome, is_link) in rows {
            let paste = pasted(&noise(count));
            let sheet =
                Text::english().sharing_sheet(&sharing(Scope::Source), Opened::Paste(&paste));
            assert!(
                matches!(sheet.blocks.first(), Some(Block::Verdict { outcome: found, .. }) if *found == outcome),
                "{count}: {:?}",
                sheet.blocks.first()
            );
            let link = sheet.blocks.iter().find_map(|block| match block {
                Block::Code { samples, .. } => Some(samples.first()?.code.clone()),
                _ => None,
            });
            assert_eq!(link.is_some(), is_link, "{count}");
            if let Some(link) = link {
                let fragment = link.strip_prefix("https://example.test/").unwrap();
                let record = read_link(fragment).unwrap();
                assert_eq!(
                    (&record.input, record.selected),
                    (paste.input(), Some(ItemId(1)))
                );
            }
        }
    }

    #[test]
    fn a_frame_is_shared_alone() {
        let paste = pasted("8100 810548656c6c6f");
        let mut bytes = Vec::new();
        let exported = Text::english().sharing_file(
            &sharing(Scope::Frame(ItemId(1))),
            Opened::Paste(&paste),
            &mut |piece| bytes.extend_from_slice(piece),
        );
        assert_eq!(exported.name, "shared.framescope");
        let record = read_file(&bytes).unwrap();
        assert_eq!(record.input.text, "81 05 48 65 6c 6c 6f");
        assert_eq!(record.selected, Some(ItemId(0)));
        let none =
            Text::english().sharing_sheet(&sharing(Scope::Frame(ItemId(9))), Opened::Paste(&paste));
        assert!(matches!(
            none.blocks.as_slice(),
            [Block::Verdict {
                outcome: Outcome::Fail,
                ..
            }]
        ));
    }

    #[test]
    fn what_a_browser_told_is_said_to_be_made_anew() {
        let har = br#"{"log": {"entries": [{"_webSocketMessages": [{"type": "receive", "data": "hi"}]}]}}"#;
        let mut session = CaptureSession::new(Box::new(har.to_vec()), "a.har".to_owned());
        session.feed(har);
        session.finish(None);
        let item = ItemId(0);
        for scope in [
            Scope::Source,
            Scope::Conversation(ConversationId(0)),
            Scope::Frame(item),
        ] {
            let sheet = Text::english().sharing_sheet(&sharing(scope), Opened::Capture(&session));
            assert!(
                sheet.markdown.contains("reconstruction"),
                "{}",
                sheet.markdown
            );
        }
    }
}
