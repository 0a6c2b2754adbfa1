//! Layout of the sheets that people filter: one Excel table from the first row on.

use std::ops::Range;
use std::sync::Arc;

use rust_xlsxwriter::{
    ColNum, DataValidation, DataValidationErrorStyle, RowNum, Table, TableColumn,
    TableStyle, Worksheet,
};

use crate::error::Error;
use crate::model::Map;
use crate::write::Context;
use crate::write::audit::SeenTable;
use crate::write::choices::ROOM;
use crate::write::format::{self, Tone};
use crate::write::headers::unique;
use crate::write::measure::lines;
use crate::write::plan::Role;
use crate::write::print::{LINE_HEIGHT, pages_wide, set_up};
use crate::write::rows::{self, Filling, LINKS_MAX, Rows, Shape, table_range};
use crate::write::value::{Kind, Value};

/// Widths of columns, in characters.
const NARROWEST: f64 = 7.0;
const WIDEST: f64 = 46.0;
/// The same where there are so many columns that a page could not be read otherwise.
const WIDEST_OF_MANY: f64 = 28.0;
const MANY: usize = 7;
/// A header may make its column so wide; a longer one is broken.
const WIDEST_HEADER: usize = 18;
/// The widths of columns are those that so many rows need; a longer list is not read for
/// them to its end.
const ROWS_FOR_WIDTHS: usize = 4_096;
/// And so many of its last rows.
const LAST_FOR_WIDTHS: usize = 64;
/// The last row that a sheet has, from 0.
const LAST_ROW: RowNum = 1_048_575;

/// How a column looks and what may be written in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As its values are.
    Plain,
    /// For a person to fill in.
    Input,
    /// For a person to choose from these.
    Choice {
        /// The list.
        choices: Vec<String>,
        /// What each of them means, shown beside the cell.
        prompt: String,
    },
    /// Computed for the report tables, folded away at the right.
    Helper,
    /// Hidden, for those who ask and for the next run.
    Hidden,
    /// A narrow column of marks under a turned header, to choose from these.
    Mark(Vec<String>),
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ListingColumn {
    pub(super) header: String,
    pub(super) style: Style,
}

/// A table of rows.
pub(super) struct Listing<'a> {
    /// The table's name: letters of ASCII, the same in all languages.
    pub(super) name: &'static str,
    pub(super) columns: Vec<ListingColumn>,
    pub(super) rows: Arc<Rows<'a>>,
    /// How many columns stay in sight.
    pub(super) frozen: ColNum,
    /// What is said if there is no row.
    pub(super) empty: String,
}

/// A sheet, laid out, and its rows, which are written with the workbook.
pub(super) struct Sheet<'a> {
    pub(super) sheet: Worksheet,
    pub(super) rows: Option<Filling<'a>>,
}

impl From<Worksheet> for Sheet<'_> {
    fn from(sheet: Worksheet) -> Self {
        Self { sheet, rows: None }
    }
}

/// A column that looks as its values are.
pub(super) fn plain(header: impl Into<String>) -> ListingColumn {
    ListingColumn { header: header.into(), style: Style::Plain }
}

/// A column for a person to fill in.
pub(super) fn input(header: impl Into<String>) -> ListingColumn {
    ListingColumn { header: header.into(), style: Style::Input }
}

/// A column that is hidden.
pub(super) fn hidden(header: impl Into<String>) -> ListingColumn {
    ListingColumn { header: header.into(), style: Style::Hidden }
}

/// A column that the report tables count with.
pub(super) fn helper(header: impl Into<String>) -> ListingColumn {
    ListingColumn { header: header.into(), style: Style::Helper }
}

