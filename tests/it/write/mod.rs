//! The workbook that is written.

mod access;
mod agree;
mod alive;
mod charts;
mod paper;
mod parts;
mod paste;
mod public;
mod sentences;
mod sound;
mod workbook;
