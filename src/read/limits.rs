//! How much a file may hold; generous for honest lists, small enough for any machine.

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
/// Cell styles of a workbook.
pub const STYLES: usize = 70_000;
/// Merged ranges of a sheet.
pub const MERGED: usize = 200_000;
/// Cells of a file that hold something.
pub const CELLS: u64 = 30_000_000;
/// Bytes of text in all cells of a file, equal texts of one sheet counted once.
pub const TEXT_BYTES: u64 = 512 << 20;
/// Rows of a sheet in Excel.
pub const ROWS: u32 = 1_048_576;
/// Columns of a sheet in Excel.
pub const COLUMNS: u32 = 16_384;
/// Cells that an .xls or .ods may span, blank ones included, since they are read densely.
pub const DENSE_CELLS: u64 = 50_000_000;
/// Stack of the thread that reads.
pub const STACK_BYTES: usize = 64 << 20;
