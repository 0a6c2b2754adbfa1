//! Layout of the sheets that people read: title, notes, and tables one below another.

use rust_xlsxwriter::{
    Chart, ColNum, Color, ConditionalFormat2ColorScale, ConditionalFormatCell,
    ConditionalFormatCellRule, DataValidation, DataValidationErrorStyle, Format, RowNum,
    Worksheet,
};

use crate::error::Error;
use crate::model::{CoverageLevel, Map};
use crate::write::Context;
use crate::write::format::{Tone, level_fill};
use crate::write::plan::Role;
use crate::write::print::{LINE_HEIGHT, ROW_PIXELS, lines, page_breaks, set_up};
use crate::write::value::{Kind, Value};

/// Widths of columns, in characters.
const NARROWEST: f64 = 11.0;
const WIDEST: f64 = 48.0;
/// Running text is laid over so many characters' width.
const TEXT_WIDTH: f64 = 118.0;
/// The width of a column that no table uses.
const UNTOUCHED: f64 = 9.0;
/// How wide charts are, in pixels, with some air.
const CHART_PIXELS: f64 = 640.0;

/// A sheet under way, written from top to bottom.
pub(super) struct Page<'a> {
    sheet: Worksheet,
    context: &'a Context<'a>,
    row: RowNum,
    widths: Vec<f64>,
    texts: Vec<Text>,
    /// Texts within tables: they are broken where their column is too narrow.
    cells: Vec<(RowNum, ColNum, String)>,
    /// Parts that should not be cut by the end of a page: first and last row.
    parts: Vec<(RowNum, RowNum)>,
    /// The column at which the rightmost chart begins.
    chart_column: Option<ColNum>,
    /// The first row below the charts so far.
    below_charts: RowNum,
}

