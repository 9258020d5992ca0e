//! What reads captures for the page.

fn main() {
    framescope::engine::start();
}
