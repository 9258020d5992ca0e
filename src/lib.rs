//! Framescope reads WebSocket bytes (RFC 6455) and names every bit of them.
//!
//! It takes what people have, a hex dump, a copy from Wireshark, an array from source code, finds the frames in it, unmasks them, puts
//! messages together, and says which rule is broken where. Nothing in it fails on broken input: that is data with findings.
//!
//! ```
//! use framescope::capture::hexdump;
//! use framescope::protocol::{Batch, Compression, Decoder, Rule, Sender};
//!
//! let reading = hexdump::read("81 85 37 fa 21 3d 7f 9f 4d 51 58  83 00", None);
//! let mut decoder = Decoder::new(Sender::FromMasking, Compression::Unknown);
//! let mut batch = Batch::default();
//! decoder.feed(&reading.bytes, &mut batch);
//! decoder.finish(&mut batch);
//! assert_eq!(batch.payload, b"Hello");
//! assert_eq!(batch.findings[0].rule, Rule::ReservedOpcode);
//! ```
//!
//! # From bytes to views
//!
//! 1. [`capture::hexdump::read`] reads a text: its bytes, the packets that it keeps apart, and where in the text each byte stands.
//! 2. [`capture::packet`] takes link, IP and TCP headers off, where packets were pasted.
//! 3. [`protocol::Decoder`] reads one direction: frames, unmasked payloads, findings.
//! 4. [`analysis::Conversation`] is all of a source: both directions in the order of time, messages, edits.
//! 5. [`analysis::Session`] answers questions about one, in plain data: rows, details, bytes, what a filter leaves.
//!
//! # Modules
//!
//! Imports point one way: `bytes ← capture, protocol ← analysis ← text ← app, cli`, and `analysis ← engine`.
//!
//! - [`bytes`]: spans, and the only door to bytes.
//! - [`capture`]: where bytes come from; knows nothing of WebSocket.
//! - [`protocol`]: what bytes mean; knows nothing of captures.
//! - [`analysis`]: what is shown; joins the two.
//! - `text`: every word that people read (feature `text`).
//! - [`lessons`]: exercises that the codec judges, and the catalogue of small captures.
//! - `app`: the page (feature `web`).
//! - `engine`: what reads captures for the page (feature `engine`).
//! - `server`: the server's side of a connection, and an echo server (feature `cli`).
//! - `tap`: a relay that records what it passes on (feature `cli`).
//! - `cli`: the command line (feature `cli`).

#[cfg(all(test, target_arch = "wasm32"))]
#[macro_use]
extern crate test_in_wasm;

pub mod analysis;
#[cfg(feature = "web")]
pub mod app;
pub mod bytes;
pub mod capture;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(any(feature = "web", feature = "engine"))]
mod crossing;
#[cfg(feature = "engine")]
pub mod engine;
pub mod lessons;
mod order;
pub mod protocol;
#[cfg(feature = "cli")]
pub mod server;
pub mod source;
#[cfg(feature = "cli")]
pub mod tap;
#[cfg(feature = "text")]
pub mod text;
