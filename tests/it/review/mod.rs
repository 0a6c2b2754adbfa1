//! Decisions: from the review sheets into the ledger, and found again next year.

mod book;
mod codes;
mod links;
mod roundtrip;
mod sample;
