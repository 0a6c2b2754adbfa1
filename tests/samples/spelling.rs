//! Unevenness: how a list that grew over the years spells one and the same thing.

use crate::data::Data;
use crate::project::{Agreement, Project};
use crate::random::Chance;

/// A cell that may hold a number or a text.
pub(crate) enum Uneven {
    Number(i64),
    Text(String),
}

/// The title in the row of one agreement and year. The first row of a project has it in
/// full; later rows have it nearly so.
pub(crate) fn title(
    data: &Data,
    project: &Project,
    agreement_at: usize,
    year: i32,
) -> String {
    let agreement = &project.agreements[agreement_at];
    let is_first_row = agreement_at == 0 && agreement.years[0].0 == year;
    if is_first_row {
        return project.title.clone();
    }
    let mut chance = Chance::of(&format!("title {} {year}", agreement.number));
    let is_new_number = agreement.years[0].0 == year;
    let is_last = agreement_at + 1 == project.agreements.len();
    if let Some(also) = project.also.as_ref().filter(|_| is_new_number && is_last) {
        return also.clone();
    }
    // Within one agreement, most rows are copied from the year before.
    if chance.percent(if is_new_number { 25 } else { 60 }) {
        return project.title.clone();
    }
    let title = &project.title;
    match chance.below(if agreement_at == 0 { 6 } else { 9 }) {
        0 => respelt(title, data, &mut chance),
        1 => shouted(title, &mut chance),
        2 => mistyped(&respelt(title, data, &mut chance), &mut chance),
        3 => shortened(title, &mut chance),
        4 => format!("{}  ", respelt(title, data, &mut chance)),
        5 => title.replacen(' ', "  ", 1).replace('-', " "),
        _ => {
            let endings = &data.titles.endings;
            let endings = &endings[(agreement_at - 1).min(endings.len() - 1)];
            let ending = chance.pick(endings).replace("{year}", &year.to_string());
            format!("{}{ending}", respelt(title, data, &mut chance))
        }
    }
}

fn respelt(title: &str, data: &Data, chance: &mut Chance) -> String {
    let mut respelt = title.to_owned();
    for (one, other) in &data.titles.spellings {
        if !chance.percent(60) {
            continue;
        }
        if title.contains(one.as_str()) {
            respelt = respelt.replace(one.as_str(), other);
        } else if title.contains(other.as_str()) {
            respelt = respelt.replace(other.as_str(), one);
        }
    }
    respelt
}

/// The title in capitals, or all small after the first letter of each sentence.
fn shouted(title: &str, chance: &mut Chance) -> String {
    if chance.percent(40) {
        return title.to_uppercase();
    }
    let mut letters = title.chars();
    let first: String = letters.by_ref().take(1).collect();
    format!("{first}{}", letters.as_str().to_lowercase())
}

/// A typing error: two letters within a long word of small letters change places. Place
/// names and numbers begin otherwise and are left alone, so that no other place results.
fn mistyped(title: &str, chance: &mut Chance) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let is_long = |word: &&str| {
        8 <= word.len() && word.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let long: Vec<usize> = (0..words.len()).filter(|at| is_long(&words[*at])).collect();
    if long.is_empty() {
        return title.to_owned();
    }
    let at = *chance.pick(&long);
    let mut letters: Vec<char> = words[at].chars().collect();
    let swapped = 2 + chance.below(letters.len() - 4);
    letters.swap(swapped, swapped + 1);
    let word: String = letters.into_iter().collect();
    let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
    words[at] = word;
    words.join(" ")
}

/// The title cut off where a narrower field ended; short titles fit.
fn shortened(title: &str, chance: &mut Chance) -> String {
    let room = 45 + chance.below(16);
    title.chars().take(room).collect()
}

/// The country in one row.
pub(crate) fn country(data: &Data, project: &Project, row: &str) -> String {
    let usual = project.country.clone();
    let Some(others) = data.countries.get(&usual) else { return usual };
    let mut chance = Chance::of(&format!("country {row}"));
    if chance.percent(60) { usual } else { chance.pick(others).clone() }
}

/// The partner in one row.
pub(crate) fn partner(data: &Data, project: &Project, row: &str) -> String {
    let partner = data.partner(&project.partner);
    let mut chance = Chance::of(&format!("partner {row}"));
    if let Some(office) = partner.offices.get(&project.country)
        && chance.percent(15)
    {
        return office.clone();
    }
    if partner.spellings.is_empty() || chance.percent(60) {
        return partner.name.clone();
    }
    chance.pick(&partner.spellings).clone()
}

/// The extending unit in one row.
pub(crate) fn unit(data: &Data, project: &Project, row: &str) -> String {
    let spellings = &data.unit(&project.unit).spellings;
    let mut chance = Chance::of(&format!("unit {row}"));
    if chance.percent(65) { spellings[0].clone() } else { chance.pick(spellings).clone() }
}

/// The agreement number in one row: digits are often numbers, letters come with a blank
/// or a hyphen.
pub(crate) fn number(agreement: &Agreement, row: &str) -> Uneven {
    let number = &agreement.number;
    let mut chance = Chance::of(&format!("number {row}"));
    if let Ok(digits) = number.parse()
        && chance.percent(60)
    {
        return Uneven::Number(digits);
    }
    let is_usual = chance.percent(60);
    let other = if number.contains('-') {
        number.replace('-', " ")
    } else {
        number.replace(' ', "-")
    };
    Uneven::Text(if is_usual { number.clone() } else { other })
}

/// The period in one row: one year is often a number, the dash is of any length.
pub(crate) fn period(agreement: &Agreement, row: &str) -> Uneven {
    let period = &agreement.period;
    let mut chance = Chance::of(&format!("period {row}"));
    if let Ok(year) = period.parse()
        && chance.percent(70)
    {
        return Uneven::Number(year);
    }
    let dash = *chance.pick::<&str>(&["-", "-", "–", " - "]);
    Uneven::Text(period.replace('-', dash).trim_end().to_owned())
}

/// The amount in one row: most are numbers, the others texts of several styles.
pub(crate) fn amount(kroner: i64, row: &str) -> Uneven {
    let mut chance = Chance::of(&format!("amount {row}"));
    if chance.percent(76) {
        return Uneven::Number(kroner);
    }
    Uneven::Text(match chance.below(5) {
        0 => grouped(kroner, " "),
        1 => grouped(kroner, "\u{a0}"),
        2 => grouped(kroner, "\u{202f}"),
        3 => format!("kr {},00", grouped(kroner, ".")),
        _ => format!("NOK {kroner}"),
    })
}

/// `3 688 778`, with the given character between thousands.
fn grouped(kroner: i64, between: &str) -> String {
    let digits = kroner.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            grouped.push_str(between);
        }
        grouped.push(digit);
    }
    grouped
}
