//! How well a text is seen on its fill, after WCAG 2.1.

/// What text must have on its fill.
pub(super) const TEXT_MIN: f64 = 4.5;
/// What the parts of a chart must have beside what they stand on.
pub(super) const SHAPE_MIN: f64 = 3.0;

/// The contrast of two colours, from 1 for the same to 21 for black on white.
pub(super) fn ratio(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(color: u32) -> f64 {
    let part = |shift: u32| {
        let part = f64::from((color >> shift) & 0xFF) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { power_2_4((part + 0.055) / 1.055) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

/// `base` to the power of 2.4, for a base between 0 and 1, in additions and
/// multiplications only, which every platform rounds alike.
fn power_2_4(base: f64) -> f64 {
    // To the power of 12/5: the fifth root, by Newton's method, of the twelfth power.
    let square = base * base;
    let fourth = square * square;
    let twelfth = fourth * fourth * fourth;
    let mut root = 1.0;
    for _ in 0..80 {
        let fourth = root * root * root * root;
        root = (4.0 * root + twelfth / fourth) / 5.0;
    }
    root
}
