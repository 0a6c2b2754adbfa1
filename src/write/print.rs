//! How sheets come out on paper: page, header and footer, heights of rows, page breaks.

use rust_xlsxwriter::{RowNum, Worksheet};

use crate::error::Error;
use crate::model::Map;
use crate::write::Context;
use crate::write::plan::Role;

/// Height of a line of text and of an untouched row.
pub(super) const LINE_HEIGHT: f64 = 15.0;
/// Pixels of an untouched row.
pub(super) const ROW_PIXELS: u32 = 20;
/// What a page of A4, lying, holds between its margins, in pixels at 96 to the inch.
const PAGE_PIXELS: (f64, f64) = (1026.0, 676.0);
/// Text of 11 points that is scaled by less is smaller than 6 points on paper.
const SMALLEST_SCALE: f64 = 0.55;
const MOST_PAGES_WIDE: u16 = 4;
/// Excel takes 1,026 page breaks, the library 1,023; what comes after is parted by whoever
/// prints it.
const BREAKS_MAX: usize = 1_000;
/// So much of a page is surely there: programs differ a little in heights.
const SURE: f64 = 0.96;

/// The scale in per cent at which so many pixels fit the width of a page.
pub(super) fn scale(width: f64) -> u16 {
    let fitting =
        (10..=100).rev().find(|scale| f64::from(*scale) / 100.0 * width <= PAGE_PIXELS.0);
    fitting.unwrap_or(10)
}

/// How many pages side by side so many pixels need, so that the print can be read.
pub(super) fn pages_wide(width: f64) -> u16 {
    let fits = |pages: &u16| f64::from(*pages) * PAGE_PIXELS.0 / SMALLEST_SCALE >= width;
    (1..MOST_PAGES_WIDE).find(fits).unwrap_or(MOST_PAGES_WIDE)
}

/// How many rows a page holds at a scale, surely.
fn rows(scale: f64) -> f64 {
    PAGE_PIXELS.1 / scale / f64::from(ROW_PIXELS) * SURE
}

/// The scale in per cent of pages side by side that are so many pixels wide each: the
/// largest at which they also hold each part, in rows, that one can hold and be read.
pub(super) fn scale_of_wide(width: f64, extents: &[f64]) -> u16 {
    let is_read = |scale: &u16| f64::from(*scale) / 100.0 >= SMALLEST_SCALE;
    let held = extents.iter().filter(|extent| **extent <= rows(SMALLEST_SCALE));
    let tallest = held.copied().fold(0.0, f64::max);
    let widest = scale(width / SURE);
    let mut read = (10..=widest).rev().take_while(is_read);
    read.find(|scale| tallest <= rows(f64::from(*scale) / 100.0)).unwrap_or(widest)
}

/// What all sheets have in common: name, tab and how they are printed.
pub(super) fn set_up(
    context: &Context<'_>,
    role: &Role,
    sheet: &mut Worksheet,
) -> Result<(), Error> {
    if context.plan.roles().next() == Some(role) {
        context.styles.take_up(sheet)?;
    }
    let name = context.plan.name(role);
    sheet.set_name(name)?;
    sheet.set_tab_color(role.tab());
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    // An ampersand begins a command in headers and footers, which hold 255 characters.
    let plain = |text: String| -> String {
        text.chars().take(80).collect::<String>().replace('&', "&&")
    };
    let title = plain(context.title());
    let list = plain(context.list());
    let page = context.text("footer-page");
    sheet.set_header(format!("&L{title}&R{list}"));
    sheet.set_footer(format!("&L&A&R{page} &P / &N"));
    Ok(())
}

/// How a sheet of several parts is laid on pages.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pages {
    /// Rows before which a page ends.
    pub(super) breaks: Vec<RowNum>,
    /// The row that every page below it begins with.
    pub(super) repeated: Option<RowNum>,
}

