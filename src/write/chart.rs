//! The chart beside a table.

use std::borrow::Cow;

use rust_xlsxwriter::{
    Chart as Drawing, ChartAxisCrossing, ChartDataLabel, ChartFont, ChartLegendPosition,
    ChartLine, ChartType, ColNum, Color, ObjectMovement, RowNum,
};

use crate::model::{Chart, Measure, Message, Table, Total};
use crate::write::Context;
use crate::write::fills::{self, Fill};
use crate::write::format::TITLE;
use crate::write::names::within_sentence;
use crate::write::page::Placed;
use crate::write::tables::{measure_name, own_measures, rows_header};

/// As wide as the text of a page of A4 (16 cm), in pixels.
const WIDTH: u32 = 604;
/// Bars beyond this number cannot be read; the table has them all.
pub(super) const MOST_BARS: usize = 20;

/// A column of the table that is drawn: its place and its name.
pub(super) struct Series {
    pub(super) column: ColNum,
    pub(super) name: String,
}

/// The chart of a table and its height in pixels; `None` if the table asks for none, or
/// has nothing to draw.
pub(super) fn chart(
    context: &Context<'_>,
    sheet: &str,
    table: &Table,
    placed: &Placed,
) -> Option<(Drawing, u32)> {
    let kind = drawn(table)?;
    let (measure, series) = series(context, table);
    let blocks = blocks(table, placed);
    let bars = blocks.iter().map(|(first, last)| last - first + 1).sum::<RowNum>();
    if series.is_empty() || bars == 0 || is_flat(table, measure) {
        return None;
    }
    let stacked = series.len() > 1;
    let mut drawing = Drawing::new(match (kind, stacked) {
        (Chart::Bar, false) => ChartType::Bar,
        (Chart::Bar, true) => ChartType::BarStacked,
        (Chart::Column | Chart::Stacked | Chart::Heat, false) => ChartType::Column,
        (Chart::Column | Chart::Stacked | Chart::Heat, true) => ChartType::ColumnStacked,
    });
    for (at, one) in series.iter().enumerate() {
        let added = drawing.add_series();
        added.set_categories(&range(sheet, 0, &blocks));
        added.set_values(&range(sheet, one.column, &blocks));
        added.set_name(literal(&one.name).as_ref());
        added.set_gap(60);
        if stacked {
            added.set_overlap(100);
        } else {
            added.set_data_label(&label(context, table, measure));
        }
        added.set_format(&mut Fill::of(at).format());
    }
    let title = title(context, table, measure, bars);
    let height = match kind {
        Chart::Bar => (150 + bars * 24).max(260),
        Chart::Column | Chart::Stacked | Chart::Heat => 360,
    };
    drawing
        .title()
        .set_name(literal(&title).as_ref())
        .set_font(ChartFont::new().set_size(12).set_bold().set_color(TITLE));
    axes(context, &mut drawing, table, kind, measure);
    if stacked {
        drawing.legend().set_position(ChartLegendPosition::Bottom);
    } else {
        drawing.legend().set_hidden();
    }
    let alt = Message::new("chart-alt")
        .with("title", title.as_str())
        .with("table", table.title.clone());
    let alt = context.say(&alt);
    context.audit.chart(&alt);
    drawing
        .set_width(WIDTH)
        .set_height(height)
        .set_name(format!("chart_{}", table.key))
        .set_alt_text(alt)
        .set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
    Some((drawing, height))
}

/// The kind of drawing, where a table asks for one whose parts can be told apart.
pub(super) fn drawn(table: &Table) -> Option<Chart> {
    let kind = table.chart.filter(|kind| *kind != Chart::Heat)?;
    (table.columns.len() <= fills::MOST).then_some(kind)
}

/// Why a table has no chart although it asks for one.
pub(super) fn left_out(context: &Context<'_>, table: &Table) -> Option<String> {
    let wanted = table.chart.is_some_and(|kind| kind != Chart::Heat);
    (wanted && drawn(table).is_none()).then(|| {
        let message = Message::new("chart-left-out")
            .with("columns", table.columns.len())
            .with("most", fills::MOST);
        context.say(&message)
    })
}

