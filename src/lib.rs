//! Turns a ministry's yearly project list into the annual report's tables.

pub mod error;
pub mod language;
pub mod model;
pub mod template;
pub mod text;
pub mod classify;
pub mod count;
pub mod cover;
pub mod reconcile;
pub mod select;
pub mod tabulate;
pub mod json;
pub mod pipeline;
pub mod cli;
