//! The sheet of PivotTables over the sheet of amounts: region and country, partner group
//! and partner, and unit, each by year.

use std::borrow::Cow;

use rayon::prelude::*;
use rust_xlsxwriter::{ColNum, RowNum, Worksheet};

use crate::error::Error;
use crate::model::{Message, Report, Set, Total};
use crate::package::Package;
use crate::pivot::{self, Grid, Line, Pivot, Pivots, Source, Sums, ValueRef};
use crate::write::amounts::Amounts;
use crate::write::canvas::Canvas;
use crate::write::format::Tone;
use crate::write::listing::Sheet;
use crate::write::measure::lines;
use crate::write::plan::Role;
use crate::write::print::{LINE_HEIGHT, scale, set_up};
use crate::write::rows::{Cells, Rows};
use crate::write::value::{Kind, Value, shortened};
use crate::write::{Context, amounts, listing};

/// A PivotTable: its name, its row fields and its filter, by their headers.
type Wanted = (&'static str, &'static [&'static str], &'static str);

/// The PivotTables, from left to right.
const WANTED: [Wanted; 3] = [
    ("pvtRegion", &["header-region", "header-country"], "header-partner-group"),
    ("pvtPartner", &["header-partner-group", "header-partner"], "header-region"),
    ("pvtForvalter", &["header-unit"], "header-region"),
];

/// A file with the records of more amounts than these would be slow to open.
const RECORDS_MAX: usize = 100_000;
/// The amounts of so many agreements are counted by one core at a time.
const AT_A_TIME: usize = 8_192;
/// A list of more years than these is no list of years.
const YEARS_MAX: usize = 200;

/// Where the headings, the filters and the tables begin.
const HEADING: RowNum = 4;
const FILTER: RowNum = 5;
const TABLE: RowNum = 7;
/// Empty columns between two tables, so that a table may grow by so many years.
const GAP: ColNum = 6;
/// The texts above the tables are laid over so many characters' width.
const TEXT_WIDTH: f64 = 118.0;
/// Widths of columns, in characters.
const WIDEST: f64 = 56.0;
const NARROWEST: f64 = 11.0;

/// Whether the workbook has PivotTables.
pub(super) fn apply(report: &Report) -> bool {
    matches!(state(report), "pivot-yes" | "pivot-large")
}

/// Whether the workbook has PivotTables, and why not: the key of a text.
pub(super) fn state(report: &Report) -> &'static str {
    let (count, years) = amounts_and_years(report);
    if report.options.no_pivot {
        "pivot-left-out"
    } else if count == 0 {
        "pivot-no-amounts"
    } else if count > report.options.rows_of_a_sheet() {
        "pivot-many-rows"
    } else if years.len() > YEARS_MAX {
        "pivot-many-years"
    } else if count > RECORDS_MAX {
        "pivot-large"
    } else {
        "pivot-yes"
    }
}

/// How many amounts the PivotTables are of, and their years.
fn amounts_and_years(report: &Report) -> (usize, Set<Option<i32>>) {
    let agreements = report.agreements.par_iter().with_min_len(AT_A_TIME);
    let found = agreements.fold(Default::default, |found, agreement| {
        let (mut count, mut years): (usize, Set<Option<i32>>) = found;
        for amount in agreement.amounts.iter().filter(|one| one.currency.is_nok()) {
            count += 1;
            years.insert(amount.year);
        }
        (count, years)
    });
    found.reduce(Default::default, |(count, mut years), (others, more)| {
        years.extend(more);
        (count + others, years)
    })
}

/// The PivotTables, worked out at the first need of them.
fn pivots<'a>(context: &'a Context<'_>) -> Option<&'a Pivots> {
    context.pivots.get_or_init(|| work_out(context)).as_ref()
}

fn work_out(context: &Context<'_>) -> Option<Pivots> {
    if !context.plan.has(&Role::Pivot) {
        return None;
    }
    let cut = context.cut();
    let amounts = Amounts::new(context);
    let (_, years) = amounts_and_years(context.report);
    let years = ColNum::try_from(years.len()).unwrap_or(ColNum::MAX);
    let source = Source {
        table: amounts::TABLE.to_owned(),
        fields: listing::headers(&amounts.columns),
        count: amounts.len(),
        keep: amounts.len() <= RECORDS_MAX,
        record: Box::new(|row, see| amounts.show(row, &mut Record { see, cut: &cut })),
        last: ["member-regional", "member-unknown"]
            .map(|key| pivot::Value::Text(context.text(key)))
            .into(),
    };
    let mut column = 0;
    let pivots = WANTED.map(|(name, rows, filter)| {
        let rows: Vec<usize> = rows.iter().map(|key| field(context, key)).collect();
        let left = column;
        column += ColNum::try_from(rows.len()).unwrap_or(ColNum::MAX) + years + 1 + GAP;
        Pivot {
            name: name.to_owned(),
            sheet: context.plan.name(&Role::Pivot).to_owned(),
            row: TABLE,
            column: left,
            rows,
            columns: field(context, "header-year"),
            filter: Some(field(context, filter)),
            sum: field(context, "header-nok"),
            sum_caption: context.text("pivot-sum"),
            total_caption: context.text("label-total"),
        }
    });
    Some(Pivots::new(source, pivots.into()))
}

