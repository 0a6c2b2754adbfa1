//! What agreement numbers tell: where an agreement was made, and when.

use std::borrow::Cow;

use crate::model::Agreement;

/// Digits of a number that is an office, a year and a serial: `2040412`.
const OFFICE_NUMBER: usize = 7;

/// How a list numbers its agreements.
pub(super) struct Numbering {
    /// Whether numbers of seven digits are an office, two digits of a year, and a
    /// serial. Where they are not, they are a plain count.
    offices: bool,
}

impl Numbering {
    /// Learns it from a list: numbers of seven digits hold a year, if in most of them
    /// it is the year, or the year before, that the agreement begins in.
    pub(super) fn of(agreements: &[Agreement]) -> Self {
        let (mut all, mut fitting) = (0_u64, 0_u64);
        for agreement in agreements.iter().filter(|it| is_office_number(&it.number)) {
            let Some(first) = agreement.first_year() else { continue };
            let Some(made) = two_digits(agreement.number.get(1..)) else { continue };
            let begins = first.rem_euclid(100).unsigned_abs();
            all += 1;
            fitting += u64::from((begins + 100 - made) % 100 <= 1);
        }
        Self { offices: fitting * 2 > all }
    }

    /// The part of an agreement number that says where it was made: its letters, or the
    /// office digit of seven digits.
    pub(super) fn series<'a>(&self, number: &'a str) -> Option<Cow<'a, str>> {
        let end = number.find(|letter: char| !letter.is_alphabetic());
        let letters = number.get(..end.unwrap_or(number.len())).unwrap_or_default();
        if !letters.is_empty() {
            let is_upper = letters.bytes().all(|letter| letter.is_ascii_uppercase());
            return Some(if is_upper {
                Cow::Borrowed(letters)
            } else {
                Cow::Owned(letters.to_uppercase())
            });
        }
        if self.offices && is_office_number(number) {
            number.get(..1).map(Cow::Borrowed)
        } else {
            None
        }
    }

    /// The year, in two digits, that an agreement number tells: `05` of `2050349` and
    /// `20` of `QZA-20/0303`.
    pub(super) fn year(&self, number: &str) -> Option<u32> {
        if is_office_number(number) {
            return if self.offices { two_digits(number.get(1..)) } else { None };
        }
        let (_, rest) = number.split_once('-')?;
        let (year, _) = rest.split_once('/')?;
        if year.len() == 2 { two_digits(Some(year)) } else { None }
    }
}

fn is_office_number(number: &str) -> bool {
    number.len() == OFFICE_NUMBER && number.chars().all(|digit| digit.is_ascii_digit())
}

fn two_digits(text: Option<&str>) -> Option<u32> {
    text?.get(..2)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Numbering;

    #[test]
    fn seven_digits_tell_an_office_and_a_year_only_where_a_list_numbers_so() {
        let offices = Numbering { offices: true };
        assert_eq!(offices.series("2050349").as_deref(), Some("2"));
        assert_eq!(offices.year("2050349"), Some(5));
        let counter = Numbering { offices: false };
        assert_eq!(counter.series("2050349"), None);
        assert_eq!(counter.year("2050349"), None);
        assert_eq!(counter.year("QZA-20/0303"), Some(20));
        assert_eq!(counter.series("KEN 2017").as_deref(), Some("KEN"));
    }
}