/// The sheet, and those that it goes on to where there are more rows than a sheet holds.
pub(super) fn sheets<'a>(
    context: &Context<'_>,
    role: &Role,
    listing: &Listing<'a>,
) -> Result<Vec<Sheet<'a>>, Error> {
    let all = listing.rows.len();
    let made = listing.rows.some(0..all.min(ROWS_FOR_WIDTHS));
    // Rows may be ordered by kind, so that those at the end are wider.
    let last =
        listing.rows.some(all.saturating_sub(LAST_FOR_WIDTHS).max(made.len())..all);
    let first: &[Vec<Value>] = match &*listing.rows {
        Rows::Ready(rows) => rows,
        Rows::Made { .. } => &made,
    };
    let widths = widths(listing, (first, &last));
    let most = context.report.options.rows_of_a_sheet();
    let parts = (0..all.div_ceil(most).max(1)).map(|part| {
        let rows = part * most..all.min((part + 1) * most);
        let name = context.plan.part_name(role, part);
        let part = Part { number: part + 1, name, rows };
        sheet(context, role, listing, &part, (first, &widths))
    });
    parts.collect()
}

/// Rows of a listing that stand on a sheet.
struct Part {
    /// Counted from 1.
    number: usize,
    /// The sheet's name.
    name: String,
    rows: Range<usize>,
}

impl Part {
    /// The name of its table.
    fn table(&self, listing: &Listing<'_>) -> String {
        match self.number {
            1 => listing.name.to_owned(),
            number => format!("{}_{number}", listing.name),
        }
    }
}

fn sheet<'a>(
    context: &Context<'_>,
    role: &Role,
    listing: &Listing<'a>,
    part: &Part,
    (first, widths): (&[Vec<Value>], &[f64]),
) -> Result<Sheet<'a>, Error> {
    let mut sheet = Worksheet::new();
    set_up(context, role, &mut sheet)?;
    sheet.set_name(&part.name)?;
    sheet.set_freeze_panes(1, listing.frozen)?;
    sheet.set_repeat_rows(0, 0)?;
    write_headers(context, listing, part, (first, widths), &mut sheet)?;
    let filling = write_rows(context, listing, part, (first, widths));
    add_choices(context, listing, part, &mut sheet)?;
    fold_helpers(listing, part, &mut sheet)?;
    let seen = listing.columns.iter().zip(widths);
    let seen = seen.filter(|(column, _)| column.style.is_seen());
    let pages = pages_wide(seen.map(|(_, width)| width * 7.0 + 5.0).sum());
    if pages > 1 {
        sheet.set_print_fit_to_pages(pages, 0);
        // What stays in sight on the screen is there on each page.
        sheet.set_repeat_columns(0, listing.frozen.max(1) - 1)?;
    }
    if listing.rows.len() == 0 {
        let format = &context.styles.note;
        sheet.write_string_with_format(
            1,
            0,
            &listing.empty,
            &format.format.clone().unset_text_wrap(),
        )?;
    }
    Ok(Sheet { sheet, rows: filling })
}

/// Folds the columns that nobody reads, and leaves them out of what is printed.
fn fold_helpers(
    listing: &Listing<'_>,
    part: &Part,
    sheet: &mut Worksheet,
) -> Result<(), Error> {
    let is_helper = |one: &ListingColumn| one.style == Style::Helper;
    let Some(first) = listing.columns.iter().position(is_helper) else { return Ok(()) };
    let column = |at: usize| ColNum::try_from(at).unwrap_or(ColNum::MAX);
    sheet.group_columns_collapsed(column(first), column(listing.columns.len() - 1))?;
    let rows = RowNum::try_from(part.rows.len().max(1));
    sheet.set_print_area(0, 0, rows.unwrap_or(RowNum::MAX), column(first - 1))?;
    Ok(())
}

/// Notes what the table holds for those who cannot see it.
fn note(context: &Context<'_>, listing: &Listing<'_>, part: &Part, empty: usize) {
    context.audit.table(SeenTable {
        sheet: part.name.clone(),
        headers: listing
            .columns
            .iter()
            .filter(|column| column.style.is_seen())
            .map(|one| one.header.clone())
            .collect(),
        rows: (0, u32::try_from(part.rows.len()).unwrap_or(u32::MAX)),
        empty,
    });
}

