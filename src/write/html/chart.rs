//! Charts as pictures in SVG: bars and columns, each with its figure beside it.
//!
//! They are drawn from the values of the table's own rows, in the workbook's colours. As
//! pictures of their own they can be saved, and pasted into a word processor.

use std::fmt::Write as _;

use crate::language::Language;
use crate::model::{Chart, Measure, Message, Table, Total};
use crate::write::Context;
use crate::write::chart::{MOST_BARS, drawn, is_flat, series, title};
use crate::write::fills::{Fill, OUTLINE, Stripes};
use crate::write::tables;
use crate::write::value::Value;

use super::escape::escape;
use super::table::shown;

/// Width of a picture, in pixels.
const WIDTH: f64 = 720.0;
/// Room for the names of bars.
const NAMES: f64 = 220.0;
/// Room for figures at the ends of bars.
const FIGURES: f64 = 90.0;
/// Height of a bar with the air around it.
const STEP: f64 = 30.0;
/// Height of the part of a picture where columns stand.
const TALL: f64 = 260.0;
/// From one line of a striped fill to the next.
const STRIPE: f64 = 4.0;
/// Letters that fit into the name of a bar.
const LETTERS: usize = 32;

/// A picture.
pub(super) struct Picture {
    /// Its markup.
    pub(super) svg: String,
    /// Width and height in pixels.
    pub(super) width: u32,
    pub(super) height: u32,
    /// What it is called.
    pub(super) title: String,
    /// What stands for it where it cannot be seen.
    pub(super) alt: String,
}

/// What is drawn.
struct Drawing<'a> {
    language: &'a Language,
    measure: Measure,
    /// Names of the bars.
    names: Vec<String>,
    /// Names of the parts of a bar.
    parts: Vec<String>,
    /// By bar and part.
    figures: Vec<Vec<f64>>,
    axis: String,
}

/// The chart of a table; `None` if the table asks for none, or has nothing to draw.
pub(super) fn chart(context: &Context<'_>, table: &Table) -> Option<Picture> {
    let kind = drawn(table)?;
    let (measure, series) = series(context, table);
    let rows: Vec<Vec<Value>> = table
        .rows
        .iter()
        .filter(|row| row.level == 0)
        .take(MOST_BARS)
        .map(|row| tables::row_values(context, table, row))
        .collect();
    if series.is_empty() || rows.is_empty() || is_flat(table, measure) {
        return None;
    }
    let language = context.language;
    let figure = |row: &Vec<Value>, column: u16| {
        row.get(usize::from(column)).map_or(0.0, Value::number)
    };
    let axis = match measure {
        Measure::Nok | Measure::NokReportYear => context.text("axis-millions"),
        Measure::Share => context.text("measure-share"),
        Measure::Agreements => context.text("measure-agreements"),
        Measure::Projects | Measure::ProjectsOnly | Measure::ProjectsAlso => {
            context.text("measure-projects")
        }
    };
    let drawing = Drawing {
        language,
        measure,
        names: rows.iter().map(|row| shown(&row[0], language)).collect(),
        parts: series.iter().map(|one| one.name.clone()).collect(),
        figures: rows
            .iter()
            .map(|row| series.iter().map(|one| figure(row, one.column)).collect())
            .collect(),
        axis,
    };
    let bars = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let title = title(context, table, measure, bars);
    let alt = Message::new("chart-alt")
        .with("title", title.as_str())
        .with("table", table.title.clone());
    let alt = context.say(&alt);
    let (body, height) = match kind {
        Chart::Bar => drawing.bars(),
        Chart::Column | Chart::Stacked | Chart::Heat => drawing.columns(),
    };
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" font-size=\"13\" fill=\"#1c232b\" \
         font-family=\"'Segoe UI', Calibri, 'Helvetica Neue', Arial, sans-serif\">\
         <title>{}</title><desc>{}</desc>\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>{body}</svg>",
        escape(&title),
        escape(&alt)
    );
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a picture is a few thousand pixels at most"
    )]
    let pixels = |length: f64| length as u32;
    Some(Picture { svg, width: pixels(WIDTH), height: pixels(height), title, alt })
}

