//! The tests.

mod link;
