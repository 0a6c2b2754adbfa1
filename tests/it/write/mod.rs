//! The workbook that is written.

mod access;
mod agree;
mod alive;
mod paste;
mod public;
mod sound;
mod workbook;
