//! Small workbooks from text, and what was made of them as text.

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use portefolje::clean::{Cleaned, clean};
use portefolje::model::{Argument, Finding, Grid, List, ListRow, Place, RowKind, Total};
use portefolje::read::limits::Limits;
use portefolje::read::{ReadFile, read};
use portefolje::recognise::{Options, recognise};
use portefolje::template::Template;
use portefolje::value::known::KnownNames;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// The template of the tests: the columns that ship, and a few names.
pub(super) fn template() -> Template {
    let columns = include_str!("../../../templates/base/columns.toml");
    let names = include_str!("names.toml");
    toml::from_str(&format!("plausible_years = [1990, 2030]\n{columns}\n{names}"))
        .expect("the test's template is sound")
}

/// A workbook from text: sheets begin with `# name`, cells are parted by `|`.
///
/// A cell of digits is a number, `"…"` a text, `=…` a formula with its value after `→`,
/// and empty cells stay empty. `# name (hidden)` hides a sheet. `[2]` at the end of a
/// cell merges it over two columns, `[v2]` over two rows. A line that begins with `~` is
/// a hidden row, `!hide C` hides a column, and `100{#,##0,}` has that number format.
pub(super) fn workbook(text: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let mut sheet: Option<Worksheet> = None;
    let mut row = 0;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("# ") {
            workbook_push(&mut workbook, sheet.take());
            let mut fresh = Worksheet::new();
            let name = match name.strip_suffix(" (hidden)") {
                Some(name) => {
                    fresh.set_hidden(true);
                    name
                }
                None => name,
            };
            fresh.set_name(name).expect("a sound sheet name");
            sheet = Some(fresh);
            row = 0;
            continue;
        }
        let sheet = sheet.get_or_insert_with(Worksheet::new);
        if let Some(letter) = line.strip_prefix("!hide ") {
            let column =
                letter.chars().next().expect("a letter") as u16 - u16::from(b'A');
            sheet.set_column_hidden(column).expect("a sound column");
            continue;
        }
        let line = match line.strip_prefix('~') {
            Some(line) => {
                sheet.set_row_hidden(row).expect("a sound row");
                line
            }
            None => line,
        };
        for (column, cell) in (0_u16..).zip(line.split('|')) {
            write_cell(sheet, row, column, cell.trim());
        }
        row += 1;
    }
    workbook_push(&mut workbook, sheet);
    workbook.save_to_buffer().expect("a sound workbook")
}

fn workbook_push(workbook: &mut Workbook, sheet: Option<Worksheet>) {
    if let Some(sheet) = sheet {
        workbook.push_worksheet(sheet);
    }
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    if cell.is_empty() {
        return;
    }
    if let Some((text, span)) =
        cell.strip_suffix(']').and_then(|cell| cell.rsplit_once('['))
    {
        let down = span.starts_with('v');
        let span: u16 = span.trim_start_matches('v').parse().expect("a span");
        let (last_row, last_column) = if down {
            (row + u32::from(span) - 1, column)
        } else {
            (row, column + span - 1)
        };
        sheet
            .merge_range(row, column, last_row, last_column, text.trim(), &Format::new())
            .expect("a sound merge");
        return;
    }
    if let Some((number, format)) =
        cell.strip_suffix('}').and_then(|cell| cell.split_once('{'))
    {
        let number: f64 = number.parse().expect("a number");
        let format = Format::new().set_num_format(format);
        sheet.write_number_with_format(row, column, number, &format).expect("a cell");
        return;
    }
    if let Ok(number) = cell.parse::<f64>() {
        sheet.write_number(row, column, number).expect("a sound cell");
    } else {
        let text = cell.trim_matches('"').replace("\\n", "\n");
        sheet.write_string(row, column, text).expect("a sound cell");
    }
}

