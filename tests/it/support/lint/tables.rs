//! Rules for Excel tables: their names, their headers, their totals, what they must not
//! meet, and formulas that refer to them.

use std::collections::BTreeMap;

use super::package::{Element, Package};
use super::sheets::{Book, Range, Sheet, is_name, meet, range};

/// Functions of a totals row, with their number in SUBTOTAL.
const TOTALS: [(&str, u32); 6] = [
    ("sum", 109),
    ("average", 101),
    ("count", 103),
    ("countNums", 102),
    ("max", 104),
    ("min", 105),
];

/// Checks all tables of all sheets.
pub(super) fn check(package: &Package, book: &Book, faults: &mut Vec<String>) {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for sheet in &book.sheets {
        let mut areas: Vec<Range> = Vec::new();
        let relations = sheet.relations.values().filter(|one| one.kind == "table");
        for part in relations.filter_map(|one| package.part(&one.target)) {
            let name = part.get("displayName").unwrap_or_default().to_owned();
            let taken =
                tables.keys().any(|one| one.to_lowercase() == name.to_lowercase());
            if taken || book.names.contains(&name.to_lowercase()) {
                faults.push(format!("table name twice {name}"));
            }
            let area = range(part.get("ref").unwrap_or_default());
            check_table(sheet, part, (&name, area), faults);
            if areas.iter().any(|other| meet(*other, area)) {
                faults.push(format!("{name}: meets another table"));
            }
            if sheet.merges.iter().any(|merge| meet(*merge, area)) {
                faults.push(format!("{name}: merged cells in the table"));
            }
            areas.push(area);
            tables.insert(name, columns(part));
        }
    }
    check_references(book, &tables, faults);
}

fn columns(part: &Element) -> Vec<String> {
    let columns = part.named("tableColumn");
    columns.iter().map(|one| one.get("name").unwrap_or_default().to_owned()).collect()
}

fn check_table(
    sheet: &Sheet,
    part: &Element,
    (name, area): (&str, Range),
    faults: &mut Vec<String>,
) {
    if !is_name(name) {
        faults.push(format!("table name `{name}`"));
    }
    let columns = columns(part);
    if usize::try_from(area.3 - area.1 + 1).unwrap() != columns.len() {
        faults.push(format!("{name}: {} columns in {area:?}", columns.len()));
    }
    let mut lower: Vec<String> = columns.iter().map(|one| one.to_lowercase()).collect();
    lower.sort();
    if lower.windows(2).any(|pair| pair[0] == pair[1]) {
        faults.push(format!("{name}: a column's name twice"));
    }
    for (at, column) in (area.1..).zip(&columns) {
        if column.encode_utf16().count() > 255 {
            faults.push(format!("{name}: a column's name over 255 characters"));
        }
        let header =
            sheet.cells.get(&(area.0, at)).map(|text| text.replace('\n', "_x000a_"));
        if header.as_ref() != Some(&column.replace('\n', "_x000a_")) {
            faults.push(format!("{name}: header {header:?} is not column `{column}`"));
        }
    }
    if area.2 <= area.0 {
        faults.push(format!("{name}: no row"));
    }
    for (at, column) in (area.1..).zip(part.named("tableColumn")) {
        let Some(function) = column.get("totalsRowFunction") else { continue };
        let Some((_, number)) = TOTALS.iter().find(|(name, _)| *name == function) else {
            continue;
        };
        let formula = sheet.formulas.get(&(area.2, at)).map_or("", String::as_str);
        if !formula.contains(&format!("SUBTOTAL({number},{name}[")) {
            faults.push(format!("{name}: the total is not {function}: {formula}"));
        }
    }
}

/// Every reference to a table names a table and a column that there are.
fn check_references(
    book: &Book,
    tables: &BTreeMap<String, Vec<String>>,
    faults: &mut Vec<String>,
) {
    for sheet in &book.sheets {
        for (place, formula) in &sheet.formulas {
            for (table, column) in references(formula) {
                let known = tables.get(&table).is_some_and(|columns| {
                    column.starts_with('#') || columns.contains(&column)
                });
                if !known {
                    let name = &sheet.name;
                    faults.push(format!("{name} {place:?}: no `{column}` in {table}"));
                }
            }
        }
    }
}

/// The tables and columns that a formula refers to.
fn references(formula: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let characters: Vec<char> = formula.chars().collect();
    let mut at = 0;
    let mut word = String::new();
    let mut table = String::new();
    let mut depth = 0;
    let mut text = false;
    while at < characters.len() {
        let one = characters[at];
        at += 1;
        if one == '"' && depth == 0 {
            text = !text;
        }
        if text {
            continue;
        }
        match one {
            '[' => {
                if depth == 0 {
                    table = std::mem::take(&mut word);
                }
                depth += 1;
                word.clear();
            }
            ']' => {
                if !word.is_empty() && word != "," && word != ":" {
                    found.push((table.clone(), word.clone()));
                }
                word.clear();
                depth -= 1;
            }
            '\'' if depth > 0 => {
                word.extend(characters.get(at));
                at += 1;
            }
            _ if depth > 0 || one.is_alphanumeric() || one == '_' => word.push(one),
            _ => word.clear(),
        }
    }
    found
}

#[test]
fn references_to_tables_are_found() {
    let of = |formula: &str| references(formula);
    let pair = |table: &str, column: &str| (table.to_owned(), column.to_owned());
    assert_eq!(
        of("SUMIFS(tblA[Beløp (NOK)],tblA['[x'] '#1],\"tblC[d]\",$A$1)"),
        [pair("tblA", "Beløp (NOK)"), pair("tblA", "[x] #1")]
    );
    assert_eq!(
        of("tblB[[#This Row],[År]]"),
        [pair("tblB", "#This Row"), pair("tblB", "År")]
    );
}