/// Ends pages so that they do not cut a part, such as a table with its chart, that a page
/// holds as a whole. A part that no page holds begins and ends with a page of its own. If
/// it is the last one, the header of its table is repeated; more headers than one a sheet
/// cannot be.
///
/// `parts` are first and last rows with their [`extents`], `headers` the rows of headers,
/// and `scale` is what is printed of a pixel.
pub(super) fn pages(
    parts: &[(RowNum, RowNum)],
    extents: &[f64],
    headers: &[RowNum],
    scale: f64,
) -> Pages {
    let page = rows(scale);
    let mut breaks = Vec::new();
    let mut repeated = None;
    let mut used = 0.0;
    for (at, ((first, last), extent)) in parts.iter().zip(extents).enumerate() {
        if used > 0.0 && used + extent > page {
            breaks.push(*first);
            used = 0.0;
        }
        used += extent;
        if *extent > page && at + 1 == parts.len() {
            let mut own = headers.iter().filter(|row| (first..=last).contains(row));
            repeated = own.next().copied().filter(|_| own.next().is_none());
        }
    }
    breaks.truncate(BREAKS_MAX);
    Pages { breaks, repeated }
}

/// How high parts are, in rows. `heights` are the lines of rows that have several.
pub(super) fn extents(
    parts: &[(RowNum, RowNum)],
    heights: &Map<RowNum, f64>,
) -> Vec<f64> {
    let mut high: Vec<(RowNum, f64)> =
        heights.iter().map(|(row, lines)| (*row, *lines)).collect();
    high.sort_by_key(|(row, _)| *row);
    let extent = |first: RowNum, last: RowNum| {
        let from = high.partition_point(|(row, _)| *row < first);
        let more = high.iter().skip(from).take_while(|(row, _)| *row <= last);
        f64::from(last + 1 - first) + more.map(|(_, lines)| lines - 1.0).sum::<f64>()
    };
    let mut below = 0;
    let of = |(first, last): &(RowNum, RowNum)| {
        // What stands above the first part belongs to it.
        let extent = extent(below.min(*first), *last);
        below = last + 1;
        extent
    };
    parts.iter().map(of).collect()
}

/// The scale at which so many pixels fit the width of a page.
pub(super) fn fitted(width: f64) -> f64 {
    (PAGE_PIXELS.0 / width).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::{Map, Pages, extents, pages, pages_wide, scale_of_wide};

    #[test]
    fn wide_sheets_take_as_many_pages_as_can_be_read() {
        let wide = [1_000.0, 1_865.0, 1_866.0, 4_200.0, 1e9].map(pages_wide);
        assert_eq!(wide, [1, 1, 2, 3, 4]);
    }

    #[test]
    fn pages_side_by_side_are_as_large_as_their_parts_let_them_be() {
        // As wide as the page, and no part is higher than it.
        assert_eq!(scale_of_wide(1_200.0, &[10.0, 30.0]), 82);
        // 47 rows of 20 pixels on 676 pixels, less a little.
        assert_eq!(scale_of_wide(1_200.0, &[10.0, 47.0]), 69);
        // What no page holds is no reason to print small.
        assert_eq!(scale_of_wide(1_200.0, &[10.0, 470.0]), 82);
    }

    /// Rows of a page that is not scaled: 640 / 20, less a little.
    fn laid(parts: &[(u32, u32)], headers: &[u32]) -> Pages {
        pages(parts, &extents(parts, &Map::default()), headers, 1.0)
    }

    #[test]
    fn a_part_that_fits_no_more_begins_a_page() {
        assert_eq!(laid(&[(2, 15), (16, 25), (26, 40)], &[3, 17, 27]).breaks, [26]);
    }

    #[test]
    fn there_are_no_more_breaks_than_a_sheet_takes() {
        let parts: Vec<(u32, u32)> =
            (0..2_000).map(|at| (at * 30, at * 30 + 25)).collect();
        assert_eq!(laid(&parts, &[]).breaks.len(), 1_000);
    }

    #[test]
    fn lines_of_texts_count() {
        let mut heights = Map::default();
        heights.insert(5, 20.0);
        let parts = [(2, 15), (16, 25)];
        let tall = pages(&parts, &extents(&parts, &heights), &[], 1.0);
        assert_eq!((laid(&parts, &[]).breaks, tall.breaks), (vec![], vec![16]));
    }

    #[test]
    fn a_long_part_stands_alone_and_repeats_its_header_if_it_is_the_last() {
        let last = laid(&[(2, 10), (11, 100)], &[3, 13]);
        assert_eq!(last, Pages { breaks: vec![11], repeated: Some(13) });
        // Its header would stand above what comes after it.
        let first = laid(&[(2, 100), (101, 110)], &[4, 102]);
        assert_eq!(first, Pages { breaks: vec![101], repeated: None });
        let texts = laid(&[(2, 10), (11, 100)], &[]);
        assert_eq!(texts.repeated, None);
    }
}
