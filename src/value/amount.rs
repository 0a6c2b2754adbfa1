//! Amounts in every style that lists use, as whole øre.

use crate::model::{Amount, Cell, Currency, Unit};
use crate::text::tidy;

/// How a column writes numbers as text, as far as its clear cells tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The decimal mark, `,` or `.`; `None` if no cell tells or the cells disagree.
    pub decimal: Option<char>,
}

/// What an amount cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing: a dash, `n/a`.
    Nothing,
    /// An amount.
    Amount {
        /// In the currency's hundredth.
        amount: Amount,
        /// The currency that the cell itself names.
        currency: Option<Currency>,
        /// Whether the mark could be read in two ways (`1.234`) and nothing decides.
        doubtful: bool,
    },
    /// Something else.
    Unreadable,
}

/// Currencies and the spellings that stand before or after an amount, longest first.
const CURRENCIES: &[(&str, &str)] = &[
    ("norske kroner", "NOK"),
    ("kroner", "NOK"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("nok", "NOK"),
    ("nkr", "NOK"),
    ("kr.", "NOK"),
    ("usd", "USD"),
    ("us$", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("sek", "SEK"),
    ("dkk", "DKK"),
    ("chf", "CHF"),
    ("kr", "NOK"),
    ("€", "EUR"),
    ("$", "USD"),
    ("£", "GBP"),
];

/// Words for thousands, millions and billions after an amount, longest first.
const MAGNITUDES: &[(&str, i64)] = &[
    ("milliarder", 1_000_000_000),
    ("milliardar", 1_000_000_000),
    ("millioner", 1_000_000),
    ("millionar", 1_000_000),
    ("milliard", 1_000_000_000),
    ("millions", 1_000_000),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("tusen", 1_000),
    ("mill.", 1_000_000),
    ("mill", 1_000_000),
    ("mio.", 1_000_000),
    ("mrd.", 1_000_000_000),
    ("mio", 1_000_000),
    ("mrd", 1_000_000_000),
];

/// Endings for "and no øre": `500,-`.
const NO_ORE: &[&str] = &[",-", ".-", ",--"];

/// Texts that say that there is no amount.
const NOTHING: &[&str] =
    &["", "-", "--", "---", ".", "..", "...", "…", "n/a", "n.a.", "na"];

/// Reads an amount cell whose numbers are worth `unit`.
pub fn read(cell: &Cell, unit: Unit, style: Style) -> Reading {
    match cell {
        Cell::Number(number) => match whole(*number, unit) {
            Some(amount) => Reading::Amount { amount, currency: None, doubtful: false },
            None => read_fraction(*number, unit),
        },
        Cell::Text(text) => read_text(text, unit, style),
        Cell::Date(_) | Cell::Bool(_) | Cell::Error(_) | Cell::FormulaWithoutValue => {
            Reading::Unreadable
        }
    }
}

/// A whole number far from the limits of an amount, as nearly all are.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn whole(number: f64, unit: Unit) -> Option<Amount> {
    const FAR: f64 = 1e12;
    if number.fract() != 0.0 || number.abs() >= FAR {
        return None;
    }
    (number as i64).checked_mul(unit.factor())?.checked_mul(100).map(Amount)
}

/// A number with a fraction, by the digits that it is shown with.
fn read_fraction(number: f64, unit: Unit) -> Reading {
    match plain(&number.to_string()) {
        Some((negative, number)) => finish(negative, &number, unit.factor(), None, false),
        None => Reading::Unreadable,
    }
}

/// The style of a column: the decimal mark that its clear cells use.
pub fn style<'cell>(cells: impl IntoIterator<Item = &'cell Cell>) -> Style {
    let mut found = None;
    for cell in cells {
        let Some(text) = cell.text() else { continue };
        let Some(Parts { number: Written::Clear(_, Some(mark)), .. }) = take_apart(text)
        else {
            continue;
        };
        match found {
            None => found = Some(mark),
            Some(before) if before != mark => return Style { decimal: None },
            Some(_) => {}
        }
    }
    Style { decimal: found }
}

/// Whether a cell holds an amount, whatever its unit.
pub fn is_amount(cell: &Cell) -> bool {
    matches!(read(cell, Unit::One, Style::default()), Reading::Amount { .. })
}

