//! Large sheets, read in pieces: while one core unpacks a sheet, others read its rows.
//!
//! The library reads a sheet cell by cell on one core. Here a large one is cut at the ends
//! of rows, and what is plain in the pieces is read as the library would read it. It alone
//! understands the rest of the workbook ([`stand_in`]), and it reads the whole sheet where
//! something in it is not plain.

mod cells;
mod recent;
mod split;
mod stand_in;

use std::io::Cursor;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use zip::ZipArchive;

use crate::model::{Grid, GridRow, SheetId, SheetKind};
use crate::read::build::Budget;
use crate::read::form::{self, Shown};
use crate::read::pieces::cells::{Known, Piece};
use crate::read::pieces::recent::Recent;

pub(super) use stand_in::{Large, find};

/// Pieces that wait to be read.
const WAITING: usize = 4;

/// A sheet that was read in pieces.
pub(super) struct Plain {
    rows: Vec<GridRow>,
    shown: Shown,
}

impl Plain {
    /// The sheet as a grid.
    pub(super) fn into_grid(self, sheet: SheetId, visible: bool) -> Grid {
        let Shown { form, merged } = self.shown;
        Grid { sheet, visible, kind: SheetKind::Cells, rows: self.rows, merged, form }
    }
}

/// Reads a large sheet in pieces, and the part to its end; `None` where the library must
/// read it, and say what is wrong with it.
pub(super) fn read(
    bytes: &[u8],
    path: &str,
    known: &Known,
    budget: &mut Budget,
) -> Option<Plain> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = archive.by_name(path).ok()?;
    let (mut rest, rows) = split::head(&mut part).ok()??;
    let (sender, receiver) = sync_channel(WAITING);
    let receiver = Mutex::new(receiver);
    let (whole, read) = thread::scope(|scope| {
        let readers: Vec<_> = (0..rayon::current_num_threads())
            .map_while(|_| {
                let read = || read_pieces(&receiver, known);
                thread::Builder::new().spawn_scoped(scope, read).ok()
            })
            .collect();
        let whole = if readers.is_empty() {
            Ok(false)
        } else {
            split::split(rows, &mut part, &sender)
        };
        drop(sender);
        let read: Vec<_> =
            readers.into_iter().map(thread::ScopedJoinHandle::join).collect();
        (whole, read)
    });
    if !whole.ok()? {
        return None;
    }
    let mut pieces: Vec<(usize, Piece)> = Vec::new();
    for read in read {
        pieces.extend(read.ok()??);
    }
    pieces.sort_unstable_by_key(|(place, _)| *place);
    let tail = pieces.last_mut().and_then(|(_, piece)| piece.tail.take())?;
    if pieces.iter().any(|(_, piece)| piece.tail.is_some()) {
        return None;
    }
    rest.push_str(&tail);
    let mut seen = form::look_over(&rest, &known.scales)?;
    // What is given up is not counted.
    let mut left = budget.clone();
    let texts: u64 = known.texts.iter().flatten().map(|text| text.len() as u64).sum();
    let mut fits = left.take(0, 0, texts);
    let mut rows: Vec<GridRow> =
        Vec::with_capacity(pieces.iter().map(|(_, piece)| piece.rows.len()).sum());
    for (_, piece) in pieces {
        let Piece { rows: more, hidden, scaled, cells, shown_bytes, text_bytes, .. } =
            piece;
        fits &= left.take(cells, shown_bytes, text_bytes);
        // Rows that stand in disorder are put in order elsewhere.
        let in_order = rows.last().zip(more.first());
        if !fits || in_order.is_some_and(|(last, first)| last.index >= first.index) {
            return None;
        }
        rows.extend(more);
        seen.add(&hidden, scaled);
    }
    *budget = left;
    Some(Plain { rows, shown: seen.finish() })
}

/// Reads pieces as long as there are any; `None` once one is not plain.
fn read_pieces(
    receiver: &Mutex<Receiver<(usize, Vec<u8>)>>,
    known: &Known,
) -> Option<Vec<(usize, Piece)>> {
    let mut recent = Recent::new();
    let mut read = Vec::new();
    let mut plain = true;
    loop {
        let next = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((place, bytes)) = next else { return plain.then_some(read) };
        // What is left is taken all the same, or whoever unpacks would wait for ever.
        if plain {
            let xml = std::str::from_utf8(&bytes).ok();
            let piece = xml.and_then(|xml| cells::piece(xml, known, &mut recent));
            plain = piece.is_some();
            read.extend(piece.map(|piece| (place, piece)));
        }
    }
}
