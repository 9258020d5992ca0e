//! A conformance report in words.

use super::Text;
use super::amounts::{duration, seconds};
use super::message::{outcome_of, section_of};
use crate::analysis::conformance::{
    Checked, Conformance, Conversation, Group, GroupOf, Place, Unchecked,
};
use crate::analysis::message::{Speaker, sayings_of};
use crate::analysis::{Block, FindingGroup, FindingPlace, Outcome, Sheet};
use crate::protocol::{CloseCode, Ending, EndingKind, Peer, Reaction, Rule, TcpEndKind};

impl Text {
    /// A conformance report: the verdict first, what was checked and what was not, how each conversation ended, and then the findings.
    pub fn conformance_sheet(&self, report: &Conformance) -> Sheet {
        let mut blocks = vec![self.conformance_verdict(report), self.checked(report)];
        if !report.unchecked.is_empty() {
            blocks.push(Block::Prose {
                title: self.say("report-unchecked-title"),
                paragraphs: report
                    .unchecked
                    .iter()
                    .map(|unchecked| self.unchecked(*unchecked))
                    .collect(),
            });
        }
        if !report.conversations.is_empty() {
            blocks.push(self.conversations(report));
        }
        let groups = report.groups.iter();
        blocks.extend(groups.map(|group| Block::Group(self.group_of(report, group))));
        if report.groups_left_out > 0 {
            let places = [("count", report.groups_left_out.into())];
            blocks.push(Block::Prose {
                title: String::new(),
                paragraphs: vec![self.say_with("report-left-out", &places)],
            });
        }
        let mut sheet = Sheet {
            blocks,
            markdown: String::new(),
        };
        sheet.markdown = self.markdown(&sheet);
        sheet
    }

    /// What is found at a place, in a sentence.
    pub fn found(&self, place: &Place) -> String {
        match place.reason {
            Some(reason) => self.reason(reason, &place.evidence),
            None => self.finding(place.rule, place.found),
        }
    }

    /// What the peer does that receives what breaks a rule.
    pub fn reaction(&self, rule: Rule) -> String {
        match rule.reaction() {
            Reaction::Fail(code) => {
                let name = self.close_name(CloseCode(code)).unwrap_or_default();
                let code = code.to_string();
                let places = [("code", code.into()), ("name", name.into())];
                self.say_with("reaction-fail", &places)
            }
            Reaction::FailHandshake => self.say("reaction-fail-handshake"),
            Reaction::Refuse(code) => {
                let places = [("code", code.to_string().into())];
                if is_of_both_heads(rule) {
                    self.say_with("reaction-refuse-either", &places)
                } else {
                    self.say_with("reaction-refuse", &places)
                }
            }
            Reaction::GoOn => self.say("reaction-go-on"),
        }
    }

    /// What is worth knowing of a rule: why it is there, what the peer does, what browsers and libraries say. Each a name and words.
    pub fn rule_facts(&self, rule: Rule) -> Vec<[String; 2]> {
        let mut facts = vec![
            [self.say("report-why"), self.say_of("why", rule.id())],
            [self.say("reaction"), self.reaction(rule)],
        ];
        for speaker in Speaker::ALL {
            let own = sayings_of(rule).filter(|(own, _)| *own == speaker);
            let said: Vec<String> = own.map(|(_, saying)| quoted(saying)).collect();
            if !said.is_empty() {
                facts.push([self.say_of("speaker", speaker.id()), self.series(&said)]);
            } else if speaker == Speaker::Firefox
                && let Some(firefox) = Firefox::meeting(rule)
            {
                let words = match firefox {
                    Firefox::Says(saying) => quoted(saying),
                    Firefox::Takes => self.say_of("firefox-takes", rule.id()),
                };
                facts.push([self.say_of("speaker", speaker.id()), words]);
            }
        }
        facts
    }

    /// How a conversation ended, in a sentence or two.
    pub fn ending(&self, ending: &Ending) -> String {
        let code = |peer: Option<Peer>| {
            let [client, server] = ending.closes;
            let close = match peer {
                Some(Peer::Server) => server,
                _ => client,
            };
            let code = close.and_then(|close| close.code);
            code.map_or_else(|| "?".to_owned(), |code| code.to_string())
        };
        let closer = ending.began.or_else(|| {
            let [client, _] = ending.closes;
            Some(client.map_or(Peer::Server, |_| Peer::Client))
        });
        let places = [
            ("peer", closer.map_or("?", Peer::id).into()),
            ("code", code(closer).into()),
            ("count", ending.unanswered_pings.into()),
        ];
        let mut said = vec![self.say_of_with("ending", ending.kind.id(), &places)];
        if let Some(tcp) = ending.tcp {
            let last = ending.last_frames.iter().flatten().max();
            let kind = match tcp.kind {
                TcpEndKind::Fin => "FIN",
                TcpEndKind::Rst => "RST",
            };
            let after = last.and_then(|last| tcp.time.checked_sub(*last));
            let places = [
                ("peer", tcp.by.id().into()),
                ("kind", kind.into()),
                ("time", after.map(duration).unwrap_or_default().into()),
            ];
            said.push(match after {
                Some(_) => self.say_with("ending-tcp-after", &places),
                None => self.say_with("ending-tcp", &places),
            });
        }
        if ending.kind != EndingKind::ClosingHandshake
            && let Some(code) = ending.code_told_by(Peer::Client)
        {
            said.push(self.say_with("ending-told", &[("code", code.to_string().into())]));
        }
        self.sentences(&said)
    }

