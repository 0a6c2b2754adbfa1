//! Lists as text: any common delimiter, quoting and encoding.

use std::borrow::Cow;

use crate::model::{Fields, Finding, Map, Place, Rule, SheetId};
use crate::read::ReadFile;
use crate::read::build::{Budget, Builder};
use crate::read::format::extension;
use crate::read::limits::Limits;
use crate::read::trouble::Trouble;

/// Delimiters, the one that wins a tie first.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Lines that are looked at to find the delimiter.
const SAMPLE_LINES: usize = 200;

/// Reads a CSV as a single sheet that is called as the file without its ending.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
) -> Result<ReadFile, Trouble> {
    let text = printable(decode(bytes));
    let (stated, body) = stated_delimiter(&text);
    let found = stated.or_else(|| delimiter(body));
    let delimiter = match (found, extension(name).as_str()) {
        (Some(delimiter), _) => delimiter,
        (None, "csv" | "tsv" | "txt") => b';',
        // Plain text that calls itself a workbook.
        (None, _) => return Err(Trouble::NotAWorkbook),
    };
    let skipped = u32::from(stated.is_some());
    let width = width(body, delimiter);
    let mut budget = Budget::new(limits);
    let mut builder = Builder::new(&mut budget);
    let mut reader = reader(body, delimiter, true);
    let mut record = csv::StringRecord::new();
    let mut row = skipped;
    let mut parted = Vec::new();
    let mut fields = Fields { most: width, others: Map::default() };
    while reader.read_record(&mut record).map_err(Trouble::library)? {
        let start = position(record.position());
        // The library skips blank lines; Excel counts them as rows.
        row = row.saturating_add(blank_lines(body, start));
        let spans = || position(Some(reader.position())).zip(start);
        let whole = record.iter().any(|field| field.contains('\n')).then(spans).flatten();
        let whole = whole.and_then(|(end, start)| body.get(start..end));
        let lines = whole.and_then(|whole| joined_lines(whole, delimiter, width));
        for record in lines.as_deref().unwrap_or(std::slice::from_ref(&record)) {
            for (column, field) in (0_u32..).zip(record) {
                builder.push_text(row, column, field)?;
            }
            if record.len() != fields.most {
                fields.others.insert(row, record.len());
            }
            parted.extend(lines.as_ref().map(|_| row));
            row = row.saturating_add(1);
        }
    }
    let sheet = SheetId(first_sheet);
    let mut grid = builder.finish(sheet, true, Vec::new())?;
    if grid.rows.is_empty() {
        return Err(Trouble::Empty);
    }
    grid.form.fields = Some(fields);
    let place = parted.first().map(|row| Place { sheet, row: *row, column: None });
    let finding =
        |place| Finding::at(Rule::StrayQuote, place).with("count", parted.len());
    let findings = place.map(finding).into_iter().collect();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let sheets = vec![(stem.to_owned(), grid)];
    Ok(ReadFile { sheets, findings, ..ReadFile::default() })
}

fn reader(text: &str, delimiter: u8, quoting: bool) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quoting)
        .from_reader(text.as_bytes())
}

fn position(position: Option<&csv::Position>) -> Option<usize> {
    usize::try_from(position?.byte()).ok()
}

/// The lines of a record as records of their own, where a quotation mark without its fellow
/// joined them: most of them, and the first, have as many fields as other records have. A
/// text of several lines stands in a cell, beside others that its lines do not have.
fn joined_lines(
    whole: &str,
    delimiter: u8,
    width: usize,
) -> Option<Vec<csv::StringRecord>> {
    let fields = |line: &str| -> Option<csv::StringRecord> {
        let is_closed = line.matches('"').count().is_multiple_of(2);
        reader(line, delimiter, is_closed).records().next()?.ok()
    };
    let lines: Vec<csv::StringRecord> = whole.lines().filter_map(fields).collect();
    let fit = lines.iter().filter(|line| line.len() == width).count();
    let first = lines.first().is_some_and(|line| line.len() == width);
    if width < 2 || !first || fit * 2 <= lines.len() {
        return None;
    }
    let plain = |field: &str| -> String {
        let rest = field.strip_prefix('"').unwrap_or(field);
        let closed = rest.strip_suffix('"').filter(|_| rest.len() < field.len());
        closed.unwrap_or(rest).to_owned()
    };
    let plain = |line: csv::StringRecord| -> csv::StringRecord {
        line.iter().map(plain).collect()
    };
    Some(lines.into_iter().map(plain).collect())
}