impl Drawing<'_> {
    /// Lying bars, and the picture's height.
    fn bars(&self) -> (String, f64) {
        let mut body = String::new();
        let (legend, top) = self.legend();
        body.push_str(&legend);
        let (low, high, step) = self.scale();
        let room = WIDTH - NAMES - FIGURES;
        let at = |value: f64| NAMES + (value - low) / (high - low) * room;
        let bottom = top + count(self.names.len()) * STEP + 4.0;
        let mut tick = low;
        while tick <= high + step / 2.0 {
            let x = at(tick);
            line(&mut body, (x, top), (x, bottom), tick == 0.0);
            label(&mut body, (x, bottom + 18.0), "middle", &self.figure(tick));
            tick += step;
        }
        let middle = NAMES + room / 2.0;
        label(&mut body, (middle, bottom + 38.0), "middle", &self.axis);
        for (bar, (name, figures)) in self.names.iter().zip(&self.figures).enumerate() {
            let y = top + count(bar) * STEP + 4.0;
            let baseline = y + STEP / 2.0 + 1.0;
            label(&mut body, (NAMES - 10.0, baseline), "end", &cut(name));
            let (mut left, mut right) = (0.0, 0.0);
            for (part, figure) in figures.iter().enumerate() {
                let from = if *figure < 0.0 { &mut left } else { &mut right };
                let (one, other) = (at(*from), at(*from + figure));
                *from += figure;
                let (x, width) = (one.min(other), (one - other).abs());
                rectangle(&mut body, [x, y, width, STEP - 8.0], part);
            }
            let end = (at(right) + 6.0, baseline);
            label(&mut body, end, "start", &self.figure(figures.iter().sum()));
        }
        (body, bottom + 48.0)
    }

    /// Standing columns, and the picture's height.
    fn columns(&self) -> (String, f64) {
        let mut body = String::new();
        let (legend, top) = self.legend();
        body.push_str(&legend);
        let (low, high, step) = self.scale();
        let top = top + 20.0;
        let bottom = top + TALL;
        let (from, to) = (70.0, WIDTH - 10.0);
        let at = |value: f64| bottom - (value - low) / (high - low) * TALL;
        label(&mut body, (from - 60.0, top - 14.0), "start", &self.axis);
        let mut tick = low;
        while tick <= high + step / 2.0 {
            let y = at(tick);
            line(&mut body, (from, y), (to, y), tick == 0.0);
            label(&mut body, (from - 8.0, y + 4.0), "end", &self.figure(tick));
            tick += step;
        }
        let room = (to - from) / count(self.names.len());
        let turned =
            self.names.iter().any(|name| count(name.chars().count()) * 7.0 > room);
        for (bar, (name, figures)) in self.names.iter().zip(&self.figures).enumerate() {
            let middle = from + (count(bar) + 0.5) * room;
            let width = (room * 0.64).min(64.0);
            let (mut down, mut up) = (0.0, 0.0);
            for (part, figure) in figures.iter().enumerate() {
                let start = if *figure < 0.0 { &mut down } else { &mut up };
                let (one, other) = (at(*start), at(*start + figure));
                *start += figure;
                let (y, height) = (one.min(other), (one - other).abs());
                rectangle(&mut body, [middle - width / 2.0, y, width, height], part);
            }
            let shown = self.figure(figures.iter().sum());
            if count(shown.chars().count()) * 7.0 < room {
                label(&mut body, (middle, at(up) - 5.0), "middle", &shown);
            }
            if turned {
                write!(
                    body,
                    "<text transform=\"translate({:.1} {:.1}) rotate(-40)\" \
                     text-anchor=\"end\">{}</text>",
                    middle + 4.0,
                    bottom + 16.0,
                    escape(&cut(name))
                )
                .expect("a string takes all text");
            } else {
                label(&mut body, (middle, bottom + 18.0), "middle", name);
            }
        }
        let longest = self.names.iter().map(|name| cut(name).chars().count()).max();
        let below = if turned { count(longest.unwrap_or(0)) * 4.8 + 24.0 } else { 30.0 };
        (body, bottom + below)
    }

    /// The names of the colours, if there are several, and where the drawing goes on.
    fn legend(&self) -> (String, f64) {
        let mut text = String::new();
        if self.parts.len() < 2 {
            return (text, 12.0);
        }
        let (mut x, mut y) = (10.0, 10.0);
        for (part, name) in self.parts.iter().enumerate() {
            let width = 24.0 + count(name.chars().count()) * 7.2;
            if x + width > WIDTH && x > 10.0 {
                (x, y) = (10.0, y + 22.0);
            }
            rectangle(&mut text, [x, y, 14.0, 14.0], part);
            label(&mut text, (x + 20.0, y + 12.0), "start", name);
            x += width + 14.0;
        }
        (text, y + 32.0)
    }

    /// The lowest and the highest value of the axis, and the step between its lines.
    fn scale(&self) -> (f64, f64, f64) {
        let sum = |figures: &[f64], up: bool| -> f64 {
            figures.iter().filter(|figure| (**figure > 0.0) == up).sum()
        };
        let high = self.figures.iter().map(|one| sum(one, true)).fold(0.0, f64::max);
        let low = self.figures.iter().map(|one| sum(one, false)).fold(0.0, f64::min);
        let mut step: f64 = if self.is_money() { 100_000.0 } else { 1.0 };
        if self.measure == Measure::Share {
            step = 0.01;
        }
        let mut factors = [2.0, 2.5, 2.0].iter().cycle();
        while (high - low) / step > 6.0 {
            step *= factors.next().unwrap_or(&2.0);
        }
        let up = (high / step).ceil().max(1.0) * step;
        (-((-low / step).ceil() * step), up, step)
    }

    fn is_money(&self) -> bool {
        matches!(self.measure, Measure::Nok | Measure::NokReportYear)
    }

    fn figure(&self, value: f64) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "sums of a portfolio fit")]
        match self.measure {
            Measure::Nok | Measure::NokReportYear => {
                self.language.millions(Total((value * 100.0).round() as i128))
            }
            Measure::Share => self.language.share(value),
            _ => self.language.count(value.round() as i64),
        }
    }
}

