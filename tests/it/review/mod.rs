//! Decisions: from the review sheets into the ledger, and found again next year.

mod book;
mod codes;
mod columns;
mod compared;
mod identity;
mod invented;
mod kept;
mod links;
mod manipulated;
mod names;
mod office;
mod roundtrip;
mod sample;
mod sheets;
mod teaching;
mod years;
