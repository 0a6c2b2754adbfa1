//! Formulas as a file must hold them: English names, commas, closed brackets.

/// What Excel takes in a formula.
const LONGEST: usize = 8_192;

/// The fault of a formula, if it has one.
pub(super) fn fault(formula: &str) -> Option<String> {
    if formula.chars().count() > LONGEST {
        return Some("too long".to_owned());
    }
    let bare = bare(formula);
    let count = |wanted: char| bare.chars().filter(|one| *one == wanted).count();
    if bare.contains(';') {
        return Some(format!("a semicolon: {formula}"));
    }
    if count('(') != count(')') || count('[') != count(']') {
        return Some(format!("a bracket is not closed: {formula}"));
    }
    if bare.contains("[@") {
        return Some(format!("`@` within a table's brackets: {formula}"));
    }
    let local = ["SUMMER(", "HVIS(", "ANTALL(", "FINN.RAD(", "SUMMERHVIS("];
    local
        .iter()
        .find(|name| bare.to_uppercase().contains(**name))
        .map(|name| format!("`{name}` is no name in a file: {formula}"))
}

/// A formula without texts, names of sheets, and names of columns.
fn bare(formula: &str) -> String {
    let mut bare = String::new();
    let mut characters = formula.chars();
    let mut depth = 0_u32;
    while let Some(one) = characters.next() {
        match one {
            // Within a table's brackets an apostrophe escapes what follows.
            '\'' if depth > 0 => drop(characters.next()),
            '"' | '\'' => {
                while characters.next().is_some_and(|other| other != one) {}
                bare.push('x');
            }
            '[' => {
                depth += 1;
                bare.push(one);
            }
            ']' => {
                depth = depth.saturating_sub(1);
                bare.push(one);
            }
            '@' if depth > 0 => bare.push(one),
            _ if depth > 0 => {}
            _ => bare.push(one),
        }
    }
    bare
}

#[test]
fn formulas_that_excel_would_refuse_are_seen() {
    for sound in [
        "SUM(A1:A2)",
        "SUMIFS(tblBelop[Beløp (NOK)],tblBelop[År],\">=2003; (\")",
        "COUNTIF(tblKoding[Mål'[a'](],\"x\")",
    ] {
        assert_eq!(fault(sound), None, "{sound}");
    }
    for broken in ["SUM(1;2)", "SUM(1,2", "SUMMER(A1:A2)", "tbl[@A]+tbl[a"] {
        assert!(fault(broken).is_some(), "{broken}");
    }
}
