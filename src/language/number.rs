//! Numbers in words' company: grouped digits, rounding half away from zero.

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;

/// Digits in groups of three, with `separator` between them.
pub(super) fn grouped(number: i64, separator: char) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::new();
    if number < 0 {
        grouped.push('−');
    }
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// `number / divisor`, rounded half away from zero.
pub(super) fn rounded(number: i128, divisor: i128) -> i64 {
    let half = divisor / 2 * number.signum();
    i64::try_from((number + half) / divisor).unwrap_or(i64::MAX)
}

/// A share in thousandths, rounded half away from zero.
#[expect(clippy::cast_possible_truncation, reason = "shares are small numbers")]
pub(super) fn permille(share: f64) -> i64 {
    (share * 1000.0).round() as i64
}

/// Writes a Fluent number the Norwegian way.
pub(super) fn format_norwegian<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    format(value, '\u{a0}')
}

/// Writes a Fluent number the English way.
pub(super) fn format_english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    format(value, ',')
}

fn format(value: &FluentValue<'_>, separator: char) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) => {
            // All numbers of ours are counts; only these reach Fluent as numbers.
            #[expect(clippy::cast_possible_truncation, reason = "a count made of an i64")]
            let count = *value as i64;
            Some(grouped(count, separator))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{grouped, permille, rounded};

    #[test]
    fn digits_stand_in_groups_of_three() {
        assert_eq!(grouped(0, ' '), "0");
        assert_eq!(grouped(999, ' '), "999");
        assert_eq!(grouped(1_000, ' '), "1 000");
        assert_eq!(grouped(-252_000_000, ' '), "−252 000 000");
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(rounded(150, 100), 2);
        assert_eq!(rounded(-150, 100), -2);
        assert_eq!(rounded(149, 100), 1);
        assert_eq!(permille(0.5157), 516);
    }
}
