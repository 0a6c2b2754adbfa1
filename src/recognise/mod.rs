//! Recognises the lists in a sheet: its header, columns, unit, banners, totals and notes.
//!
//! Nothing is told by position; everything is found by content, can be overruled, and
//! every row of the sheet gets a kind. Values are read with the same readers as in
//! [`crate::value`].

mod amounts;
mod banners;
mod columns;
mod decided;
mod header;
mod names;
mod parts;
mod refused;
mod repeat;
mod rows;
mod shape;
mod sums;
mod title;
mod totals;

use crate::model::{
    AmountKind, Cell, Column, ColumnReason, Currency, Field, Finding, Grid, GridRow,
    List, ListRow, Map, Message, Place, RowKind, Rule, Set, SheetId, SheetKind, Unit,
    column_letters,
};
use crate::recognise::amounts::{
    Amounts, StatedUnit, doubtful_unit, list_unit, other_units,
};
use crate::recognise::columns::Columns;
use crate::recognise::header::Header;
use crate::recognise::names::Names;
use crate::recognise::rows::{Judge, Rows};
use crate::recognise::shape::{Words, lone_text};
use crate::template::Template;
use crate::value::currency::CurrencyWords;
use crate::value::field_argument;
use crate::value::known::KnownNames;
use crate::value::merged::Merged;
use crate::value::period::without_year;
use crate::value::scale::UnitWords;

/// What the user asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Read hidden sheets too.
    pub include_hidden: bool,
    /// Read only sheets with these names; all if empty.
    pub sheets: Vec<String>,
    /// The unit of all amounts, whatever the list says.
    pub unit: Option<Unit>,
    /// Columns that a person has named: the field's name and the column from 0.
    pub columns: Vec<(String, u32)>,
    /// Columns that people decided on in an earlier report: the folded header, and the
    /// field's name or `ignore`.
    pub decided: Vec<(String, String)>,
    /// The unit and the currency that they decided on; no currency is kroner.
    pub amounts: Option<(Unit, Option<Currency>)>,
}

impl Options {
    /// The unit that a person has given, now or in an earlier report.
    fn stated_unit(&self) -> Option<Unit> {
        self.unit.or(self.amounts.as_ref().map(|(unit, _)| *unit))
    }
}

/// A list, with the part of the sheet that it stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The part of the sheet; the whole sheet where there is one list or none.
    pub grid: Grid,
    /// What it holds.
    pub list: List,
    /// What people should know about it.
    pub findings: Vec<Finding>,
}

/// Finds the lists in a sheet called `name`, or says why it holds none.
///
/// Where a header with other columns stands below a list, another list begins.
pub fn recognise(
    name: &str,
    grid: Grid,
    options: &Options,
    template: &Template,
    known: &KnownNames,
) -> Vec<Part> {
    if let Some((reason, finding)) = left_out(name, &grid, options) {
        let list = List::skipped(grid.sheet, name, reason);
        return vec![Part { grid, list, findings: finding.into_iter().collect() }];
    }
    let names = Names::new(template);
    let words = Words::new(template);
    let merged = Merged::new(&grid);
    let header = header::find(&grid, &merged, &names);
    let mut sheet = Sheet {
        name,
        options,
        template,
        stated: amounts::sheet_unit(name, &grid, header.as_ref(), template),
        currency: None,
        names,
        words,
        merged,
        known,
        year: None,
        banner: None,
        carried: Vec::new(),
    };
    let mut parts: Vec<Part> = Vec::new();
    let (merged, names) = (&sheet.merged, &sheet.names);
    let words = (&sheet.words, &UnitWords::new(template));
    let unit = sheet.stated.as_ref().map_or(Unit::One, StatedUnit::unit);
    let grids = parts::divide(grid, header.as_ref(), merged, names, words, unit);
    let count = grids.len();
    // The header of the whole sheet is that of its only part.
    let mut only = header.filter(|_| count == 1);
    for (nth, (mut grid, above)) in grids.into_iter().enumerate() {
        let first = parts.iter().all(|part| part.list.skipped.is_some());
        let header = only.take().or(above);
        let header = header.or_else(|| header::find(&grid, &sheet.merged, &sheet.names));
        let (list, mut findings) = sheet.part(&grid, header, first, nth + 1 == count);
        if list.skipped.is_none() {
            repeat::fill(&mut grid, &list, &mut findings);
        }
        parts.push(Part { grid, list, findings });
    }
    close_gaps(&mut parts);
    parts
}

