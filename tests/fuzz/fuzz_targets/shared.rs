//! What the targets have in common: a list is made of bytes, and must end as a grid, a
//! finding or an error, like any other.

use std::io::{Cursor, Write as _};
use std::sync::Once;

use portefolje::read::limits::Limits;
use portefolje::read::{ReadFile, read};

/// Reads what was made. Limits are small, so that an honest refusal is quick.
///
/// A fault of a library ends as an error by design: the thread that reads is broken off,
/// and libFuzzer must not take that for a crash.
pub fn understood(name: &str, bytes: &[u8]) {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    let limits = Limits::thousandths(20).pieces_from(u64::MAX);
    let file = read(name, bytes, 0, limits);
    if let Ok(file) = &file {
        check(file);
    }
    // In pieces it is the same.
    let in_pieces = read(name, bytes, 0, limits.pieces_from(0));
    assert_eq!(file.ok(), in_pieces.ok());
}

/// What is true of every grid.
fn check(file: &ReadFile) {
    for (name, grid) in &file.sheets {
        assert!(!name.contains('\0'));
        let mut row = None;
        for one in &grid.rows {
            assert!(row.is_none_or(|before| before < one.index), "rows in order");
            row = Some(one.index);
            assert!(
                one.cells.windows(2).all(|pair| pair[0].0 < pair[1].0),
                "cells in order"
            );
        }
    }
}

/// A zip of parts.
#[allow(dead_code)]
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

/// The first byte, which chooses, and the rest.
#[allow(dead_code)]
pub fn choice(data: &[u8]) -> (u8, &[u8]) {
    data.split_first().map_or((0, data), |(first, rest)| (*first, rest))
}