/// What was made of files, stage by stage.
pub(super) struct Run {
    pub(super) names: Vec<String>,
    pub(super) lists: Vec<List>,
    pub(super) cleaned: Cleaned,
    pub(super) findings: Vec<Finding>,
}

/// Reads, recognises and cleans files.
pub(super) fn run(files: &[(&str, &[u8])], options: &Options) -> Run {
    static TEMPLATE: OnceLock<Template> = OnceLock::new();
    run_with(files, options, TEMPLATE.get_or_init(template))
}

/// The same with another template.
pub(super) fn run_with(
    files: &[(&str, &[u8])],
    options: &Options,
    template: &Template,
) -> Run {
    let mut names = Vec::new();
    let mut grids: Vec<Grid> = Vec::new();
    let mut findings = Vec::new();
    for (name, bytes) in files {
        let first = u32::try_from(grids.len()).expect("few sheets");
        let file: ReadFile =
            read(name, bytes, first, Limits::default()).expect("a readable file");
        let in_pieces = Limits::default().pieces_from(0);
        assert_eq!(read(name, bytes, first, in_pieces).as_ref(), Ok(&file));
        findings.extend(file.findings);
        for (name, grid) in file.sheets {
            names.push(name);
            grids.push(grid);
        }
    }
    let known = Arc::new(KnownNames::new(template));
    let mut lists = Vec::new();
    let mut parts = Vec::new();
    let mut part_names = Vec::new();
    for (name, grid) in names.into_iter().zip(grids) {
        for part in recognise(&name, grid, options, template, &known) {
            findings.extend(part.findings);
            lists.push(part.list);
            parts.push(part.grid);
            part_names.push(name.clone());
        }
    }
    let names = part_names;
    let cleaned = clean(parts, &lists, template, &known);
    findings.extend(cleaned.findings.iter().cloned());
    assert_conserved(&cleaned);
    Run { names, lists, cleaned, findings }
}

/// The laws on rows and kroner.
fn assert_conserved(cleaned: &Cleaned) {
    let rows = cleaned.conservation.rows;
    assert_eq!(rows.read, rows.used + rows.blank + rows.structure + rows.not_used);
    let kroner = &cleaned.conservation;
    assert_eq!(kroner.nok_read, kroner.nok_used + kroner.nok_not_used);
    let left_out: Total = kroner.left_out.iter().map(|(_, _, total)| *total).sum();
    assert_eq!(left_out, kroner.nok_not_used);
}

/// All that was made of a list that is written as text.
pub(super) fn all(text: &str) -> String {
    show(&run(&[("liste.xlsx", &workbook(text))], &Options::default()))
}

/// All that was made of files.
pub(super) fn show(run: &Run) -> String {
    format!(
        "{}{}{}{}",
        show_lists(run),
        show_agreements(run),
        show_counts(run),
        show_findings(run)
    )
}

/// The lists: unit, year, header, columns and rows.
pub(super) fn show_lists(run: &Run) -> String {
    let mut text = String::new();
    for (name, list) in run.names.iter().zip(&run.lists) {
        if let Some(skipped) = &list.skipped {
            writeln!(text, "{name}: {}", skipped.reason.key).expect("text");
            continue;
        }
        let year = list.year.map(|year| format!(", {year}")).unwrap_or_default();
        writeln!(text, "{name}: {}{year}", list.unit.name()).expect("text");
        for column in &list.columns {
            let field = column.field.as_ref().map_or("?".to_owned(), ToString::to_string);
            write!(text, "  {}={field}", portefolje::model::column_letters(column.index))
                .expect("text");
        }
        text.push('\n');
        // What is above all rows, such as the sheet's name, has no row of its own.
        let is_banner = |row: &&ListRow| row.kind == RowKind::Banner;
        let without_row = list.banners.len() - list.rows.iter().filter(is_banner).count();
        let mut banners = list.banners.iter().skip(without_row);
        for row in list.rows.iter().filter(|row| row.kind != RowKind::Data) {
            write!(text, "  {} {:?}", row.row + 1, row.kind).expect("text");
            if is_banner(&row) {
                write!(text, "({:?})", banners.next().expect("its text")).expect("text");
            }
            text.push('\n');
        }
    }
    text
}

