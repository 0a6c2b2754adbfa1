//! Rules for links: each leads to a cell that is there and can be seen, or to an address
//! that can be one.

use super::sheets::{Book, Link, Sheet, cell};

/// Checks the links of all sheets.
pub(super) fn check(book: &Book, faults: &mut Vec<String>) {
    for sheet in &book.sheets {
        for link in &sheet.links {
            if let Some(fault) = fault(book, sheet, link) {
                faults.push(format!("{}: {fault}", link.from));
            }
        }
    }
}

fn fault(book: &Book, sheet: &Sheet, link: &Link) -> Option<String> {
    if let Some(id) = &link.id {
        // One that is missing is a fault of the sheet.
        let target = &sheet.relations.get(id)?.target;
        return address(target).map(|what| format!("a link to `{target}`: {what}"));
    }
    let Some(location) = &link.location else {
        return Some("a link to nowhere".to_owned());
    };
    let Some((name, place)) = location.rsplit_once('!') else {
        return Some(format!("a link to `{location}`"));
    };
    let bare = name.strip_prefix('\'').and_then(|name| name.strip_suffix('\''));
    let name = bare.map_or_else(|| name.to_owned(), |name| name.replace("''", "'"));
    let Some(other) = book.sheets.iter().find(|sheet| sheet.name == name) else {
        return Some(format!("a link to the missing sheet of `{location}`"));
    };
    if book.hidden.contains(&name) {
        return Some(format!("a link to the hidden sheet of `{location}`"));
    }
    let shown = other.cells.get(&cell(place)).is_some_and(|text| !text.is_empty());
    (!shown).then(|| format!("a link to the empty cell of `{location}`"))
}

/// What is wrong with the address of something outside the workbook: other programs mend
/// such addresses without a word, and Excel mends the workbook.
fn address(target: &str) -> Option<&'static str> {
    let forbidden = |one: char| {
        one.is_whitespace() || one.is_control() || "\"<>\\^`{|}".contains(one)
    };
    let mut escapes = target.split('%').skip(1);
    let is_escape = |after: &str| {
        after.len() >= 2 && after.bytes().take(2).all(|one| one.is_ascii_hexdigit())
    };
    if target.is_empty() {
        Some("it is empty")
    } else if target.contains(forbidden) {
        Some("it holds what no address may hold")
    } else if !escapes.all(is_escape) {
        Some("a percent sign stands for itself")
    } else {
        None
    }
}