    /// The verdict alone, in one sentence.
    pub fn conformance_verdict(&self, report: &Conformance) -> Block {
        let counts = report.findings;
        let Checked { heads, frames, .. } = report.checked;
        let (outcome, mut says) = if counts.violations > 0 {
            let mut rules: Vec<Rule> = Vec::new();
            for place in report.groups.iter().flat_map(|group| &group.places) {
                let is_violation = outcome_of(place.rule.severity()) == Outcome::Fail;
                if is_violation && !rules.contains(&place.rule) {
                    rules.push(place.rule);
                }
            }
            let places = [
                ("violations", counts.violations.into()),
                ("rules", rules.len().into()),
            ];
            (Outcome::Fail, self.say_with("report-broken", &places))
        } else if counts.total() > 0 {
            let places = [("count", counts.total().into())];
            let outcome = outcome_of(counts.worst());
            (outcome, self.say_with("report-doubtful", &places))
        } else if heads == 0 && frames == 0 {
            (Outcome::Open, self.say("report-nothing"))
        } else {
            (Outcome::Pass, self.say("report-sound"))
        };
        if !report.unchecked.is_empty() && outcome != Outcome::Open {
            says = self.sentences(&[says, self.say("report-as-far")]);
        }
        Block::Verdict { outcome, says }
    }

    fn checked(&self, report: &Conformance) -> Block {
        let Checked {
            conversations,
            heads,
            frames,
            messages,
        } = report.checked;
        let counts = report.findings;
        let row = |name: String, count: u32| vec![name, count.to_string()];
        let rules = u32::try_from(Rule::ALL.len()).unwrap_or(u32::MAX);
        Block::Table {
            title: self.say("report-checked-title"),
            head: vec![
                self.say("report-column-what"),
                self.say("report-column-count"),
            ],
            rows: vec![
                row(self.say("report-checked-rules"), rules),
                row(self.say("report-checked-conversations"), conversations),
                row(self.say("report-checked-heads"), heads),
                row(self.say("report-checked-frames"), frames),
                row(self.say("report-checked-messages"), messages),
                row(self.say("report-checked-violations"), counts.violations),
                row(self.say("report-checked-cautions"), counts.cautions),
                row(self.say("report-checked-notes"), counts.notes),
            ],
        }
    }

    /// Something that could not be checked, in a sentence.
    pub fn unchecked(&self, unchecked: Unchecked) -> String {
        if let Unchecked::Limit(limit) = unchecked {
            return self.limit(limit);
        }
        let (id, count) = unchecked.id();
        self.say_of_with("unchecked", id, &[("count", count.into())])
    }

    fn conversations(&self, report: &Conformance) -> Block {
        let mut rows: Vec<Vec<String>> = report
            .conversations
            .iter()
            .map(|one| {
                let ending = one.ending.as_ref().map(|ending| self.ending(ending));
                vec![
                    (one.id.0 + 1).to_string(),
                    named(one),
                    self.state(one.state),
                    ending.unwrap_or_default(),
                    one.findings.total().to_string(),
                ]
            })
            .collect();
        let listed = u32::try_from(report.conversations.len()).unwrap_or(u32::MAX);
        let more = report.all_conversations.saturating_sub(listed);
        if more > 0 {
            let words = self.say_with("report-more-conversations", &[("count", more.into())]);
            rows.push(vec![
                String::new(),
                words,
                String::new(),
                String::new(),
                String::new(),
            ]);
        }
        Block::Table {
            title: self.say("report-conversations-title"),
            head: vec![
                self.say("column-number"),
                self.say("report-column-conversation"),
                self.say("report-column-state"),
                self.say("report-column-ending"),
                self.say("report-column-findings"),
            ],
            rows,
        }
    }

