//! Which field a header names, in any of its spellings.

use crate::model::{AmountKind, Currency, Field, Map, Unit};
use crate::template::Template;
use crate::text::{fits, fold, fold_alias};
use crate::value::currency::foreign_currency;
use crate::value::encoding::tidy_repaired;
use crate::value::period::{self, year_of};
use crate::value::scale::UnitWords;

/// What a header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The field.
    pub(super) field: Field,
    /// Place of the spelling in the template; the lowest wins.
    pub(super) rank: usize,
    /// The unit that the header states.
    pub(super) unit: Option<Unit>,
    /// The foreign currency that the header states.
    pub(super) currency: Option<Currency>,
    /// The kind of a year's amount.
    pub(super) kind: AmountKind,
    /// Which of several payments of one row it is: `2. utbetaling`.
    pub(super) instalment: Option<u32>,
}

/// All headers that a template knows, ready to be looked up.
pub(super) struct Names {
    exact: Map<String, (Field, usize)>,
    /// The same without blanks, for headers that were divided at a line's end.
    compact: Map<String, (Field, usize)>,
    beginnings: Vec<(String, Field, usize)>,
    /// Codes by spelling, for columns that are marked with an `x`.
    codes: Map<String, Field>,
    units: UnitWords,
}

/// The payments of a row that have a column each are at most one a month.
const INSTALMENTS_MAX: u32 = 12;

/// Words for one of several payments, and for the part of a year that it was made in.
const PARTS: [&str; 8] = [
    "rate",
    "transje",
    "tranche",
    "termin",
    "instalment",
    "installment",
    "delutbetaling",
    "avdrag",
];
const TIMES: [&str; 10] = [
    "kvartal", "kv", "quarter", "halvar", "halfyear", "tertial", "gang", "nr", "no",
    "del",
];

/// Which of several payments a word says: `2`, `II`, `andre`, `2nd`; `i` is a word of its own.
fn instalment_number(word: &str) -> Option<u32> {
    const WORDS: [&[&str]; 6] = [
        &["forste", "fyrste", "first", "1st"],
        &["ii", "andre", "annen", "second", "2nd"],
        &["iii", "tredje", "third", "3rd"],
        &["iv", "fjerde", "fourth", "4th"],
        &["femte", "fifth", "5th"],
        &["vi", "sjette", "sixth", "6th"],
    ];
    let number = word.parse().ok().filter(|number| *number <= INSTALMENTS_MAX);
    let number = number.filter(|number| *number > 0);
    let named = || (1..).zip(WORDS).find(|(_, words)| words.contains(&word));
    // What comes last comes after all that have a number.
    let last =
        || matches!(word, "siste" | "last" | "final").then_some(INSTALMENTS_MAX + 1);
    number.or_else(|| named().map(|(number, _)| number)).or_else(last)
}

/// What a spelling comes after that no other of its field may come after.
const AFTER_ALL: usize = 1_000_000;

/// Words of a header that tell unit or currency and not the field.
const MONEY_WORDS: &[&str] = &[
    "nok",
    "kr",
    "kroner",
    "i",
    "in",
    "1000",
    "1",
    "000",
    "milliard",
    "milliarder",
    "milliardar",
    "mill",
    "mrd",
    "mio",
    "tusen",
    "hele",
    "heile",
    "million",
    "millions",
    "thousand",
    "thousands",
    "millioner",
    "millionar",
    "norske",
    "1000kr",
    "tkr",
    "mnok",
    "tnok",
    "mkr",
    "usd",
    "eur",
    "euro",
    "eu",
    "us",
    "gbp",
    "sek",
    "dkk",
    "norwegian",
];

impl Names {
    /// Whether a text has words that tell unit or currency, and no others.
    pub(super) fn are_money_words(text: &str) -> bool {
        let folded = fold(text);
        folded.chars().any(char::is_alphabetic)
            && folded.split(' ').all(|word| MONEY_WORDS.contains(&word))
    }

