//! Decisions: from the review sheets into the ledger, and found again next year.

mod book;
mod codes;
mod columns;
mod links;
mod names;
mod roundtrip;
mod sample;
mod years;
