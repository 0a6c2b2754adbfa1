//! PivotTables: parts that agree with one another, and figures that are the report's.

mod figures;
mod lint;
mod office;
mod package;
mod parts;
