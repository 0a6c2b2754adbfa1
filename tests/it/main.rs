//! The tests.

mod front;