/// How many fields most of the records have.
fn width(text: &str, delimiter: u8) -> usize {
    commonest(text, delimiter).map_or(0, |(_, width)| width)
}

/// The text without characters that show nothing and only get in the way.
fn printable(text: Cow<'_, str>) -> Cow<'_, str> {
    let shows_nothing = |one: char| one.is_ascii_control() && !"\t\r\n".contains(one);
    if text.contains(shows_nothing) {
        return text.chars().filter(|one| !shows_nothing(*one)).collect();
    }
    text
}

/// Blank lines between the end of the last record and the record that begins here.
fn blank_lines(body: &str, start: Option<usize>) -> u32 {
    let Some(start) = start else { return 0 };
    let bytes = body.as_bytes().get(start..).unwrap_or_default();
    let mut lines = 0;
    let mut before = 0;
    for byte in bytes {
        match (before, byte) {
            (b'\r', b'\n') => {}
            (_, b'\r' | b'\n') => lines += 1,
            _ => break,
        }
        before = *byte;
    }
    // The library's record begins after the line feed of a Windows line end or before it.
    if bytes.starts_with(b"\n")
        && start > 0
        && body.as_bytes().get(start - 1) == Some(&b'\r')
    {
        lines -= 1;
    }
    lines
}

/// The text, by its mark, by its zeros, as UTF-8 where it is valid, else as Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let body = bytes.get(length..).unwrap_or_default();
        return encoding.decode_without_bom_handling(body).0;
    }
    let start = bytes.get(..4_096).unwrap_or(bytes);
    let zeros_at = |offset: usize| {
        start.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros_at(0), zeros_at(1));
    if odd * 3 > start.len() {
        return encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0;
    }
    if even * 3 > start.len() {
        return encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0;
    }
    match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// The delimiter that Excel is told in a first line such as `sep=;`, and the rest.
fn stated_delimiter(text: &str) -> (Option<u8>, &str) {
    let stated = text.split_once('\n').and_then(|(line, rest)| {
        let value = line.trim_end().strip_prefix("sep=")?;
        match value.as_bytes() {
            [delimiter] => Some((*delimiter, rest)),
            _ => (value == "\\t").then_some((b'\t', rest)),
        }
    });
    match stated {
        Some((delimiter, rest)) => (Some(delimiter), rest),
        None => (None, text),
    }
}

/// The delimiter under which most lines have the same number of columns, at least two.
fn delimiter(text: &str) -> Option<u8> {
    let mut best = None;
    for delimiter in DELIMITERS {
        let score = commonest(text, delimiter);
        if let Some(score) = score
            && best.is_none_or(|(_, before)| score > before)
        {
            best = Some((delimiter, score));
        }
    }
    best.map(|(delimiter, _)| delimiter)
}

/// How many of the first records have the same number of fields, at least two, and how many
/// fields those are.
fn commonest(text: &str, delimiter: u8) -> Option<(usize, usize)> {
    let mut counts: Vec<usize> = reader(text, delimiter, true)
        .records()
        .take(SAMPLE_LINES)
        .map_while(Result::ok)
        .map(|record| record.len())
        .collect();
    counts.sort_unstable();
    counts
        .chunk_by(|one, two| one == two)
        .filter(|run| run.first().is_some_and(|count| *count > 1))
        .map(|run| (run.len(), run.first().copied().unwrap_or_default()))
        .max()
}
