//! The workbook that is written.

mod sound;
mod workbook;
