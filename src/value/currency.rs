//! Currencies that a header or a cell states.

use crate::model::{Cell, Currency, Unit};
use crate::template::Template;
use crate::text::{fold, tidy};

/// The currency that a header states, if it is not kroner.
pub fn foreign_currency(header: &str) -> Option<Currency> {
    foreign_code(header).map(Currency::new)
}

/// Currencies that may have a unit before their code, as in `TUSD`, `MEUR`.
const SCALED: [&str; 5] = ["usd", "eur", "gbp", "sek", "dkk"];

/// The unit and the code of a word such as `TUSD`, folded.
pub fn scaled_code(word: &str) -> Option<(Unit, &'static str)> {
    let unit = match word.bytes().next()? {
        b't' | b'k' => Unit::Thousand,
        b'm' => Unit::Million,
        _ => return None,
    };
    let code = SCALED.iter().find(|code| word.get(1..) == Some(**code))?;
    Some((unit, code))
}

/// The code of the currency that a text states, if it is not kroner.
pub fn foreign_code(header: &str) -> Option<&'static str> {
    let folded = format!(" {} ", fold(header));
    if folded.contains(" nok ") {
        return None;
    }
    if let Some((_, code)) = folded.split(' ').find_map(scaled_code) {
        return Some(match code {
            "usd" => "USD",
            "eur" => "EUR",
            "gbp" => "GBP",
            "sek" => "SEK",
            _ => "DKK",
        });
    }
    let code = if header.contains('$') || folded.contains(" usd ") {
        "USD"
    } else if header.contains('€')
        || folded.contains(" eur ")
        || folded.contains(" euro ")
    {
        "EUR"
    } else if header.contains('£') || folded.contains(" gbp ") {
        "GBP"
    } else if folded.contains(" sek ") {
        "SEK"
    } else if folded.contains(" dkk ") {
        "DKK"
    } else {
        return None;
    };
    Some(code)
}

/// The words of a template for kroner, with which cells of a column of currencies are read.
#[derive(Clone, Debug, Default)]
pub struct CurrencyWords {
    /// Spellings of kroner, folded.
    nok: Vec<String>,
}

impl CurrencyWords {
    /// Builds the index.
    pub fn new(template: &Template) -> Self {
        Self { nok: template.money.nok.iter().map(|word| fold(word)).collect() }
    }

    /// Whether a header names kroner.
    pub fn name_kroner(&self, header: &str) -> bool {
        let folded = format!(" {} ", fold(header));
        self.nok.iter().any(|word| folded.contains(&format!(" {word} ")))
    }

    /// The currency that a cell states; `1000 NOK` names a unit as well.
    pub fn read(&self, cell: &Cell) -> Option<Currency> {
        let text = tidy(cell.text()?);
        let folded = fold(&text);
        let folded = folded
            .split(' ')
            .filter(|word| !SCALES.contains(word))
            .collect::<Vec<_>>()
            .join(" ");
        if self.nok.contains(&folded)
            || matches!(folded.as_str(), "tkr" | "tnok" | "mkr" | "mnok")
        {
            return Some(Currency::nok());
        }
        let code = match folded.as_str() {
            "eu" | "eur" | "euro" | "euros" => "EUR",
            "usd" | "us dollar" | "us dollars" | "dollar" | "us" => "USD",
            "gbp" | "pund" | "pound" | "pounds" => "GBP",
            "sek" | "svenske kroner" => "SEK",
            "dkk" | "danske kroner" => "DKK",
            "" => match text.as_str() {
                "€" => "EUR",
                "$" => "USD",
                "£" => "GBP",
                _ => return None,
            },
            _ => return Some(Currency::new(&folded.to_uppercase())),
        };
        Some(Currency::new(code))
    }
}

/// Words beside a currency that say what one whole number is worth.
const SCALES: &[&str] = &[
    "1",
    "000",
    "1000",
    "tusen",
    "hele",
    "heile",
    "i",
    "mill",
    "mio",
    "million",
    "millions",
    "millioner",
    "millionar",
    "thousand",
    "thousands",
    "mrd",
    "milliarder",
    "milliardar",
];
