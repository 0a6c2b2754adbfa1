//! The workbook that is written.

mod alive;
mod sound;
mod workbook;