fn line(body: &mut String, from: (f64, f64), to: (f64, f64), is_base: bool) {
    let color = if is_base { "#505a66" } else { "#d9dee4" };
    write!(
        body,
        "<path d=\"M{:.1} {:.1}L{:.1} {:.1}\" stroke=\"{color}\" fill=\"none\"/>",
        from.0, from.1, to.0, to.1
    )
    .expect("a string takes all text");
}

fn label(body: &mut String, (x, y): (f64, f64), anchor: &str, text: &str) {
    let text = escape(text);
    write!(
        body,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>"
    )
    .expect("a string takes all text");
}

/// A part of a bar: left, top, width and height. An edge parts light fills from the
/// paper, and what looks alike in grey.
fn rectangle(body: &mut String, [x, y, width, height]: [f64; 4], part: usize) {
    if width < 0.05 || height < 0.05 {
        return;
    }
    let Fill { color, stripes } = Fill::of(part);
    write!(
        body,
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" \
         fill=\"#{color:06x}\" stroke=\"#{OUTLINE:06x}\" stroke-width=\"0.75\"/>"
    )
    .expect("a string takes all text");
    let Some((stripes, color)) = stripes else { return };
    // Lines of their own and no pattern, which would need a name that the page has once.
    let mut path = String::new();
    let mut along = STRIPE / 2.0;
    let across = if stripes == Stripes::Lying { height } else { width };
    while along < across {
        match stripes {
            Stripes::Lying => write!(path, "M{x:.1} {:.1}h{width:.1}", y + along),
            Stripes::Standing => write!(path, "M{:.1} {y:.1}v{height:.1}", x + along),
        }
        .expect("a string takes all text");
        along += STRIPE;
    }
    write!(body, "<path d=\"{path}\" stroke=\"#{color:06x}\" fill=\"none\"/>")
        .expect("a string takes all text");
}

/// A name that fits beside its bar.
fn cut(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    let kept: String = name.chars().take(LETTERS - 1).collect();
    format!("{}…", kept.trim_end())
}

#[expect(clippy::cast_precision_loss, reason = "bars and letters are few")]
const fn count(number: usize) -> f64 {
    number as f64
}
