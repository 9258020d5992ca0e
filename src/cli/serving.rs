//! What commands have in common that serve until they are asked to end.

use std::future::poll_fn;
use std::task::{Context, Poll};

/// The exit code of a process that is ended at once.
const INTERRUPTED: i32 = 130;

/// Lets as many files be open as the system allows: each connection is one, or two. A system that gives no more gives what it gives.
pub(super) fn have_many_files_open() {
    let _ = rlimit::increase_nofile_limit(u64::MAX);
}

/// Done when the process is asked to end, from now on; asked again it ends at once. To be called in a runtime.
pub(super) fn stop() -> impl Future<Output = ()> + Send + 'static {
    let mut signals = Signals::new();
    async {
        poll_fn(|context| signals.poll(context)).await;
        tokio::spawn(async move {
            poll_fn(|context| signals.poll(context)).await;
            std::process::exit(INTERRUPTED);
        });
    }
}

/// Ctrl-C, and the signal that asks a process to end. Where they cannot be told, only the end of the process ends it.
#[cfg(unix)]
struct Signals([Option<tokio::signal::unix::Signal>; 2]);

#[cfg(unix)]
impl Signals {
    fn new() -> Self {
        use tokio::signal::unix::{SignalKind, signal};
        let kinds = [SignalKind::interrupt(), SignalKind::terminate()];
        Self(kinds.map(|kind| signal(kind).ok()))
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let Self(signals) = self;
        let mut came = Poll::Pending;
        for signal in signals.iter_mut().flatten() {
            if signal.poll_recv(context).is_ready() {
                came = Poll::Ready(());
            }
        }
        came
    }
}

/// Ctrl-C. Where it cannot be told, only the end of the process ends it.
#[cfg(not(unix))]
struct Signals(Option<tokio::signal::windows::CtrlC>);

#[cfg(not(unix))]
impl Signals {
    fn new() -> Self {
        Self(tokio::signal::windows::ctrl_c().ok())
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        match &mut self.0 {
            Some(signal) => signal.poll_recv(context).map(drop),
            None => Poll::Pending,
        }
    }
}
