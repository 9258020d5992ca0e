//! The list of conversations.

use super::conversation::Conversation;
use super::shared::Shared;
use crate::analysis::conversations::{
    ConversationId, ConversationPage, ConversationQuery, ConversationRow, Order, SortBy,
};
use crate::capture::file::Interface;
use crate::protocol::Peer;
use std::cmp::Reverse;

/// Some rows of the list.
pub(super) fn page(
    shared: &Shared,
    interfaces: &[Interface],
    query: ConversationQuery,
    first: u32,
    count: u32,
) -> ConversationPage {
    let words: Vec<String> = query
        .filter
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let mut listed: Vec<(u32, &Conversation)> = (0..)
        .zip(&shared.conversations)
        .filter(|(_, conversation)| words.is_empty() || holds(conversation, &words))
        .collect();
    match query.sort {
        SortBy::Start => listed.sort_by_key(|(_, one)| one.first),
        SortBy::Ends => listed.sort_by_cached_key(|(_, one)| ends(one)),
        SortBy::Path => listed.sort_by_cached_key(|(_, one)| (one.host.clone(), one.path.clone())),
        SortBy::State => listed.sort_by_cached_key(|(_, one)| state_words(one)),
        SortBy::Frames => listed.sort_by_key(|(_, one)| one.frames),
        SortBy::Bytes => listed.sort_by_key(|(_, one)| one.bytes.iter().sum::<u64>()),
        SortBy::Findings => listed.sort_by_key(|(_, one)| {
            let counts = one.findings;
            // The worst first.
            Reverse((counts.violations, counts.cautions, counts.notes))
        }),
        SortBy::Duration => listed.sort_by_key(|(_, one)| one.last - one.first),
    }
    if query.order == Order::Descending {
        listed.reverse();
    }
    let rows = listed.iter().skip(first as usize).take(count as usize);
    ConversationPage {
        total: u32::try_from(listed.len()).unwrap_or(u32::MAX),
        first,
        rows: rows
            .map(|(id, conversation)| row(*id, conversation, interfaces, shared))
            .collect(),
        error: None,
        query,
    }
}

/// The row of one conversation.
pub(super) fn one(
    shared: &Shared,
    interfaces: &[Interface],
    id: ConversationId,
) -> Option<ConversationRow> {
    let conversation = shared.conversations.get(id.0 as usize)?;
    Some(row(id.0, conversation, interfaces, shared))
}

fn row(
    id: u32,
    conversation: &Conversation,
    interfaces: &[Interface],
    shared: &Shared,
) -> ConversationRow {
    // Where there is but one, its name says nothing.
    let interface = interfaces
        .get(conversation.interface as usize)
        .filter(|_| interfaces.len() > 1);
    let of = |peer: Peer| {
        conversation
            .track(conversation.side_of(peer))
            .ranges
            .missing()
    };
    ConversationRow {
        id: ConversationId(id),
        state: conversation.state(),
        told_by: conversation.told_by,
        ends: ends(conversation),
        interface: interface.map(|interface| {
            interface
                .name
                .clone()
                .unwrap_or_else(|| conversation.interface.to_string())
        }),
        path: conversation.path.clone(),
        host: conversation.host.clone(),
        protocol: conversation.protocol.clone(),
        extensions: conversation.extensions.clone(),
        server_name: conversation.server_name.clone(),
        frames: conversation.frames,
        messages: conversation.messages,
        bytes: conversation.bytes,
        inflated: conversation.inflated,
        missing: [of(Peer::Client), of(Peer::Server)],
        guesses: [Peer::Client, Peer::Server].map(|peer| {
            let track = conversation.track(conversation.side_of(peer));
            let first = track.guesses.iter().take(ConversationRow::GUESSES_LIMIT);
            first.cloned().collect()
        }),
        parameters: [Peer::Client, Peer::Server].map(|peer| conversation.parameters(peer)),
        remarks: Vec::new(),
        findings: conversation.findings,
        start: shared.has_times().then_some(conversation.first),
        duration: conversation.last.saturating_sub(conversation.first),
    }
}

/// Client and server.
pub(super) fn ends(conversation: &Conversation) -> [String; 2] {
    let end =
        |peer| super::conversation::of(&conversation.ends, conversation.side_of(peer)).clone();
    [end(Peer::Client), end(Peer::Server)]
}

fn state_words(conversation: &Conversation) -> String {
    let state = conversation.state();
    match state {
        crate::analysis::conversations::ConversationState::Rejected(status) => {
            format!("{} {status}", state.id())
        }
        _ => state.id().to_owned(),
    }
}

fn holds(conversation: &Conversation, words: &[String]) -> bool {
    let [client, server] = ends(conversation);
    let state = state_words(conversation);
    let texts = [
        Some(&client),
        Some(&server),
        Some(&state),
        conversation.path.as_ref(),
        conversation.host.as_ref(),
        conversation.protocol.as_ref(),
        conversation.extensions.as_ref(),
        conversation.server_name.as_ref(),
    ];
    words.iter().all(|word| {
        texts
            .iter()
            .flatten()
            .any(|text| text.to_lowercase().contains(word.as_str()))
    })
}
