//! Logarithms in whole tenths of a bit, equal on every platform.

/// Ten times the logarithm to base two of `whole / part`, rounded down; 0 where the
/// part is not smaller than the whole.
///
/// The logarithms of the standard library differ in the last digit between platforms,
/// which would let a pair stand above the threshold on one and below on another.
pub(super) fn tenth_bits(whole: u64, part: u64) -> i32 {
    let part = part.max(1);
    if whole <= part {
        return 0;
    }
    // The quotient with 32 binary places; the whole bits are its length.
    let mut quotient = (u128::from(whole) << 32) / u128::from(part);
    let mut bits = 0;
    while quotient >= 2 << 32 {
        quotient >>= 1;
        bits += 1;
    }
    // Each squaring of a number from 1 to 2 gives one more binary place.
    let mut fraction = 0;
    for _ in 0..10 {
        quotient = (quotient * quotient) >> 32;
        fraction <<= 1;
        if quotient >= 2 << 32 {
            quotient >>= 1;
            fraction |= 1;
        }
    }
    bits * 10 + ((fraction * 10) >> 10)
}

/// The points at `at` on a line through steps of rising position.
pub(super) fn on_ladder(ladder: &[[i32; 2]], at: i32) -> i32 {
    let above = ladder.partition_point(|step| step[0] <= at);
    let lower = above.checked_sub(1).and_then(|below| ladder.get(below));
    match (lower, ladder.get(above)) {
        (Some([from, low]), Some([to, high])) => {
            low + (high - low) * (at - from) / (to - from)
        }
        (Some([_, points]), None) | (None, Some([_, points])) => *points,
        (None, None) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{on_ladder, tenth_bits};

    #[test]
    fn a_doubling_is_ten_points() {
        assert_eq!(tenth_bits(8, 1), 30);
        assert_eq!(tenth_bits(3, 2), 5);
        assert_eq!(tenth_bits(2, 5), 0);
        assert_eq!(tenth_bits(u64::MAX, 1), 639);
    }

    #[test]
    fn points_lie_on_a_line_between_two_steps() {
        let ladder = [[0, -10], [100, 10]];
        assert_eq!(on_ladder(&ladder, 50), 0);
        assert_eq!(on_ladder(&ladder, 100), 10);
        assert_eq!(on_ladder(&ladder, 1000), 10);
        assert_eq!(on_ladder(&[], 5), 0);
    }
}
