//! Writes the recording to its file.

use super::tape::Tape;
use super::teller::Teller;
use super::{Event, Problem};
use std::fs::File;
use std::io::{self, Write};
use std::sync::Arc;
use std::thread;
use tokio::sync::oneshot;

/// A thread that writes what is recorded, so that a slow disk holds up no connection.
#[derive(Debug)]
pub(super) struct Writer {
    done: oneshot::Receiver<io::Result<u64>>,
}

impl Writer {
    pub(super) fn start(file: File, tape: Arc<Tape>, teller: Teller) -> io::Result<Self> {
        let (tell, done) = oneshot::channel();
        tape.begin_file();
        let write = move || {
            let written = write(file, &tape);
            if let Err(error) = &written {
                tape.lose_file();
                teller.tell(Event::FileBroken {
                    why: error.to_string(),
                });
            }
            // Who asked may be gone.
            let _ = tell.send(written);
        };
        thread::Builder::new()
            .name("recording".to_owned())
            .spawn(write)?;
        Ok(Self { done })
    }

    /// Waits until all is written: how many bytes.
    pub(super) async fn finish(self) -> Result<u64, Problem> {
        match self.done.await {
            Ok(written) => written.map_err(Problem::File),
            Err(_) => Err(Problem::File(io::ErrorKind::BrokenPipe.into())),
        }
    }
}

/// Writes until nothing more comes. What cannot be written whole is taken out again: the file ends behind a block.
fn write(mut file: File, tape: &Tape) -> io::Result<u64> {
    let mut len = 0;
    let mut blocks = Vec::new();
    while tape.take_for_file(&mut blocks) {
        if let Err(error) = file.write_all(&blocks) {
            // If that fails too, the file ends within a block, as a reader will say.
            let _ = file.set_len(len);
            return Err(error);
        }
        len += blocks.len() as u64;
    }
    file.flush()?;
    Ok(len)
}
