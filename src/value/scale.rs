//! What one whole number in an amount cell is worth, by the words around it.

use crate::model::{Currency, Unit};
use crate::template::Template;
use crate::text::fold;
use crate::value::currency::{foreign_currency, scaled_code};
use crate::value::period::year_of;

/// The words of a template that tell units, ready to be looked for.
#[derive(Clone, Debug)]
pub struct UnitWords {
    words: Vec<(String, Unit)>,
}

impl UnitWords {
    /// Builds the index; larger units first, since `mill. kr` also holds `kr`.
    pub fn new(template: &Template) -> Self {
        let folded = |words: &[String], unit: Unit| -> Vec<(String, Unit)> {
            words.iter().map(|word| (format!(" {} ", fold(word)), unit)).collect()
        };
        let mut words = folded(&template.money.billion, Unit::Billion);
        words.extend(folded(&template.money.million, Unit::Million));
        words.extend(folded(&template.money.thousand, Unit::Thousand));
        words.extend(folded(&template.money.one, Unit::One));
        words.retain(|(word, _)| word.len() > 2);
        Self { words }
    }

    /// The unit that a header or a short text states.
    pub fn find(&self, text: &str) -> Option<Unit> {
        let folded = fold(text);
        if let Some((unit, _)) = folded.split(' ').find_map(scaled_code) {
            return Some(unit);
        }
        // `(1000 USD)`, `('000)`, `(000 kr)`.
        let zeros = ["'000", "’000", "(000"].iter().any(|zeros| text.contains(zeros));
        let of_currency = || {
            let thousand = ["1000", "000", "thousand", "tusen"];
            let says = folded.split(' ').any(|word| thousand.contains(&word));
            says && foreign_currency(text).is_some() && !is_amount_of_currency(text)
        };
        match self.find_in(&folded) {
            Some(Unit::One) | None if zeros || of_currency() => Some(Unit::Thousand),
            found => found,
        }
    }

    fn find_in(&self, folded: &str) -> Option<Unit> {
        let folded = format!(" {folded} ");
        let (_, unit) =
            self.words.iter().find(|(word, _)| folded.contains(word.as_str()))?;
        Some(*unit)
    }

    /// Whether the unit in a text is that of a number, which is no year, right before it.
    fn counts(&self, folded: &str) -> bool {
        let folded = format!(" {folded} ");
        let found = self.words.iter().find_map(|(word, _)| {
            folded.split_once(word.as_str()).map(|(before, _)| before)
        });
        let last = found.and_then(|before| before.rsplit(' ').next()).unwrap_or_default();
        !last.is_empty()
            && last.bytes().all(|byte| byte.is_ascii_digit())
            && year_of(last).is_none()
    }

    /// Whether a text is nothing but a unit or a currency, as in a column of them.
    pub fn is_unit(&self, text: &str) -> bool {
        let folded = fold(text);
        folded.len() <= 20
            && folded.split(' ').count() <= 3
            && (self.find_in(&folded).is_some() || foreign_currency(text).is_some())
    }

    /// The unit in a column of units, where it may stand beside another currency.
    pub fn of_row(&self, text: &str) -> Option<Unit> {
        let folded = fold(text);
        let has = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
        self.find(text).or_else(|| {
            if has(&["mill", "mio", "million", "millions"]) {
                Some(Unit::Million)
            } else if has(&["1000", "000", "thousand", "tusen"]) {
                Some(Unit::Thousand)
            } else {
                foreign_currency(text).map(|_| Unit::One)
            }
        })
    }

    /// The unit that a title or note states: it must speak of amounts and not only name
    /// one, as in `prosjekter over 5 mill. kr` or `Ramme: 25 mill. kr`.
    pub fn find_in_note(&self, text: &str) -> Option<Unit> {
        let unit = self.find(text)?;
        if self.counts(&fold(text)) {
            return None;
        }
        speaks_of_amounts(text, &|part| self.find(part).is_some()).then_some(unit)
    }

    /// The foreign currency that a title or note states, as in `All amounts in EUR`.
    pub fn currency_in_note(&self, text: &str) -> Option<Currency> {
        let currency = foreign_currency(text)?;
        if is_amount_of_currency(text) {
            return None;
        }
        let states = speaks_of_amounts(text, &|part| foreign_currency(part).is_some());
        (states && self.find(text) != Some(Unit::One)).then_some(currency)
    }
}

/// Whether a text counts a currency, as in `Ramme: USD 20 000` or `Kurs: 6,45 $`.
fn is_amount_of_currency(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_digits =
        |word: &&&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let signed = text.contains(['$', '€', '£']);
    let is_currency = |at: Option<usize>| {
        signed
            || at
                .and_then(|at| words.get(at))
                .is_some_and(|word| foreign_currency(word).is_some())
    };
    let mut at = 0;
    while at < words.len() {
        let run = words.iter().skip(at).take_while(|word| is_digits(word)).count();
        let number = words.get(at..at + run).unwrap_or_default().concat();
        let is_scale = matches!(number.as_str(), "1" | "000" | "1000" | "1000000");
        if run > 0
            && !is_scale
            && year_of(&number).is_none()
            && (is_currency(at.checked_sub(1)) || is_currency(Some(at + run)))
        {
            return true;
        }
        at += run.max(1);
    }
    false
}

/// Whether a text that names a unit says it of all amounts.
fn speaks_of_amounts(text: &str, names: &dyn Fn(&str) -> bool) -> bool {
    let folded = fold(text);
    let short = folded.split(' ').count() <= 4;
    let bracketed = text
        .split(['(', ')', '[', ']'])
        .skip(1)
        .step_by(2)
        .any(|inside| fold(inside).split(' ').count() <= 4 && names(inside));
    let speaks = folded.split(' ').any(|word| SPEAKING.contains(&word));
    let speaks_of_limit =
        LIMITS.iter().any(|word| format!(" {folded} ").contains(&format!(" {word} ")));
    (short || bracketed || speaks) && !speaks_of_limit
}

/// Words of a text that speaks of amounts.
const SPEAKING: &[&str] = &[
    "belop", "tall", "tal", "amount", "amounts", "figures", "belopene", "belopa",
    "summer", "summar", "all", "alle", "oppgitt", "oppgjeve", "in", "i",
];

/// Words of a text that speaks of a limit.
const LIMITS: &[&str] =
    &["over", "under", "minst", "minimum", "above", "below", "opp til", "inntil"];