/// The agreements, one a line.
pub(super) fn show_agreements(run: &Run) -> String {
    let mut text = String::new();
    for agreement in &run.cleaned.agreements {
        let place = if agreement.geography.countries.is_empty() {
            agreement.geography.region.clone()
        } else {
            agreement.geography.countries.join("+")
        };
        let unknown = &agreement.geography.unknown;
        let unknown =
            if unknown.is_empty() { String::new() } else { format!("?{unknown}") };
        write!(text, "{} «{}» {place}{unknown}", agreement.number, agreement.title)
            .expect("text");
        for part in [agreement.partner.name.as_str(), &agreement.unit] {
            if !part.is_empty() {
                write!(text, " · {part}").expect("text");
            }
        }
        if let Some(period) = agreement.stated_period {
            write!(text, " [{period}]").expect("text");
        }
        for amount in &agreement.amounts {
            let year = amount.year.map_or("?".to_owned(), |year| year.to_string());
            let total = Total::from(amount.amount);
            let currency =
                if amount.currency.is_nok() { "" } else { amount.currency.code() };
            write!(text, " {year}:{total}{currency}").expect("text");
        }
        for (label, list) in
            [("with", &agreement.extra.companions), ("as", &agreement.extra.references)]
        {
            if !list.is_empty() {
                write!(text, " {label} {}", list.join(",")).expect("text");
            }
        }
        if let Some(parent) = &agreement.extra.parent {
            write!(text, " in {parent}").expect("text");
        }
        for given in &agreement.extra.given {
            write!(text, " {}.{}", given.dimension, given.code).expect("text");
        }
        text.push('\n');
    }
    text
}

/// How rows and kroner were accounted for.
pub(super) fn show_counts(run: &Run) -> String {
    let counts = &run.cleaned.conservation;
    let rows = counts.rows;
    format!(
        "rows {} = {} used + {} blank + {} structure + {} not used; NOK {} = {} + {}\n",
        rows.read,
        rows.used,
        rows.blank,
        rows.structure,
        rows.not_used,
        counts.nok_read,
        counts.nok_used,
        counts.nok_not_used
    )
}

/// The findings but for what is only good to know about columns and units.
pub(super) fn show_findings(run: &Run) -> String {
    show_findings_but(run, &["R107", "R110", "R207", "R208"])
}

/// The findings but for some.
pub(super) fn show_findings_but(run: &Run, without: &[&str]) -> String {
    let mut text = String::new();
    for finding in &run.findings {
        let code = finding.rule.code();
        if without.contains(&code) {
            continue;
        }
        let place = finding.place.map(Place::address).unwrap_or_default();
        write!(text, "{code} {place}").expect("text");
        for (name, argument) in &finding.arguments {
            write!(text, " {name}={}", show_argument(argument)).expect("text");
        }
        text.push('\n');
    }
    text
}

fn show_argument(argument: &Argument) -> String {
    match argument {
        Argument::Text(text) => text.to_string(),
        Argument::Count(count) => count.to_string(),
        Argument::Money(total) | Argument::Amount(total) | Argument::Millions(total) => {
            total.to_string()
        }
        Argument::Share(share) => share.to_string(),
        Argument::Year(year) => year.to_string(),
        Argument::Period(period) => period.to_string(),
        Argument::Message(message) if message.key == "amount-other" => {
            let values = message.arguments.iter().map(|(_, one)| show_argument(one));
            values.collect::<Vec<_>>().join(" ")
        }
        Argument::Message(message) => message.key.to_string(),
        Argument::Name(name) => name.1.clone(),
        Argument::List(list) => {
            list.iter().map(show_argument).collect::<Vec<_>>().join(", ")
        }
    }
}
