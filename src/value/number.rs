//! Agreement numbers: their normal form, several in a cell, and those named in texts.

use crate::model::Cell;
use crate::text::tidy;

/// A serial number behind a blank has so many digits at the most; more are another number.
const SERIAL_MAX: usize = 3;

/// Agreement numbers in the cell of a number column, in their normal form; none if the
/// cell holds something else.
///
/// ```
/// use portefolje::value::number::in_text;
/// assert_eq!(in_text("glo 0603"), ["GLO-0603"]);
/// assert_eq!(in_text("2040012, 2050349"), ["2040012", "2050349"]);
/// assert!(in_text("not yet decided").is_empty());
/// ```
pub fn in_text(text: &str) -> Vec<String> {
    // Most are plain, and nothing needs to be taken off.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/');
    if text.bytes().all(is_plain)
        && let Some(number) = one(text)
    {
        return vec![number];
    }
    if let Some(numbers) = on_lines(text) {
        return numbers;
    }
    let text = dashes(&tidy(text));
    let text = without_brackets(&text);
    if let Some(number) = one(&text) {
        return vec![number];
    }
    if let Some(number) = spaced(&text) {
        return vec![number];
    }
    let words = text.replace(" og ", ",").replace(" and ", ",");
    for marks in
        [&[',', ';', '&', '+', '|'][..], &['/', ',', ';'][..], &[' ', ',', ';'][..]]
    {
        let parts: Vec<&str> = words
            .split(|character| marks.contains(&character))
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        // The years of a period are no numbers.
        let years = marks.contains(&'/') && parts.iter().all(|part| part.len() <= 4);
        let numbers: Vec<String> =
            parts.iter().filter(|_| !years).filter_map(|part| one(part)).collect();
        if numbers.len() == parts.len() && numbers.len() > 1 {
            return each_once(numbers);
        }
    }
    Vec::new()
}

/// A number written with blanks, such as `B-07 013`: what follows is too short to be one of
/// its own.
fn spaced(text: &str) -> Option<String> {
    let (first, rest) = text.split_once(' ')?;
    let is_serial = |part: &str| {
        (1..=SERIAL_MAX).contains(&part.len())
            && part.bytes().all(|it| it.is_ascii_digit())
    };
    let begins = first.starts_with(|one: char| one.is_ascii_alphabetic())
        && first.bytes().any(|one| one.is_ascii_digit());
    (begins && rest.split(' ').all(is_serial)).then(|| one(&text.replace(' ', "-")))?
}

/// The numbers of a text that has one on each of several lines.
fn on_lines(text: &str) -> Option<Vec<String>> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (first, second) = (lines.next()?, lines.next()?);
    let of_line = |line: &str| one(&without_brackets(&dashes(&tidy(line))));
    let lines = [first, second].into_iter().chain(lines);
    lines.map(of_line).collect::<Option<Vec<String>>>().map(each_once)
}

fn each_once(numbers: Vec<String>) -> Vec<String> {
    let mut unique: Vec<String> = Vec::with_capacity(numbers.len());
    for number in numbers {
        if !unique.contains(&number) {
            unique.push(number);
        }
    }
    unique
}

/// Agreement numbers in a cell; digits are often a number in Excel (`2040412.0`).
pub fn in_cell(cell: &Cell) -> Vec<String> {
    match cell {
        Cell::Number(number) if number.fract() == 0.0 && *number >= 100.0 => {
            one(&number.to_string()).into_iter().collect()
        }
        Cell::Text(text) => in_text(text),
        Cell::Number(_)
        | Cell::Date(_)
        | Cell::Bool(_)
        | Cell::Error(_)
        | Cell::FormulaWithoutValue => Vec::new(),
    }
}

/// Whether a cell looks like an agreement number even if no header says so: letters and
/// digits (`GLO-0603`, `QZA-20/0303`), or seven digits with a plausible year in them.
pub fn looks_like_number(cell: &Cell) -> bool {
    let numbers = in_cell(cell);
    let is_one = |number: &String| {
        let letters = number.starts_with(|first: char| first.is_ascii_uppercase());
        let digits =
            number.len() == 7 && number.bytes().all(|byte| byte.is_ascii_digit());
        letters || digits
    };
    !numbers.is_empty() && numbers.iter().all(is_one)
}

