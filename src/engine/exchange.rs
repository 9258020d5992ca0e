//! What readers hand to each other, and what is kept to be compared: asked alike of a paste and of a capture.

use super::blob::BlobWriter;
use super::post::post_file;
use crate::analysis::comparing::Subject;
use crate::analysis::share::{FILE_MAGIC, read_file, read_link};
use crate::analysis::{
    Answer, Ask, Export, Kept, Opened, Outcome, Request, Response, Sharing, Sheet, SheetOf,
};
use crate::crossing;
use crate::text::Text;
use web_sys::DedicatedWorkerGlobalScope;

/// The response to what is asked alike of either; `None` to anything else.
pub(super) fn response(request: &Request, text: &Text, opened: Opened<'_>) -> Option<Response> {
    match request {
        Request::Keep(of) => {
            let subject = Subject::of(*of, opened);
            let kept = subject.map(|subject| Kept {
                of: *of,
                name: text.subject_name(&subject),
                facts: crossing::encode(&subject),
            });
            Some(Response::Kept(kept.map(Box::new)))
        }
        Request::Unfold { number, bytes } => {
            let record = if bytes.starts_with(FILE_MAGIC) {
                read_file(bytes)
            } else {
                read_link(&String::from_utf8_lossy(bytes))
            };
            let record = record.map(Box::new);
            Some(Response::Unfolded(
                *number,
                record.map_err(|error| text.share_error(error)),
            ))
        }
        Request::Sheet(of @ SheetOf::Comparison(kept, other)) => {
            // They were written down by an engine of this page, and so by this build.
            let first: Subject = crossing::decode(&kept.facts);
            let sheet = Subject::of(*other, opened).map_or_else(
                || Sheet {
                    blocks: vec![crate::analysis::Block::Verdict {
                        outcome: Outcome::Open,
                        says: text.say("frame-missing"),
                    }],
                    markdown: String::new(),
                },
                |second| text.comparison_sheet(&first, &second),
            );
            Some(Response::Sheet(of.clone(), Box::new(sheet)))
        }
        _ => None,
    }
}

/// What is to be shared, if that is asked: its answer needs a file beside it.
pub(super) fn sharing(ask: &Ask) -> Option<&Sharing> {
    match &ask.request {
        Request::Export(Export::Share(sharing)) => Some(sharing),
        _ => None,
    }
}

/// Makes the file for another reader, and hands it over.
pub(super) fn share(
    scope: &DedicatedWorkerGlobalScope,
    ask: &Ask,
    sharing: &Sharing,
    text: &Text,
    opened: Opened<'_>,
) {
    let mut file = BlobWriter::new();
    let exported = text.sharing_file(sharing, opened, &mut |bytes| file.write(bytes));
    let file = file.finish(&exported.media_type);
    let answer = Answer {
        source: ask.source,
        edition: ask.edition,
        response: Response::Exported(exported),
    };
    post_file(scope, answer, &file);
}
