//! The tests.

mod support;
mod write;