/// Blank rows between two parts belong to the upper one.
fn close_gaps(parts: &mut [Part]) {
    let starts: Vec<Option<u32>> =
        parts.iter().map(|part| part.grid.rows.first().map(|row| row.index)).collect();
    for (part, next) in parts.iter_mut().zip(starts.into_iter().skip(1)) {
        if let (Some(last), Some(next)) = (part.grid.rows.last(), next)
            && part.list.skipped.is_none()
        {
            part.list.blank_rows += next - last.index - 1;
        }
    }
}

/// What holds for all parts of a sheet.
struct Sheet<'sheet> {
    name: &'sheet str,
    options: &'sheet Options,
    template: &'sheet Template,
    /// The foreign currency that the first list's title or notes state.
    currency: Option<Currency>,
    /// The unit that the sheet's title, notes or name states.
    stated: Option<StatedUnit>,
    names: Names,
    words: Words,
    merged: Merged,
    known: &'sheet KnownNames,
    /// The year that the sheet's name or title gives.
    year: Option<i32>,
    /// The banner that holds for the last row of the part above.
    banner: Option<String>,
    /// What the parts so far add up to.
    carried: Vec<i128>,
}

impl Sheet<'_> {
    fn part(
        &mut self,
        grid: &Grid,
        header: Option<Header>,
        first: bool,
        at_end: bool,
    ) -> (List, Vec<Finding>) {
        let name = self.name;
        let Some(header) = header else {
            return without_list(name, grid, "skip-no-header");
        };
        let template = self.template;
        let found = columns::decide(
            grid,
            &header,
            &self.names,
            &self.known.countries,
            self.options,
            template,
        );
        if !can_be_list(&found.all) {
            return without_list(name, grid, "skip-no-agreements");
        }
        let Columns { all: mut columns, mut units, mut findings } = found;
        let stated = self.options.stated_unit();
        let (unit, unit_finding) = match stated {
            Some(unit) => (unit, None),
            None => list_unit(
                grid,
                &header,
                &Amounts::new(&columns, &units, template),
                self.stated.as_ref(),
            ),
        };
        if unit != Unit::One {
            // A header that names kroner and no more says nothing against it.
            amounts::forget_kroner(&mut columns, &mut units);
        }
        let says_so = unit_finding.as_ref().is_some_and(amounts::is_stated);
        findings.extend(unit_finding);
        // Under a heading of its own unit a list is in kroner again.
        let states_unit = amounts::states_unit(grid, &header, template);
        let currency = match &self.options.amounts {
            Some((_, currency)) => currency.clone(),
            None => {
                amounts::noted_currency(name, grid, &header, &UnitWords::new(template))
                    .or_else(|| self.currency.clone().filter(|_| !states_unit))
            }
        };
        let no_units = Map::default();
        let KnownNames { units: extending, countries, .. } = self.known;
        let names = |text: &str| extending.read(text).is_some() || countries.knows(text);
        let known = |text: &str| names(text) || names(&without_year(text));
        let judge = Judge {
            grid,
            merged: &self.merged,
            header: &header,
            columns: &columns,
            unit,
            units: if self.options.stated_unit().is_some() { &no_units } else { &units },
            words: &self.words,
            known: &known,
            last: at_end,
            carried: &self.carried,
            currencies: CurrencyWords::new(template),
        };
        let judged = rows::judge(&judge);
        let Rows {
            kinds: rows, banners, totals, findings: noted, counts, carried, ..
        } = judged;
        let Some(first_row) =
            rows.iter().find(|row| row.kind == RowKind::Data).map(|row| row.row)
        else {
            return without_list(name, grid, "skip-no-rows");
        };
        findings.extend(noted);
        for column in &mut columns {
            (column.filled, column.understood) =
                counts.get(&column.index).copied().unwrap_or_default();
        }
        columns.retain(|column| !column.header.is_empty() || column.filled > 0);
        findings.extend(unknown(grid, &columns));
        findings.extend(more_cells(grid, &header, &rows));
        findings.extend(doubtful_unit(grid, &columns, &rows, unit, template));
        findings.extend(other_units(grid, &columns, unit, self.options.stated_unit()));
        let (year, year_finding) = title::year(name, grid, &header, &columns);
        findings.extend(year_finding);
        findings.extend(title::spans(grid, &columns));
        let dated = columns.iter().any(|column| {
            matches!(
                column.field,
                Some(
                    Field::Year
                        | Field::YearAmount(_)
                        | Field::Period
                        | Field::From
                        | Field::To
                )
            )
        });
        let inherited = if dated || year.is_some() { None } else { self.year };
        findings
            .extend(inherited.map(|year| title::assumed(grid, year, "year-from-title")));
        let year = year.or(inherited);
        findings.extend(missing(grid, &columns));
        let span = match (grid.rows.first(), grid.rows.last()) {
            (Some(first), Some(last)) => last.index - first.index + 1,
            _ => 0,
        };
        let blank_rows = span - u32::try_from(rows.len()).unwrap_or(span);
        let mut list = List {
            sheet: grid.sheet,
            name: name.to_owned(),
            skipped: None,
            header_rows: header.rows.clone(),
            first_row: Some(first_row),
            columns,
            unit,
            assumed: stated.is_none() && !says_so,
            currency,
            marked: amounts::marked_currency(grid, &UnitWords::new(template)),
            year,
            rows,
            blank_rows,
            banners,
            totals,
            refused: Vec::new(),
        };
        title_as_banner(grid, &header, &mut list, &known);
        if names(name) {
            first_banner(name, &mut list);
        } else if known(name) {
            // Its year is told from the name already.
            first_banner(&without_year(name), &mut list);
        }
        self.carried = carried;
        // A heading that states a unit leaves the banner above it.
        let above = self.banner.take().filter(|_| header.height == 0);
        let data = |row: &&ListRow| row.kind == RowKind::Data;
        let none = list.rows.iter().find(data).is_some_and(|row| row.banner.is_none());
        if let Some(banner) = above.filter(|_| none) {
            first_banner(&banner, &mut list);
        }
        let lowest = list.rows.iter().rev().find(data).and_then(|row| row.banner);
        let lowest = lowest.and_then(|banner| usize::try_from(banner).ok());
        self.banner = lowest.and_then(|at| list.banners.get(at)).cloned();
        list.refused = refused::find(grid, &list, template);
        if first {
            self.year = year;
            self.currency.clone_from(&list.currency);
        }
        (list, findings)
    }
}

