//! Turns a ministry's yearly project list into the annual report's tables.

pub mod error;
pub mod language;
pub mod model;
pub mod template;
pub mod text;
pub mod write;
