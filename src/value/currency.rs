//! Currencies that a header states.

use crate::model::Currency;
use crate::text::fold;

/// The currency that a header states, if it is not kroner.
pub fn foreign_currency(header: &str) -> Option<Currency> {
    let folded = format!(" {} ", fold(header));
    if folded.contains(" nok ") {
        return None;
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
    Some(Currency::new(code))
}