    fn group_of(&self, report: &Conformance, group: &Group) -> FindingGroup {
        let (id, title, section, facts) = match group.of {
            GroupOf::Rule(rule) => (
                rule.id().to_owned(),
                self.say_of("rule", rule.id()),
                Some(section_of(rule)),
                self.rule_facts(rule),
            ),
            GroupOf::Conversation(id) => {
                let number = (id.0 + 1).to_string();
                let listed = report.conversations.iter().find(|one| one.id == id);
                let title = match listed {
                    Some(one) => {
                        let number = [("number", number.as_str().into())];
                        let number = self.say_with("conversation-number", &number);
                        self.labelled(&number, &named(one))
                    }
                    None => self.say("report-whole-paste"),
                };
                let ending = listed.and_then(|one| one.ending.as_ref());
                let facts =
                    ending.map(|ending| [self.say("report-column-ending"), self.ending(ending)]);
                let facts = facts.into_iter().collect();
                (["conversation-", &number].concat(), title, None, facts)
            }
        };
        FindingGroup {
            id,
            outcome: outcome_of(group.severity()),
            title,
            section,
            facts,
            count: group.count(),
            places: group
                .places
                .iter()
                .map(|place| self.place(report, group.of, place))
                .collect(),
        }
    }

    fn place(&self, report: &Conformance, of: GroupOf, place: &Place) -> FindingPlace {
        let mut parts = Vec::new();
        if report.all_conversations > 1 {
            let number = (place.conversation.0 + 1).to_string();
            parts.push(self.say_with("conversation-number", &[("number", number.into())]));
        }
        let number = [("number", place.item.0.saturating_add(1).to_string().into())];
        parts.push(match place.frame {
            Some(frame) => self.say_with(
                "report-place-frame",
                &[("number", frame.to_string().into())],
            ),
            None => self.say_with("report-place-item", &number),
        });
        parts.extend(place.peer.map(|peer| match peer {
            Peer::Client => self.say("report-place-client"),
            Peer::Server => self.say("report-place-server"),
        }));
        if let Some(packet) = place.packet {
            let number = [("number", packet.to_string().into())];
            parts.push(self.say_with("report-place-packet", &number));
        }
        if let Some(time) = place.time {
            let time = [("time", seconds(time).into())];
            parts.push(self.say_with("report-place-time", &time));
        }
        FindingPlace {
            outcome: outcome_of(place.rule.severity()),
            place: parts.join(" · "),
            says: match of {
                // The rule is said above.
                GroupOf::Rule(rule) if place.reason.is_none() => {
                    let number = [("found", place.found.into())];
                    if self.knows(&["found-", rule.id()].concat()) {
                        self.say_of_with("found", rule.id(), &number)
                    } else {
                        String::new()
                    }
                }
                _ => self.found(place),
            },
            item: place.item,
            field: place.field,
        }
    }
}

/// The ends of a conversation and its path.
fn named(one: &Conversation) -> String {
    let mut name = one.ends.join(" → ");
    if let Some(path) = &one.path {
        name.extend([" ", path]);
    }
    name
}

/// A saying between quotes; what may stand for anything in it as an ellipsis.
fn quoted(saying: &str) -> String {
    ["“", &saying.replace("{}", "…"), "”"].concat()
}

/// Whether a rule is about requests and responses alike.
const fn is_of_both_heads(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::HttpVersion
            | Rule::UpgradeWebsocket
            | Rule::ConnectionUpgrade
            | Rule::ExtensionList
            | Rule::FoldedField
            | Rule::FieldLine
            | Rule::FieldValue
    )
}

/// What Firefox does with what a server may send.
enum Firefox {
    /// It says this, of all faults alike.
    Says(&'static str),
    /// It goes on.
    Takes,
}

impl Firefox {
    const BEFORE_OPEN: Self =
        Self::Says("Firefox can’t establish a connection to the server at {}.");
    const WHILE_OPEN: Self =
        Self::Says("The connection to {} was interrupted while the page was loading.");

