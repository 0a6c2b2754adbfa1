//! `explain R104`: what a finding's code means, why it matters, and what to do.

use strsim::osa_distance;

use crate::error::Error;
use crate::language::Language;
use crate::model::{Message, Rule, Severity};

use super::{Exit, Outcome, print};

/// At most so many codes are proposed for one that there is not.
const NEAR_MAX: usize = 5;

/// Prints what there is to say about the rule called `code`.
pub(super) fn explain(code: &str, language: &Language) -> Outcome {
    let wanted = code.trim().to_uppercase();
    let Some(rule) = Rule::ALL.iter().find(|rule| rule.code() == wanted) else {
        return Err(Error::new("error-unknown-code")
            .with("code", code)
            .with("near", near(&wanted).join(", ")));
    };
    let grade = language.text(match rule.severity() {
        Severity::Error => "explain-code-error",
        Severity::Warning => "explain-code-warning",
        Severity::Note => "explain-code-note",
    });
    let part = |ending: &str| {
        let text = language.say(&Message::new(format!("{}{ending}", rule.code())));
        without_values(&text)
    };
    let mut lines = vec![format!("{}  {}", rule.code(), part("")), grade];
    for (label, ending) in [("explain-code-why", ".why"), ("explain-code-do", ".do")] {
        lines.push(String::new());
        lines.push(language.text(label));
        lines.push(format!("  {}", part(ending)));
    }
    print::out(&lines.join("\n"));
    Ok(Exit::Done)
}

/// Codes that the one typed may have been meant for: those a sign or two away, or else
/// all, each hundred by its first and last.
fn near(wanted: &str) -> Vec<String> {
    let codes = || Rule::ALL.iter().map(|rule| rule.code());
    let close = codes().filter(|code| osa_distance(code, wanted) <= 1);
    let close: Vec<String> = close.take(NEAR_MAX).map(str::to_owned).collect();
    if !close.is_empty() {
        return close;
    }
    let hundred = |code: &str| code.chars().nth(1);
    let mut ranges: Vec<(&str, &str)> = Vec::new();
    for code in codes() {
        match ranges.last_mut() {
            Some((_, last)) if hundred(last) == hundred(code) => *last = code,
            _ => ranges.push((code, code)),
        }
    }
    let ranges = ranges.into_iter().map(|(first, last)| {
        if first == last { first.to_owned() } else { format!("{first}–{last}") }
    });
    ranges.collect()
}

/// A text that was said without its values: each place of one becomes an ellipsis.
fn without_values(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{$") {
        let Some((_, after)) = after.split_once('}') else { break };
        shown.push_str(before);
        shown.push('…');
        rest = after;
    }
    shown.push_str(rest);
    shown
}

#[cfg(test)]
mod tests {
    use super::{Rule, near, without_values};

    #[test]
    fn places_of_values_become_ellipses() {
        assert_eq!(without_values("Rad {$row} har {$n} kr"), "Rad … har … kr");
        assert_eq!(without_values("{$a}"), "…");
        assert_eq!(without_values("ingen"), "ingen");
    }

    #[test]
    fn near_codes_are_those_a_sign_away_or_all() {
        assert!(near("R140").contains(&"R104".to_owned()));
        assert_eq!(near("R110").first().map(String::as_str), Some("R101"));
        let all = near("HEI");
        assert!(all.iter().any(|range| range.starts_with("R101–R1")), "{all:?}");
        let last = Rule::ALL.last().map(|rule| rule.code()).unwrap_or_default();
        assert!(all.last().is_some_and(|range| range.ends_with(last)), "{all:?}");
    }
}
