//! What the parts of a chart are filled with, so that they are told from one another, by
//! the colour-blind and in grey too, however many there are.

use rust_xlsxwriter::{
    ChartFormat, ChartLine, ChartPatternFill, ChartPatternFillType, ChartSolidFill, Color,
};

use crate::write::contrast::ratio;
use crate::write::format::HEADER;

/// Fills of series, told apart by the colour-blind (after Okabe and Ito) and, since dark
/// and light take turns, in grey.
pub(super) const COLORS: [u32; 8] = [
    0x00_4D80, 0xE6_9F00, 0x00_7F5F, 0x9A_D3F2, 0xA8_3F00, 0xF0_E442, 0x6B_3F6E,
    0xC4_C9CF,
];
/// The outline of parts of charts: light fills are seen on white by it, and it parts the
/// stacks where colours look alike in grey.
pub(super) const OUTLINE: u32 = HEADER;
/// Parts beyond this number cannot be told apart; the table has them all.
pub(super) const MOST: usize = COLORS.len() * 3;

const WHITE: u32 = 0xFF_FFFF;

/// Lines across a fill, where its colour is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stripes {
    Lying,
    Standing,
}

/// The fill of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fill {
    pub(super) color: u32,
    /// Lines and their colour.
    pub(super) stripes: Option<(Stripes, u32)>,
}

impl Fill {
    /// That of part `at`, from 0. Eight are plain; eight have lying and eight standing
    /// stripes, white on what is dark and dark on what is light.
    pub(super) fn of(at: usize) -> Self {
        let color = COLORS[at % COLORS.len()];
        let seen = [WHITE, OUTLINE]
            .into_iter()
            .max_by(|one, other| ratio(color, *one).total_cmp(&ratio(color, *other)))
            .unwrap_or(WHITE);
        let stripes = match at / COLORS.len() % 3 {
            0 => None,
            1 => Some((Stripes::Lying, seen)),
            _ => Some((Stripes::Standing, seen)),
        };
        Self { color, stripes }
    }

    /// As a chart of the workbook has it.
    pub(super) fn format(self) -> ChartFormat {
        let mut format = ChartFormat::new();
        match self.stripes {
            None => format
                .set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(self.color))),
            Some((stripes, lines)) => format.set_pattern_fill(
                ChartPatternFill::new()
                    .set_pattern(match stripes {
                        Stripes::Lying => ChartPatternFillType::HorizontalStripesLight,
                        Stripes::Standing => ChartPatternFillType::VerticalStripesLight,
                    })
                    .set_foreground_color(Color::RGB(lines))
                    .set_background_color(Color::RGB(self.color)),
            ),
        };
        format.set_border(ChartLine::new().set_color(Color::RGB(OUTLINE)).set_width(0.5));
        format
    }
}

#[cfg(test)]
mod tests {
    use super::{Fill, MOST, ratio};

    #[test]
    fn no_two_parts_of_a_chart_look_alike() {
        let fills: Vec<Fill> = (0..MOST).map(Fill::of).collect();
        for (at, fill) in fills.iter().enumerate() {
            assert!(!fills[..at].contains(fill), "{at}: {fill:?}");
        }
        // Stripes are seen in grey too.
        let stripes = fills.iter().filter_map(|fill| Some((fill.color, fill.stripes?.1)));
        let least = stripes.map(|(fill, lines)| ratio(fill, lines));
        assert!(least.fold(f64::INFINITY, f64::min) >= super::super::contrast::SHAPE_MIN);
    }
}
