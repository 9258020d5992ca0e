//! A connection that gives 64 KiB at a time and swallows what is written to it.

use crate::workload::Workload;
use framescope_benches_wasm::Pass;
use std::io::{Read, Result, Write};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

pub(super) struct Wire<'a>(&'a [u8]);

impl<'a> Wire<'a> {
    pub(super) fn new(workload: &'a Workload) -> Self {
        Self(&workload.wire)
    }

    fn take(&mut self, at_most: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(at_most.min(Pass::PIECE).min(self.0.len()));
        self.0 = rest;
        taken
    }
}

impl Read for Wire<'_> {
    fn read(&mut self, to: &mut [u8]) -> Result<usize> {
        let taken = self.take(to.len());
        to[..taken.len()].copy_from_slice(taken);
        Ok(taken.len())
    }
}

impl Write for Wire<'_> {
    fn write(&mut self, from: &[u8]) -> Result<usize> {
        Ok(from.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl AsyncRead for Wire<'_> {
    fn poll_read(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        to: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        to.put_slice(self.get_mut().take(to.remaining()));
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Wire<'_> {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, from: &[u8]) -> Poll<Result<usize>> {
        Poll::Ready(Ok(from.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }
}