/// The frame agreement of a sub-unit: `QZA-20/0303` of `QZA-20/0303-1`.
///
/// ```
/// use portefolje::value::number::parent;
/// assert_eq!(parent("QZA-20/0303-1").as_deref(), Some("QZA-20/0303"));
/// assert_eq!(parent("QZA-20/0303"), None);
/// assert_eq!(parent("GLO-0603"), None);
/// ```
pub fn parent(number: &str) -> Option<String> {
    let (year_part, serial) = number.split_once('/')?;
    let (frame, sub) = serial.split_once('-')?;
    let shape = year_part.contains('-') && !frame.is_empty() && !sub.is_empty();
    shape.then(|| format!("{year_part}/{frame}"))
}

/// Wordings that say that the same undertaking has another number.
const SAME_PROJECT: &[&str] = &[
    "samme prosjekt som",
    "same prosjekt som",
    "same project as",
    "fortsettelse av",
    "fortsetjing av",
    "framhald av",
    "fortsetter fra",
    "forts. av",
    "forts. fra",
    "forts av",
    "videreføring av",
    "vidareføring av",
    "viderefører",
    "continuation of",
    "continues",
    "cont. of",
];

/// Words that may stand between such a wording and the number.
const BETWEEN: &[&str] = &[
    "avtale",
    "avtalen",
    "avtalene",
    "avtaler",
    "prosjekt",
    "prosjektet",
    "agreement",
    "agreements",
    "project",
    "no",
    "no.",
    "nr",
    "nr.",
    "og",
    "and",
    "number",
];

/// Agreement numbers that a title or remark names as the same undertaking.
///
/// ```
/// use portefolje::value::number::references;
/// assert_eq!(references("Fase 2 (forts. av avtale 3050212)"), ["3050212"]);
/// assert!(references("See also 3050212").is_empty());
/// ```
pub fn references(text: &str) -> Vec<String> {
    // Most texts name no number at all, or have nothing that a wording begins with.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) || !may_say_same(text) {
        return Vec::new();
    }
    let text = dashes(&tidy(text)).to_lowercase();
    let mut found: Vec<String> = Vec::new();
    for wording in SAME_PROJECT {
        for after in text.split(wording).skip(1) {
            for number in leading_numbers(after) {
                if !found.contains(&number) {
                    found.push(number);
                }
            }
        }
    }
    found.sort_unstable();
    found
}

/// Whether a text may hold one of [`SAME_PROJECT`]: it is unusual, or has the first
/// letters of one.
fn may_say_same(text: &str) -> bool {
    let is_usual = |one: char| {
        one.is_ascii() || matches!(one, 'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' | '–')
    };
    let begins = |three: &[u8]| {
        let lower = |at: usize| three.get(at).map(u8::to_ascii_lowercase);
        matches!(
            (lower(0), lower(1), lower(2)),
            (Some(b's'), Some(b'a'), Some(b'm'))
                | (Some(b'f'), Some(b'o'), Some(b'r'))
                | (Some(b'f'), Some(b'r'), Some(b'a'))
                | (Some(b'v'), Some(b'i'), Some(b'd'))
                | (Some(b'c'), Some(b'o'), Some(b'n'))
        )
    };
    text.contains('_')
        || text.as_bytes().windows(3).any(begins)
        || !text.chars().all(is_usual)
}

/// The numbers that a text begins with.
fn leading_numbers(text: &str) -> Vec<String> {
    let words: Vec<&str> = text
        .split([' ', ',', ';', '(', ')', ':'])
        .filter(|word| !word.is_empty())
        .filter(|word| !BETWEEN.contains(word))
        .collect();
    let mut numbers = Vec::new();
    let mut rest = words.as_slice();
    while let [first, after @ ..] = rest {
        let trimmed = |word: &str| word.trim_end_matches('.').to_owned();
        let pair = after.first().and_then(|second| {
            let letters = (2..=4).contains(&first.len())
                && first.bytes().all(|byte| byte.is_ascii_lowercase());
            if letters { one(&format!("{first} {}", trimmed(second))) } else { None }
        });
        if let Some(number) = pair {
            numbers.push(number);
            rest = after.get(1..).unwrap_or_default();
        } else if let Some(number) =
            one(&trimmed(first)).filter(|number| number.len() >= 5)
        {
            numbers.push(number);
            rest = after;
        } else {
            break;
        }
    }
    numbers
}

