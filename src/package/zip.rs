//! Writes a zip of parts that are packed already, without a date, each as soon as it is
//! there.
//!
//! The zip crate packs what it is given or copies from another zip; it takes no part that
//! several threads have packed. Names, sizes and sums are those of the format's
//! specification (APPNOTE 6.3, 4.3.7 to 4.3.16); sizes of 4 GB and more would need its
//! 64-bit form, which spreadsheet programs do not all read. Sizes and sum of a part are
//! written into its header when they are known, since not every reader takes those that
//! stand behind a part.

use std::io::{Seek, SeekFrom, Write};

use crate::error::Error;
use crate::package::fault;
use crate::package::piece::Piece;

/// What every entry says: packed by deflate, as version 2.0 of the format has it, with the
/// name in UTF-8, on the first day that the format knows.
const VERSION: u16 = 20;
const NAME_IN_UTF8: u16 = 1 << 11;
const DEFLATED: u16 = 8;
const STORED: u16 = 0;
const TIME: u16 = 0;
const DATE: u16 = 0b10_0001;
/// Where sum and sizes stand in a header.
const SUM_AT: u64 = 14;

/// Where a workbook is written to: from front to back, but for the headers of its parts.
pub trait Sink: Write + Seek + Send {}

impl<S: Write + Seek + Send> Sink for S {}

/// A part, as its entry tells of it.
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    /// Whether it is packed, or stored as it is.
    pub(super) packed: bool,
    pub(super) sum: u32,
    pub(super) packed_length: u64,
    pub(super) length: u64,
}

/// A part whose pieces are being written.
struct Open {
    name: String,
    /// Where its header stands.
    at: u64,
    sum: crc32fast::Hasher,
    packed_length: u64,
    length: u64,
}

/// A zip under way.
pub(super) struct Zip<'a> {
    out: &'a mut dyn Sink,
    at: u64,
    directory: Vec<u8>,
    count: u16,
    open: Option<Open>,
}

impl<'a> Zip<'a> {
    pub(super) fn new(out: &'a mut dyn Sink) -> Self {
        Self { out, at: 0, directory: Vec::new(), count: 0, open: None }
    }

    /// Writes a part that is packed or stored as a whole.
    pub(super) fn whole(&mut self, entry: &Entry<'_>, bytes: &[u8]) -> Result<(), Error> {
        let at = self.at;
        self.header(entry)?;
        self.write(bytes)?;
        self.list(entry, at)
    }

    /// Begins a part whose pieces follow.
    pub(super) fn begin(&mut self, name: &str) -> Result<(), Error> {
        let open = Open {
            name: name.to_owned(),
            at: self.at,
            sum: crc32fast::Hasher::new(),
            packed_length: 0,
            length: 0,
        };
        self.header(&open.entry())?;
        self.open = Some(open);
        Ok(())
    }

    /// Writes the next piece of the part that has begun.
    pub(super) fn piece(&mut self, piece: &Piece) -> Result<(), Error> {
        self.write(&piece.packed)?;
        let open = self.open.as_mut().ok_or_else(|| fault("no part has begun"))?;
        open.sum.combine(&piece.sum);
        open.packed_length += u64::try_from(piece.packed.len()).unwrap_or(u64::MAX);
        open.length += piece.length;
        Ok(())
    }

    /// Ends the part that has begun.
    pub(super) fn end(&mut self) -> Result<(), Error> {
        let open = self.open.take().ok_or_else(|| fault("no part has begun"))?;
        let entry = open.entry();
        self.seek(open.at + SUM_AT)?;
        let mut numbers = Vec::with_capacity(12);
        for number in [entry.sum, small(entry.packed_length)?, small(entry.length)?] {
            numbers.extend(number.to_le_bytes());
        }
        self.out.write_all(&numbers).map_err(|error| of_io(&error))?;
        self.seek(self.at)?;
        self.list(&entry, open.at)
    }

    /// Ends the zip with its directory.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        let at = small(self.at)?;
        let directory = std::mem::take(&mut self.directory);
        let length =
            u32::try_from(directory.len()).map_err(|_| fault("too many parts"))?;
        self.write(&directory)?;
        let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
        end.extend(self.count.to_le_bytes());
        end.extend(self.count.to_le_bytes());
        end.extend(length.to_le_bytes());
        end.extend(at.to_le_bytes());
        end.extend([0; 2]);
        self.write(&end)
    }

    fn header(&mut self, entry: &Entry<'_>) -> Result<(), Error> {
        self.write(b"PK\x03\x04")?;
        self.write(&entry.same()?)?;
        self.write(entry.name.as_bytes())
    }

    /// Adds a part, whose header stands at `at`, to the directory.
    fn list(&mut self, entry: &Entry<'_>, at: u64) -> Result<(), Error> {
        let at = small(at)?;
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(entry.same()?);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(entry.name.as_bytes());
        self.count = self.count.checked_add(1).ok_or_else(|| fault("too many parts"))?;
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.out.write_all(bytes).map_err(|error| of_io(&error))?;
        self.at += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(())
    }

    fn seek(&mut self, to: u64) -> Result<(), Error> {
        self.out.seek(SeekFrom::Start(to)).map(|_| ()).map_err(|error| of_io(&error))
    }
}

impl Open {
    fn entry(&self) -> Entry<'_> {
        Entry {
            name: &self.name,
            packed: true,
            sum: self.sum.clone().finalize(),
            packed_length: self.packed_length,
            length: self.length,
        }
    }
}

impl Entry<'_> {
    /// What header and directory say alike.
    fn same(&self) -> Result<Vec<u8>, Error> {
        let mut same = Vec::with_capacity(26);
        let method = if self.packed { DEFLATED } else { STORED };
        for number in [VERSION, NAME_IN_UTF8, method, TIME, DATE] {
            same.extend(number.to_le_bytes());
        }
        for number in [self.sum, small(self.packed_length)?, small(self.length)?] {
            same.extend(number.to_le_bytes());
        }
        let name = u16::try_from(self.name.len()).map_err(|_| fault("a long name"))?;
        same.extend(name.to_le_bytes());
        same.extend(0_u16.to_le_bytes());
        Ok(same)
    }
}

fn of_io(error: &std::io::Error) -> Error {
    Error::new("write-failed").with("reason", error.to_string())
}

/// A size or a place below 4 GB.
fn small(number: u64) -> Result<u32, Error> {
    u32::try_from(number).map_err(|_| fault("a part of more than 4 GB"))
}
