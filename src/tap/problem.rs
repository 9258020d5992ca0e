//! Why there is no tap, or no longer a file.

use std::io;
use std::net::SocketAddr;
use thiserror::Error;

/// Why a tap cannot begin, or ended badly.
#[derive(Debug, Error)]
pub enum Problem {
    /// It cannot listen there.
    #[error("{0}: {1}")]
    Listen(SocketAddr, #[source] io::Error),
    /// Where it listens is not known.
    #[error("{0}")]
    Address(#[source] io::Error),
    /// No thread for the file.
    #[error("{0}")]
    Thread(#[source] io::Error),
    /// TLS cannot begin: no roots, or a name that no certificate could have.
    #[error("{0}")]
    Tls(String),
    /// The file could not be written; it holds whole blocks up to there.
    #[error("{0}")]
    File(#[source] io::Error),
}
