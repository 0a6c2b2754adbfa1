//! Reads a web page's tables, which many systems call .xls: one sheet, tables below one
//! another, with the texts between them.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};

use crate::model::{Cell, Map, SheetId};
use crate::read::ReadFile;
use crate::read::build::{Budget, Builder};
use crate::read::limits::{self, Limits};
use crate::read::text::decode;
use crate::read::trouble::Trouble;

/// Bytes in which a page states its encoding.
const ENCODING_WITHIN: usize = 2_048;

/// Reads the tables of a page as a single sheet.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    first_sheet: u32,
    limits: Limits,
) -> Result<ReadFile, Trouble> {
    let text = match stated_encoding(bytes) {
        Some(encoding) => encoding.decode(bytes).0,
        None => decode(bytes),
    };
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&text));
    // The sink never stops the tokenizer to run scripts.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut page = tokenizer.sink.0.into_inner();
    page.end_row();
    if page.cells.is_empty() || !page.has_table {
        return Err(Trouble::Html);
    }
    let mut budget = Budget::new(limits);
    let mut builder = Builder::new(&mut budget);
    for (row, column, cell) in page.cells {
        match cell {
            Cell::Text(text) => builder.push_text(row, column, &text)?,
            other => builder.push_cell(row, column, other)?,
        }
    }
    let grid = builder.finish(SheetId(first_sheet), true, page.merged)?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Ok(ReadFile { sheets: vec![(stem.to_owned(), grid)], ..ReadFile::default() })
}

/// The encoding that a page without a mark states in its head.
fn stated_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if encoding_rs::Encoding::for_bom(bytes).is_some() {
        return None;
    }
    let start = bytes.get(..ENCODING_WITHIN).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start).to_lowercase();
    let (_, label) = start.split_once("charset=")?;
    let label: String = label
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|one| one.is_ascii_alphanumeric() || matches!(one, '-' | '_'))
        .collect();
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    // A page in UTF-16 could not have been searched for this; it is another's word.
    let wide = encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE;
    (!wide).then_some(encoding)
}

/// A page in the making.
#[derive(Default)]
struct Page {
    cells: Vec<(u32, u32, Cell)>,
    merged: Vec<[u32; 4]>,
    row: u32,
    column: u32,
    /// Cells that reach down into later rows: column, and the last row.
    reaching: Map<u32, u32>,
    tables: u32,
    has_table: bool,
    /// The open cell's columns, rows and number.
    open: Option<(u32, u32, Option<f64>)>,
    text: String,
    /// The row holds something.
    begun: bool,
}

/// What the tokenizer hands its tokens to.
#[derive(Default)]
struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => return page.tag(&tag),
            Token::CharacterTokens(text) => page.text.push_str(&text.replace('\n', " ")),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Page {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let start = tag.kind == TagKind::StartTag;
        match (&*tag.name, start) {
            ("script", true) => return TokenSinkResult::RawData(RawKind::ScriptData),
            ("style" | "xml", true) => {
                return TokenSinkResult::RawData(RawKind::Rawtext);
            }
            ("title", true) => return TokenSinkResult::RawData(RawKind::Rcdata),
            ("script" | "style" | "title" | "head" | "xml", false) => self.text.clear(),
            ("table", true) => {
                self.end_row();
                self.tables += 1;
                self.has_table = true;
            }
            ("table", false) => {
                self.end_row();
                self.tables = self.tables.saturating_sub(1);
                // A blank row parts what stands below.
                self.row = self.row.saturating_add(1);
            }
            ("tr", true) => self.begin_row(),
            ("tr", false) => self.end_row(),
            ("td" | "th", true) => self.begin_cell(tag),
            ("td" | "th", false) => self.end_cell(),
            ("br", _) => self.text.push('\n'),
            ("p" | "div" | "h1" | "h2" | "h3" | "h4" | "caption" | "li", _) => {
                if self.tables == 0 || &*tag.name == "caption" {
                    self.end_row();
                } else {
                    self.text.push('\n');
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn begin_row(&mut self) {
        self.end_row();
        self.begun = true;
        self.column = 0;
    }

    /// Ends the row; text outside of tables is a row of its own.
    fn end_row(&mut self) {
        self.end_cell();
        if self.tables == 0 {
            let text = std::mem::take(&mut self.text);
            let text = shown(&text);
            if !text.is_empty() {
                self.cells.push((self.row, 0, Cell::Text(text.into())));
                self.begun = true;
            }
        }
        if self.begun {
            self.row = self.row.saturating_add(1);
            self.begun = false;
            self.column = 0;
            let row = self.row;
            self.reaching.retain(|_, last| *last >= row);
        }
        self.text.clear();
    }

    fn begin_cell(&mut self, tag: &Tag) {
        self.end_cell();
        let value = |name: &str| {
            tag.attrs.iter().find(|one| &*one.name.local == name).map(|one| &*one.value)
        };
        let span = |name: &str, most: u32| {
            let stated = value(name).and_then(|text| text.trim().parse().ok());
            stated.unwrap_or(1_u32).clamp(1, most)
        };
        while self.reaching.contains_key(&self.column) {
            self.column = self.column.saturating_add(1);
        }
        self.begun = true;
        self.text.clear();
        let number = value("x:num").and_then(|text| text.trim().parse().ok());
        let columns = span("colspan", 1_000);
        self.open = Some((columns, span("rowspan", limits::ROWS), number));
    }

    fn end_cell(&mut self) {
        let Some((columns, rows, number)) = self.open.take() else { return };
        let text = std::mem::take(&mut self.text);
        let text = shown(&text);
        let number = number.filter(|number| number.is_finite());
        if let Some(number) = number {
            self.cells.push((self.row, self.column, Cell::Number(number)));
        } else if !text.is_empty() {
            self.cells.push((self.row, self.column, Cell::Text(text.into())));
        }
        let end = self.column.saturating_add(columns);
        if columns > 1 || rows > 1 {
            let last_row = self.row.saturating_add(rows - 1);
            self.merged.push([self.row, self.column, last_row, end - 1]);
            if rows > 1 {
                let known = self.column..end.min(limits::COLUMNS);
                self.reaching.extend(known.map(|column| (column, last_row)));
            }
        }
        self.column = end;
    }
}

/// The text as a page shows it: blanks and line ends of the file are one blank.
fn shown(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            line.split([' ', '\t', '\r', '\u{c}'])
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n").trim_matches('\u{a0}').to_owned()
}
