//! The cache: the fields of the source with their members, and the records.

use rayon::prelude::*;

use crate::model::{Map, Total};
use crate::package::{MAIN, RELATIONSHIPS, Xml};
use crate::pivot::{Pivot, Pivots, Source, Value};

/// Text that is longer is marked as such.
const SHORT_TEXT_MAX: usize = 255;

/// Records that are made at a time.
const BLOCK: usize = 4_096;

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
    fn add(&mut self, value: Value) {
        if let Some(known) = self.spelled.get(&value) {
            self.of_record.push(*known);
            return;
        }
        let entry = self.values.entry(folded(&value));
        let at = u32::try_from(entry.index()).unwrap_or(u32::MAX);
        entry.or_insert_with(|| value.clone());
        self.of_record.push(at);
        self.spelled.insert(value, at);
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

/// Goes through the source once.
pub(super) fn fields(source: &Source<'_>, pivots: &[Pivot]) -> Vec<Field> {
    let mut fields: Vec<(Field, Option<Met>, bool)> = source
        .fields
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let on_axis = pivots.iter().any(|pivot| pivot.axis(at).is_some());
            let field = Field {
                name: name.clone(),
                members: None,
                numbers: Vec::new(),
                contents: Contents::default(),
                values: Vec::new(),
            };
            let summed = pivots.iter().any(|pivot| pivot.sum == at);
            (field, on_axis.then(Met::default), summed)
        })
        .collect();
    let mut first = 0;
    while first < source.count {
        let block = first..source.count.min(first + BLOCK);
        first = block.end;
        let records: Vec<Vec<Value>> =
            block.into_par_iter().with_min_len(64).map(&source.record).collect();
        for record in records {
            for (value, (field, met, summed)) in record.into_iter().zip(&mut fields) {
                if *summed {
                    field.numbers.push(match &value {
                        Value::Number(number) => *number,
                        Value::Text(_) | Value::Blank => Total::default(),
                    });
                }
                if let Some(met) = met {
                    met.add(value);
                    continue;
                }
                field.contents.add(&value);
                if source.keep {
                    field.values.push(value);
                }
            }
        }
    }
    let finish = |(mut field, met, _): (Field, Option<Met>, bool)| {
        field.members = met.map(Met::in_order);
        field
    };
    fields.into_iter().map(finish).collect()
}

/// Excel takes two spellings that differ only in case for one member.
fn folded(value: &Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(text.to_lowercase()),
        Value::Number(_) | Value::Blank => value.clone(),
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
                members.values.iter().for_each(|value| contents.add(value));
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
        for at in 0..self.count {
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
        xml.end("pivotCacheRecords");
        xml.finish()
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
    fn add(&mut self, value: &Value) {
        match value {
            Value::Number(number) => {
                let (least, most) = self.numbers.unwrap_or((*number, *number));
                self.numbers = Some((least.min(*number), most.max(*number)));
                self.fractions += usize::from(number.0 % 100 != 0);
            }
            Value::Text(text) => {
                self.text = true;
                self.long |= text.len() > SHORT_TEXT_MAX
                    && text.encode_utf16().count() > SHORT_TEXT_MAX;
            }
            Value::Blank => self.blank = true,
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
