//! The worker of the page.

fn main() {
    framescope::app::worker::serve();
}
