//! The cache: the fields of the source with their members, and the records.

use rayon::prelude::*;

use crate::model::{Map, Total};
use crate::package::{MAIN, RELATIONSHIPS, Xml};
use crate::pivot::{Pivot, Pivots, Source, Value, ValueRef};

/// Text that is longer is marked as such.
const SHORT_TEXT_MAX: usize = 255;

/// Records that one core makes at a time.
const BLOCK: usize = 8_192;
/// So many blocks of each core are made before they are put together.
const BLOCKS_AT_A_TIME: usize = 2;

/// A field of the source, with what the PivotTables need of it.
pub(super) struct Field {
    /// Its name.
    name: String,
    /// Its members, if it is on an axis.
    pub(super) members: Option<Members>,
    /// What is added up, if it is what a PivotTable sums.
    pub(super) numbers: Vec<Total>,
    /// What values it holds, and the values themselves, if it is on no axis.
    contents: Contents,
    values: Vec<Value>,
}

/// The different values of a field, in order: numbers, texts, the empty one.
pub(super) struct Members {
    /// Each as it is first spelled.
    pub(super) values: Vec<Value>,
    /// For each record the position of its value.
    pub(super) of_record: Vec<u32>,
}

/// What some records hold of a field.
#[derive(Default)]
struct Read {
    /// Its members, if it is on an axis.
    met: Option<Met>,
    numbers: Vec<Total>,
    contents: Contents,
    values: Vec<Value>,
}

impl Read {
    /// Takes a value of the field; whether it is `summed`, and the value itself kept.
    fn add(&mut self, value: ValueRef<'_>, summed: bool, keep: bool) {
        if summed {
            self.numbers.push(match value {
                ValueRef::Number(number) => number,
                ValueRef::Text(_) | ValueRef::Blank => Total::default(),
            });
        }
        if let Some(met) = &mut self.met {
            return met.add(value);
        }
        self.contents.add(value);
        if keep {
            self.values.push(value.into());
        }
    }

    /// Takes what the records behind these hold.
    fn absorb(&mut self, mut behind: Self) {
        if let (Some(met), Some(behind)) = (&mut self.met, behind.met) {
            met.absorb(behind);
        }
        self.numbers.append(&mut behind.numbers);
        self.contents.absorb(&behind.contents);
        self.values.append(&mut behind.values);
    }
}

/// Members in the order in which they are met.
#[derive(Default)]
struct Met {
    /// Each as it is first spelled, by its folded spelling.
    values: Map<Value, Value>,
    /// The place of every spelling among them.
    spelled: Map<Value, u32>,
    of_record: Vec<u32>,
}

impl Met {
    fn add(&mut self, value: ValueRef<'_>) {
        if let Some(known) = self.spelled.get(&value) {
            self.of_record.push(*known);
            return;
        }
        let value = Value::from(value);
        let entry = self.values.entry(folded(&value));
        let at = u32::try_from(entry.index()).unwrap_or(u32::MAX);
        entry.or_insert_with(|| value.clone());
        self.of_record.push(at);
        self.spelled.insert(value, at);
    }

    /// Takes the members of the records behind these.
    fn absorb(&mut self, behind: Self) {
        let known = behind.values.into_iter().map(|(folded, value)| {
            let entry = self.values.entry(folded);
            let at = u32::try_from(entry.index()).unwrap_or(u32::MAX);
            entry.or_insert(value);
            at
        });
        let known: Vec<u32> = known.collect();
        self.of_record.extend(behind.of_record.into_iter().map(|at| known[at as usize]));
    }

    fn in_order(self) -> Members {
        let met = self.values;
        let mut order: Vec<usize> = (0..met.len()).collect();
        order.sort_by_key(|at| met.get_index(*at).map(|(key, _)| key));
        let mut position = vec![0; order.len()];
        for (new, old) in (0..).zip(&order) {
            position[*old] = new;
        }
        let values = order.iter().filter_map(|at| met.get_index(*at));
        let values = values.map(|(_, value)| value.clone()).collect();
        let mut of_record = self.of_record;
        for at in &mut of_record {
            *at = position[*at as usize];
        }
        Members { values, of_record }
    }
}

