//! The records of old workbooks (.xls): where each stands, and what is counted or packed
//! within them in every version of Excel.

use encoding_rs::Encoding;

use crate::model::Cell;
use crate::read::trouble::Trouble;

/// A record: its kind, where its body begins, and how long it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub(super) kind: u16,
    pub(super) start: usize,
    pub(super) length: usize,
}

/// The records from a place on, up to one that reaches beyond the end. Some programs leave
/// empty ones between others.
pub(super) fn records(
    bytes: &[u8],
    from: usize,
) -> impl Iterator<Item = Record> + use<'_> {
    let mut at = from;
    std::iter::from_fn(move || {
        let kind = short(bytes, at)?;
        let length = usize::from(short(bytes, at + 2)?);
        let start = at + 4;
        at = start + length;
        (at <= bytes.len()).then_some(Record { kind, start, length })
    })
}

pub(super) fn body(bytes: &[u8], record: Record) -> &[u8] {
    bytes.get(record.start..record.start + record.length).unwrap_or_default()
}

pub(super) fn truncated() -> Trouble {
    Trouble::damaged("reason-truncated")
}

pub(super) fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

pub(super) fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

pub(super) fn double(body: &[u8], at: usize) -> Result<f64, Trouble> {
    let bytes = body.get(at..at + 8).and_then(|bytes| bytes.try_into().ok());
    bytes.map(f64::from_le_bytes).ok_or_else(truncated)
}

/// What a formula shows.
#[derive(Debug, PartialEq)]
pub(super) enum Shown {
    Number(f64),
    /// A truth or an error.
    Other(Cell),
    /// A text, which comes in a record of its own.
    Text,
    /// An empty text.
    Nothing,
}

/// What a formula shows, held in eight bytes: a number, or what no number looks like.
pub(super) fn shown(body: &[u8], at: usize) -> Result<Shown, Trouble> {
    Ok(match body.get(at..at + 8).ok_or_else(truncated)? {
        [0, .., 0xFF, 0xFF] => Shown::Text,
        [1, _, truth, .., 0xFF, 0xFF] => Shown::Other(Cell::Bool(*truth != 0)),
        [2, _, code, .., 0xFF, 0xFF] => {
            Shown::Other(Cell::Error(super::binary::error(*code)))
        }
        [3, .., 0xFF, 0xFF] => Shown::Nothing,
        _ => Shown::Number(double(body, at)?),
    })
}

/// A truth or an error, held in two bytes.
pub(super) fn truth_or_error(body: &[u8], at: usize) -> Result<Cell, Trouble> {
    let value = *body.get(at).ok_or_else(truncated)?;
    Ok(match body.get(at + 1) {
        Some(0) => Cell::Bool(value != 0),
        _ => Cell::Error(super::binary::error(value)),
    })
}

/// The row that a record of a row says is hidden.
pub(super) fn hidden_row(body: &[u8]) -> Option<u32> {
    let hidden = body.get(12)? & 0x20 != 0;
    hidden.then_some(short(body, 0)?.into())
}

/// The first and last column that a record of columns says are hidden.
pub(super) fn hidden_columns(body: &[u8]) -> Option<(u32, u32)> {
    let hidden = short(body, 8)? & 1 != 0;
    hidden.then_some((short(body, 0)?.into(), short(body, 2)?.into()))
}

/// The encoding that a record of the code page says; Excel has numbers of its own for
/// the Macintosh and for Windows.
pub(super) fn encoding(page: u16) -> &'static Encoding {
    match page {
        10_000 | 32_768 => encoding_rs::MACINTOSH,
        866 => encoding_rs::IBM866,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        page => Encoding::for_label(format!("windows-{page}").as_bytes())
            .unwrap_or(encoding_rs::WINDOWS_1252),
    }
}
