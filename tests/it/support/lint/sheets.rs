//! Rules for the workbook and its sheets: names, rows, cells, merged cells, validations,
//! headers and footers, links, styles.

use std::collections::{BTreeMap, BTreeSet};

use super::formulas;
use super::package::{Element, Package, Relation};

/// Row and column, from 1.
pub(crate) type Cell = (u32, u32);
/// First row, first column, last row, last column.
pub(crate) type Range = (u32, u32, u32, u32);

/// A sheet, as far as other rules need it.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) cells: BTreeMap<Cell, String>,
    /// The formula of each cell that has one.
    pub(crate) formulas: BTreeMap<Cell, String>,
    pub(crate) merges: Vec<Range>,
    pub(crate) relations: BTreeMap<String, Relation>,
    pub(super) links: Vec<Link>,
}

/// A link: the cell that it stands in, the relationship that leads out of the workbook,
/// and the place within it, or within the other file.
pub(super) struct Link {
    pub(super) from: String,
    pub(super) id: Option<String>,
    pub(super) location: Option<String>,
}

/// The workbook, as far as other rules need it.
pub(super) struct Book {
    pub(super) sheets: Vec<Sheet>,
    /// Defined names, in lower case.
    pub(super) names: BTreeSet<String>,
    /// Names of sheets that nobody sees.
    pub(super) hidden: BTreeSet<String>,
}

/// Row and column of an address such as `$F$17`.
pub(crate) fn cell(address: &str) -> Cell {
    let plain = address.replace('$', "");
    let letters: String = plain.chars().take_while(char::is_ascii_uppercase).collect();
    let column = letters.bytes().fold(0, |sum, one| sum * 26 + u32::from(one - b'A') + 1);
    (plain.trim_start_matches(char::is_alphabetic).parse().unwrap_or(0), column)
}

/// The range of an address such as `A1:B2`.
pub(super) fn range(address: &str) -> Range {
    let (first, last) = address.split_once(':').unwrap_or((address, address));
    let (first, last) = (cell(first), cell(last));
    (first.0, first.1, last.0, last.1)
}

/// Whether two ranges meet.
pub(super) fn meet(one: Range, other: Range) -> bool {
    one.0 <= other.2 && other.0 <= one.2 && one.1 <= other.3 && other.1 <= one.3
}

/// Whether Excel takes a name for a table or for a range.
pub(super) fn is_name(name: &str) -> bool {
    let first = name.chars().next().is_some_and(|one| one.is_alphabetic() || one == '_');
    let rest = name.chars().all(|one| one.is_alphanumeric() || "_.\\?".contains(one));
    let letters: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
    let digits = name.trim_start_matches(|one: char| one.is_ascii_alphabetic());
    let like_a_cell = !letters.is_empty()
        && letters.len() <= 3
        && !digits.is_empty()
        && digits.chars().all(|one| one.is_ascii_digit());
    first && rest && !like_a_cell && !["r", "c"].contains(&name.to_lowercase().as_str())
}

/// Checks all sheets.
pub(super) fn check(package: &Package, faults: &mut Vec<String>) -> Book {
    let mut book =
        Book { sheets: Vec::new(), names: BTreeSet::new(), hidden: BTreeSet::new() };
    let Some(workbook) = package.part("xl/workbook.xml") else {
        faults.push("no workbook".to_owned());
        return book;
    };
    let relations = package.relations("xl/workbook.xml", faults);
    let texts = shared_texts(package, faults);
    let mut taken = BTreeSet::new();
    for one in workbook.named("sheet") {
        let name = one.get("name").unwrap_or_default();
        check_sheet_name(name, &mut taken, faults);
        if one.get("state").is_some_and(|state| state != "visible") {
            book.hidden.insert(name.to_owned());
        }
        let Some(relation) = one.get("r:id").and_then(|id| relations.get(id)) else {
            faults.push(format!("{name}: no relationship"));
            continue;
        };
        let Some(part) = package.part(&relation.target) else { continue };
        let relations = package.relations(&relation.target, faults);
        let styles = Styles::of(package);
        book.sheets.push(check_sheet(name, part, relations, (&texts, &styles), faults));
    }
    let mut defined = BTreeSet::new();
    for one in workbook.named("definedName") {
        let name = one.get("name").unwrap_or_default();
        if !defined.insert((name.to_lowercase(), one.get("localSheetId"))) {
            faults.push(format!("defined name twice {name}"));
        }
        if !name.starts_with("_xlnm.") {
            book.names.insert(name.to_lowercase());
            if !is_name(name) {
                faults.push(format!("defined name `{name}`"));
            }
        }
    }
    check_charts(package, &book, faults);
    book
}