/// What is drawn: the columns of a cross table, the parts of a count of projects, or
/// one measure.
pub(super) fn series(context: &Context<'_>, table: &Table) -> (Measure, Vec<Series>) {
    let own = own_measures(table);
    let column = |at: usize| ColNum::try_from(at + 1).unwrap_or(ColNum::MAX);
    if let Some(by) = &table.columns_by {
        let series = table.columns.iter().enumerate().map(|(at, one)| Series {
            column: column(own.len() + at),
            name: context.member(by, &one.key),
        });
        return (table.cell_measure, series.collect());
    }
    let parts = [Measure::ProjectsOnly, Measure::ProjectsAlso];
    let drawn = if parts.iter().all(|part| own.contains(part)) {
        parts.to_vec()
    } else {
        // Money where there is money; but by code one looks at the number of projects.
        let money = own.contains(&Measure::Nok) && !context.is_codebook(table);
        let one = if money { Some(Measure::Nok) } else { own.first().copied() };
        one.into_iter().collect()
    };
    let measure = drawn.first().copied().unwrap_or(Measure::Projects);
    let series = own.iter().enumerate().filter(|(_, one)| drawn.contains(one));
    let series = series.map(|(at, one)| Series {
        column: column(at),
        name: measure_name(context, *one),
    });
    (measure, series.collect())
}

/// A name as it stands. One like `=UD!A1`, which the library takes for the address of a
/// cell, has spaces where an address has none.
fn literal(name: &str) -> Cow<'_, str> {
    if !name.starts_with('=') && !name.contains('!') {
        return name.into();
    }
    format!(" {}", name.replace('!', "! ")).into()
}

/// The figure at the end of a bar.
fn label(context: &Context<'_>, table: &Table, measure: Measure) -> ChartDataLabel {
    let format = match measure {
        Measure::Nok | Measure::NokReportYear => money(context, table, measure).2,
        Measure::Share => context.styles.share(),
        Measure::Agreements
        | Measure::Projects
        | Measure::ProjectsOnly
        | Measure::ProjectsAlso => context.styles.whole(),
    };
    let mut label = ChartDataLabel::new();
    label.show_value().set_num_format(format).set_font(ChartFont::new().set_size(9));
    label
}

/// Runs of rows that are drawn: the outer ones, at most so many as can be read.
fn blocks(table: &Table, placed: &Placed) -> Vec<(RowNum, RowNum)> {
    let mut blocks: Vec<(RowNum, RowNum)> = Vec::new();
    let outer = (placed.first..).zip(&table.rows).filter(|(_, row)| row.level == 0);
    for (row, _) in outer.take(MOST_BARS) {
        match blocks.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => blocks.push((row, row)),
        }
    }
    blocks
}

/// Whether every figure is nought, so that the chart would be empty.
pub(super) fn is_flat(table: &Table, measure: Measure) -> bool {
    table.rows.iter().all(|row| match measure {
        Measure::Projects | Measure::ProjectsOnly | Measure::ProjectsAlso => {
            row.figures.projects == 0
        }
        Measure::Agreements => row.figures.agreements == 0,
        Measure::Nok | Measure::Share => row.figures.nok.0 == 0,
        Measure::NokReportYear => row.figures.nok_report_year.0 == 0,
    })
}

/// Whether a figure that is drawn is less than nought.
fn has_negative(table: &Table, measure: Measure) -> bool {
    let is_money = matches!(measure, Measure::Nok | Measure::Share);
    let outer = table.rows.iter().filter(|row| row.level == 0);
    outer.flat_map(|row| row.cells.iter().chain([&row.figures])).any(|figures| {
        is_money && figures.nok.0 < 0
            || measure == Measure::NokReportYear && figures.nok_report_year.0 < 0
    })
}