/// Why a sheet is left out before it is looked at.
fn left_out(
    name: &str,
    grid: &Grid,
    options: &Options,
) -> Option<(Message, Option<Finding>)> {
    if !options.sheets.is_empty() && !options.sheets.iter().any(|wanted| wanted == name) {
        return Some((Message::new("skip-not-chosen"), None));
    }
    let reason = |key: &str| {
        let reason = Message::new(key);
        let finding = Finding::on(Rule::SheetWithoutList, grid.sheet)
            .with("sheet", name)
            .with("reason", reason.clone());
        (reason, Some(finding))
    };
    match grid.kind {
        SheetKind::Other => return Some(reason("skip-no-cells")),
        SheetKind::Unreadable => return Some((Message::new("skip-unreadable"), None)),
        SheetKind::Cells => {}
    }
    if grid.rows.is_empty() {
        return Some((Message::new("skip-empty"), None));
    }
    let asked_for =
        options.include_hidden || options.sheets.iter().any(|wanted| wanted == name);
    if !grid.visible && !asked_for {
        let finding = Finding::on(Rule::HiddenSheet, grid.sheet).with("sheet", name);
        return Some((Message::new("skip-hidden"), Some(finding)));
    }
    None
}

/// Leaves out lists that name neither agreements nor titles where another list of the same
/// file does: they add up what stands there, by country and partner, say. `file` tells
/// which file a sheet is in.
pub fn leave_out_summaries(
    lists: &mut [List],
    file: &dyn Fn(SheetId) -> Option<usize>,
) -> Vec<Finding> {
    let has = |list: &List, field: &Field| {
        list.column(field).is_some_and(|column| column.filled > 0)
    };
    let is_list = |list: &List| list.skipped.is_none();
    let numbered = |list: &&List| is_list(list) && has(list, &Field::AgreementNumber);
    let files: Set<Option<usize>> =
        lists.iter().filter(numbered).map(|list| file(list.sheet)).collect();
    let mut findings = Vec::new();
    for list in lists.iter_mut().filter(|list| is_list(list)) {
        let names_some = has(list, &Field::AgreementNumber) || has(list, &Field::Title);
        if names_some || !files.contains(&file(list.sheet)) {
            continue;
        }
        let reason = Message::new("skip-no-agreements").with("rows", list.rows.len());
        findings.push(
            Finding::on(Rule::SheetWithoutList, list.sheet)
                .with("sheet", list.name.as_str())
                .with("reason", reason.clone()),
        );
        *list = List::skipped(list.sheet, &list.name, reason);
    }
    findings
}

fn without_list(name: &str, grid: &Grid, key: &str) -> (List, Vec<Finding>) {
    let reason = Message::new(key).with("rows", grid.rows.len());
    let finding = Finding::on(Rule::SheetWithoutList, grid.sheet)
        .with("sheet", name)
        .with("reason", reason.clone());
    (List::skipped(grid.sheet, name, reason), vec![finding])
}

