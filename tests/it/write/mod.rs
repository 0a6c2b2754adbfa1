//! The workbook that is written.

mod scratch;
mod workbook;
