//! The workbook that is written.

mod workbook;
