//! Writes a zip of parts that are packed already, from front to back, without a date.
//!
//! The zip crate packs what it is given or copies from another zip; it takes no part that
//! several threads have packed. Names, sizes and sums are those of the format's
//! specification (APPNOTE 6.3, 4.3.7 to 4.3.16); sizes of 4 GB and more would need its
//! 64-bit form, which spreadsheet programs do not all read.

use std::io::Write;

use crate::error::Error;
use crate::package::fault;

/// What every entry says: packed by deflate, as version 2.0 of the format has it, with the
/// name in UTF-8, on the first day that the format knows.
const VERSION: u16 = 20;
const NAME_IN_UTF8: u16 = 1 << 11;
const DEFLATED: u16 = 8;
const STORED: u16 = 0;
const TIME: u16 = 0;
const DATE: u16 = 0b10_0001;

/// A part, as its entry tells of it.
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    /// Whether it is packed, or stored as it is.
    pub(super) packed: bool,
    pub(super) sum: u32,
    pub(super) packed_length: u64,
    pub(super) length: u64,
}

/// A zip under way.
pub(super) struct Zip<'a> {
    out: &'a mut dyn Write,
    at: u64,
    directory: Vec<u8>,
    count: u16,
}

impl<'a> Zip<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { out, at: 0, directory: Vec::new(), count: 0 }
    }

    /// Begins a part; its bytes follow.
    pub(super) fn start(&mut self, entry: &Entry<'_>) -> Result<(), Error> {
        let at = small(self.at)?;
        let mut same = Vec::with_capacity(26);
        let method = if entry.packed { DEFLATED } else { STORED };
        for number in [VERSION, NAME_IN_UTF8, method, TIME, DATE] {
            same.extend(number.to_le_bytes());
        }
        for number in [entry.sum, small(entry.packed_length)?, small(entry.length)?] {
            same.extend(number.to_le_bytes());
        }
        let name = u16::try_from(entry.name.len()).map_err(|_| fault("a long name"))?;
        same.extend(name.to_le_bytes());
        same.extend(0_u16.to_le_bytes());
        self.write(b"PK\x03\x04")?;
        self.write(&same)?;
        self.write(entry.name.as_bytes())?;
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&same);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(entry.name.as_bytes());
        self.count = self.count.checked_add(1).ok_or_else(|| fault("too many parts"))?;
        Ok(())
    }

    /// Bytes of the part that has begun.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let written = self.out.write_all(bytes);
        written.map_err(|error| {
            Error::new("write-failed").with("reason", error.to_string())
        })?;
        self.at += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(())
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
}

/// A size or a place below 4 GB.
fn small(number: u64) -> Result<u32, Error> {
    u32::try_from(number).map_err(|_| fault("a part of more than 4 GB"))
}