/// The position of a column of the sheet of amounts.
fn field(context: &Context<'_>, header: &str) -> usize {
    let found = amounts::headers(context).position(|key| key == header);
    found.expect("the sheet of amounts has the column")
}

/// A record under way.
struct Record<'a> {
    see: &'a mut dyn FnMut(ValueRef<'_>),
    cut: &'a str,
}

impl Cells for Record<'_> {
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            (self.see)(ValueRef::Blank);
        } else {
            (self.see)(ValueRef::Text(&shortened(text, self.cut)));
        }
    }

    fn named<'n>(&mut self, name: &dyn Fn() -> Cow<'n, str>) {
        self.text(&name());
    }

    fn said(&mut self, say: &dyn Fn(&mut String)) {
        let mut said = String::new();
        say(&mut said);
        self.text(&said);
    }

    fn leading(&mut self, text: &str, _: &dyn Fn() -> Option<String>) {
        self.text(text);
    }

    fn value(&mut self, value: &Value) {
        let whole = |number: i64| ValueRef::Number(Total::kroner(number));
        let value = match value {
            Value::Text(text)
            | Value::Link { text, .. }
            | Value::Address { text, .. } => {
                return self.text(text);
            }
            Value::Formula { result, .. } => return self.value(result),
            Value::Year(year) => whole((*year).into()),
            Value::Kroner(total) => ValueRef::Number(*total),
            Value::Count(count) => whole(i64::try_from(*count).unwrap_or(i64::MAX)),
            Value::Plain(number) => whole(*number),
            Value::Share(_) | Value::Number(..) => {
                unreachable!("the sheet of amounts has texts, years, counts and kroner")
            }
        };
        (self.see)(value);
    }
}

/// The workbook with its PivotTables.
pub(super) fn add(context: &Context<'_>, package: &mut Package<'_>) -> Result<(), Error> {
    match pivots(context) {
        Some(pivots) => pivot::add_to(package, pivots, pivots.records() <= RECORDS_MAX),
        None => Ok(()),
    }
}

/// The sheet, with what the PivotTables show in its cells.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Result<Sheet<'a>, Error> {
    let role = Role::Pivot;
    let mut sheet = Worksheet::new();
    set_up(context, &role, &mut sheet)?;
    sheet.set_screen_gridlines(false);
    let styles = &context.styles;
    let mut cells = Canvas::default();
    let title = context.plan.name(&role);
    sheet.write_string_with_format(0, 0, title, &styles.title.format)?;
    cells.put((0, 0), Value::from(title), &styles.title)?;
    cells.set_height(0, 24.0);
    let summary = context.plan.name(&Role::Summary).to_owned();
    let link = Value::Link { text: format!("← {summary}"), sheet: summary };
    cells.put((1, 0), link, &styles.link)?;
    let mut widths = Vec::new();
    let mut breaks = Vec::new();
    let mut widest: f64 = 1.0;
    let mut drawn: Vec<(&Pivot, &Grid)> = Vec::new();
    for (pivot, grid) in pivots(context).into_iter().flat_map(Pivots::pivots) {
        breaks.push(u32::from(pivot.column));
        draw(context, &mut cells, pivot, grid)?;
        let own = widths_of(context, pivot, grid);
        widest = widest.max(own.iter().map(|width| width * 7.0 + 5.0).sum());
        widths.extend(own);
        drawn.push((pivot, grid));
    }
    let count = drawn.iter().map(|(_, grid)| grid.lines.len() + 1).max().unwrap_or(0);
    let rows = Rows::made(count, move |nth, cells| {
        for (pivot, grid) in &drawn {
            draw_line(cells, context, (pivot, grid), nth);
        }
    });
    cells.put_placed(TABLE + 2, rows, widths.len().saturating_sub(usize::from(GAP)));
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width(column, *width)?;
    }
    let mut over: ColNum = 0;
    let mut width = 0.0;
    while width < TEXT_WIDTH && usize::from(over) < widths.len() {
        width += widths[usize::from(over)];
        over += 1;
    }
    let note = context.text("pivot-note");
    let last = over.saturating_sub(1).max(1);
    sheet.merge_range(2, 0, 2, last, "", &styles.note.format)?;
    cells.set_height(2, LINE_HEIGHT * lines(&note, width));
    cells.put((2, 0), Value::from(note), &styles.note)?;
    // Each on a page of its own: side by side on one, none could be read.
    sheet.set_print_scale(scale(widest));
    sheet.set_repeat_rows(TABLE, TABLE + 1)?;
    sheet.set_vertical_page_breaks(breaks.get(1..).unwrap_or_default())?;
    cells.finish(sheet, &styles.title, context.cut(), &[])
}