fn check_sheet_name(name: &str, taken: &mut BTreeSet<String>, faults: &mut Vec<String>) {
    let length = name.encode_utf16().count();
    let forbidden = name.contains(['[', ']', ':', '*', '?', '/', '\\']);
    let ends = name.starts_with('\'') || name.ends_with('\'');
    if length == 0 || length > 31 || forbidden || ends || name.to_lowercase() == "history"
    {
        faults.push(format!("sheet name `{name}`"));
    }
    if !taken.insert(name.to_lowercase()) {
        faults.push(format!("sheet name twice `{name}`"));
    }
}

fn shared_texts(package: &Package, faults: &mut Vec<String>) -> Vec<String> {
    let Some(part) = package.part("xl/sharedStrings.xml") else { return Vec::new() };
    let texts: Vec<String> = part
        .children
        .iter()
        .map(|one| one.named("t").iter().map(|text| text.text.as_str()).collect())
        .collect();
    for (at, text) in texts.iter().enumerate() {
        let length = text.encode_utf16().count();
        if length > 32_767 {
            faults.push(format!("text {at} has {length} characters"));
        }
    }
    texts
}

/// How many formats there are.
struct Styles {
    cells: usize,
    differences: usize,
}

impl Styles {
    fn of(package: &Package) -> Self {
        let count = |name: &str| {
            let styles = package.part("xl/styles.xml")?;
            styles.child(name).map(|found| found.children.len())
        };
        Self {
            cells: count("cellXfs").unwrap_or(1),
            differences: count("dxfs").unwrap_or(0),
        }
    }
}

fn check_sheet(
    name: &str,
    part: &Element,
    relations: BTreeMap<String, Relation>,
    (texts, styles): (&[String], &Styles),
    faults: &mut Vec<String>,
) -> Sheet {
    let mut sheet = Sheet {
        name: name.to_owned(),
        cells: BTreeMap::new(),
        formulas: BTreeMap::new(),
        merges: Vec::new(),
        relations,
        links: Vec::new(),
    };
    let mut above = 0;
    for row in part.named("row") {
        let at = row.get("r").and_then(|at| at.parse().ok()).unwrap_or(above + 1);
        if at <= above || at > 1_048_576 {
            faults.push(format!("{name}: row {at} out of order"));
        }
        above = at;
        let mut before = 0;
        for one in row.children.iter().filter(|one| one.name == "c") {
            let address = one.get("r").unwrap_or_default();
            let place = cell(address);
            if place.0 != at || place.1 <= before || place.1 > 16_384 {
                faults.push(format!("{name}!{address}: cell out of order"));
            }
            before = place.1;
            let style = one.get("s").and_then(|style| style.parse().ok()).unwrap_or(0);
            if style >= styles.cells || style > 65_490 {
                faults.push(format!("{name}!{address}: style {style} is missing"));
            }
            check_cell(&mut sheet, place, one, texts, faults);
        }
    }
    check_rest(&mut sheet, part, styles, faults);
    sheet
}

