//! All styles of the workbook: colours, number formats and the formats of cells.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, FormatUnderline, Worksheet, XlsxError,
};

use crate::language::Tag;
use crate::model::{ControlStatus, CoverageLevel, Severity};
use crate::write::audit::Outcome;
use crate::write::value::Kind;

/// Colours of texts and fills; [`PAIRS`] says which text stands on which fill.
const BLACK: u32 = 0x00_0000;
const WHITE: u32 = 0xFF_FFFF;
/// Fill of headers, and text of titles.
pub(super) const HEADER: u32 = 0x1B_3A57;
/// Fill of totals and of group rows.
const SHADE: u32 = 0xE8_EDF3;
/// Text of notes.
const MUTED: u32 = 0x50_5A66;
/// Text of links.
const LINK: u32 = 0x0B_5CAD;
/// Fill of what a person is to fill in.
const INPUT: u32 = 0xFF_F8E1;
/// Fills from bad to good: from orange to blue, which the colour-blind tell apart.
const BAD: u32 = 0xF2_A66B;
const POOR: u32 = 0xFB_E0C3;
const FAIR: u32 = 0xDC_EAF6;
const GOOD: u32 = 0x9C_C4E6;
/// Lines between rows.
const LINE: Color = Color::RGB(0xC9_D2DC);

/// Every text colour with every fill that it stands on. Black stands on heat maps too,
/// which go from white to [`GOOD`].
pub(super) const PAIRS: [(u32, u32); 11] = [
    (BLACK, WHITE),
    (BLACK, SHADE),
    (BLACK, INPUT),
    (BLACK, BAD),
    (BLACK, POOR),
    (BLACK, FAIR),
    (BLACK, GOOD),
    (WHITE, HEADER),
    (HEADER, WHITE),
    (MUTED, WHITE),
    (LINK, WHITE),
];

/// The darkest fill of a heat map.
pub(super) const HEAT: Color = Color::RGB(GOOD);
/// The text of titles.
pub(super) const TITLE: Color = Color::RGB(HEADER);

/// What a row of a table is, which decides how its cells look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// A row like the others.
    Plain,
    /// An outer row with nested rows below it, or the name of a group.
    Group,
    /// A row nested in the one above it.
    Nested,
    /// The total.
    Total,
}

impl Tone {
    const ALL: [Self; 4] = [Self::Plain, Self::Group, Self::Nested, Self::Total];
}

/// A format with its number in the file.
#[derive(Clone)]
pub(super) struct Style {
    pub(super) format: Format,
    pub(super) number: u32,
}

/// The formats, made once for a workbook.
pub(super) struct Styles {
    /// The sheet's title.
    pub(super) title: Style,
    /// A table's title, or the title of a section.
    pub(super) heading: Style,
    /// Running text.
    pub(super) paragraph: Style,
    /// Scope and notes.
    pub(super) note: Style,
    /// A link.
    pub(super) link: Style,
    /// A link in a table.
    pub(super) cell_link: Style,
    /// The same where the name of a nested row stands.
    pub(super) nested_link: Style,
    /// The header of a column of text.
    pub(super) header: Style,
    /// The header of a column of figures.
    pub(super) header_right: Style,
    /// The header of a narrow column, turned.
    pub(super) header_turned: Style,
    /// What a person is to fill in.
    pub(super) input: Style,
    /// A text among figures.
    pub(super) right: Style,
    /// A mark in the middle of its cell.
    pub(super) mark: Style,
    cells: Vec<Style>,
    /// The names of rows that are years, by tone.
    names: Vec<Style>,
    /// Texts in columns of figures, by tone.
    among_figures: Vec<Style>,
    /// How grave something is, from bad to good.
    severities: [Style; 3],
    tag: Tag,
    /// All formats, each once: the first sheet takes them up before any other, so that a
    /// format's place here, from 1, is its number in the file.
    numbered: Vec<Format>,
}

