//! Framescope on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    framescope::cli::run()
}
