//! Layout of the sheets that people read: title, notes, and tables one below another.

mod finish;

pub(super) use self::finish::TEXT_WIDTH;

use std::ops::Range;

use rust_xlsxwriter::{
    Chart, ColNum, Color, ConditionalFormat2ColorScale, ConditionalFormatCell,
    ConditionalFormatCellRule, DataValidation, DataValidationErrorStyle, RowNum, Table,
    TableColumn, TableStyle, Worksheet,
};

use crate::error::Error;
use crate::model::{CoverageLevel, Set, column_letters};
use crate::write::Context;
use crate::write::audit::SeenTable;
use crate::write::canvas::Canvas;
use crate::write::format::{HEAT, Style, Tone, level_fill};
use crate::write::headers::unique;
use crate::write::plan::Role;
use crate::write::print::{ROW_PIXELS, set_up};
use crate::write::rows::{Rows, table_range};
use crate::write::value::{Kind, Value};

/// The library knows so many rows of a table; see [`Page::end_table`].
const TABLE_SMALL: RowNum = 32;
/// The widths of columns are those that so many rows need.
const ROWS_FOR_WIDTHS: usize = 4_096;
/// The height of headings, in points.
const HEADING: f64 = 20.25;
/// Widths of columns, in characters.
const NARROWEST: f64 = 9.0;
const WIDEST: f64 = 48.0;
/// Names that stand a line each are given so much.
const WIDEST_NAMES: f64 = 90.0;
/// A table of more columns is not made to fit there, but scaled when it is pasted.
const NARROW: usize = 6;

/// A sheet under way, written from top to bottom.
pub(super) struct Page<'a> {
    sheet: Worksheet,
    cells: Canvas<'a>,
    context: &'a Context<'a>,
    row: RowNum,
    widths: Vec<f64>,
    texts: Vec<Text<'a>>,
    /// Texts within tables: they are broken where their column is too narrow.
    broken: Vec<(RowNum, ColNum, String)>,
    /// Parts that should not be cut by the end of a page: first and last row.
    parts: Vec<(RowNum, RowNum)>,
    /// The rows of headers.
    headers: Vec<RowNum>,
    /// The widest that the first column gets.
    widest_names: f64,
    /// The column at which the rightmost chart begins.
    chart_column: Option<ColNum>,
    /// Whether there is a chart, beside a table or below it.
    has_chart: bool,
    /// The first row below the charts so far.
    below_charts: RowNum,
    /// What the sheet shows, by which its tables are named.
    key: String,
    /// The table that is being written.
    open: Option<OpenTable<'a>>,
    /// Columns of figures of the last table, where a text such as a dash stands as the
    /// figures do.
    figures: Vec<bool>,
    /// Whether its tables are copied into documents.
    pasted: bool,
    /// How many columns the widest of the narrow tables has.
    narrow: usize,
}

/// A table whose rows are being written.
struct OpenTable<'a> {
    name: String,
    header: RowNum,
    /// As they are wanted.
    wanted: Vec<String>,
    /// As they stand there.
    headers: Vec<String>,
    formats: Vec<&'a Style>,
    rows: RowNum,
    /// Empty cells, by row and column; those that turn out to be there to be filled in
    /// are taken out.
    empty: Set<(RowNum, ColNum)>,
    /// How many more are empty in rows that are made when they are written.
    more_empty: usize,
}

/// Text laid over several columns, which is done last.
struct Text<'a> {
    row: RowNum,
    from: ColNum,
    shown: String,
    style: &'a Style,
    /// The sheet that a link behind the text leads to.
    link: Option<String>,
}

/// Where a table's rows stand, so that a chart can show them.
pub(super) struct Placed {
    /// The header row.
    pub(super) header: RowNum,
    /// The first row below the header.
    pub(super) first: RowNum,
    /// The number of columns.
    pub(super) columns: ColNum,
    /// Whether every header is as it was wanted, so that formulas find it.
    pub(super) as_wanted: bool,
}

impl<'a> Page<'a> {
    /// A sheet with its title, and a link back to the summary.
    pub(super) fn new(context: &'a Context<'a>, role: &Role) -> Result<Self, Error> {
        Self::titled(context, role, context.plan.name(role))
    }