impl Style {
    /// Whether people see the column without asking for it.
    fn is_seen(&self) -> bool {
        !matches!(self, Self::Helper | Self::Hidden)
    }
}

/// Headers that are all different, as Excel wants them, and short enough.
pub(super) fn headers(columns: &[ListingColumn]) -> Vec<String> {
    unique(columns.iter().map(|column| column.header.as_str()))
}

fn write_headers(
    context: &Context<'_>,
    listing: &Listing<'_>,
    part: &Part,
    (first, widths): (&[Vec<Value>], &[f64]),
    sheet: &mut Worksheet,
) -> Result<(), Error> {
    let headers = headers(&listing.columns);
    let turned = listing.columns.iter().any(|one| matches!(one.style, Style::Mark(_)));
    if turned {
        sheet.set_row_height(0, 150)?;
    }
    let mut columns = Vec::new();
    let mut height: f64 = 1.0;
    for (at, header) in headers.iter().enumerate() {
        let format = header_format(context, listing, first, at);
        columns.push(
            TableColumn::new().set_header(header).set_header_format(&format.format),
        );
        let column = ColNum::try_from(at).unwrap_or(ColNum::MAX);
        let width = widths[at];
        sheet.set_column_width(column, width)?;
        if listing.columns[at].style == Style::Hidden {
            sheet.set_column_hidden(column)?;
        }
        if listing.columns[at].style.is_seen() {
            // The button of the filter takes its part of the width.
            height = height.max(lines(header, width - 5.0));
        }
    }
    if !turned {
        sheet.set_row_height(0, LINE_HEIGHT * height)?;
    }
    // A table of a header alone is no table to Excel.
    let rows = part.rows.len();
    if rows > 0 {
        let table = Table::new()
            .set_name(part.table(listing))
            .set_columns(&columns)
            .set_style(TableStyle::Light1);
        // The library keeps a note of every cell of a table; the rest is added later.
        let last_column = ColNum::try_from(columns.len() - 1).unwrap_or(ColNum::MAX);
        sheet.add_table(0, 0, 1, last_column, &table)?;
    } else {
        for (at, header) in headers.iter().enumerate() {
            let format = header_format(context, listing, first, at);
            let column = ColNum::try_from(at).unwrap_or(ColNum::MAX);
            sheet.write_string_with_format(0, column, header, &format.format)?;
        }
    }
    Ok(())
}

fn header_format<'a>(
    context: &'a Context<'_>,
    listing: &Listing<'_>,
    first: &[Vec<Value>],
    column: usize,
) -> &'a format::Style {
    if matches!(listing.columns[column].style, Style::Mark(_)) {
        return &context.styles.header_turned;
    }
    let first = first.first().and_then(|row| row.get(column));
    if first.is_none_or(|value| value.kind() == Kind::Text) {
        &context.styles.header
    } else {
        &context.styles.header_right
    }
}

/// The rows, to be written with the workbook.
fn write_rows<'a>(
    context: &Context<'_>,
    listing: &Listing<'a>,
    part: &Part,
    (first, widths): (&[Vec<Value>], &[f64]),
) -> Option<Filling<'a>> {
    if listing.rows.len() == 0 {
        return None;
    }
    let styles = &context.styles;
    let kinds = Kind::ALL.map(|kind| styles.cell(Tone::Plain, kind).number);
    let (link, input, mark) =
        (styles.cell_link.number, styles.input.number, styles.mark.number);
    let columns = listing.columns.iter().zip(widths);
    let columns = columns.map(|(column, width)| rows::Column {
        styles: match column.style {
            Style::Input | Style::Choice { .. } => [input; Kind::ALL.len()],
            Style::Mark(_) => [mark; Kind::ALL.len()],
            Style::Plain | Style::Helper | Style::Hidden => kinds,
        },
        link,
        room: column.style.is_seen().then_some(width - 1.7),
    });
    let is_link = |value: &&Value| matches!(value, Value::Address { .. });
    let links = first.iter().map(|row| row.iter().filter(is_link).count()).max();
    let linked = LINKS_MAX / links.unwrap_or(0).max(1);
    let is_plain: Vec<bool> =
        listing.columns.iter().map(|one| one.style == Style::Plain).collect();
    note(context, listing, part, listing.rows.empty(part.rows.clone(), &is_plain));
    Some(Filling {
        sheet: part.name.clone(),
        first_style: header_format(context, listing, first, 0).number,
        rows: Arc::clone(&listing.rows),
        part: part.rows.clone(),
        shape: Shape {
            columns: columns.collect(),
            top: 1,
            linked,
            heights: Map::default(),
            cut: context.cut(),
        },
        files: Vec::new(),
        tables: vec![(
            part.table(listing),
            table_range(0, listing.columns.len(), part.rows.len()),
        )],
        whole: false,
        held: false,
    })
}