    /// Builds the index.
    pub(super) fn new(template: &Template) -> Self {
        let mut names = Self {
            exact: Map::default(),
            compact: Map::default(),
            beginnings: Vec::new(),
            codes: Map::default(),
            units: UnitWords::new(template),
        };
        for dimension in &template.dimensions {
            let field = Field::Dimension(dimension.key.clone());
            let spellings = [&dimension.nb, &dimension.one_nb, &dimension.key]
                .into_iter()
                .chain(&dimension.nn)
                .chain(&dimension.en)
                .chain(&dimension.one_nn)
                .chain(&dimension.one_en)
                .chain(&dimension.headers);
            for (rank, spelling) in spellings.enumerate() {
                names.add(spelling, &field, rank);
            }
            for code in &dimension.codes {
                let field = Field::Code(dimension.key.clone(), code.key.clone());
                let spellings = [&code.key]
                    .into_iter()
                    .chain(&code.nn)
                    .chain(&code.en)
                    .chain(&code.aliases);
                for spelling in spellings {
                    names.codes.entry(fold(spelling)).or_insert_with(|| field.clone());
                }
            }
        }
        for column in &template.columns {
            let Some(field) = field_of(&column.field, template) else { continue };
            for (rank, spelling) in column.names.iter().enumerate() {
                names.add(spelling, &field, rank);
            }
        }
        names
    }

    fn add(&mut self, spelling: &str, field: &Field, rank: usize) {
        let folded = fold_alias(spelling);
        if folded.ends_with('*') {
            self.beginnings.push((folded, field.clone(), rank));
        } else if !folded.is_empty() {
            let compact = folded.replace(' ', "");
            self.compact.entry(compact).or_insert_with(|| (field.clone(), rank));
            self.exact.entry(folded).or_insert_with(|| (field.clone(), rank));
        }
    }

    /// The field of a header of one or several lines, given from top to bottom.
    pub(super) fn find(&self, lines: &[String]) -> Option<Named> {
        let whole = lines.join(" ");
        let mut named = self.find_text(&whole);
        if named.is_none() && lines.len() > 1 {
            named = lines.iter().rev().find_map(|line| self.find_text(line));
        }
        let mut named = named?;
        named.unit = named.unit.or_else(|| self.units.find(&whole));
        named.currency = named.currency.or_else(|| foreign_currency(&whole));
        Some(named)
    }

    /// The code of a header whose cells are marks.
    pub(super) fn code(&self, header: &str) -> Option<&Field> {
        self.codes.get(&fold(header))
    }

    fn find_text(&self, header: &str) -> Option<Named> {
        let header = without_prices(without_date(&tidy_repaired(header)));
        let folded = fold(&header);
        if folded.is_empty() || folded.len() > 120 {
            return None;
        }
        if let Some(found) = self.lookup(&folded) {
            return Some(self.named(found, &header));
        }
        // `Før 2005` is no year; folded it would be `for 2005`.
        let before = header.to_lowercase().split(' ').any(|word| word == "før");
        if let Some(found) =
            self.year_amount(&folded, header.contains('/')).filter(|_| !before)
        {
            return Some(Named {
                unit: self.units.find(&header),
                currency: foreign_currency(&header),
                ..found
            });
        }
        if let Some(found) = self.instalment(&folded) {
            return Some(Named {
                unit: self.units.find(&header),
                currency: foreign_currency(&header),
                ..found
            });
        }
        let without_money = without_money(&folded);
        if without_money.is_empty() {
            // `NOK (000)`: nothing but what the amount is counted in.
            return folded
                .split(' ')
                .find_map(|word| self.lookup(word))
                .or_else(|| foreign_currency(&header).and_then(|_| self.lookup("nok")))
                .map(|found| self.named(found, &header));
        }
        if let Some(found) = self.lookup(&without_money) {
            return Some(self.named(found, &header));
        }
        // With an explanation in brackets, or in two languages.
        let (outside, inside) = header.split_once('(').unwrap_or((&header, ""));
        let slashes = outside.split(['/', '|', ':', ';', ',', '*']);
        [outside, inside]
            .into_iter()
            .chain(slashes)
            .map(|part| without_money_or_whole(&fold(part)))
            .filter(|part| !part.is_empty())
            .find_map(|part| self.lookup(&part))
            .map(|found| self.named(found, &header))
    }