    /// The same with another title than the sheet's name.
    pub(super) fn titled(
        context: &'a Context<'a>,
        role: &Role,
        title: &str,
    ) -> Result<Self, Error> {
        let mut sheet = Worksheet::new();
        set_up(context, role, &mut sheet)?;
        sheet.set_screen_gridlines(false);
        // By this cell it is seen that styles have the numbers that they must have.
        let style = &context.styles.title;
        sheet.write_string_with_format(0, 0, title, &style.format)?;
        let mut cells = Canvas::default();
        cells.put((0, 0), Value::from(title), style)?;
        cells.set_height(0, 24.0);
        let mut row = 1;
        if *role != Role::Summary {
            let summary = context.plan.name(&Role::Summary).to_owned();
            let text = format!("← {summary}");
            context.audit.link(&summary);
            let link = Value::Link { text, sheet: summary };
            cells.put((row, 0), link, &context.styles.link)?;
            row += 1;
        }
        Ok(Self {
            sheet,
            cells,
            context,
            row,
            widths: Vec::new(),
            texts: Vec::new(),
            broken: Vec::new(),
            parts: Vec::new(),
            headers: Vec::new(),
            widest_names: WIDEST,
            chart_column: None,
            has_chart: false,
            below_charts: 0,
            key: role.key().to_owned(),
            open: None,
            figures: Vec::new(),
            pasted: matches!(role, Role::Tables(_)),
            narrow: 0,
        })
    }

    /// Lets the names of rows, which are whole sentences, stand a line each.
    pub(super) fn with_long_names(mut self) -> Self {
        self.widest_names = WIDEST_NAMES;
        self
    }

    /// Leaves a row empty.
    pub(super) fn gap(&mut self) -> Result<(), Error> {
        self.end_table()?;
        self.row += 1;
        Ok(())
    }

    /// Goes on below the charts.
    pub(super) fn below_charts(&mut self) -> Result<(), Error> {
        self.end_table()?;
        self.row = self.row.max(self.below_charts);
        Ok(())
    }

    /// The title of a section, after an empty row.
    pub(super) fn heading(&mut self, text: &str) -> Result<(), Error> {
        self.end_table()?;
        self.figures.clear();
        self.end_part();
        self.row += 1;
        self.parts.push((self.row, self.row));
        let style = &self.context.styles.heading;
        self.cells.put((self.row, 0), Value::from(text), style)?;
        self.cells.set_height(self.row, HEADING);
        self.row += 1;
        Ok(())
    }

    /// Ends the part that the last heading began.
    fn end_part(&mut self) {
        let end = self.row.max(self.below_charts);
        if let Some((_, last)) = self.parts.last_mut() {
            *last = end.saturating_sub(1);
        }
    }

    /// Running text over the width of the page.
    pub(super) fn paragraph(&mut self, text: &str) -> Result<(), Error> {
        self.lay(0, text, &self.context.styles.paragraph, None)
    }

    /// Running text with a link behind it to the sheet that shows more.
    pub(super) fn linked(&mut self, text: &str, role: &Role) -> Result<(), Error> {
        let sheet = self.context.plan.name(role).to_owned();
        self.context.audit.link(&sheet);
        self.lay(0, text, &self.context.styles.paragraph, Some(sheet))
    }

    /// A link to a sheet, and a line about it.
    pub(super) fn entry(&mut self, role: &Role) -> Result<(), Error> {
        let plan = &self.context.plan;
        let name = plan.name(role).to_owned();
        self.context.audit.link(&name);
        let link = Value::Link { text: name.clone(), sheet: name };
        self.cells.put((self.row, 0), link, &self.context.styles.link)?;
        self.lay(1, plan.about(role), &self.context.styles.paragraph, None)
    }

    /// A note over the width of the page.
    pub(super) fn note(&mut self, text: &str) -> Result<(), Error> {
        self.lay(0, text, &self.context.styles.note, None)
    }

    fn lay(
        &mut self,
        from: ColNum,
        text: &str,
        style: &'a Style,
        link: Option<String>,
    ) -> Result<(), Error> {
        self.end_table()?;
        self.texts.push(Text {
            row: self.row,
            from,
            shown: text.to_owned(),
            style,
            link,
        });
        self.row += 1;
        Ok(())
    }

