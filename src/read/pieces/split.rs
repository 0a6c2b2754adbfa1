//! Unpacks a sheet and cuts its rows into pieces.

use std::io::Read;
use std::sync::mpsc::SyncSender;

use memchr::memmem;

/// Bytes of a piece, about.
const PIECE_BYTES: usize = 1 << 20;

/// A piece without the end of a row that is larger than this is none.
const PIECE_MAX: usize = 16 << 20;

/// How the rows begin.
const BEGIN: &[u8] = b"<sheetData>";

/// What stands before the rows has at most so many bytes.
const HEAD_MAX: usize = 1 << 18;

/// How a row ends.
const ROW_END: &[u8] = b"</row>";

/// The beginning of a sheet up to its first row; `None` where that is not plain. Also
/// gives what was read of the rows.
pub(super) fn head(part: &mut impl Read) -> std::io::Result<Option<(String, Vec<u8>)>> {
    let mut bytes = Vec::new();
    part.by_ref().take(HEAD_MAX as u64).read_to_end(&mut bytes)?;
    let Some(at) = memmem::find(&bytes, BEGIN) else { return Ok(None) };
    let rows = bytes.split_off(at + BEGIN.len());
    let head = String::from_utf8(bytes).ok();
    // A comment could hold anything.
    let plain = head.filter(|head| {
        !head.contains("<!")
            && (!head.starts_with("<?") || head.contains("encoding=\"UTF-8\""))
    });
    Ok(plain.map(|head| (head, rows)))
}

/// Cuts the rows that follow into pieces, each told by its place, and hands them on;
/// `false` where no row ends for long, or where nobody takes them any more.
pub(super) fn split(
    mut bytes: Vec<u8>,
    part: &mut impl Read,
    pieces: &SyncSender<(usize, Vec<u8>)>,
) -> std::io::Result<bool> {
    let mut place = 0;
    loop {
        let room = PIECE_BYTES.saturating_sub(bytes.len()).max(PIECE_BYTES / 8);
        let read = part.by_ref().take(room as u64).read_to_end(&mut bytes)?;
        if read == 0 {
            return Ok(pieces.send((place, bytes)).is_ok());
        }
        if bytes.len() < PIECE_BYTES {
            continue;
        }
        let Some(end) = memmem::rfind(&bytes, ROW_END) else {
            if bytes.len() > PIECE_MAX {
                return Ok(false);
            }
            continue;
        };
        let mut rest = Vec::with_capacity(PIECE_BYTES + PIECE_BYTES / 8);
        rest.extend(bytes.drain(end + ROW_END.len()..));
        if pieces.send((place, std::mem::replace(&mut bytes, rest))).is_err() {
            return Ok(false);
        }
        place += 1;
    }
}
