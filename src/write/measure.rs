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

/// The widths of all letters that are one byte.
const OF_BYTES: [u16; 256] = {
    let mut widths = [1040; 256];
    let mut at = 0;
    while at < WIDTHS.len() {
        widths[at + 32] = WIDTHS[at];
        at += 1;
    }
    widths
};

/// Digits are this much wider on paper than the columns that are measured in them.
const ON_PAPER: f64 = 1.062;

/// No text is made higher than this: Excel's rows end at 409 points.
const MOST_LINES: u64 = 27;

/// A letter's width, in thousandths of a digit's.
fn letter(letter: char) -> u64 {
    let code = u32::from(letter);
    let narrow = code.checked_sub(32).and_then(|at| usize::try_from(at).ok());
    if let Some(width) = narrow.and_then(|at| WIDTHS.get(at)) {
        return u64::from(*width);
    }
    match code {
        0xA0 => 446,
        // Chinese, Japanese and Korean fill a square, as do signs in colour.
        0x1100..=0x11FF
        | 0x2E80..=0xD7FF
        | 0xF900..=0xFAFF
        | 0xFF00..=0xFFEF
        | 0x1_0000.. => 1973,
        _ if letter.is_uppercase() => 1250,
        _ => 1040,
    }
}

/// How many lines a text takes in a column so many characters wide.
pub(super) fn lines(text: &str, room: f64) -> f64 {
    // Most cells hold a word or two.
    let length = u32::try_from(text.len()).map_or(f64::INFINITY, f64::from);
    if length * 1.3 <= room && !text.contains('\n') {
        return 1.0;
    }
    let room = in_thousandths(room.max(1.0) / ON_PAPER);
    let mut lines = 0;
    for line in text.lines() {
        lines += broken(line, room);
        if lines >= MOST_LINES {
            break;
        }
    }
    u32::try_from(lines.clamp(1, MOST_LINES)).map_or(1.0, f64::from)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "is small")]
fn in_thousandths(room: f64) -> u64 {
    (room.min(1_000_000.0) * 1000.0) as u64
}

/// Lines of a text without line ends: broken between words, and within those that no
/// line holds.
fn broken(text: &str, room: u64) -> u64 {
    let mut lines = 1;
    let (mut used, mut word) = (0, 0);
    let mut place = |word: u64, space: u64| {
        if used > 0 && used + word > room {
            lines += 1;
            used = 0;
        }
        if word > room {
            lines += word.div_ceil(room) - 1;
        }
        // The space at the end of a line takes no room.
        used = room.min(used + word + space);
    };
    let space = u64::from(WIDTHS[0]);
    let mut take = |is_space: bool, width: u64| {
        if is_space {
            place(word, space);
            word = 0;
        } else {
            word += width;
        }
    };
    // Most texts are of letters that are one byte.
    if text.is_ascii() {
        for byte in text.bytes() {
            take(byte == b' ', u64::from(OF_BYTES[usize::from(byte)]));
        }
    } else {
        for one in text.chars() {
            take(one == ' ', letter(one));
        }
    }
    if word > 0 {
        place(word, 0);
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
