//! Native Excel PivotTables, added to a finished workbook.
//!
//! No crate writes them soundly, so the parts are written here: one cache over an Excel
//! table, and any number of PivotTables on it. Every other part of the workbook is
//! copied as it is. [`Pivots`] also gives the figures of each PivotTable, since the
//! cells must be written by whoever writes the sheets: Protected View, previews and most
//! programs show them and not the cache.
//!
//! The PivotTables are in outline form (a column for each row field), with the largest
//! sum first, what is not known last, and the columns in ascending order, and are
//! refreshed when Excel opens the workbook for editing. Excel keeps the order of the
//! members as it is listed: sorted by sums, it would put "unknown" among them. What the schema does not say and Excel minds:
//!
//! * The cache's fields are the table's columns, in order; a record has a value for each.
//! * A field on an axis lists its members, and each of them once: `Ål` and `ål` are one.
//!   Records and PivotTables refer to members by position.
//! * The name of the sum is not the name of a field.

mod cache;
mod grid;
mod table;

use std::io::Cursor;

use indexmap::Equivalent;
use rayon::prelude::*;

use crate::error::Error;
use crate::model::Total;
use crate::package::{AFTER_PIVOT_CACHES, Package, fault};
use crate::pivot::cache::Field;

pub use crate::pivot::grid::{Grid, Line, Sums};

/// The most columns and rows that a sheet has.
const COLUMNS_MAX: usize = 16_384;
const ROWS_MAX: usize = 1_048_576;

/// A value of the source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A number with two decimals at most, such as an amount or a year.
    Number(Total),
    /// Text.
    Text(String),
    /// An empty cell.
    Blank,
}

/// The same where it stands, so that it need not be copied to be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueRef<'v> {
    /// A number with two decimals at most.
    Number(Total),
    /// Text.
    Text(&'v str),
    /// An empty cell.
    Blank,
}

impl Value {
    /// The same where it stands.
    pub fn borrowed(&self) -> ValueRef<'_> {
        match self {
            Self::Number(number) => ValueRef::Number(*number),
            Self::Text(text) => ValueRef::Text(text),
            Self::Blank => ValueRef::Blank,
        }
    }
}

impl From<ValueRef<'_>> for Value {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Number(number) => Self::Number(number),
            ValueRef::Text(text) => Self::Text(text.to_owned()),
            ValueRef::Blank => Self::Blank,
        }
    }
}

impl Equivalent<Value> for ValueRef<'_> {
    fn equivalent(&self, key: &Value) -> bool {
        *self == key.borrowed()
    }
}

/// Shows the values of the row at a place, one for each column.
pub type Record<'a> = Box<dyn Fn(usize, &mut dyn FnMut(ValueRef<'_>)) + Sync + 'a>;

/// The Excel table that the PivotTables show.
pub struct Source<'a> {
    /// Its name.
    pub table: String,
    /// The headers of its columns, in order.
    pub fields: Vec<String>,
    /// How many rows it has.
    pub count: usize,
    /// Its rows.
    pub record: Record<'a>,
    /// Whether the records may be wanted in the workbook.
    pub keep: bool,
    /// Members that stand last whatever their sums, such as "unknown", in this order.
    pub last: Vec<Value>,
}

/// A PivotTable: sums of one field, by others. Fields are positions in
/// [`Source::fields`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pivot {
    /// Its name, unlike that of any other.
    pub name: String,
    /// The sheet that it stands on.
    pub sheet: String,
    /// The row of its first cell, from 0. The filter stands two rows above.
    pub row: u32,
    /// The column of its first cell, from 0.
    pub column: u16,
    /// The fields of its rows, the outer ones first.
    pub rows: Vec<usize>,
    /// The field of its columns.
    pub columns: usize,
    /// The field that a reader may limit it by.
    pub filter: Option<usize>,
    /// The field that is summed.
    pub sum: usize,
    /// What the sum is called; not the name of a field.
    pub sum_caption: String,
    /// What the totals are called.
    pub total_caption: String,
}

/// PivotTables over one source, worked out and ready to be added to a workbook.
pub struct Pivots {
    /// The name of the source.
    table: String,
    fields: Vec<Field>,
    /// How many records the source has.
    count: usize,
    drawn: Vec<(Pivot, Grid)>,
}