/// What people may write in columns that they fill in.
fn add_choices(
    context: &Context<'_>,
    listing: &Listing<'_>,
    part: &Part,
    sheet: &mut Worksheet,
) -> Result<(), Error> {
    if listing.rows.len() == 0 {
        return Ok(());
    }
    let last = RowNum::try_from(part.rows.len()).unwrap_or(RowNum::MAX);
    for (column, spec) in (0..).zip(&listing.columns) {
        // Rows may be added below where people choose, and they are to choose there too.
        let (choices, prompt, room) = match &spec.style {
            Style::Choice { choices, prompt } => (choices, prompt.as_str(), ROOM),
            Style::Mark(choices) => (choices, "", 0),
            Style::Plain | Style::Input | Style::Helper | Style::Hidden => continue,
        };
        let room = room.min(LAST_ROW.saturating_sub(last));
        // A comma would part one choice in two.
        if choices.iter().any(|choice| choice.contains(',')) {
            let reason = format!("a choice holds a comma: {}", choices.join(" | "));
            return Err(Error::new("write-failed").with("reason", reason));
        }
        let mut validation = DataValidation::new()
            .allow_list_strings(choices)?
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title(context.text("choice-title"))?
            .set_error_message(context.text("choice-message"))?;
        if !prompt.is_empty() {
            validation = validation
                .set_input_title(context.text("choice-title"))?
                .set_input_message(prompt)?;
        }
        sheet.add_data_validation(1, column, last + room, column, &validation)?;
    }
    Ok(())
}

/// The width of each column.
fn widths(
    listing: &Listing<'_>,
    (first, last): (&[Vec<Value>], &[Vec<Value>]),
) -> Vec<f64> {
    let headers = headers(&listing.columns);
    let of = |(at, header): (usize, &String)| width(listing, (first, last), at, header);
    headers.iter().enumerate().map(of).collect()
}

/// A width that holds the header and most values; longer ones are broken into lines.
fn width(
    listing: &Listing<'_>,
    (first, last): (&[Vec<Value>], &[Vec<Value>]),
    column: usize,
    header: &str,
) -> f64 {
    if matches!(listing.columns[column].style, Style::Mark(_)) {
        return 5.0;
    }
    let word = header.split_whitespace().map(|word| word.chars().count()).max();
    // The button of the filter stands beside the header.
    let of_header =
        (header.chars().count().min(WIDEST_HEADER)).max(word.unwrap_or(0)) + 3;
    let values = first.iter().chain(last);
    let longest = values.filter_map(|row| row.get(column).map(Value::width)).max();
    let characters = longest.unwrap_or(0).max(of_header);
    let characters = u16::try_from(characters).unwrap_or(u16::MAX);
    let many = listing.columns.iter();
    let is_mark = |style: &Style| matches!(style, Style::Mark(_));
    let many = many.filter(|one| one.style.is_seen() && !is_mark(&one.style));
    let widest = if many.count() > MANY { WIDEST_OF_MANY } else { WIDEST };
    (f64::from(characters) * 1.05 + 2.5).clamp(NARROWEST, widest)
}
