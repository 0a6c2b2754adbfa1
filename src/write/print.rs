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
const PAGE_PIXELS: (f64, f64) = (1026.0, 640.0);

/// How many lines a text takes in a column so many characters wide, a little generously,
/// since the width of letters differs.
pub(super) fn lines(text: &str, width: f64) -> f64 {
    // Nearly all texts are so short that their letters need not be counted.
    let bytes = u32::try_from(text.len()).unwrap_or(u32::MAX);
    if f64::from(bytes) * 0.88 <= width && !text.contains('\n') {
        return 1.0;
    }
    let lines = text.lines().map(|line| {
        let characters = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        (f64::from(characters) * 0.88 / width).ceil().max(1.0)
    });
    lines.sum::<f64>().clamp(1.0, 27.0)
}

/// The scale in per cent at which so many pixels fit the width of a page.
pub(super) fn scale(width: f64) -> u16 {
    let fitting =
        (10..=100).rev().find(|scale| f64::from(*scale) / 100.0 * width <= PAGE_PIXELS.0);
    fitting.unwrap_or(10)
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

/// Rows before which a page ends, so that it does not cut a part, such as a table with
/// its chart, that the next page holds as a whole.
///
/// `parts` are first and last rows, `heights` the lines of rows that have several, and
/// `width` the pixels that are fitted to the width of the page.
pub(super) fn page_breaks(
    parts: &[(RowNum, RowNum)],
    heights: &Map<RowNum, f64>,
    width: f64,
) -> Vec<RowNum> {
    let scale = (PAGE_PIXELS.0 / width).min(1.0);
    let page = PAGE_PIXELS.1 / scale / f64::from(ROW_PIXELS);
    let extent = |first: RowNum, last: RowNum| {
        let more = heights.iter().filter(|(row, _)| (first..=last).contains(row));
        f64::from(last + 1 - first) + more.map(|(_, lines)| lines - 1.0).sum::<f64>()
    };
    let mut breaks = Vec::new();
    let mut used = 0.0;
    let mut below = 0;
    for (first, last) in parts {
        // What stands above the first part belongs to it.
        let extent = extent(below.min(*first), *last);
        if used > 0.0 && extent <= page && used + extent > page {
            breaks.push(*first);
            used = 0.0;
        }
        // A part longer than a page is cut wherever the page ends.
        used = (used + extent) % page;
        below = last + 1;
    }
    breaks
}
