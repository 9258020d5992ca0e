//! The page, and its worker.

fn main() {
    framescope::app::start();
}
