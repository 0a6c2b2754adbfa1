//! Years and periods in every style that lists use.

use crate::model::{Cell, Period, Set};
use crate::text::{fold, tidy};

/// The years that a cell states, with whether it states a single one.
pub fn read(cell: &Cell) -> Option<Period> {
    match cell {
        Cell::Number(number) => year_of_number(*number).map(Period::year),
        Cell::Date(date) => Some(Period::year(date.year)),
        Cell::Text(text) => read_text(text),
        Cell::Bool(_) | Cell::Error(_) | Cell::FormulaWithoutValue => None,
    }
}

/// The year, if the cell states a single one.
pub fn read_year(cell: &Cell) -> Option<i32> {
    let period = read(cell)?;
    (period.last == Some(period.first)).then_some(period.first)
}

/// The years in `2005-2007`, `2005/2006`, `2002, 2006-2008`, `2007-`, `31/12/2010` and
/// the like; `None` if anything else stands in the text.
pub fn read_text(text: &str) -> Option<Period> {
    if cannot_be(text) { None } else { period_of(&items(&tokens(text))?) }
}

/// Whether it is clear at a glance that a text is no period: it has no digit, or, being
/// plain, as many together as no year, month or day has.
fn cannot_be(text: &str) -> bool {
    let is_plain =
        text.is_ascii() && !text.bytes().any(|byte| matches!(byte, b'_' | b':'));
    let mut digits = false;
    let mut run = 0_usize;
    for byte in text.bytes().chain([b' ']) {
        if byte.is_ascii_digit() {
            digits = true;
            run += 1;
        } else {
            if is_plain && (run == 3 || run > 4) {
                return true;
            }
            run = 0;
        }
    }
    !digits
}

/// A year that stands alone as a word: four digits, 1900 to 2100.
pub fn year_of(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok()?;
    (word.len() == 4 && (1_900..=2_100).contains(&year)).then_some(year)
}

/// A text without the years in it: `Uganda 2005` without `2005`.
pub fn without_year(text: &str) -> String {
    let kept = text.split_whitespace().filter(|word| {
        let inside = word.trim_matches(|one: char| !one.is_alphanumeric());
        year_of(inside).is_none()
    });
    let kept: Vec<&str> = kept.collect();
    kept.join(" ").trim_matches([' ', ',', '-', '–', ':', '(', ')']).to_owned()
}

/// Words of a part of a year, and of what came before it, folded.
const PARTS_OF_YEARS: &[&str] = &[
    "kvartal",
    "kv",
    "quarter",
    "q1",
    "q2",
    "q3",
    "q4",
    "tertial",
    "t1",
    "t2",
    "t3",
    "halvar",
    "half",
    "hittil",
    "tidligere",
    "tidlegare",
    "before",
    "after",
];

/// Whether a header names a year or a part of one: `t.o.m. 2004`, `2. kvartal`.
pub fn names_time(header: &str) -> bool {
    let folded = fold(header);
    folded
        .split(' ')
        .any(|word| year_of(word).is_some() || PARTS_OF_YEARS.contains(&word))
}

/// The only year that a text such as a title names; a date is none.
pub fn single_year(text: &str) -> Option<i32> {
    let mut years: Set<i32> = Set::default();
    for word in text.split(|character: char| {
        !(character.is_alphanumeric() || matches!(character, '.' | '/'))
    }) {
        let word = word.trim_matches(['.', '/']);
        for part in word.split(['.', '/']) {
            let is_part_of_date = part.len() < word.len();
            if let Some(year) = year_of(part) {
                if is_part_of_date {
                    return None;
                }
                years.insert(year);
            }
        }
    }
    if years.len() == 1 { years.first().copied() } else { None }
}

#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn year_of_number(number: f64) -> Option<i32> {
    ((1_000.0..10_000.0).contains(&number) && number.fract() == 0.0)
        .then_some(number as i32)
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Digits(String),
    Word(String),
    Sign(char),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Year(i32),
    Range,
    Also,
    Since,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut joined = false;
    for character in tidy(text).chars() {
        let last = if joined { tokens.last_mut() } else { None };
        joined = true;
        match (last, character) {
            (_, ' ') => joined = false,
            (Some(Token::Digits(digits)), '0'..='9') => digits.push(character),
            (_, '0'..='9') => tokens.push(Token::Digits(character.into())),
            (Some(Token::Word(word)), letter) if letter.is_alphabetic() => {
                word.extend(letter.to_lowercase());
            }
            (_, letter) if letter.is_alphabetic() => {
                tokens.push(Token::Word(letter.to_lowercase().collect()));
            }
            (_, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '―' | '→') => {
                tokens.push(Token::Sign('-'));
            }
            (_, sign) => tokens.push(Token::Sign(sign)),
        }
    }
    tokens
}

fn items(tokens: &[Token]) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        let (item, next) = if let Some((year, next)) = date(rest) {
            (Some(Item::Year(year)), next)
        } else {
            match first {
                Token::Digits(digits) => (Some(Item::Year(year(digits, &items)?)), after),
                Token::Sign('-' | '/') => (Some(Item::Range), after),
                Token::Sign(',' | ';' | '&' | '+') => (Some(Item::Also), after),
                Token::Sign('.' | '(' | ')' | '*') => (None, after),
                Token::Sign(_) => return None,
                Token::Word(word) if is_idle(word) => (None, after),
                Token::Word(word) => (Some(word_item(word)?), after),
            }
        };
        match (item, items.last()) {
            // Two dashes, or `t.o.m.` after a dash, are one range.
            (Some(Item::Range), Some(Item::Range)) | (None, _) => {}
            (Some(item), _) => items.push(item),
        }
        rest = next;
    }
    Some(items)
}