    fn named(&self, (field, rank): (&Field, usize), header: &str) -> Named {
        Named {
            field: field.clone(),
            rank,
            unit: self.units.find(header),
            currency: foreign_currency(header),
            kind: amount_kind(field),
            instalment: None,
        }
    }

    /// `1. utbetaling`, `Utbetalt 2. halvår (NOK)`, `Andre rate`: one of the payments of a
    /// row, which comes after a column of all of them.
    fn instalment(&self, folded: &str) -> Option<Named> {
        let mut number = None;
        let mut part = false;
        let mut rest: Vec<&str> = Vec::new();
        for word in folded.split(' ') {
            match instalment_number(word) {
                Some(found) if number.is_none() => number = Some(found),
                Some(_) => return None,
                None if PARTS.contains(&word) => part = true,
                None if TIMES.contains(&word) => {}
                None => rest.push(word),
            }
        }
        let number = number?;
        let rest = without_money(&rest.join(" "));
        let rank = match self.lookup(&rest) {
            Some((Field::Amount(AmountKind::Disbursed), rank)) => rank,
            None if rest.is_empty() && part => 0,
            _ => return None,
        };
        Some(Named {
            field: Field::Amount(AmountKind::Disbursed),
            rank: rank + AFTER_ALL,
            unit: None,
            currency: None,
            kind: AmountKind::Disbursed,
            instalment: Some(number),
        })
    }

    fn lookup(&self, folded: &str) -> Option<(&Field, usize)> {
        let (field, rank) = self
            .exact
            .get(folded)
            .or_else(|| self.compact.get(&folded.replace(' ', "")))
            .map(|(field, rank)| (field, *rank))
            .or_else(|| {
                self.beginnings
                    .iter()
                    .find(|(beginning, ..)| fits(folded, beginning))
                    .map(|(_, field, rank)| (field, *rank))
            })?;
        Some((field, rank))
    }

    /// `2005`, `Beløp 2005`, `Utbetalt 2005 (NOK)`: the amount of one year, or of two that
    /// a stroke divides.
    fn year_amount(&self, folded: &str, is_divided: bool) -> Option<Named> {
        let mut year = None;
        let mut rest: Vec<&str> = Vec::new();
        let mut before = "";
        for word in folded.split(' ') {
            // `2005/06` is counted where it begins.
            let ends_year = |first: i32| {
                let next = first + 1;
                format!("{:02}", next % 100) == word
                    || is_divided && next.to_string() == word
            };
            let follows = std::mem::replace(&mut before, word);
            if year_of(follows)
                .is_some_and(|first| Some(first) == year && ends_year(first))
            {
                continue;
            }
            match year_of(word) {
                Some(found) if year.is_none() => year = Some(found),
                Some(_) => return None,
                None if matches!(word, "for" | "ar" | "aret" | "year" | "of") => {}
                None => rest.push(word),
            }
        }
        let year = year?;
        let rest = rest.join(" ");
        let payment = self.instalment(&rest);
        let rest = without_money_or_whole(&rest);
        let (kind, rank) = if let Some(payment) = &payment {
            (payment.kind, payment.rank)
        } else if rest.is_empty() || without_money(&rest).is_empty() {
            (AmountKind::Unnamed, 0)
        } else {
            match self.lookup(&rest)? {
                (Field::Amount(kind), rank) => (*kind, rank),
                (Field::RowTotal, rank) => (AmountKind::Unnamed, rank),
                _ => return None,
            }
        };
        Some(Named {
            field: Field::YearAmount(year),
            rank,
            unit: None,
            currency: None,
            kind,
            instalment: payment.and_then(|payment| payment.instalment),
        })
    }
}

