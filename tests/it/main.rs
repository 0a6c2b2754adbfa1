//! The tests; `tests/README.md` says where to put a new one.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests touch files, and an unexpected nothing is a failure"
)]

mod cli;
mod docs;
mod export;
mod front;
mod language;
mod laws;
mod link;
mod output;
mod page;
mod pivot;
mod review;
mod samples;
mod sampling;
mod setup;
mod support;
mod tables;
mod templates;
mod tidy;
mod watch;
mod write;