/// The meaning of a word.
fn word_item(word: &str) -> Option<Item> {
    match word {
        "til" | "to" | "through" | "until" | "t" | "o" | "m" | "tom" => Some(Item::Range),
        "og" | "and" => Some(Item::Also),
        "fra" | "frå" | "from" | "siden" | "sidan" | "since" => Some(Item::Since),
        _ => None,
    }
}

/// Whether a word says nothing beside the years: `år`, the name of a month.
fn is_idle(word: &str) -> bool {
    matches!(word, "år" | "year" | "years" | "årene" | "åra")
        || MONTHS.iter().any(|month| word.starts_with(month))
}

/// How the months begin, in Norwegian and English.
const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "mai", "may", "jun", "jul", "aug", "sep", "okt", "oct",
    "nov", "des", "dec",
];

/// A year by its digits; two digits continue the year before a range.
fn year(digits: &str, before: &[Item]) -> Option<i32> {
    let value: i32 = digits.parse().ok()?;
    match (digits.len(), before) {
        (4, _) => Some(value),
        (2, [.., Item::Year(first), Item::Range]) => Some(first / 100 * 100 + value),
        _ => None,
    }
}

/// A date at the start of the tokens: its year and what follows.
fn date(tokens: &[Token]) -> Option<(i32, &[Token])> {
    match tokens {
        // 2007-03-19
        [
            Token::Digits(year),
            Token::Sign('-'),
            Token::Digits(month),
            Token::Sign('-'),
            Token::Digits(day),
            rest @ ..,
        ] if year.len() == 4 && is_day(day) && is_month(month) => {
            Some((year.parse().ok()?, time(rest)))
        }
        // 31.12.2010, 31/12/2010, 31-12-2010
        [
            Token::Digits(day),
            Token::Sign(one @ ('.' | '/' | '-')),
            Token::Digits(month),
            Token::Sign(two),
            Token::Digits(year),
            rest @ ..,
        ] if one == two
            && is_day(day)
            && is_day(month)
            && (is_month(day) || is_month(month)) =>
        {
            let value: i32 = year.parse().ok()?;
            match year.len() {
                4 => Some((value, time(rest))),
                2 => Some((if value < 70 { 2_000 + value } else { 1_900 + value }, rest)),
                _ => None,
            }
        }
        // 12/2010, 12.2010
        [
            Token::Digits(month),
            Token::Sign('.' | '/'),
            Token::Digits(year),
            rest @ ..,
        ] if is_month(month) && year.len() == 4 => Some((year.parse().ok()?, rest)),
        // 1. januar 2007
        [
            Token::Digits(day),
            Token::Sign('.'),
            Token::Word(month),
            Token::Digits(year),
            rest @ ..,
        ]
        | [Token::Digits(day), Token::Word(month), Token::Digits(year), rest @ ..]
            if is_day(day)
                && year.len() == 4
                && MONTHS.iter().any(|name| month.starts_with(name)) =>
        {
            Some((year.parse().ok()?, rest))
        }
        _ => None,
    }
}

/// What follows a time of day, which some exports put behind each date.
fn time(tokens: &[Token]) -> &[Token] {
    match tokens {
        [
            Token::Digits(_),
            Token::Sign(':'),
            Token::Digits(_),
            Token::Sign(':'),
            Token::Digits(_),
            rest @ ..,
        ]
        | [Token::Digits(_), Token::Sign(':'), Token::Digits(_), rest @ ..] => rest,
        other => other,
    }
}

fn is_day(digits: &str) -> bool {
    digits.len() <= 2 && digits.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

fn is_month(digits: &str) -> bool {
    digits.len() <= 2 && digits.parse().is_ok_and(|month: u8| (1..=12).contains(&month))
}

fn period_of(items: &[Item]) -> Option<Period> {
    let mut first: Option<i32> = None;
    let mut last: Option<i32> = None;
    let mut open = false;
    let mut before: Option<Item> = None;
    for item in items {
        match (before, item) {
            (None | Some(Item::Also | Item::Since), Item::Year(year)) => {
                first = Some(first.map_or(*year, |first| first.min(*year)));
                last = Some(last.map_or(*year, |last| last.max(*year)));
                open |= before == Some(Item::Since);
            }
            (Some(Item::Range), Item::Year(year)) => {
                // A range that runs backwards is a misspelling.
                if last.is_none_or(|last| *year < last) {
                    return None;
                }
                last = Some(*year);
                open = false;
            }
            (Some(Item::Year(_)), Item::Range | Item::Also) | (None, Item::Since) => {}
            _ => return None,
        }
        before = Some(*item);
    }
    match before? {
        Item::Range => open = true,
        Item::Also | Item::Since => return None,
        Item::Year(_) => {}
    }
    Some(Period { first: first?, last: if open { None } else { last } })
}