/// Whether a text is four digits, a slash and four digits: in a column of numbers that
/// is a year with a serial number, even where that could be a year.
fn is_year_and_serial(text: &str) -> bool {
    text.split_once('/').is_some_and(|(year, serial)| {
        [year, serial]
            .iter()
            .all(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// Years that a period has at the most.
const PERIOD_YEARS_MAX: i32 = 30;

/// Whether a text is two years with a dash between: `2004-2005`.
fn are_two_years(text: &str) -> bool {
    text.split_once('-').is_some_and(|(one, two)| {
        let years = [one, two].map(crate::value::period::year_of);
        matches!(years, [Some(one), Some(two)] if one <= two)
    })
}

/// Whether a slash parts two whole numbers.
fn are_two_numbers(text: &str) -> bool {
    text.split_once('/').is_some_and(|(one, two)| {
        [one, two]
            .iter()
            .all(|part| part.len() >= 5 && part.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

fn dashes(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
            other => other,
        })
        .collect()
}

/// The text without what stands in brackets, without stars and a leading `nr.`.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '*' => {}
            other if depth == 0 => kept.push(other),
            _ => {}
        }
    }
    let kept = kept.trim();
    let lower = kept.to_lowercase();
    let prefix = ["avtale nr.", "avtale nr", "nr.", "nr ", "no."]
        .into_iter()
        .find(|prefix| lower.starts_with(prefix));
    match prefix {
        Some(prefix) => kept
            .chars()
            .skip(prefix.chars().count())
            .collect::<String>()
            .trim()
            .to_owned(),
        None => kept.to_owned(),
    }
}

/// A single number in its normal form: upper case, letters and digits joined by `-`.
fn one(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['.', ',', ';', ':']).to_uppercase();
    let text = text.strip_suffix(".0").unwrap_or(&text);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if !(3..=24).contains(&text.len()) || digits < 2 {
        return None;
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-/. _".contains(&byte);
    if !text.bytes().all(allowed)
        || crate::value::period::read_text(text).is_some_and(|period| {
            // `2005-2007` is a period, `2012/2100` a year with a serial number; four
            // digits alone may be a number.
            text.len() != 4
                && period.last_known() - period.first <= PERIOD_YEARS_MAX
                && !is_year_and_serial(text)
        })
    {
        return None;
    }
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let (head, tail) = text.split_at_checked(letters)?;
    if letters == 0 {
        // `2 040 412` is one number that was formatted, `2040412 2050046` are two.
        let joined: String = if text.contains(' ') {
            let mut groups = text.split(' ');
            let first = groups.next().is_some_and(|group| group.len() <= 3);
            let rest = groups.all(|group| group.len() == 3);
            if !(first && rest) {
                return None;
            }
            text.replace(' ', "")
        } else {
            text.to_owned()
        };
        let letters_in_all = joined.bytes().filter(u8::is_ascii_uppercase).count();
        let sound = joined.starts_with(|first: char| first.is_ascii_digit())
            && joined.ends_with(|last: char| last.is_ascii_alphanumeric())
            && letters_in_all <= 3
            && !joined.contains('.')
            && !are_two_numbers(&joined);
        return sound.then_some(joined);
    }
    let tail_is_apart = tail.starts_with(' ');
    let tail = tail.trim_start_matches(['-', ' ', '_', '.']);
    // `GLO 0603` is a number, `Totalt 2005` and `Sum 2004-2005` are not.
    let sound = letters <= if tail_is_apart { 4 } else { 6 }
        && tail.starts_with(|first: char| first.is_ascii_digit())
        && !tail.contains(' ')
        && !are_two_years(tail)
        && tail.bytes().filter(u8::is_ascii_uppercase).count() <= 3;
    sound.then(|| format!("{head}-{}", tail.replace('_', "-")))
}
