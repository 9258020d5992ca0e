//! Where frames begin in the midst of a stream, if the guess is wrong.

use crate::analysis::{ConversationId, Start};
use crate::protocol::Peer;
use crate::text::Text;
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct OfStarts {
    /// Have frames begin at another place than the guess, as `framescope decode` prints it: 1:server:35
    #[arg(long = "start", value_name = "N:PEER:OFFSET", value_parser = start)]
    pub(super) starts: Vec<Start>,
}

fn start(value: &str) -> Result<Start, String> {
    let read = || {
        let (number, rest) = value.split_once(':')?;
        let (peer, at) = rest.split_once(':')?;
        let number: u32 = number.parse().ok()?;
        let peers = [Peer::Client, Peer::Server];
        Some(Start {
            conversation: ConversationId(number.checked_sub(1)?),
            peer: peers.into_iter().find(|known| known.id() == peer)?,
            at: at.parse().ok()?,
        })
    };
    read().ok_or_else(|| Text::english().say("command-expected-start"))
}

/// The option that has frames begin there.
pub(super) fn option(start: Start) -> String {
    let Start {
        conversation: ConversationId(id),
        peer,
        at,
    } = start;
    format!("--start {}:{}:{at}", u64::from(id) + 1, peer.id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_are_read_as_they_are_printed() {
        let rows = [
            ("1:server:35", Some((0, Peer::Server, 35))),
            ("20:client:0", Some((19, Peer::Client, 0))),
            ("0:client:0", None),
            ("1:35", None),
            ("1:peer:35", None),
            ("1:server:-1", None),
            ("1:server:3:5", None),
        ];
        for (text, expected) in rows {
            let read = start(text).ok();
            let seen = read.map(|start| (start.conversation.0, start.peer, start.at));
            assert_eq!(seen, expected, "{text}");
            if let Some(start) = read {
                assert_eq!(option(start), format!("--start {text}"));
            }
        }
    }
}