    /// The header row of a table; headers of columns of figures are set to the right. The
    /// table goes on until something else than a row is written, or its total.
    pub(super) fn header(&mut self, headers: &[(String, Kind)]) -> Result<Placed, Error> {
        let key = self.key.clone();
        self.header_of(&key, headers)
    }

    /// The same for a table that is named after `key`, which no other sheet has.
    pub(super) fn header_of(
        &mut self,
        key: &str,
        headers: &[(String, Kind)],
    ) -> Result<Placed, Error> {
        let name = self.context.audit.table_name(key);
        self.header_called(name, headers)
    }

    /// The same for the report's table `key`.
    pub(super) fn header_of_table(
        &mut self,
        key: &str,
        headers: &[(String, Kind)],
    ) -> Result<Placed, Error> {
        let name = self.context.audit.report_table_name(key);
        self.header_called(name, headers)
    }

    fn header_called(
        &mut self,
        name: String,
        headers: &[(String, Kind)],
    ) -> Result<Placed, Error> {
        self.end_table()?;
        let header = self.row;
        self.headers.push(header);
        let wanted: Vec<String> = headers.iter().map(|(text, _)| text.clone()).collect();
        let told_apart = unique(wanted.iter().map(String::as_str));
        let mut formats = Vec::new();
        for (column, (text, (_, kind))) in (0..).zip(told_apart.iter().zip(headers)) {
            let styles = &self.context.styles;
            let format =
                if *kind == Kind::Text { &styles.header } else { &styles.header_right };
            self.cells.put((header, column), Value::from(text.as_str()), format)?;
            formats.push(format);
            self.broken.push((header, column, text.clone()));
            let longest = text.split_whitespace().map(|word| word.chars().count()).max();
            let even = text.chars().count() / 2;
            self.widen(column, longest.unwrap_or(0).max(even));
        }
        self.row += 1;
        if self.pasted && headers.len() <= NARROW {
            self.narrow = self.narrow.max(headers.len());
        }
        self.figures = headers.iter().map(|(_, kind)| *kind != Kind::Text).collect();
        let columns = ColNum::try_from(headers.len()).unwrap_or(ColNum::MAX);
        let as_wanted = told_apart == wanted;
        self.open = Some(OpenTable {
            name,
            header,
            wanted,
            headers: told_apart,
            formats,
            rows: 0,
            empty: Set::default(),
            more_empty: 0,
        });
        Ok(Placed { header, first: self.row, columns, as_wanted })
    }

    /// Makes the rows written since the last header an Excel table. The total stands below
    /// it: within, it would be sorted and filtered with the rest.
    fn end_table(&mut self) -> Result<(), Error> {
        let Some(open) = self.open.take().filter(|open| open.rows > 0) else {
            return Ok(());
        };
        let columns: Vec<TableColumn> = open
            .headers
            .iter()
            .zip(&open.formats)
            .map(|(header, format)| {
                TableColumn::new().set_header(header).set_header_format(&format.format)
            })
            .collect();
        let table = Table::new()
            .set_name(open.name.as_str())
            .set_columns(&columns)
            .set_style(TableStyle::None)
            .set_autofilter(false);
        let last = open.header + open.rows;
        let column = ColNum::try_from(columns.len() - 1).unwrap_or(ColNum::MAX);
        // The library keeps a note of every cell of a table; the rest is added later.
        let known = open.header + open.rows.min(TABLE_SMALL);
        self.sheet.add_table(open.header, 0, known, column, &table)?;
        if known < last {
            let header = usize::try_from(open.header).unwrap_or(usize::MAX);
            let rows = usize::try_from(open.rows).unwrap_or(usize::MAX);
            self.cells.stretch(open.name, table_range(header, columns.len(), rows));
        }
        self.context.audit.table(SeenTable {
            sheet: self.sheet.name(),
            headers: open.wanted,
            rows: (open.header, last),
            empty: open.empty.len() + open.more_empty,
        });
        Ok(())
    }

