//! How wide texts are, and how many lines they take in a column.

/// Widths of the letters from the space to the tilde, in thousandths of a digit's, in the
/// font of the workbook (Calibri; Carlito has the same).
const WIDTHS: [u16; 95] = [
    446, 643, 791, 983, 1000, 1410, 1345, 436, 598, 598, 983, 983, 493, 604, 498, 762,
    1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 528, 528, 983, 983, 983,
    914, 1764, 1142, 1073, 1052, 1214, 963, 907, 1245, 1229, 497, 629, 1025, 829, 1687,
    1274, 1306, 1019, 1328, 1071, 907, 961, 1266, 1119, 1755, 1024, 961, 924, 605, 762,
    605, 983, 983, 574, 945, 1037, 834, 1037, 982, 602, 929, 1037, 453, 472, 897, 453,
    1576, 1037, 1040, 1037, 1037, 688, 772, 661, 1037, 891, 1410, 854, 893, 779, 620,
    909, 620, 983,
];

/// Digits are this much wider on paper than the columns that are measured in them.
const ON_PAPER: f64 = 1.062;

/// No text is made higher than this: Excel's rows end at 409 points.
const MOST_LINES: f64 = 27.0;

/// [`WIDTHS`] in a digit's, on paper.
const NARROW: [f64; WIDTHS.len()] = {
    let mut narrow = [0.0; WIDTHS.len()];
    let mut at = 0;
    while at < WIDTHS.len() {
        narrow[at] = WIDTHS[at] as f64 / 1000.0 * ON_PAPER;
        at += 1;
    }
    narrow
};

/// A letter's width in a digit's.
fn letter(letter: char) -> f64 {
    let code = u32::from(letter);
    let narrow = code.checked_sub(32).and_then(|at| usize::try_from(at).ok());
    if let Some(width) = narrow.and_then(|at| NARROW.get(at)) {
        return *width;
    }
    let width = match code {
        0xA0 => 446,
        // Chinese, Japanese and Korean fill a square, as do signs in colour.
        0x1100..=0x11FF
        | 0x2E80..=0xD7FF
        | 0xF900..=0xFAFF
        | 0xFF00..=0xFFEF
        | 0x1_0000.. => 1973,
        _ if letter.is_uppercase() => 1250,
        _ => 1040,
    };
    f64::from(width) / 1000.0 * ON_PAPER
}

/// A text's width in characters of a column, in one line.
fn width(text: &str) -> f64 {
    text.chars().map(letter).sum()
}

/// How many lines a text takes in a column so many characters wide.
pub(super) fn lines(text: &str, room: f64) -> f64 {
    // Most cells hold a word or two.
    let length = u32::try_from(text.len()).map_or(f64::INFINITY, f64::from);
    if length * 1.3 <= room && !text.contains('\n') {
        return 1.0;
    }
    let room = room.max(1.0);
    let mut lines = 0.0;
    for line in text.lines() {
        lines += broken(line, room);
        if lines >= MOST_LINES {
            return MOST_LINES;
        }
    }
    lines.max(1.0)
}

/// Lines of a text without line ends: broken between words, and within those that no
/// line holds.
fn broken(text: &str, room: f64) -> f64 {
    let mut lines = 1.0;
    let mut used = 0.0;
    for word in text.split_inclusive(' ') {
        // The space at the end of a line takes no room.
        let (shown, space) = match word.strip_suffix(' ') {
            Some(shown) => (width(shown), NARROW[0]),
            None => (width(word), 0.0),
        };
        if used > 0.0 && used + shown > room {
            lines += 1.0;
            used = 0.0;
        }
        if shown > room {
            lines += (shown / room).ceil() - 1.0;
        }
        used += shown + space;
        if used > room {
            used = used.min(room);
        }
        if lines >= MOST_LINES {
            return MOST_LINES;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn is(lines: f64, wanted: f64) -> bool {
        (lines - wanted).abs() < 0.1
    }

    #[test]
    fn words_are_not_parted_where_a_line_holds_them() {
        // By the number of letters alone two lines would do.
        assert!(is(lines("UD – Menneskerettigheter og demokrati", 19.0), 3.0));
        assert!(is(lines("Ambassaden i Sør-Afrika", 21.0), 1.0));
        assert!(is(lines("Ambassaden i Sør-Afrika", 12.0), 2.0));
    }

    #[test]
    fn every_line_end_begins_a_line() {
        assert!(is(lines("a\nb\nc", 40.0), 3.0));
        assert!(is(lines("", 40.0), 1.0));
    }

    #[test]
    fn words_without_end_are_parted_and_heights_have_an_end() {
        assert!(is(lines(&"m".repeat(50), 42.0), 2.0));
        assert!(is(lines(&"tekst ".repeat(5_000), 10.0), 27.0));
        assert!(is(lines("smalt", 0.0), 5.0));
    }

    #[test]
    fn wide_letters_take_more_room_than_narrow_ones() {
        assert!(lines(&"WWW ".repeat(20), 40.0) > lines(&"ill ".repeat(20), 40.0));
    }
}