fn read_text(text: &str, unit: Unit, style: Style) -> Reading {
    let Some(parts) = take_apart(text) else {
        return Reading::Unreadable;
    };
    let factor = parts.magnitude.unwrap_or(unit.factor());
    let (number, doubtful) = match parts.number {
        Written::Nothing => return Reading::Nothing,
        Written::Clear(number, _) => (number, false),
        Written::Twofold { mark, before, after } => {
            let small = factor > 1 && style.decimal == Some(mark);
            if small || parts.magnitude.is_some() {
                (Number { whole: before, fraction: after }, false)
            } else {
                // Thousands of millions are too many to be sure of.
                let sure = factor < Unit::Million.factor()
                    && style.decimal.is_some_and(|decimal| decimal != mark);
                (Number { whole: before + &after, fraction: String::new() }, !sure)
            }
        }
    };
    // In a list in thousands, `kr 250 000,-` is hardly so many thousands.
    let whole = parts.magnitude.is_none() && factor > 1 && number.whole.len() > 4;
    let doubtful = doubtful || whole && parts.says_kroner;
    finish(parts.negative, &number, factor, parts.currency, doubtful)
}

/// Digits before and after the decimal mark.
#[derive(Debug)]
struct Number {
    whole: String,
    fraction: String,
}

#[derive(Debug)]
enum Written {
    Nothing,
    /// The number, and the decimal mark that it gives away.
    Clear(Number, Option<char>),
    /// Up to three digits, a mark, and three digits.
    Twofold {
        mark: char,
        before: String,
        after: String,
    },
}

struct Parts {
    negative: bool,
    number: Written,
    currency: Option<Currency>,
    magnitude: Option<i64>,
    /// Whether it is written out in kroner: `kr 500`, `500,-`.
    says_kroner: bool,
}

/// Takes sign, currency and magnitude off the digits; nothing where they stand on several
/// lines, which are several amounts.
fn take_apart(text: &str) -> Option<Parts> {
    let has_digit = |line: &&str| line.bytes().any(|byte| byte.is_ascii_digit());
    if text.lines().filter(has_digit).nth(1).is_some() {
        return None;
    }
    let text = tidy(text).to_lowercase();
    let text: String = text
        .chars()
        .map(|character| match character {
            '−' | '–' | '—' | '‐' | '‑' | '‒' | '﹣' | '－' => '-',
            '’' | '‘' | 'ʼ' | '´' | '`' => '\'',
            other => other,
        })
        .collect();
    let mut rest = text.as_str();
    let mut negative = false;
    let mut currency = None;
    let mut magnitude = None;
    let mut says_kroner = false;
    loop {
        rest = rest.trim();
        if NOTHING.contains(&rest) {
            let bare = !negative && magnitude.is_none();
            return bare.then_some(Parts {
                negative,
                number: Written::Nothing,
                currency,
                magnitude,
                says_kroner,
            });
        }
        if let Some(shorter) = NO_ORE
            .iter()
            .find_map(|ending| rest.strip_suffix(ending))
            .filter(|rest| rest.trim_end().ends_with(|last: char| last.is_ascii_digit()))
        {
            rest = shorter;
            says_kroner = true;
        } else if let Some((shorter, code)) = strip_currency(rest) {
            if currency.is_some() {
                return None;
            }
            currency = Some(Currency::new(code));
            says_kroner |= code == "NOK";
            rest = shorter;
        } else if let Some((shorter, factor)) = strip_magnitude(rest) {
            if magnitude.is_some() {
                return None;
            }
            magnitude = Some(factor);
            rest = shorter;
        } else if let Some(inner) =
            rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
        {
            if negative {
                return None;
            }
            negative = true;
            rest = inner;
        } else if let Some(shorter) = rest.strip_prefix('-').or_else(|| {
            rest.strip_suffix('-')
                .filter(|rest| rest.ends_with(|last: char| last.is_ascii_digit()))
        }) {
            if negative {
                return None;
            }
            negative = true;
            rest = shorter;
        } else if let Some(shorter) = rest.strip_prefix('+') {
            rest = shorter;
        } else {
            break;
        }
    }
    Some(Parts { negative, number: written(rest)?, currency, magnitude, says_kroner })
}

fn strip_currency(text: &str) -> Option<(&str, &'static str)> {
    CURRENCIES.iter().find_map(|(word, code)| {
        let before = text
            .strip_prefix(word)
            .filter(|rest| !rest.starts_with(char::is_alphabetic) && !rest.is_empty());
        let after = text
            .strip_suffix(word)
            .filter(|rest| !rest.ends_with(char::is_alphabetic) && !rest.is_empty());
        before.or(after).map(|rest| (rest, *code))
    })
}

fn strip_magnitude(text: &str) -> Option<(&str, i64)> {
    MAGNITUDES.iter().find_map(|(word, factor)| {
        let rest = text.strip_suffix(word)?.trim_end();
        rest.ends_with(|last: char| last.is_ascii_digit()).then_some((rest, *factor))
    })
}

