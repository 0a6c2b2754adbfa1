//! Tests of reading, recognising and cleaning: a list as text in, what was understood out.

mod binary;
mod cleaning;
mod corpus;
mod damaged;
mod doubled;
mod edges;
mod granted;
mod habits;
mod helper;
mod hostile;
mod later_excel;
mod laws;
mod limits;
mod misnamed;
mod misread;
mod older;
mod packages;
mod parted;
mod pieces;
mod reading;
mod recognising;
mod records;
mod strict;
mod values;
mod words;

pub(crate) use hostile::open_document_that_is_too_large;
