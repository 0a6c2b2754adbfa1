//! The workbook that is written.

mod agree;
mod alive;
mod sound;
mod workbook;
