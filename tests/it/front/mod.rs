//! Tests of reading, recognising and cleaning: a list as text in, what was understood out.

mod binary;
mod cleaning;
mod corpus;
mod habits;
mod helper;
mod laws;
mod packages;
mod reading;
mod recognising;
#[cfg(test)]
#[cfg(test)]
mod values;
mod words;
