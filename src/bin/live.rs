//! The panel of the Live place.

fn main() {
    framescope::app::live::start();
}