/// Goes through the source once, block by block on all cores.
pub(super) fn fields(source: &Source<'_>, pivots: &[Pivot]) -> Vec<Field> {
    let count = source.fields.len();
    let is_summed = |at: usize| pivots.iter().any(|pivot| pivot.sum == at);
    let summed: Vec<bool> = (0..count).map(is_summed).collect();
    let is_on_axis = |at: usize| pivots.iter().any(|pivot| pivot.axis(at).is_some());
    let on_axis: Vec<bool> = (0..count).map(is_on_axis).collect();
    let nothing = || -> Vec<Read> {
        let met = on_axis.iter().map(|on_axis| on_axis.then(Met::default));
        met.map(|met| Read { met, ..Read::default() }).collect()
    };
    let room = || {
        let mut room: Vec<Read> = nothing();
        for (read, summed) in room.iter_mut().zip(&summed) {
            if let Some(met) = &mut read.met {
                met.of_record.reserve_exact(source.count);
            }
            if *summed {
                read.numbers.reserve_exact(source.count);
            }
        }
        room
    };
    let read = |block: usize| {
        let mut fields = nothing();
        let records = block * BLOCK..source.count.min((block + 1) * BLOCK);
        for record in records {
            let mut at = 0..count;
            (source.record)(record, &mut |value| {
                let Some(at) = at.next() else { return };
                fields[at].add(value, summed[at], source.keep);
            });
        }
        fields
    };
    let mut all = room();
    // Each block has members of its own, so that few blocks are there at a time.
    let blocks: Vec<usize> = (0..source.count.div_ceil(BLOCK)).collect();
    for blocks in blocks.chunks(BLOCKS_AT_A_TIME * rayon::current_num_threads()) {
        let blocks: Vec<Vec<Read>> = blocks.par_iter().copied().map(read).collect();
        let mut of_fields: Vec<Vec<Read>> = (0..count).map(|_| Vec::new()).collect();
        for block in blocks {
            for (of_field, read) in of_fields.iter_mut().zip(block) {
                of_field.push(read);
            }
        }
        all.par_iter_mut().zip(of_fields).for_each(|(above, below)| {
            for one in below {
                above.absorb(one);
            }
        });
    }
    let finish = |(name, read): (&String, Read)| {
        let Read { met, numbers, contents, values } = read;
        let members = met.map(Met::in_order);
        Field { name: name.clone(), members, numbers, contents, values }
    };
    source.fields.par_iter().zip(all).map(finish).collect()
}

/// Excel takes two spellings that differ only in case for one member.
fn folded(value: &Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(text.to_lowercase()),
        Value::Number(_) | Value::Blank => value.clone(),
    }
}

impl Field {
    /// Gives back what only the figures of the PivotTables and the records need.
    pub(super) fn forget_records(&mut self) {
        self.numbers = Vec::new();
        if let Some(members) = &mut self.members {
            members.of_record = Vec::new();
        }
    }
}

impl Pivots {
    /// The part that tells of the fields.
    pub(super) fn cache_definition(&self, records: bool) -> String {
        let mut xml = Xml::new();
        xml.start(
            "pivotCacheDefinition",
            &[
                ("xmlns", MAIN),
                ("xmlns:r", RELATIONSHIPS),
                if records { ("r:id", "rId1") } else { ("saveData", "0") },
                ("refreshOnLoad", "1"),
                ("refreshedBy", "portefolje"),
                ("createdVersion", "6"),
                ("refreshedVersion", "6"),
                ("minRefreshableVersion", "3"),
                ("recordCount", &self.count.to_string()),
            ],
        );
        xml.start("cacheSource", &[("type", "worksheet")]);
        xml.empty("worksheetSource", &[("name", &self.table)]);
        xml.end("cacheSource");
        xml.start("cacheFields", &[("count", &self.fields.len().to_string())]);
        for field in &self.fields {
            xml.start("cacheField", &[("name", &field.name), ("numFmtId", "0")]);
            if let Some(members) = &field.members {
                let mut contents = Contents::default();
                members.values.iter().for_each(|it| contents.add(it.borrowed()));
                let mut attributes = contents.attributes();
                attributes.push(("count", members.values.len().to_string()));
                xml.start("sharedItems", &borrowed(&attributes));
                for value in &members.values {
                    item(&mut xml, value);
                }
                xml.end("sharedItems");
            } else {
                // The records hold the values of a field off the axes.
                let attributes = field.contents.attributes();
                xml.empty("sharedItems", &borrowed(&attributes));
            }
            xml.end("cacheField");
        }
        xml.end("cacheFields");
        xml.end("pivotCacheDefinition");
        xml.finish()
    }

