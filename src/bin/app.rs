//! The page.

fn main() {
    framescope::app::start();
}
