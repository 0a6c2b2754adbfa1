//! The tests; `tests/README.md` says where to put a new one.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests touch files, and an unexpected nothing is a failure"
)]

mod cli;
mod language;
mod link;
mod support;
mod templates;
mod tidy;
mod write;
