//! The cache: the fields of the source with their members, and the records.

use crate::model::{Map, Total};
use crate::package::{MAIN, RELATIONSHIPS, Xml};
use crate::pivot::{Pivots, Source, Value};

/// Text that is longer is marked as such.
const SHORT_TEXT_MAX: usize = 255;

/// The different values of a field, in order: numbers, texts, the empty one.
pub(super) struct Members {
    /// Each as it is first spelled.
    pub(super) values: Vec<Value>,
    /// For each record the position of its value.
    pub(super) of_record: Vec<usize>,
}

impl Members {
    /// The members of `field`.
    pub(super) fn new(source: &Source, field: usize) -> Self {
        let mut met: Map<Value, Value> = Map::default();
        let mut of_record = Vec::with_capacity(source.records.len());
        for record in &source.records {
            let value = &record[field];
            let entry = met.entry(folded(value));
            of_record.push(entry.index());
            entry.or_insert_with(|| value.clone());
        }
        let mut order: Vec<usize> = (0..met.len()).collect();
        order.sort_by_key(|at| met.get_index(*at).map(|(key, _)| key));
        let mut position = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            position[*old] = new;
        }
        let values = order.iter().filter_map(|at| met.get_index(*at));
        Self {
            values: values.map(|(_, value)| value.clone()).collect(),
            of_record: of_record.into_iter().map(|at| position[at]).collect(),
        }
    }
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
        let source = &self.source;
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
                ("recordCount", &source.records.len().to_string()),
            ],
        );
        xml.start("cacheSource", &[("type", "worksheet")]);
        xml.empty("worksheetSource", &[("name", &source.table)]);
        xml.end("cacheSource");
        xml.start("cacheFields", &[("count", &source.fields.len().to_string())]);
        for (field, name) in source.fields.iter().enumerate() {
            xml.start("cacheField", &[("name", name), ("numFmtId", "0")]);
            if let Some(members) = &self.members[field] {
                let mut attributes = Contents::of(members.values.iter()).attributes();
                attributes.push(("count", members.values.len().to_string()));
                xml.start("sharedItems", &borrowed(&attributes));
                for value in &members.values {
                    item(&mut xml, value);
                }
                xml.end("sharedItems");
            } else {
                // The records hold the values of a field off the axes.
                let values = source.records.iter().map(|record| &record[field]);
                let attributes = Contents::of(values).attributes();
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
        let records = &self.source.records;
        let mut xml = Xml::new();
        xml.start(
            "pivotCacheRecords",
            &[
                ("xmlns", MAIN),
                ("xmlns:r", RELATIONSHIPS),
                ("count", &records.len().to_string()),
            ],
        );
        for (at, record) in records.iter().enumerate() {
            xml.start("r", &[]);
            for (value, members) in record.iter().zip(&self.members) {
                match members {
                    Some(members) => {
                        xml.empty("x", &[("v", &members.of_record[at].to_string())]);
                    }
                    None => item(&mut xml, value),
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
    fn of<'a>(values: impl Iterator<Item = &'a Value>) -> Self {
        let mut contents = Self::default();
        for value in values {
            match value {
                Value::Number(number) => {
                    let (least, most) = contents.numbers.unwrap_or((*number, *number));
                    contents.numbers = Some((least.min(*number), most.max(*number)));
                    contents.fractions += usize::from(number.0 % 100 != 0);
                }
                Value::Text(text) => {
                    contents.text = true;
                    contents.long |= text.encode_utf16().count() > SHORT_TEXT_MAX;
                }
                Value::Blank => contents.blank = true,
            }
        }
        contents
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
