//! What several tests need.

pub(crate) mod command;
pub(crate) mod dump;
pub(crate) mod lint;
pub(crate) mod lists;
pub(crate) mod office;
pub(crate) mod report;