/// A value of the source as a cell shows it.
fn shown(context: &Context<'_>, value: &pivot::Value) -> Value {
    match value {
        pivot::Value::Number(number) => {
            Value::Plain(i64::try_from(number.0 / 100).unwrap_or(i64::MAX))
        }
        pivot::Value::Text(text) => Value::from(text.as_str()),
        pivot::Value::Blank => Value::from(context.text("pivot-blank")),
    }
}

/// Headings, filter, headers, rows and totals.
fn draw(
    context: &Context<'_>,
    cells: &mut Canvas<'_>,
    pivot: &Pivot,
    grid: &Grid,
) -> Result<(), Error> {
    let styles = &context.styles;
    let headers: Vec<String> =
        amounts::headers(context).map(|key| context.text(key)).collect();
    let name = |field: usize| headers[field].as_str();
    let left = pivot.column;
    let names: Vec<&str> = pivot.rows.iter().map(|field| name(*field)).collect();
    let heading = Message::new("pivot-by-year").with("rows", names.join(" › "));
    let heading = Value::from(context.say(&heading));
    cells.put((HEADING, left), heading, &styles.heading)?;
    cells.set_height(HEADING, 20.25);
    if let Some(filter) = pivot.filter {
        let text = styles.cell(Tone::Plain, Kind::Text);
        let all = context.text("pivot-all");
        let bold = styles.cell(Tone::Group, Kind::Text);
        cells.put((FILTER, left), Value::from(name(filter)), bold)?;
        cells.put((FILTER, left + 1), Value::from(all), text)?;
    }
    // Above the headers stand what is summed, and the field of the columns.
    let first = left + labels(pivot);
    let last = first + columns(grid);
    for column in left..=last {
        let text = if column == left {
            pivot.sum_caption.as_str()
        } else if column == first {
            name(pivot.columns)
        } else {
            ""
        };
        cells.put((TABLE, column), Value::from(text), &styles.header)?;
    }
    let row = TABLE + 1;
    for (column, name) in (left..).zip(names) {
        cells.put((row, column), Value::from(name), &styles.header)?;
    }
    for (column, value) in (first..).zip(&grid.columns) {
        cells.put((row, column), shown(context, value), &styles.header_right)?;
    }
    let total = pivot.total_caption.as_str();
    cells.put((row, last), Value::from(total), &styles.header_right)
}

fn labels(pivot: &Pivot) -> ColNum {
    ColNum::try_from(pivot.rows.len()).unwrap_or(ColNum::MAX)
}

fn columns(grid: &Grid) -> ColNum {
    ColNum::try_from(grid.columns.len()).unwrap_or(ColNum::MAX)
}

fn tone(pivot: &Pivot, line: &Line) -> Tone {
    if line.level + 1 < pivot.rows.len() { Tone::Group } else { Tone::Plain }
}

/// A line of a table with its label and its sums; behind the last one stand the totals.
fn draw_line(
    cells: &mut dyn Cells,
    context: &Context<'_>,
    (pivot, grid): (&Pivot, &Grid),
    nth: usize,
) {
    let (tone, level, label, sums) = match grid.lines.get(nth) {
        Some(line) => {
            let label = shown(context, &line.label);
            (tone(pivot, line), line.level, label, &line.sums)
        }
        None if nth == grid.lines.len() => {
            (Tone::Total, 0, Value::from(pivot.total_caption.as_str()), &grid.totals)
        }
        None => return,
    };
    let mut column = usize::from(pivot.column);
    let mut put = |kind: Kind, value: &Value| {
        cells.place(column, context.styles.cell(tone, kind).number);
        cells.value(value);
        column += 1;
    };
    let nothing = Value::from("");
    for at in 0..pivot.rows.len() {
        put(Kind::Text, if at == level { &label } else { &nothing });
    }
    for sum in sums.iter() {
        put(Kind::Kroner, &sum.map_or(Value::from(""), Value::Kroner));
    }
}

/// The widths of a table's columns and of those kept empty beside it, where more years
/// may come to stand.
fn widths_of(context: &Context<'_>, pivot: &Pivot, grid: &Grid) -> Vec<f64> {
    let width = |characters: usize| {
        let characters = u16::try_from(characters).unwrap_or(u16::MAX);
        (f64::from(characters) * 1.1 + 2.0).clamp(NARROWEST, WIDEST)
    };
    let mut widths: Vec<f64> = (0..pivot.rows.len())
        .map(|level| {
            let labels = grid.lines.iter().filter(|line| line.level == level);
            let longest = labels.map(|line| shown(context, &line.label).width()).max();
            // The caption and the filter's name stand in the first column.
            let least = if level == 0 { pivot.sum_caption.chars().count() } else { 0 };
            width(longest.unwrap_or(0).max(least))
        })
        .collect();
    let sums = grid.lines.iter().map(|line| &line.sums).chain([&grid.totals]);
    let longest =
        sums.flat_map(Sums::iter).flatten().map(|sum| Value::Kroner(sum).width()).max();
    let width = width(longest.unwrap_or(0));
    widths.extend(vec![width; usize::from(columns(grid) + 1 + GAP)]);
    widths
}