/// The address of the drawn cells of a column.
fn range(sheet: &str, column: ColNum, blocks: &[(RowNum, RowNum)]) -> String {
    let letters = crate::model::column_letters(u32::from(column));
    let sheet = sheet.replace('\'', "''");
    let parts: Vec<String> = blocks
        .iter()
        .map(|(first, last)| {
            let (first, last) = (first + 1, last + 1);
            format!("'{sheet}'!${letters}${first}:${letters}${last}")
        })
        .collect();
    match parts.as_slice() {
        [one] => format!("={one}"),
        _ => format!("=({})", parts.join(",")),
    }
}

/// What the chart is called.
pub(super) fn title(
    context: &Context<'_>,
    table: &Table,
    measure: Measure,
    bars: RowNum,
) -> String {
    let by = rows_header(context, table);
    let outer = table.rows.iter().filter(|row| row.level == 0).count();
    let key = if usize::try_from(bars).is_ok_and(|bars| bars < outer) {
        "chart-title-largest"
    } else {
        "chart-title"
    };
    let measure = match measure {
        Measure::ProjectsOnly | Measure::ProjectsAlso => Measure::Projects,
        other => other,
    };
    let by = within_sentence(by.split(" / ").next().unwrap_or_default());
    let message = Message::new(key)
        .with("measure", measure_name(context, measure))
        .with("by", by)
        .with("scope", context.scope(&table.scope))
        .with("count", i64::from(bars));
    context.say(&message)
}

/// The unit in which a chart shows money: the key of its name, and number formats of its
/// axis, where nothing is as `0,0`, and of its figures.
fn money(
    context: &Context<'_>,
    table: &Table,
    measure: Measure,
) -> (&'static str, String, String) {
    let styles = &context.styles;
    let outer = table.rows.iter().filter(|row| row.level == 0);
    let figures = outer.map(|row| match measure {
        Measure::NokReportYear => row.figures.nok_report_year.0,
        _ => row.figures.nok.0,
    });
    let most = figures.map(i128::abs).max().unwrap_or(0);
    if most < Total::kroner(500_000).0 {
        return ("axis-kroner", styles.whole(), styles.whole());
    }
    let decimals = usize::from(most < Total::kroner(5_000_000).0);
    ("axis-millions", styles.millions(decimals), styles.millions(1))
}

fn axes(
    context: &Context<'_>,
    drawing: &mut Drawing,
    table: &Table,
    kind: Chart,
    measure: Measure,
) {
    let (name, format) = match measure {
        Measure::Nok | Measure::NokReportYear => {
            let (name, format, _) = money(context, table, measure);
            (context.text(name), format)
        }
        Measure::Share => (context.text("measure-share"), context.styles.share()),
        Measure::Agreements => {
            (context.text("measure-agreements"), context.styles.whole())
        }
        Measure::Projects | Measure::ProjectsOnly | Measure::ProjectsAlso => {
            (context.text("measure-projects"), context.styles.whole())
        }
    };
    let grid = ChartLine::new().set_color(Color::RGB(0xD9_DEE4)).clone();
    let by = rows_header(context, table);
    let by = by.split(" / ").next().unwrap_or_default();
    // The library calls the lying axis of bars the first one; there stand the figures.
    let names = if kind == Chart::Bar { drawing.y_axis() } else { drawing.x_axis() };
    names.set_name(literal(by).as_ref());
    if kind == Chart::Bar {
        // The first row of the table stands on top.
        names.set_reverse().set_crossing(ChartAxisCrossing::Max);
    }
    let figures = if kind == Chart::Bar { drawing.x_axis() } else { drawing.y_axis() };
    figures.set_name(literal(&name).as_ref()).set_num_format(format);
    if !has_negative(table, measure) {
        // Otherwise figures that are much alike begin anywhere, and look very unlike.
        figures.set_min(0);
    }
    figures.set_major_gridlines(true).set_major_gridlines_line(&grid);
    let names = if kind == Chart::Bar { drawing.y_axis() } else { drawing.x_axis() };
    names.set_major_gridlines(false);
}
