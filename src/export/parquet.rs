//! A table as Parquet: money as decimals, texts in UTF-8, nulls where the list is silent.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, FixedLenByteArray};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};

use crate::export::Column;
use crate::export::tables::{Cell, Kind};

/// Rows that are held at once and packed together.
const ROWS: usize = 1 << 16;
/// Digits of money: as many as the format has, so that no total is too large.
const DIGITS: i32 = 38;
/// Bytes of such a number.
const BYTES: i32 = 16;
const DECIMALS: i32 = 2;

/// Writes the rows in groups.
pub(super) fn write(
    name: &str,
    columns: &[Column],
    mut rows: impl Iterator<Item = Vec<Cell>>,
    to: &mut (dyn Write + Send),
) -> io::Result<()> {
    let fault = |error: ParquetError| io::Error::other(error.to_string());
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        // The library's own name would change the bytes with each of its versions.
        .set_created_by(format!("portefolje version {}", env!("CARGO_PKG_VERSION")))
        .build();
    let schema = schema(name, columns).map_err(fault)?;
    let mut writer =
        SerializedFileWriter::new(to, schema, Arc::new(properties)).map_err(fault)?;
    loop {
        let block: Vec<Vec<Cell>> = rows.by_ref().take(ROWS).collect();
        if block.is_empty() {
            break;
        }
        let mut group = writer.next_row_group().map_err(fault)?;
        for at in 0..columns.len() {
            put(&mut group, block.iter().map(|row| &row[at])).map_err(fault)?;
        }
        group.close().map_err(fault)?;
    }
    writer.close().map_err(fault)?;
    Ok(())
}

fn schema(name: &str, columns: &[Column]) -> Result<TypePtr, ParquetError> {
    let fields = columns.iter().map(|column| {
        let of = |physical| {
            Type::primitive_type_builder(&column.name, physical)
                .with_repetition(Repetition::OPTIONAL)
        };
        let field = match column.kind {
            Kind::Text => {
                of(Physical::BYTE_ARRAY).with_logical_type(Some(LogicalType::String))
            }
            Kind::Whole => of(Physical::INT64),
            Kind::Money => of(Physical::FIXED_LEN_BYTE_ARRAY)
                .with_length(BYTES)
                .with_precision(DIGITS)
                .with_scale(DECIMALS)
                .with_logical_type(Some(LogicalType::decimal(DECIMALS, DIGITS))),
            Kind::Truth => of(Physical::BOOLEAN),
        };
        field.build().map(Arc::new)
    });
    let fields = fields.collect::<Result<Vec<_>, _>>()?;
    Ok(Arc::new(Type::group_type_builder(name).with_fields(fields).build()?))
}

/// Writes the next column of a group.
fn put<'a, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    cells: impl Iterator<Item = &'a Cell> + Clone,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let said: Vec<i16> =
        cells.clone().map(|cell| i16::from(*cell != Cell::Nothing)).collect();
    let said = Some(said.as_slice());
    match column.untyped() {
        ColumnWriter::ByteArrayColumnWriter(writer) => {
            let texts = cells.filter_map(|cell| match cell {
                Cell::Text(text) => Some(ByteArray::from(text.as_ref())),
                _ => None,
            });
            writer.write_batch(&texts.collect::<Vec<_>>(), said, None)?;
        }
        ColumnWriter::Int64ColumnWriter(writer) => {
            let numbers = cells.filter_map(|cell| match cell {
                Cell::Whole(number) => Some(*number),
                _ => None,
            });
            writer.write_batch(&numbers.collect::<Vec<_>>(), said, None)?;
        }
        ColumnWriter::FixedLenByteArrayColumnWriter(writer) => {
            let totals = cells.filter_map(|cell| match cell {
                Cell::Money(total) => {
                    let bytes = total.0.to_be_bytes().to_vec();
                    Some(FixedLenByteArray::from(bytes))
                }
                _ => None,
            });
            writer.write_batch(&totals.collect::<Vec<_>>(), said, None)?;
        }
        ColumnWriter::BoolColumnWriter(writer) => {
            let truths = cells.filter_map(|cell| match cell {
                Cell::Truth(truth) => Some(*truth),
                _ => None,
            });
            writer.write_batch(&truths.collect::<Vec<_>>(), said, None)?;
        }
        _ => return Err(ParquetError::General("a column of another kind".to_owned())),
    }
    column.close()
}