    /// A row of a table.
    pub(super) fn row(&mut self, values: &[Value], tone: Tone) -> Result<(), Error> {
        if tone == Tone::Total {
            self.end_table()?;
        }
        for (column, value) in (0..).zip(values) {
            let indent = if tone == Tone::Nested && column == 0 { 3 } else { 0 };
            self.widen(column, value.width() + indent);
            let styles = &self.context.styles;
            let is_link = matches!(value, Value::Address { .. });
            let is_figure = self
                .figures
                .get(usize::from(column))
                .is_some_and(|figure| *figure && value.kind() == Kind::Text);
            // Only the name of a nested row is set in.
            let tone =
                if tone == Tone::Nested && column > 0 { Tone::Plain } else { tone };
            let format = if column == 0 && value.kind() == Kind::Year {
                styles.year_name(tone)
            } else if is_link && tone == Tone::Nested {
                &styles.nested_link
            } else if is_link {
                &styles.cell_link
            } else if is_figure {
                styles.among_figures(tone)
            } else {
                styles.cell(tone, value.kind())
            };
            self.cells.put((self.row, column), value.clone(), format)?;
            if let Value::Text(text) = value {
                self.broken.push((self.row, column, text.clone()));
                if let Some(open) = self.open.as_mut().filter(|_| text.is_empty()) {
                    open.empty.insert((self.row, column));
                }
            }
        }
        self.row += 1;
        if let Some(open) = &mut self.open {
            open.rows += 1;
        }
        Ok(())
    }

    /// Rows of a table that are made when they are written: any number of them. What
    /// stands in the columns `open` is for a person to fill in.
    pub(super) fn made(&mut self, rows: Rows<'a>, open: Range<usize>) {
        let styles = &self.context.styles;
        let columns = self.figures.len();
        let of_column = |at: usize| {
            let mut of = [styles.cell_link.number; Kind::ALL.len() + 1];
            for kind in Kind::ALL {
                let style = match kind {
                    _ if open.contains(&at) => &styles.input,
                    Kind::Year if at == 0 => styles.year_name(Tone::Plain),
                    Kind::Text if self.figures[at] => styles.among_figures(Tone::Plain),
                    _ => styles.cell(Tone::Plain, kind),
                };
                of[kind as usize] = style.number;
            }
            of
        };
        let of_columns = (0..columns).map(of_column).collect();
        for (at, values) in
            (self.row..).zip(rows.some(0..rows.len().min(ROWS_FOR_WIDTHS)))
        {
            for (column, value) in (0..).zip(values) {
                self.widen(column, value.width());
                if let Value::Text(text) = value {
                    self.broken.push((at, column, text));
                }
            }
        }
        let is_plain: Vec<bool> = (0..columns).map(|at| !open.contains(&at)).collect();
        let count = rows.len();
        let all = RowNum::try_from(count).unwrap_or(RowNum::MAX);
        if let Some(open) = &mut self.open {
            open.rows += all;
            open.more_empty += rows.empty(0..count, &is_plain);
        }
        self.cells.put_made(self.row, rows, of_columns);
        self.row += all;
    }

    /// Writes anew a cell of the row above, in the format of what its text means.
    pub(super) fn recolour(
        &mut self,
        column: ColNum,
        value: &Value,
        style: &Style,
    ) -> Result<(), Error> {
        self.context.audit.coloured(value.text());
        self.restyle(column, value, style)
    }

    /// Makes a cell of the row above one for a person to fill in.
    pub(super) fn open_cell(&mut self, column: ColNum) -> Result<(), Error> {
        if let Some(open) = &mut self.open {
            open.empty.swap_remove(&(self.row - 1, column));
        }
        let context = self.context;
        self.restyle(column, &Value::from(""), &context.styles.input)
    }

    /// Writes anew a cell of the row above, in another format.
    pub(super) fn restyle(
        &mut self,
        column: ColNum,
        value: &Value,
        style: &Style,
    ) -> Result<(), Error> {
        self.cells.put((self.row - 1, column), value.clone(), style)
    }