/// The digits of `text`, with what its marks must mean.
fn written(text: &str) -> Option<Written> {
    let (groups, marks) = groups(text)?;
    let is_decimal_mark = |mark: &char| matches!(mark, '.' | ',');
    let Some((last_mark, before)) = marks.split_last() else {
        let whole = groups.into_iter().next()?;
        if whole.is_empty() {
            return None;
        }
        return Some(Written::Clear(Number { whole, fraction: String::new() }, None));
    };
    let uniform =
        |marks: &[char]| marks.windows(2).all(|pair| pair.first() == pair.last());
    let (fraction, whole_groups) = groups.split_last()?;
    if is_decimal_mark(last_mark) && !before.contains(last_mark) {
        let [first, ..] = whole_groups else { return None };
        if before.is_empty() {
            // One mark only: thousands or decimals?
            let twofold = fraction.len() == 3
                && (1..=3).contains(&first.len())
                && !first.starts_with('0');
            if twofold {
                return Some(Written::Twofold {
                    mark: *last_mark,
                    before: first.clone(),
                    after: fraction.clone(),
                });
            }
        } else if !uniform(before) || !are_thousands(whole_groups) {
            return None;
        }
        if fraction.is_empty()
            || (first.is_empty() && before.is_empty() && fraction.is_empty())
        {
            return None;
        }
        let number = Number { whole: whole_groups.concat(), fraction: fraction.clone() };
        return Some(Written::Clear(number, Some(*last_mark)));
    }
    if !uniform(&marks) || !are_thousands(&groups) {
        return None;
    }
    let decimal = match last_mark {
        '.' => Some(','),
        ',' => Some('.'),
        _ => None,
    };
    let number = Number { whole: groups.concat(), fraction: String::new() };
    Some(Written::Clear(number, decimal))
}

/// Runs of digits and the marks between them; blanks beside a mark do not count.
fn groups(text: &str) -> Option<(Vec<String>, Vec<char>)> {
    let mut groups = vec![String::new()];
    let mut marks: Vec<char> = Vec::new();
    for character in text.chars() {
        match character {
            '0'..='9' => groups.last_mut()?.push(character),
            ' ' | '\'' | '.' | ',' => {
                let fresh = groups.last()?.is_empty();
                match (fresh, marks.last().copied(), character) {
                    // A blank after a mark, or a mark after a blank.
                    (true, Some('.' | ','), ' ') => {}
                    (true, Some(' '), '.' | ',') => {
                        marks.pop();
                        marks.push(character);
                    }
                    (true, Some(_), _) | (true, None, ' ' | '\'') => return None,
                    (_, _, mark) => {
                        marks.push(mark);
                        groups.push(String::new());
                    }
                }
            }
            _ => return None,
        }
    }
    let inner_blank = groups.iter().skip(1).any(String::is_empty);
    (!inner_blank).then_some((groups, marks))
}

fn are_thousands(groups: &[String]) -> bool {
    match groups {
        [first, rest @ ..] => {
            (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3)
        }
        [] => false,
    }
}

/// A number as the machine writes it: `-1234.5`.
fn plain(text: &str) -> Option<(bool, Number)> {
    let (negative, digits) =
        text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && all_digits(whole) && all_digits(fraction)).then(|| {
        (negative, Number { whole: whole.to_owned(), fraction: fraction.to_owned() })
    })
}

fn finish(
    negative: bool,
    number: &Number,
    factor: i64,
    currency: Option<Currency>,
    doubtful: bool,
) -> Reading {
    match in_ore(number, factor) {
        Some(ore) => Reading::Amount {
            amount: Amount(if negative { -ore } else { ore }),
            currency,
            doubtful,
        },
        None => Reading::Unreadable,
    }
}

/// Whole øre, a half rounded away from zero; `None` beyond what an amount holds.
fn in_ore(number: &Number, factor: i64) -> Option<i64> {
    // Digits beyond the twentieth decimal are a binary fraction's noise.
    let fraction: String = number.fraction.chars().take(20).collect();
    let whole = number.whole.trim_start_matches('0');
    if whole.len() > 18 {
        return None;
    }
    let mut digits: i128 = 0;
    for digit in whole.bytes().chain(fraction.bytes()).take(30) {
        digits = digits * 10 + i128::from(digit - b'0');
    }
    let kept = u32::try_from(fraction.len().min(30 - whole.len())).ok()?;
    let scale = 10_i128.pow(kept);
    let ore = digits.checked_mul(i128::from(factor))?;
    let (kroner, rest) = (ore / scale, ore % scale);
    let ore =
        kroner.checked_mul(100)? + (rest.checked_mul(100)? * 2 + scale) / (2 * scale);
    i64::try_from(ore).ok()
}
