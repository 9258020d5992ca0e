//! What the fuzz targets share.

/// Cuts an input in two, at a place that its last bytes choose: what a file begins with says what it is.
pub fn in_two(data: &[u8]) -> [&[u8]; 2] {
    let chosen = match data {
        [.., high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0,
    };
    let at = data.len() * usize::from(chosen) / (usize::from(u16::MAX) + 1);
    let (before, after) = data.split_at(at);
    [before, after]
}