impl Styles {
    /// The formats of a workbook in the language of `tag`.
    pub(super) fn new(tag: Tag) -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        let wrapped = top.clone().set_text_wrap();
        let header = wrapped
            .clone()
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(Color::RGB(HEADER))
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(Color::RGB(HEADER));
        let lined = wrapped
            .clone()
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(LINE);
        let link = top
            .clone()
            .set_font_color(Color::RGB(LINK))
            .set_underline(FormatUnderline::Single);
        let cell_link = lined
            .clone()
            .set_align(FormatAlign::Left)
            .set_indent(1)
            .set_font_color(Color::RGB(LINK))
            .set_underline(FormatUnderline::Single);
        let mut numbered: Vec<Format> = Vec::new();
        let mut style = |format: Format| {
            let known = numbered.iter().position(|one| *one == format);
            let at = known.unwrap_or_else(|| {
                numbered.push(format.clone());
                numbered.len() - 1
            });
            Style { format, number: u32::try_from(at + 1).unwrap_or(u32::MAX) }
        };
        let of = |tone, kind| cell(&lined, tag, tone, kind);
        let cells = Tone::ALL
            .into_iter()
            .flat_map(|tone| Kind::ALL.into_iter().map(move |kind| (tone, kind)))
            .map(|(tone, kind)| style(of(tone, kind)))
            .collect();
        let header_text = header.clone().set_align(FormatAlign::Left).set_indent(1);
        let input = lined.clone().set_indent(1).set_background_color(Color::RGB(INPUT));
        let note = wrapped.clone().set_font_color(Color::RGB(MUTED)).set_italic();
        let (title, heading) = (Format::new().set_bold(), Format::new().set_bold());
        let severities = [BAD, POOR, WHITE].map(|fill| {
            let text = of(Tone::Plain, Kind::Text);
            style(text.set_background_color(Color::RGB(fill)))
        });
        let name = |tone| of(tone, Kind::Year).set_align(FormatAlign::Left).set_indent(1);
        let among =
            |tone| of(tone, Kind::Text).set_indent(0).set_align(FormatAlign::Right);
        Self {
            cell_link: style(cell_link.clone()),
            nested_link: style(cell_link.set_indent(3)),
            header: style(header_text),
            header_right: style(header.clone().set_align(FormatAlign::Right)),
            header_turned: style(
                header
                    .set_align(FormatAlign::Bottom)
                    .set_align(FormatAlign::Center)
                    .set_rotation(90),
            ),
            input: style(input.set_unlocked()),
            mark: style(lined.clone().set_align(FormatAlign::Center).set_unlocked()),
            note: style(note),
            link: style(link),
            right: style(lined.clone().set_align(FormatAlign::Right)),
            title: style(title.set_font_size(16).set_font_color(TITLE)),
            heading: style(heading.set_font_size(13).set_font_color(TITLE)),
            paragraph: style(wrapped),
            names: Tone::ALL.into_iter().map(|tone| style(name(tone))).collect(),
            among_figures: Tone::ALL.into_iter().map(|tone| style(among(tone))).collect(),
            severities,
            cells,
            tag,
            numbered,
        }
    }

    /// Makes the first sheet of a workbook take up the formats of rows, in their order.
    pub(super) fn take_up(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for format in &self.numbered {
            sheet.write_blank(0, 0, format)?;
            sheet.clear_cell(0, 0);
        }
        Ok(())
    }

    /// The format of a cell of a table.
    pub(super) fn cell(&self, tone: Tone, kind: Kind) -> &Style {
        &self.cells[tone as usize * Kind::ALL.len() + kind as usize]
    }

    /// The same for the name of a row that is a year: it stands where names stand.
    pub(super) fn year_name(&self, tone: Tone) -> &Style {
        &self.names[tone as usize]
    }

    /// A text in a column of figures.
    pub(super) fn among_figures(&self, tone: Tone) -> &Style {
        &self.among_figures[tone as usize]
    }

    /// A text coloured by how grave a finding is.
    pub(super) fn severity(&self, severity: Severity) -> &Style {
        let [bad, poor, plain] = &self.severities;
        match severity {
            Severity::Error => bad,
            Severity::Warning => poor,
            Severity::Note => plain,
        }
    }

    /// A text coloured by how a control came out.
    pub(super) fn status(&self, status: ControlStatus) -> &Style {
        self.severity(match status {
            ControlStatus::Ok => Severity::Note,
            ControlStatus::Explained => Severity::Warning,
            ControlStatus::Failed => Severity::Error,
        })
    }

    /// A text coloured by how a check came out.
    pub(super) fn outcome(&self, outcome: Outcome) -> &Style {
        self.severity(match outcome {
            Outcome::Passed => Severity::Note,
            Outcome::Look => Severity::Warning,
            Outcome::Failed => Severity::Error,
        })
    }

    /// The number format of kroner in millions, for charts.
    pub(super) fn millions(&self, decimals: usize) -> String {
        let point = if decimals > 0 { "." } else { "" };
        format!("{}#,##0{point}{},,", locale(self.tag), "0".repeat(decimals))
    }

    /// The number format of whole numbers.
    pub(super) fn whole(&self) -> String {
        number_format(self.tag, Kind::Count)
    }

    /// The number format of shares.
    pub(super) fn share(&self) -> String {
        number_format(self.tag, Kind::Share)
    }
}

/// What a condition adds to the cell of a level of coverage.
pub(super) fn level_fill(level: CoverageLevel) -> Format {
    Format::new().set_background_color(level_color(level))
}

fn level_color(level: CoverageLevel) -> Color {
    Color::RGB(match level {
        CoverageLevel::NotCovered => BAD,
        CoverageLevel::Thin => POOR,
        CoverageLevel::Covered => FAIR,
        CoverageLevel::WellCovered => GOOD,
    })
}

fn cell(base: &Format, tag: Tag, tone: Tone, kind: Kind) -> Format {
    let format = match kind {
        // An indent keeps a text apart from the figures before it.
        Kind::Text => base.clone().set_align(FormatAlign::Left).set_indent(1),
        Kind::Count | Kind::Year | Kind::Kroner | Kind::Share | Kind::Plain => {
            base.clone().set_num_format(number_format(tag, kind))
        }
    };
    match tone {
        Tone::Plain => format,
        Tone::Group => format.set_bold().set_background_color(Color::RGB(SHADE)),
        Tone::Nested => format.set_indent(if kind == Kind::Text { 3 } else { 0 }),
        Tone::Total => format
            .set_bold()
            .set_background_color(Color::RGB(SHADE))
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(Color::RGB(HEADER)),
    }
}

/// The locale within a number format, so that thousands are parted as the workbook's
/// language does, whatever the machine that shows it.
fn locale(tag: Tag) -> &'static str {
    match tag {
        Tag::Nb => "[$-414]",
        Tag::Nn => "[$-814]",
        Tag::En => "[$-809]",
    }
}

fn number_format(tag: Tag, kind: Kind) -> String {
    let locale = locale(tag);
    match kind {
        Kind::Text => "General".to_owned(),
        Kind::Count | Kind::Kroner => format!("{locale}#,##0"),
        Kind::Year | Kind::Plain => "0".to_owned(),
        Kind::Share => match tag {
            Tag::Nb | Tag::Nn => format!("{locale}0.0\u{a0}%"),
            Tag::En => format!("{locale}0.0%"),
        },
    }
}
