//! The workbook that is written.

mod agree;
mod alive;
mod public;
mod sound;
mod workbook;