/// A list names its agreements; a pivot table or a list of codes does not.
fn can_be_list(columns: &[Column]) -> bool {
    let has = |wanted: &Field| {
        columns.iter().any(|column| column.field.as_ref() == Some(wanted))
    };
    let known = columns.iter().filter(|column| column.field.is_some()).count();
    let has_amount = columns.iter().any(|column| {
        matches!(column.field, Some(Field::Amount(_) | Field::YearAmount(_)))
    });
    let named = has(&Field::AgreementNumber) || has(&Field::Title);
    (named && known >= 2 && (known >= 3 || has_amount || has(&Field::AgreementNumber)))
        || (has(&Field::Partner) && has(&Field::Country) && has_amount && known >= 4)
}

/// Fields without which the report has holes.
fn missing(grid: &Grid, columns: &[Column]) -> Vec<Finding> {
    let has = |wanted: &dyn Fn(&Field) -> bool| {
        columns
            .iter()
            .filter(|column| column.filled > 0)
            .filter_map(|column| column.field.as_ref())
            .any(wanted)
    };
    let finding = |field: &Field| {
        Finding::on(Rule::MissingColumn, grid.sheet).with("field", field_argument(field))
    };
    let mut findings = Vec::new();
    if !has(&|field| *field == Field::AgreementNumber) {
        findings.push(finding(&Field::AgreementNumber));
    }
    if !has(&|field| {
        matches!(field, Field::Amount(_) | Field::YearAmount(_) | Field::RowTotal)
    }) {
        findings.push(finding(&Field::Amount(AmountKind::Unnamed)));
    }
    findings
}

/// Columns that nothing is known of.
fn unknown(grid: &Grid, columns: &[Column]) -> Vec<Finding> {
    columns
        .iter()
        .filter(|column| column.reason == ColumnReason::Unknown)
        .map(|column| {
            Finding::on(Rule::UnknownColumn, grid.sheet)
                .with("header", column.header.as_str())
                .with("column", column_letters(column.index))
        })
        .collect()
}

/// Rows of a text that have more cells than its header: a delimiter stands in one of them.
fn more_cells(grid: &Grid, header: &Header, rows: &[ListRow]) -> Option<Finding> {
    let fields = grid.form.fields.as_ref()?;
    let of_header = header.rows.iter().map(|row| fields.of(*row)).max()?;
    let data: Set<u32> =
        rows.iter().filter(|row| row.kind == RowKind::Data).map(|row| row.row).collect();
    let beyond = |row: &&GridRow| {
        let of_row = fields.of(row.index);
        // Where most rows have more, they have a column that the header does not name,
        // unless what stands there may be the rest of an amount.
        let is_beyond = |(column, cell): &(u32, Cell)| {
            *column as usize >= of_header
                && (of_row > fields.most || may_be_rest_of_amount(cell))
        };
        of_row > of_header
            && data.contains(&row.index)
            && row.cells.last().is_some_and(is_beyond)
    };
    let mut rows = grid.rows.iter().filter(beyond);
    let first = rows.next()?;
    let (_, last) = first.cells.last()?;
    let place = Place { sheet: grid.sheet, row: first.index, column: None };
    let finding = Finding::at(Rule::MoreCells, place).with("text", last.shown());
    Some(finding.with("count", rows.count() + 1))
}

/// Whether a cell holds what follows a delimiter within an amount: `500` of `100,500`.
fn may_be_rest_of_amount(cell: &Cell) -> bool {
    let text = cell.shown();
    (1..=3).contains(&text.len()) && text.bytes().all(|one| one.is_ascii_digit())
}

/// Titles right above the header that name a unit or a country hold for the rows below,
/// as banners do.
fn title_as_banner(
    grid: &Grid,
    header: &Header,
    list: &mut List,
    known: &dyn Fn(&str) -> bool,
) {
    for at in (0..header.first).rev() {
        let Some(text) = grid.rows.get(at).and_then(lone_text) else { return };
        if !known(&text) {
            return;
        }
        if let Some(row) = list.rows.get_mut(at) {
            row.kind = RowKind::Banner;
        }
        first_banner(&text, list);
    }
}

/// Puts a banner above all others; it holds for the rows that no other stands above.
fn first_banner(text: &str, list: &mut List) {
    list.banners.insert(0, text.to_owned());
    for row in &mut list.rows {
        match (&row.kind, row.banner) {
            (_, Some(banner)) => row.banner = Some(banner + 1),
            (RowKind::Data | RowKind::NotUsed, None) => row.banner = Some(0),
            _ => {}
        }
    }
}
