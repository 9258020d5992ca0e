//! The Learn place.

fn main() {
    framescope::app::learn::start();
}