    /// The part that holds the records.
    pub(super) fn cache_records(&self) -> String {
        let mut xml = Xml::new();
        xml.start(
            "pivotCacheRecords",
            &[
                ("xmlns", MAIN),
                ("xmlns:r", RELATIONSHIPS),
                ("count", &self.count.to_string()),
            ],
        );
        let blocks = (0..self.count.div_ceil(BLOCK)).into_par_iter();
        let blocks: Vec<Xml> = blocks.map(|block| self.records_of(block)).collect();
        for block in blocks {
            xml.append(&block);
        }
        xml.end("pivotCacheRecords");
        xml.finish()
    }

    /// The records of a block.
    fn records_of(&self, block: usize) -> Xml {
        let mut xml = Xml::fragment();
        for at in block * BLOCK..self.count.min((block + 1) * BLOCK) {
            xml.start("r", &[]);
            for field in &self.fields {
                match &field.members {
                    Some(members) => {
                        xml.empty("x", &[("v", &members.of_record[at].to_string())]);
                    }
                    None => item(&mut xml, field.values.get(at).unwrap_or(&Value::Blank)),
                }
            }
            xml.end("r");
        }
        xml
    }
}

fn item(xml: &mut Xml, value: &Value) {
    match value {
        Value::Number(number) => xml.empty("n", &[("v", &shown(*number))]),
        Value::Text(text) => xml.empty("s", &[("v", text)]),
        Value::Blank => xml.empty("m", &[]),
    }
}

/// A number as cells hold it.
fn shown(number: Total) -> String {
    number.in_kroner().to_string()
}

fn borrowed<'a>(attributes: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    attributes.iter().map(|(key, value)| (*key, value.as_str())).collect()
}

/// What kinds of values a field holds.
#[derive(Default)]
struct Contents {
    text: bool,
    /// Some text is long.
    long: bool,
    blank: bool,
    /// The smallest and the largest number.
    numbers: Option<(Total, Total)>,
    /// How many numbers are no whole ones.
    fractions: usize,
}

impl Contents {
    /// Takes what other values are.
    fn absorb(&mut self, other: &Self) {
        self.text |= other.text;
        self.long |= other.long;
        self.blank |= other.blank;
        self.fractions += other.fractions;
        let both = [self.numbers, other.numbers].into_iter().flatten();
        self.numbers = both.reduce(|(least, most), (other_least, other_most)| {
            (least.min(other_least), most.max(other_most))
        });
    }

    fn add(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Number(number) => {
                let (least, most) = self.numbers.unwrap_or((number, number));
                self.numbers = Some((least.min(number), most.max(number)));
                self.fractions += usize::from(number.0 % 100 != 0);
            }
            ValueRef::Text(text) => {
                self.text = true;
                self.long |= text.len() > SHORT_TEXT_MAX
                    && text.encode_utf16().count() > SHORT_TEXT_MAX;
            }
            ValueRef::Blank => self.blank = true,
        }
    }

    /// Only what differs from what the schema takes for granted: a field of texts.
    fn attributes(&self) -> Vec<(&'static str, String)> {
        let mut attributes = Vec::new();
        let mut set = |key: &'static str, value: &str| {
            attributes.push((key, value.to_owned()));
        };
        if !self.text && !self.blank && self.numbers.is_some() {
            set("containsSemiMixedTypes", "0");
        }
        if !self.text && self.numbers.is_none() && self.blank {
            set("containsNonDate", "0");
        }
        if !self.text && (self.blank || self.numbers.is_some()) {
            set("containsString", "0");
        }
        if self.blank {
            set("containsBlank", "1");
        }
        if self.text && self.numbers.is_some() {
            set("containsMixedTypes", "1");
        }
        if let Some((least, most)) = self.numbers {
            set("containsNumber", "1");
            if self.fractions == 0 {
                set("containsInteger", "1");
            }
            set("minValue", &shown(least));
            set("maxValue", &shown(most));
        }
        if self.long {
            set("longText", "1");
        }
        attributes
    }
}