    /// Shades figures by their size, from white to blue, in some runs of rows: first row
    /// and the row after the last.
    pub(super) fn heat(
        &mut self,
        rows: &[(RowNum, RowNum)],
        first: ColNum,
        last: ColNum,
    ) -> Result<(), Error> {
        let letters = |column: ColNum| column_letters(u32::from(column));
        let mut runs: Vec<(RowNum, RowNum)> = Vec::new();
        for (top, end) in rows.iter().filter(|(top, end)| top < end) {
            match runs.last_mut() {
                Some((_, last)) if last == top => *last = *end,
                _ => runs.push((*top, *end)),
            }
        }
        let ranges: Vec<String> = runs
            .iter()
            .map(|(top, end)| {
                format!("{}{}:{}{end}", letters(first), top + 1, letters(last))
            })
            .collect();
        let Some((top, end)) = runs.first() else { return Ok(()) };
        let scale = ConditionalFormat2ColorScale::new()
            .set_minimum_color(Color::White)
            .set_maximum_color(HEAT)
            .set_multi_range(ranges.join(" "));
        self.sheet.add_conditional_format(*top, first, end - 1, last, &scale)?;
        Ok(())
    }

    /// Notes a cell whose colour follows its words.
    pub(super) fn coloured(&self, text: &str) {
        self.context.audit.coloured(text);
    }

    /// Colours a column of levels of coverage, in the last `rows` rows, by their words.
    pub(super) fn levels(&mut self, rows: RowNum, column: ColNum) -> Result<(), Error> {
        if rows == 0 {
            return Ok(());
        }
        let (top, bottom) = (self.row - rows, self.row - 1);
        for level in CoverageLevel::ALL {
            let name = self.context.level(level);
            let condition = ConditionalFormatCell::new()
                .set_rule(ConditionalFormatCellRule::EqualTo(name))
                .set_format(level_fill(level));
            self.sheet.add_conditional_format(top, column, bottom, column, &condition)?;
        }
        Ok(())
    }

    /// Lets people choose from a list in a column, from a row to the last one written.
    pub(super) fn choices(
        &mut self,
        first: RowNum,
        column: ColNum,
        choices: &[String],
    ) -> Result<(), Error> {
        let Some(last) = self.row.checked_sub(1).filter(|last| *last >= first) else {
            return Ok(());
        };
        let validation = DataValidation::new()
            .allow_list_strings(choices)?
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title(self.context.text("choice-title"))?
            .set_error_message(self.context.text("choice-message"))?;
        self.sheet.add_data_validation(first, column, last, column, &validation)?;
        Ok(())
    }

    /// The row that is written next.
    pub(super) fn next_row(&self) -> RowNum {
        self.row
    }

    /// Sets a chart to the right of a table of few columns, or below a wide one.
    pub(super) fn chart(
        &mut self,
        chart: &Chart,
        height: u32,
        table: &Placed,
    ) -> Result<(), Error> {
        self.end_table()?;
        self.cells.show(table.header..self.row, &mut self.sheet)?;
        let rows = height.div_ceil(ROW_PIXELS) + 1;
        self.has_chart = true;
        if table.columns <= 7 {
            // A narrow empty column parts table and chart.
            let gap = table.columns;
            if self.widths.len() <= usize::from(gap) {
                self.sheet.set_column_width(gap, 3)?;
            }
            self.sheet.insert_chart(table.header, gap + 1, chart)?;
            self.below_charts = self.below_charts.max(table.header + rows);
            self.chart_column = self.chart_column.max(Some(gap + 1));
        } else {
            self.end_part();
            self.row += 1;
            self.parts.push((self.row, self.row));
            self.sheet.insert_chart(self.row, 0, chart)?;
            self.row += rows;
        }
        Ok(())
    }

    /// Puts all of the sheet on one upright page.
    pub(super) fn on_one_page(&mut self) {
        self.parts.clear();
        self.sheet.set_portrait().set_print_fit_to_pages(1, 1);
    }

    fn widen(&mut self, column: ColNum, characters: usize) {
        let column = usize::from(column);
        let widest = if column == 0 { self.widest_names } else { WIDEST };
        if self.widths.len() <= column {
            self.widths.resize(column + 1, NARROWEST);
        }
        let characters = u16::try_from(characters).unwrap_or(u16::MAX);
        let wanted = (f64::from(characters) * 1.05 + 1.5).min(widest);
        self.widths[column] = self.widths[column].max(wanted);
    }
}