/// Text laid over several columns, which is done last.
struct Text {
    row: RowNum,
    from: ColNum,
    shown: String,
    format: Format,
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
        sheet.write_string_with_format(0, 0, title, &context.styles.title)?;
        sheet.set_row_height(0, 24)?;
        let mut row = 1;
        if *role != Role::Summary {
            let summary = context.plan.name(&Role::Summary).to_owned();
            let text = format!("← {summary}");
            let link = Value::Link { text, sheet: summary };
            link.write(&mut sheet, row, 0, &context.styles.link, "")?;
            row += 1;
        }
        Ok(Self {
            sheet,
            context,
            row,
            widths: Vec::new(),
            texts: Vec::new(),
            cells: Vec::new(),
            parts: Vec::new(),
            chart_column: None,
            below_charts: 0,
        })
    }

    /// Leaves a row empty.
    pub(super) fn gap(&mut self) {
        self.row += 1;
    }

    /// Goes on below the charts.
    pub(super) fn below_charts(&mut self) {
        self.row = self.row.max(self.below_charts);
    }

    /// The title of a section, after an empty row.
    pub(super) fn heading(&mut self, text: &str) -> Result<(), Error> {
        self.end_part();
        self.row += 1;
        self.parts.push((self.row, self.row));
        let format = &self.context.styles.heading;
        self.sheet.write_string_with_format(self.row, 0, text, format)?;
        self.sheet.set_row_height(self.row, 20)?;
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
    pub(super) fn paragraph(&mut self, text: &str) {
        self.lay(0, text, self.context.styles.paragraph.clone(), None);
    }

    /// Running text with a link behind it to the sheet that shows more.
    pub(super) fn linked(&mut self, text: &str, role: &Role) {
        let sheet = self.context.plan.name(role).to_owned();
        self.lay(0, text, self.context.styles.paragraph.clone(), Some(sheet));
    }

    /// A link to a sheet, and a line about it.
    pub(super) fn entry(&mut self, role: &Role) -> Result<(), Error> {
        let plan = &self.context.plan;
        let name = plan.name(role).to_owned();
        let link = Value::Link { text: name.clone(), sheet: name };
        link.write(&mut self.sheet, self.row, 0, &self.context.styles.link, "")?;
        self.lay(1, plan.about(role), self.context.styles.paragraph.clone(), None);
        Ok(())
    }

    /// A note over the width of the page.
    pub(super) fn note(&mut self, text: &str) {
        self.lay(0, text, self.context.styles.note.clone(), None);
    }

    fn lay(&mut self, from: ColNum, text: &str, format: Format, link: Option<String>) {
        self.texts.push(Text {
            row: self.row,
            from,
            shown: text.to_owned(),
            format,
            link,
        });
        self.row += 1;
    }

    /// The header row of a table; headers of columns of figures are set to the right.
    pub(super) fn header(&mut self, headers: &[(String, Kind)]) -> Result<Placed, Error> {
        let header = self.row;
        for (column, (text, kind)) in (0..).zip(headers) {
            let styles = &self.context.styles;
            let format =
                if *kind == Kind::Text { &styles.header } else { &styles.header_right };
            self.sheet.write_string_with_format(header, column, text, format)?;
            // Bold letters are wider.
            self.cells.push((header, column, format!("{text}mm")));
            let longest = text.split_whitespace().map(|word| word.chars().count()).max();
            let even = text.chars().count() / 2;
            self.widen(column, longest.unwrap_or(0).max(even));
        }
        self.row += 1;
        let columns = ColNum::try_from(headers.len()).unwrap_or(ColNum::MAX);
        Ok(Placed { header, first: self.row, columns })
    }

    /// A row of a table.
    pub(super) fn row(&mut self, values: &[Value], tone: Tone) -> Result<(), Error> {
        for (column, value) in (0..).zip(values) {
            let indent = if tone == Tone::Nested && column == 0 { 3 } else { 0 };
            self.widen(column, value.width() + indent);
            let styles = &self.context.styles;
            let format = if column == 0 && value.kind() == Kind::Year {
                &styles.name(tone, Kind::Year)
            } else {
                styles.cell(tone, value.kind())
            };
            let cut = self.context.cut();
            value.write(&mut self.sheet, self.row, column, format, &cut)?;
            if let Value::Text(text) = value {
                self.cells.push((self.row, column, text.clone()));
            }
        }
        self.row += 1;
        Ok(())
    }

    /// Writes anew a cell of the row above, in another format.
    pub(super) fn restyle(
        &mut self,
        column: ColNum,
        value: &Value,
        format: &Format,
    ) -> Result<(), Error> {
        value.write(&mut self.sheet, self.row - 1, column, format, &self.context.cut())
    }

    /// Shades figures by their size, from white to blue, in the last `rows` rows.
    pub(super) fn heat(
        &mut self,
        rows: RowNum,
        first: ColNum,
        last: ColNum,
    ) -> Result<(), Error> {
        let scale = ConditionalFormat2ColorScale::new()
            .set_minimum_color(Color::White)
            .set_maximum_color(Color::RGB(0x9C_C4E6));
        let (top, bottom) = (self.row - rows, self.row - 1);
        self.sheet.add_conditional_format(top, first, bottom, last, &scale)?;
        Ok(())
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
        let rows = height.div_ceil(ROW_PIXELS) + 1;
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

    /// The sheet, when all is written: only now is it known how wide the columns are.
    pub(super) fn finish(mut self) -> Result<Worksheet, Error> {
        self.end_part();
        for (column, width) in (0..).zip(&self.widths) {
            self.sheet.set_column_width(column, *width)?;
        }
        let mut over = 0;
        let mut width = 0.0;
        let mut first_width = 0.0;
        while width < TEXT_WIDTH {
            width += self.widths.get(usize::from(over)).copied().unwrap_or(UNTOUCHED);
            over += 1;
            if over == 1 {
                first_width = width;
            }
        }
        let heights = self.set_heights()?;
        let breaks = page_breaks(&self.parts, &heights, self.pixels(over));
        if !breaks.is_empty() {
            self.sheet.set_page_breaks(&breaks)?;
        }
        let cut = self.context.cut();
        for Text { row, from, shown, format, link } in self.texts {
            if over > from + 1 {
                self.sheet.merge_range(row, from, row, over - 1, "", &format)?;
            }
            let room = if from == 0 { width } else { width - first_width };
            self.sheet.set_row_height(row, LINE_HEIGHT * lines(&shown, room))?;
            Value::from(shown).write(&mut self.sheet, row, from, &format, &cut)?;
            if let Some(sheet) = link {
                let link = Value::Link { text: format!("→ {sheet}"), sheet };
                link.write(&mut self.sheet, row, over, &self.context.styles.link, "")?;
                if self.widths.len() <= usize::from(over) {
                    self.sheet.set_column_width(over, 18)?;
                }
            }
        }
        Ok(self.sheet)
    }

    /// Makes rows high enough for the texts that are broken in their columns: not every
    /// program does so by itself. Gives the lines of each row that has several.
    fn set_heights(&mut self) -> Result<Map<RowNum, f64>, Error> {
        let mut heights: Map<RowNum, f64> = Map::default();
        for (row, column, text) in &self.cells {
            let width = self.widths.get(usize::from(*column)).copied();
            let wanted = lines(text, width.unwrap_or(UNTOUCHED) - 2.5);
            let height = heights.entry(*row).or_insert(1.0);
            *height = height.max(wanted);
        }
        heights.retain(|_, lines| *lines > 1.0);
        for (row, lines) in &heights {
            self.sheet.set_row_height(*row, LINE_HEIGHT * lines)?;
        }
        Ok(heights)
    }

    /// How wide the sheet is, in pixels, if texts are laid over `over` columns.
    fn pixels(&self, over: ColNum) -> f64 {
        let pixels = |column: usize| {
            self.widths.get(column).copied().unwrap_or(UNTOUCHED) * 7.0 + 5.0
        };
        let to = |column: usize| (0..column).map(pixels).sum::<f64>();
        let chart =
            self.chart_column.map(|column| to(usize::from(column)) + CHART_PIXELS);
        to(usize::from(over)).max(to(self.widths.len())).max(chart.unwrap_or(0.0))
    }

    fn widen(&mut self, column: ColNum, characters: usize) {
        let column = usize::from(column);
        if self.widths.len() <= column {
            self.widths.resize(column + 1, NARROWEST);
        }
        let characters = u16::try_from(characters).unwrap_or(u16::MAX);
        let wanted = (f64::from(characters) * 1.1 + 2.0).min(WIDEST);
        self.widths[column] = self.widths[column].max(wanted);
    }
}