    /// As `WebSocketChannel.cpp` has it; `None` where a server cannot break the rule, or it is not known.
    const fn meeting(rule: Rule) -> Option<Self> {
        Some(match rule {
            Rule::NonMinimalLength
            | Rule::LengthHighBit
            | Rule::FragmentedControl
            | Rule::ControlTooLong
            | Rule::ReservedBits
            | Rule::Rsv1WithoutExtension
            | Rule::Rsv1OnContinuation
            | Rule::Rsv1OnControl
            | Rule::ReservedOpcode
            | Rule::ContinuationWithoutMessage
            | Rule::MessageInsideMessage
            | Rule::InvalidUtf8
            | Rule::InvalidCloseReason
            | Rule::CorruptDeflate => Self::WHILE_OPEN,
            Rule::UpgradeWebsocket
            | Rule::ConnectionUpgrade
            | Rule::AcceptValue
            | Rule::StatusSwitching
            | Rule::SubprotocolChoice
            | Rule::ExtensionChoice
            | Rule::DeflateAnswer => Self::BEFORE_OPEN,
            Rule::MaskedServerFrame
            | Rule::CloseBodyTooShort
            | Rule::ForbiddenCloseCode
            | Rule::FrameAfterClose => Self::Takes,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Compressed, GroupBy, Limit, SentBy};
    use crate::protocol::{CloseSeen, TcpEnd};
    use hex_literal::hex;

    fn paste(bytes: &[u8], sent_by: SentBy) -> Conformance {
        let bytes = bytes.to_vec();
        crate::analysis::Conversation::of_bytes(bytes, sent_by, Compressed::Guess)
            .conformance(GroupBy::Rule)
    }

    #[test]
    fn the_verdict_is_that_of_the_worst() {
        let text = Text::english();
        let rows: &[(&[u8], Outcome, &str)] = &[
            (
                &hex!("8100"),
                Outcome::Pass,
                "Sound: every rule that the bytes can show is kept.",
            ),
            (
                &hex!("0100"),
                Outcome::Note,
                "No rule is broken, and 1 thing is worth a look.",
            ),
            (
                &hex!("8105 41"),
                Outcome::Caution,
                "No rule is broken, and 1 thing is worth a look.",
            ),
            (
                &hex!("8300 8300 a100"),
                Outcome::Fail,
                "3 violations of 2 rules.",
            ),
            (
                &[],
                Outcome::Open,
                "There is nothing that could be checked.",
            ),
        ];
        for (bytes, expected, words) in rows {
            let report = paste(bytes, SentBy::Server);
            let Block::Verdict { outcome, says } = text.conformance_verdict(&report) else {
                panic!("{bytes:02x?}");
            };
            assert_eq!(
                (outcome, says.as_str()),
                (*expected, *words),
                "{bytes:02x?}"
            );
        }
    }

    #[test]
    fn a_place_leads_to_its_field() {
        let sheet = Text::english().conformance_sheet(&paste(&hex!("8100 a100"), SentBy::Server));
        let group = sheet.blocks.iter().find_map(|block| match block {
            Block::Group(group) => Some(group),
            _ => None,
        });
        let group = group.unwrap();
        let place = &group.places[0];
        assert_eq!(group.id, "reserved-bits");
        assert_eq!(
            (place.item.0, place.field.map(crate::protocol::FieldId::id)),
            (1, Some("rsv2"))
        );
        assert!(sheet.markdown.starts_with("**"));
    }

    #[test]
    fn what_was_not_checked_has_words() {
        let text = Text::english();
        let all = [
            Unchecked::Tls(1),
            Unchecked::Http2(1),
            Unchecked::Missing(1),
            Unchecked::Undecoded(1),
            Unchecked::MidStream(1),
            Unchecked::RequestOnly(1),
            Unchecked::ResponseOnly(1),
            Unchecked::CompressionUnknown(1),
            Unchecked::NotInflated(1),
            Unchecked::HistoryLost(1),
            Unchecked::Reconstructed(1),
            Unchecked::SenderGuessed,
            Unchecked::BrokenPackets(1),
            Unchecked::Broken,
            Unchecked::NotRead,
            Unchecked::Limit(Limit::Findings(1)),
        ];
        for unchecked in all {
            let words = text.unchecked(unchecked);
            assert!(!words.contains('['), "{words}");
        }
    }

    #[test]
    fn endings() {
        let text = Text::english();
        let close = |code, time| {
            Some(CloseSeen {
                code: Some(code),
                time,
            })
        };
        let ended = |by, kind, time| Some(TcpEnd { by, kind, time });
        let silent = Ending {
            kind: EndingKind::WithoutClose,
            began: None,
            closes: [None, None],
            tcp: ended(Peer::Server, TcpEndKind::Rst, 61_000_000_000),
            last_frames: [Some(500_000_000), Some(1_000_000_000)],
            unanswered_pings: 0,
        };
        let rows = [
            (
                silent,
                "No Close frame. The server ended TCP first, with RST, 1 min 0 s after the last frame. The client’s API tells 1006.",
            ),
            (
                Ending {
                    kind: EndingKind::ClosingHandshake,
                    began: Some(Peer::Client),
                    closes: [close(1000, 1), close(1000, 2)],
                    tcp: None,
                    ..silent
                },
                "Close frames of both, the client’s first: 1000.",
            ),
            (
                Ending {
                    kind: EndingKind::CloseUnanswered,
                    began: Some(Peer::Server),
                    closes: [None, close(1001, 1)],
                    tcp: ended(Peer::Client, TcpEndKind::Fin, 1_000_000_000),
                    ..silent
                },
                "The server sent Close 1001, and no Close came back. The client ended TCP first, with FIN, 0 ns after the last frame. The client’s API tells 1001.",
            ),
            (
                Ending {
                    kind: EndingKind::Open,
                    tcp: None,
                    ..silent
                },
                "It was not seen to end.",
            ),
        ];
        for (ending, said) in rows {
            assert_eq!(text.ending(&ending), said);
        }
    }
}