/// `Utbetalt per 31.12.2006` without the day that it was counted on.
fn without_date(header: &str) -> String {
    let lower = header.to_lowercase();
    let on = [" per ", " pr. ", " pr ", " as of ", " as at "];
    let at =
        on.iter().filter_map(|word| lower.find(word).map(|at| (at, word.len()))).min();
    let Some((at, length)) = at else { return header.to_owned() };
    let is_date = lower
        .get(at + length..)
        .and_then(period::read_text)
        .is_some_and(|_| lower.matches(|one: char| one.is_ascii_digit()).count() > 4);
    let kept = if is_date { header.get(..at) } else { None };
    kept.unwrap_or(header).to_owned()
}

/// `Beløp (2005-kroner)` without the year whose prices it is counted in.
fn without_prices(header: String) -> String {
    let lower = header.to_lowercase();
    let prices = ["-kr", "-nok", "-pris"];
    let found = prices.iter().find_map(|word| {
        let end = lower.find(word)?;
        let start = end.checked_sub(4)?;
        year_of(lower.get(start..end)?).map(|_| (start, end + 1))
    });
    match found {
        Some((start, end)) if lower.len() == header.len() => {
            let kept = header.get(..start).zip(header.get(end..));
            kept.map(|(before, after)| format!("{before}{after}")).unwrap_or(header)
        }
        _ => header,
    }
}

fn amount_kind(field: &Field) -> AmountKind {
    if let Field::Amount(kind) = field { *kind } else { AmountKind::Unnamed }
}

fn without_money(folded: &str) -> String {
    let kept: Vec<&str> =
        folded.split(' ').filter(|word| !MONEY_WORDS.contains(word)).collect();
    kept.join(" ")
}

fn without_money_or_whole(folded: &str) -> String {
    let without = without_money(folded);
    if without.is_empty() { folded.to_owned() } else { without }
}

/// The field that has this name in `--json`, in `--column` and in a template.
pub(super) fn field_of(name: &str, template: &Template) -> Option<Field> {
    let field = match name {
        "agreement_number" => Field::AgreementNumber,
        "parent_number" => Field::ParentNumber,
        "title" => Field::Title,
        "description" => Field::Description,
        "keywords" => Field::Keywords,
        "country" => Field::Country,
        "region" => Field::Region,
        "partner" => Field::Partner,
        "partner_group" => Field::PartnerGroup,
        "unit" => Field::ExtendingUnit,
        "period" => Field::Period,
        "from" => Field::From,
        "to" => Field::To,
        "year" => Field::Year,
        "amount" => Field::Amount(AmountKind::Unnamed),
        "amount_disbursed" => Field::Amount(AmountKind::Disbursed),
        "amount_granted" => Field::Amount(AmountKind::Granted),
        "amount_planned" => Field::Amount(AmountKind::Planned),
        "row_total" => Field::RowTotal,
        "currency" => Field::Currency,
        "evaluated" => Field::Evaluated,
        "sample" => Field::Sample,
        "remark" => Field::Remark,
        other => return other_field(other, template),
    };
    Some(field)
}

fn other_field(name: &str, template: &Template) -> Option<Field> {
    if let Some(year) = name.strip_prefix("amount_") {
        return year_of(year).map(Field::YearAmount);
    }
    let (dimension, code) = name.split_once('.').unwrap_or((name, ""));
    let dimension = template.dimensions.iter().find(|known| known.key == dimension)?;
    if code.is_empty() {
        return Some(Field::Dimension(dimension.key.clone()));
    }
    let code = dimension.codes.iter().find(|known| known.key == code)?;
    Some(Field::Code(dimension.key.clone(), code.key.clone()))
}
