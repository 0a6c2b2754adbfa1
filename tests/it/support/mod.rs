//! What the tests share.

pub(crate) mod command;
pub(crate) mod dump;
pub(crate) mod report;