impl Pivots {
    /// Works out the members of the fields and the figures of the PivotTables.
    pub fn new(source: Source<'_>, pivots: Vec<Pivot>) -> Self {
        let mut fields = cache::fields(&source, &pivots);
        let drawn = pivots.into_par_iter().map(|pivot| {
            let grid = grid::grid(&fields, &source.last, &pivot);
            (pivot, grid)
        });
        let drawn = drawn.collect();
        if !source.keep {
            fields.iter_mut().for_each(Field::forget_records);
        }
        Self { table: source.table, count: source.count, fields, drawn }
    }

    /// The PivotTables, each with its figures.
    pub fn pivots(&self) -> &[(Pivot, Grid)] {
        &self.drawn
    }

    /// Gives its memory back on all cores.
    pub(crate) fn give_back(self) {
        self.fields.into_par_iter().for_each(drop);
    }

    /// How many records the source has.
    pub fn records(&self) -> usize {
        self.count
    }
}

impl Pivot {
    /// The axis that a field is on.
    fn axis(&self, field: usize) -> Option<Axis> {
        if self.rows.contains(&field) {
            Some(Axis::Row)
        } else if self.columns == field {
            Some(Axis::Column)
        } else if self.filter == Some(field) {
            Some(Axis::Filter)
        } else {
            None
        }
    }
}

/// Where a field of a PivotTable stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Axis {
    Row,
    Column,
    Filter,
}

/// The workbook with the PivotTables in it.
///
/// Without `records` they come to life only when Excel has read the source anew, which
/// it does as soon as the workbook is opened for editing; the file is smaller.
///
/// # Errors
///
/// A workbook that is not as ours are, or a PivotTable that does not fit on a sheet.
pub fn add(workbook: Vec<u8>, pivots: &Pivots, records: bool) -> Result<Vec<u8>, Error> {
    let mut package = Package::open(workbook)?;
    add_to(&mut package, pivots, records)?;
    let mut bytes = Cursor::new(Vec::new());
    package.close(&mut bytes)?;
    Ok(bytes.into_inner())
}

/// The same with a workbook that is being changed in other ways as well.
pub(crate) fn add_to(
    package: &mut Package<'_>,
    pivots: &Pivots,
    records: bool,
) -> Result<(), Error> {
    let folder = "xl/pivotCache";
    let definition = format!("{folder}/pivotCacheDefinition1.xml");
    let id = package.relate(
        "xl/workbook.xml",
        "pivotCacheDefinition",
        "pivotCache/pivotCacheDefinition1.xml",
    )?;
    package.insert(
        "xl/workbook.xml",
        &AFTER_PIVOT_CACHES,
        &format!(r#"<pivotCaches><pivotCache cacheId="1" r:id="{id}"/></pivotCaches>"#),
    )?;
    package.add(&definition, "pivotCacheDefinition", pivots.cache_definition(records))?;
    if records {
        let part = format!("{folder}/pivotCacheRecords1.xml");
        package.relate(&definition, "pivotCacheRecords", "pivotCacheRecords1.xml")?;
        package.add(&part, "pivotCacheRecords", pivots.cache_records())?;
    }
    for (number, (pivot, grid)) in (1..).zip(&pivots.drawn) {
        let part = format!("xl/pivotTables/pivotTable{number}.xml");
        let sheet = package.sheet(&pivot.sheet)?;
        let target = format!("../pivotTables/pivotTable{number}.xml");
        package.relate(&sheet, "pivotTable", &target)?;
        package.relate(
            &part,
            "pivotCacheDefinition",
            "../pivotCache/pivotCacheDefinition1.xml",
        )?;
        package.add(&part, "pivotTable", pivots.table_definition(pivot, grid)?)?;
    }
    Ok(())
}

/// The language of the workbook, such as `nb-NO`, among the document's properties, which
/// the library that writes workbooks does not do.
///
/// # Errors
///
/// A workbook that is not as ours are.
pub fn add_language(package: &mut Package<'_>, language: &str) -> Result<(), Error> {
    let property = format!("<dc:language>{language}</dc:language>");
    package.insert("docProps/core.xml", &[], &property)
}