fn check_cell(
    sheet: &mut Sheet,
    place: Cell,
    one: &Element,
    texts: &[String],
    faults: &mut Vec<String>,
) {
    let address = format!("{}!{}", sheet.name, one.get("r").unwrap_or_default());
    let value = one.child("v").map(|value| value.text.clone());
    if let Some(formula) = one.child("f") {
        if let Some(fault) = formulas::fault(&formula.text) {
            faults.push(format!("{address}: {fault}"));
        }
        if value.is_none() {
            faults.push(format!("{address}: a formula without its value"));
        }
        sheet.formulas.insert(place, formula.text.clone());
    }
    if one.get("t") == Some("inlineStr") {
        let texts = one.named("t");
        let text: String = texts.iter().map(|text| text.text.as_str()).collect();
        if value.is_some() || one.child("is").is_none() {
            faults.push(format!("{address}: a text in the cell without its text"));
        }
        if text.encode_utf16().count() > 32_767 {
            faults.push(format!("{address}: a text too long for a cell"));
        }
        sheet.cells.insert(place, text);
        return;
    }
    let Some(value) = value else { return };
    let shown = match one.get("t").unwrap_or("n") {
        "s" => {
            let text = value.parse().ok().and_then(|at: usize| texts.get(at));
            let Some(text) = text else {
                faults.push(format!("{address}: shared text {value} is missing"));
                return;
            };
            text.clone()
        }
        "n" => {
            if value.parse::<f64>().is_ok_and(f64::is_finite) {
                value
            } else {
                faults.push(format!("{address}: number `{value}`"));
                return;
            }
        }
        "b" if !["0", "1"].contains(&value.as_str()) => {
            faults.push(format!("{address}: truth value `{value}`"));
            return;
        }
        "e" => {
            faults.push(format!("{address}: the error {value}"));
            return;
        }
        _ => value,
    };
    sheet.cells.insert(place, shown);
}

/// What stands below the cells.
fn check_rest(
    sheet: &mut Sheet,
    part: &Element,
    styles: &Styles,
    faults: &mut Vec<String>,
) {
    let name = sheet.name.clone();
    for one in part.named("mergeCell") {
        let merge = range(one.get("ref").unwrap_or_default());
        if sheet.merges.iter().any(|other| meet(*other, merge)) {
            faults.push(format!("{name}: merged cells {merge:?} meet others"));
        }
        sheet.merges.push(merge);
    }
    for one in part.named("dataValidation") {
        for formula in ["formula1", "formula2"] {
            let text =
                one.child(formula).map_or("", |found| found.text.trim_matches('"'));
            if text.encode_utf16().count() > 255 {
                faults.push(format!("{name}: a validation over 255 characters"));
            }
        }
    }
    for part in
        ["oddHeader", "oddFooter", "evenHeader", "evenFooter"].map(|one| part.named(one))
    {
        if part.iter().any(|one| one.text.encode_utf16().count() > 255) {
            faults.push(format!("{name}: a header or footer over 255 characters"));
        }
    }
    sheet.links.extend(part.named("hyperlink").into_iter().map(|link| Link {
        from: format!("{name}!{}", link.get("ref").unwrap_or_default()),
        id: link.get("r:id").map(str::to_owned),
        location: link.get("location").map(str::to_owned),
    }));
    if sheet.links.len() > 65_530 {
        faults.push(format!("{name}: {} links", sheet.links.len()));
    }
    for one in part.named("cfRule") {
        let format = one.get("dxfId").and_then(|id| id.parse::<usize>().ok());
        if format.is_some_and(|format| format >= styles.differences) {
            faults.push(format!("{name}: format {format:?} of a condition is missing"));
        }
    }
    for one in part.all() {
        if let Some(id) = one.get("r:id")
            && !sheet.relations.contains_key(id)
        {
            faults.push(format!("{name}: relationship {id} is missing"));
        }
    }
}

/// Charts refer to sheets that there are.
fn check_charts(package: &Package, book: &Book, faults: &mut Vec<String>) {
    for (part, chart) in package.under("xl/charts/") {
        for one in chart.named("f") {
            let Some((sheet, _)) = one.text.trim_start_matches('(').rsplit_once('!')
            else {
                continue;
            };
            let first = sheet.split('!').next().unwrap_or_default();
            let sheet = first.trim_matches('\'').replace("''", "'");
            let known = |other: &Sheet| other.name.to_lowercase() == sheet.to_lowercase();
            if !book.sheets.iter().any(known) {
                faults.push(format!("{part}: refers to missing sheet `{sheet}`"));
            }
        }
    }
}
