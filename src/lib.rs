//! Turns a ministry's yearly project list into the annual report's tables.

pub mod clean;
pub mod error;
pub mod model;
pub mod read;
pub mod recognise;
pub mod template;
pub mod text;
