//! The last of a sheet: what can be done only when all is written.

use rust_xlsxwriter::{ColNum, RowNum};

use crate::error::Error;
use crate::model::Map;
use crate::write::listing::Sheet;
use crate::write::measure::lines;
use crate::write::page::{Page, Text};
use crate::write::print::{
    LINE_HEIGHT, Pages, extents, fitted, pages, pages_wide, scale_of_wide,
};
use crate::write::value::Value;

/// Running text is laid over so many characters' width.
pub(in crate::write) const TEXT_WIDTH: f64 = 118.0;

/// The width of a column that no table uses.
const UNTOUCHED: f64 = 9.0;

/// What a page of A4 holds between the margins of a document, 16 cm, in pixels.
const PASTE_PIXELS: f64 = 604.0;

/// Names are never broken in a column narrower than this.
const LEAST_NAMES: f64 = 18.0;

/// How wide charts are, in pixels, with some air.
const CHART_PIXELS: f64 = 640.0;

/// What the indent of a text takes of its column.
const INDENT: f64 = 1.2;

/// So much wider bold letters are.
const BOLD: f64 = 1.04;

/// Of so many columns none but the first is wider than this.
const MANY: usize = 8;
const WIDEST_OF_MANY: f64 = 26.0;

impl<'a> Page<'a> {
    /// The sheet, when all is written: only now is it known how wide the columns are.
    pub(in crate::write) fn finish(mut self) -> Result<Sheet<'a>, Error> {
        self.end_table()?;
        self.end_part();
        if self.widths.len() > MANY {
            // Otherwise the print is too small to be read.
            self.widths
                .iter_mut()
                .skip(1)
                .for_each(|width| *width = width.min(WIDEST_OF_MANY));
        }
        self.fit_for_paste();
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
        let mut heights = self.heights();
        for Text { row, from, shown, .. } in &self.texts {
            let room = if *from == 0 { width } else { width - first_width };
            heights.insert(*row, lines(shown, room));
        }
        for (row, lines) in &heights {
            self.cells.set_height(*row, LINE_HEIGHT * lines);
        }
        let pages = self.lay_on_pages(&heights, (self.pixels(over), first_width))?;
        if !pages.breaks.is_empty() {
            self.sheet.set_page_breaks(&pages.breaks)?;
        }
        if let Some(row) = pages.repeated {
            self.sheet.set_repeat_rows(row, row)?;
        }
        for Text { row, from, shown, style, link } in self.texts {
            if over > from + 1 {
                self.sheet.merge_range(row, from, row, over - 1, "", &style.format)?;
                self.context.audit.merged(&self.sheet.name(), row);
            }
            self.cells.put((row, from), Value::from(shown), style)?;
            if let Some(sheet) = link {
                let link = Value::Link { text: format!("→ {sheet}"), sheet };
                self.cells.put((row, over), link, &self.context.styles.link)?;
                if self.widths.len() <= usize::from(over) {
                    self.sheet.set_column_width(over, 18)?;
                }
            }
        }
        let first = &self.context.styles.title;
        let room: Vec<f64> = self.widths.iter().map(|width| width - INDENT).collect();
        self.cells.finish(self.sheet, first, self.context.cut(), &room)
    }

    /// Fits the sheet to the width of a page, or, where that would be too small to be read,
    /// to pages side by side with the first column on each.
    fn lay_on_pages(
        &mut self,
        heights: &Map<RowNum, f64>,
        (all, first): (f64, f64),
    ) -> Result<Pages, Error> {
        let extents = extents(&self.parts, heights);
        // On the pages beside the first a chart would be repeated in part.
        let wide = if self.has_chart { 1 } else { pages_wide(all) };
        let mut scale = fitted(all);
        if wide > 1 {
            let repeated = f64::from(wide - 1) * pixels(first);
            let percent = scale_of_wide((all + repeated) / f64::from(wide), &extents);
            self.sheet.set_print_scale(percent).set_repeat_columns(0, 0)?;
            scale = f64::from(percent) / 100.0;
        }
        Ok(pages(&self.parts, &extents, &self.headers, scale))
    }

    /// Makes the first column so narrow that tables of few columns are no wider than the
    /// text of a page, when they are pasted into a document; their names are broken.
    fn fit_for_paste(&mut self) {
        let others = self.widths.iter().take(self.narrow).skip(1);
        let others: f64 = others.map(|width| pixels(*width)).sum();
        if let Some(first) = self.widths.first_mut().filter(|_| self.narrow > 1) {
            let room = (PASTE_PIXELS - others - 5.0) / 7.0;
            *first = first.min(room.max(LEAST_NAMES));
        }
    }

    /// The lines of each row that has several, since texts are broken in their columns: not
    /// every program makes its rows high enough by itself.
    fn heights(&self) -> Map<RowNum, f64> {
        let mut heights: Map<RowNum, f64> = Map::default();
        for (row, column, text) in &self.broken {
            let width = self.widths.get(usize::from(*column)).copied();
            let room = width.unwrap_or(UNTOUCHED) - INDENT;
            let bold = self.headers.contains(row);
            let wanted = lines(text, if bold { room / BOLD } else { room });
            let height = heights.entry(*row).or_insert(1.0);
            *height = height.max(wanted);
        }
        heights.retain(|_, lines| *lines > 1.0);
        heights
    }

    /// How wide the sheet is, in pixels, if texts are laid over `over` columns.
    fn pixels(&self, over: ColNum) -> f64 {
        let width = |at: usize| self.widths.get(at).copied().unwrap_or(UNTOUCHED);
        let to = |column: usize| (0..column).map(|at| pixels(width(at))).sum::<f64>();
        let chart =
            self.chart_column.map(|column| to(usize::from(column)) + CHART_PIXELS);
        to(usize::from(over)).max(to(self.widths.len())).max(chart.unwrap_or(0.0))
    }
}

/// The pixels of a column so many characters wide.
fn pixels(width: f64) -> f64 {
    width * 7.0 + 5.0
}
