//! A table of the page, with its caption, its chart and its data.

use std::fmt::Write as _;

use crate::language::Language;
use crate::model::CoverageLevel;
use crate::write::Context;
use crate::write::format::Tone;
use crate::write::value::{Kind, Value};

use super::chart::Picture;
use super::data::{csv, field};
use super::escape::{escape, in_address};

/// Cells of figures and of names. The old attribute says it to word processors, which do
/// not read style sheets when something is pasted into them.
const RIGHT: &str = " class=\"n\" align=\"right\"";
const LEFT: &str = " align=\"left\"";

/// A table.
pub(super) struct Sheet {
    /// Its caption.
    pub(super) title: String,
    /// What it is about.
    pub(super) note: Option<String>,
    /// The header of each column, and what the column holds.
    pub(super) headers: Vec<(String, Kind)>,
    /// Rows; one of fewer cells than there are columns is the name of a group.
    pub(super) rows: Vec<(Tone, Vec<Cell>)>,
    /// The chart below it.
    pub(super) chart: Option<Picture>,
}

/// A cell.
pub(super) struct Cell {
    value: Value,
    /// Text among figures, which stands as they do.
    right: bool,
    /// The level whose colour it has; the level stands there in words too.
    level: Option<CoverageLevel>,
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Self { value, right: false, level: None }
    }
}

impl Cell {
    /// The same in the colour of a level, if there is one.
    pub(super) fn coloured(self, level: Option<CoverageLevel>) -> Self {
        Self { level, ..self }
    }

    /// A cell in a column of figures, whatever it holds.
    pub(super) fn figure(value: Value) -> Self {
        Self { right: true, ..Self::from(value) }
    }
}

/// A table of more columns is laid across the paper when it is printed.
const UPRIGHT_MAX: usize = 7;

impl Sheet {
    /// The table as markup, number `number` of the page.
    pub(super) fn html(&self, context: &Context<'_>, number: usize) -> String {
        let language = context.language;
        let anchor = format!("t{number}");
        let slug = format!("{number:02}-{}", slug(&self.title));
        // Tables of one name differ in what they are about.
        let about =
            if self.note.is_some() { format!(" {anchor}n") } else { String::new() };
        let wide = if self.headers.len() > UPRIGHT_MAX { " wide" } else { "" };
        let mut text = String::new();
        let title = escape(&self.title);
        let put = "a string takes all text";
        write!(
            text,
            "<div class=\"table{wide}\">\n\
             <div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{anchor}{about}\">\n\
             <table>\n<caption id=\"{anchor}\">{title}</caption>\n<thead>\n<tr>"
        )
        .expect(put);
        for (name, kind) in &self.headers {
            let class = if is_right(*kind) { RIGHT } else { LEFT };
            write!(text, "<th scope=\"col\"{class}>{}</th>", escape(name)).expect(put);
        }
        text.push_str("</tr>\n</thead>\n");
        self.body(&mut text, language);
        text.push_str("</table>\n</div>\n");
        if let Some(note) = &self.note {
            writeln!(text, "<p class=\"note\" id=\"{anchor}n\">{}</p>", escape(note))
                .expect(put);
        }
        let data = in_address(&self.csv(language));
        let say = |key: &str| escape(&context.text(key));
        writeln!(
            text,
            "<p class=\"tools\"><button type=\"button\" hidden data-said=\"{copied}\" \
             aria-label=\"{copy}: {title}\">{copy}</button> \
             <a download=\"{slug}.csv\" href=\"data:text/csv;charset=utf-8,{data}\" \
             aria-label=\"{csv}: {title}\">{csv}</a></p>",
            copied = say("page-copied"),
            copy = say("page-copy"),
            csv = say("page-csv"),
        )
        .expect(put);
        if let Some(picture) = &self.chart {
            writeln!(
                text,
                "<figure>\n<img src=\"data:image/svg+xml,{}\" width=\"{}\" height=\"{}\" \
                 alt=\"{}\">\n<figcaption>{}</figcaption>\n</figure>",
                in_address(&picture.svg),
                picture.width,
                picture.height,
                escape(&picture.alt),
                escape(&picture.title)
            )
            .expect(put);
        }
        text.push_str("</div>");
        text
    }

    fn body(&self, text: &mut String, language: &Language) {
        let put = "a string takes all text";
        let total = self.rows.iter().filter(|(tone, _)| *tone == Tone::Total).count();
        let rows = self.rows.len() - total;
        text.push_str("<tbody>\n");
        for (at, (tone, cells)) in self.rows.iter().enumerate() {
            if at == rows {
                text.push_str("</tbody>\n<tfoot>\n");
            }
            text.push_str(match tone {
                Tone::Group => "<tr class=\"group\">",
                Tone::Nested => "<tr class=\"nested\">",
                Tone::Plain | Tone::Total => "<tr>",
            });
            let is_name = cells.len() < self.headers.len();
            for (column, cell) in cells.iter().enumerate() {
                let shown = escape(&shown(&cell.value, language));
                if column == 0 && is_name {
                    let span = self.headers.len();
                    write!(
                        text,
                        "<th scope=\"rowgroup\"{LEFT} colspan=\"{span}\">{shown}</th>"
                    )
                    .expect(put);
                } else if column == 0 {
                    write!(text, "<th scope=\"row\"{LEFT}>{shown}</th>").expect(put);
                } else {
                    let class = class(cell);
                    write!(text, "<td{class}>{shown}</td>").expect(put);
                }
            }
            text.push_str("</tr>\n");
        }
        text.push_str(if total > 0 { "</tfoot>\n" } else { "</tbody>\n" });
    }

    fn csv(&self, language: &Language) -> String {
        let headers = self.headers.iter().map(|(name, _)| name.clone()).collect();
        let mut rows: Vec<Vec<String>> = vec![headers];
        let fields = |cells: &[Cell]| {
            cells.iter().map(|cell| field(&cell.value, language)).collect()
        };
        rows.extend(self.rows.iter().map(|(_, cells)| fields(cells)));
        csv(&rows, language)
    }
}

fn class(cell: &Cell) -> &'static str {
    match cell.level {
        Some(CoverageLevel::NotCovered) => " class=\"l0\"",
        Some(CoverageLevel::Thin) => " class=\"l1\"",
        Some(CoverageLevel::Covered) => " class=\"l2\"",
        Some(CoverageLevel::WellCovered) => " class=\"l3\"",
        None if cell.right || is_right(cell.value.kind()) => RIGHT,
        None => "",
    }
}

fn is_right(kind: Kind) -> bool {
    kind != Kind::Text
}

/// A value as people read it.
pub(super) fn shown(value: &Value, language: &Language) -> String {
    match value {
        Value::Text(text) | Value::Link { text, .. } | Value::Address { text, .. } => {
            text.clone()
        }
        Value::Count(count) => language.count(i64::try_from(*count).unwrap_or(i64::MAX)),
        Value::Year(year) => year.to_string(),
        Value::Kroner(total) => language.kroner(*total),
        Value::Share(share) | Value::Number(share, Kind::Share) => language.share(*share),
        Value::Plain(number) => language.count(*number),
        Value::Number(number, _) => number.to_string(),
        Value::Formula { result, .. } => shown(result, language),
    }
}

/// A name for files and anchors: small letters, digits and hyphens.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for one in title.to_lowercase().chars() {
        match one {
            'æ' => slug.push_str("ae"),
            'ø' => slug.push('o'),
            'å' => slug.push('a'),
            one if one.is_ascii_alphanumeric() => slug.push(one),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}
