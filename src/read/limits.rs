//! How much a file may hold; generous for honest lists, small enough for any machine.
//!
//! [`Limits`] raises them all together, as `--limit` asks.

use std::time::Duration;

/// Bytes of a file.
pub const FILE_BYTES: u64 = 512 << 20;
/// Parts of a zipped workbook.
pub const ZIP_PARTS: usize = 20_000;
/// Bytes of all parts together, unpacked.
pub const UNPACKED_BYTES: u64 = 4 << 30;
/// Up to this many unpacked bytes, how strongly a workbook is packed does not matter.
pub const UNPACKED_BYTES_FREE: u64 = 100 << 20;
/// Beyond that, unpacked bytes for each byte of the file.
pub const UNPACKED_RATIO: u64 = 200;
/// The fewest bytes that a shared string takes in its part: `<si/>`.
pub const BYTES_PER_SHARED_STRING: u64 = 5;
/// Sheets of a workbook.
pub const SHEETS: usize = 1_024;
/// Characters of a sheet's name that are kept; Excel has room for 31.
pub const SHEET_NAME: usize = 255;
/// Cell styles of a workbook.
pub const STYLES: usize = 70_000;
/// Merged ranges of a sheet.
pub const MERGED: usize = 200_000;
/// Cells of a file that hold something.
pub const CELLS: u64 = 30_000_000;
/// Bytes of text in all cells of a file, equal texts of one sheet counted once.
pub const TEXT_BYTES: u64 = 512 << 20;
/// Bytes of text that the cells show, equal texts counted each time.
pub const SHOWN_BYTES: u64 = 2 << 30;
/// Bytes of text in a cell; Excel has room for 32,767 characters.
pub const CELL_BYTES: usize = 1 << 20;
/// Rows of a sheet in Excel.
pub const ROWS: u32 = 1_048_576;
/// Columns of a sheet in Excel.
pub const COLUMNS: u32 = 16_384;
/// Stack of the thread that reads.
pub const STACK_BYTES: usize = 64 << 20;
/// Memory that reading may take, in bytes.
pub const MEMORY_BYTES: u64 = 1_792 << 20;
/// Time that reading may take, in seconds, and how much more for each megabyte.
pub const SECONDS: u64 = 12;
/// See [`SECONDS`].
pub const SECONDS_PER_MEGABYTE: u64 = 1;
/// Time that all may take until the workbook is written, in seconds, and how much more
/// for each megabyte.
pub const WHOLE_SECONDS: u64 = 16;
/// See [`WHOLE_SECONDS`].
pub const WHOLE_SECONDS_PER_MEGABYTE: u64 = 4;
/// Memory that all may take for each byte of the lists, beyond that for reading.
pub const WHOLE_MEMORY_PER_BYTE: u64 = 64;

/// How many times a list's limits hold for a report of ours: it has up to five times the
/// cells.
pub const REPORT: u32 = 5;

/// Memory that an earlier report may take for each byte of its file, beyond that for
/// reading: of a million agreements it is 0.7 GB, and what is read back of it 1.6.
pub const EARLIER_MEMORY_PER_BYTE: u64 = 4;

/// Sheets of so many bytes, unpacked, are read in pieces on all cores. For smaller ones
/// it is not worth the threads.
pub const LARGE_SHEET_BYTES: u64 = 4 << 20;

/// All limits, times a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// In thousandths.
    factor: u32,
    large_sheet_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self::thousandths(1_000)
    }
}

impl Limits {
    /// The limits times so many thousandths, at least one.
    pub fn thousandths(factor: u32) -> Self {
        Self { factor: factor.max(1), large_sheet_bytes: LARGE_SHEET_BYTES }
    }

    /// Those for a report of ours.
    #[must_use]
    pub fn of_report(self) -> Self {
        Self { factor: self.factor.saturating_mul(REPORT), ..self }
    }

    /// The same, with sheets of so many bytes read in pieces. What is read is the same.
    #[must_use]
    pub fn pieces_from(self, large_sheet_bytes: u64) -> Self {
        Self { large_sheet_bytes, ..self }
    }

    pub(super) fn large_sheet_bytes(self) -> u64 {
        self.large_sheet_bytes
    }

    fn raise(self, limit: u64) -> u64 {
        let raised = u128::from(limit) * u128::from(self.factor) / 1_000;
        u64::try_from(raised).unwrap_or(u64::MAX)
    }

    /// Bytes that a file may have.
    pub fn file_bytes(self) -> u64 {
        self.raise(FILE_BYTES)
    }

    pub(super) fn unpacked_bytes(self) -> u64 {
        self.raise(UNPACKED_BYTES)
    }

    pub(super) fn unpacked_ratio(self) -> u64 {
        self.raise(UNPACKED_RATIO)
    }

    pub(super) fn cells(self) -> u64 {
        self.raise(CELLS)
    }

    pub(super) fn text_bytes(self) -> u64 {
        self.raise(TEXT_BYTES)
    }

    pub(super) fn shown_bytes(self) -> u64 {
        self.raise(SHOWN_BYTES)
    }

    /// Memory that reading may take beside an earlier report of so many bytes, in bytes.
    pub fn memory(self, earlier: u64) -> u64 {
        let more = earlier.saturating_mul(EARLIER_MEMORY_PER_BYTE);
        self.raise(MEMORY_BYTES.saturating_add(more))
    }

    /// Time that reading files of so many bytes may take.
    pub fn time(self, bytes: u64) -> Duration {
        self.seconds(SECONDS, SECONDS_PER_MEGABYTE, bytes)
    }

    /// Time that all may take until the workbook is written.
    pub fn whole_time(self, bytes: u64) -> Duration {
        self.seconds(WHOLE_SECONDS, WHOLE_SECONDS_PER_MEGABYTE, bytes)
    }

    /// Memory that all may take until the workbook is written, in bytes, for lists and an
    /// earlier report of so many bytes.
    pub fn whole_memory(self, bytes: u64, earlier: u64) -> u64 {
        let more = bytes.saturating_mul(WHOLE_MEMORY_PER_BYTE);
        self.memory(earlier).saturating_add(self.raise(more))
    }

    fn seconds(self, first: u64, per_megabyte: u64, bytes: u64) -> Duration {
        let seconds = first.saturating_add((bytes >> 20).saturating_mul(per_megabyte));
        Duration::from_millis(self.raise(seconds.saturating_mul(1_000)))
    }
}
