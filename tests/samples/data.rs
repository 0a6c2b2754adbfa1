//! The data files beside this program, as types.

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// An extending unit; see `data/units.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unit {
    pub(crate) key: String,
    pub(crate) banner: String,
    pub(crate) spellings: Vec<String>,
    pub(crate) office: Option<String>,
    pub(crate) prefix: Option<String>,
    #[serde(default)]
    pub(crate) base: i32,
    #[serde(default)]
    pub(crate) header: bool,
}

/// An agreement partner; see `data/partners.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Partner {
    pub(crate) name: String,
    pub(crate) class: String,
    #[serde(default)]
    pub(crate) spellings: Vec<String>,
    #[serde(default)]
    pub(crate) offices: IndexMap<String, String>,
}

/// What the fill-in projects get; see `data/budget.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Budget {
    pub(crate) cells: IndexMap<String, IndexMap<String, i64>>,
    pub(crate) areas: IndexMap<String, Vec<String>>,
}

impl Budget {
    /// The area that a country, or a region as the list writes it, belongs to.
    pub(crate) fn area(&self, country: &str) -> &str {
        let mut areas = self.areas.iter();
        let found =
            areas.find(|(_, countries)| countries.iter().any(|name| name == country));
        found.unwrap_or_else(|| panic!("`{country}` has no area in budget.toml")).0
    }
}

/// How titles change from year to year; see `data/titles.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TitleHabits {
    pub(crate) spellings: Vec<(String, String)>,
    pub(crate) endings: Vec<Vec<String>>,
}

/// What stands around the rows; see `data/texts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Texts {
    pub(crate) cover: Vec<String>,
    pub(crate) title: String,
    pub(crate) date: String,
    pub(crate) footnotes: Vec<String>,
}

/// One of the report's 25 projects, as `data/sampled.csv` has it.
#[derive(Deserialize)]
pub(crate) struct SampledRecord {
    pub(crate) unit: String,
    pub(crate) country: String,
    pub(crate) title: String,
    pub(crate) also: String,
    pub(crate) partner: String,
    pub(crate) period: String,
    pub(crate) keywords: String,
    pub(crate) agreements: String,
    pub(crate) form: String,
    pub(crate) target: String,
    pub(crate) measure: String,
    pub(crate) theme: String,
    pub(crate) evaluated: String,
    pub(crate) remark: String,
}

/// One invented project, as `data/fillins.csv` has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FillInRecord {
    pub(crate) unit: String,
    pub(crate) country: String,
    pub(crate) title: String,
    pub(crate) also: String,
    pub(crate) partner: String,
    pub(crate) keywords: String,
    pub(crate) agreements: String,
    pub(crate) weight: f64,
    pub(crate) remark: String,
}

/// Everything that the list is made from.
pub(crate) struct Data {
    pub(crate) units: Vec<Unit>,
    pub(crate) partners: Vec<Partner>,
    pub(crate) countries: IndexMap<String, Vec<String>>,
    pub(crate) titles: TitleHabits,
    pub(crate) budget: Budget,
    pub(crate) texts: Texts,
    pub(crate) sampled: Vec<SampledRecord>,
    pub(crate) fill_ins: Vec<FillInRecord>,
}

impl Data {
    /// Reads the files, which are part of the program.
    pub(crate) fn load() -> Self {
        #[derive(Deserialize)]
        struct Units {
            unit: Vec<Unit>,
        }
        #[derive(Deserialize)]
        struct Partners {
            partner: Vec<Partner>,
        }
        #[derive(Deserialize)]
        struct Countries {
            spellings: IndexMap<String, Vec<String>>,
        }
        let units: Units = toml_file(include_str!("data/units.toml"));
        let partners: Partners = toml_file(include_str!("data/partners.toml"));
        let countries: Countries = toml_file(include_str!("data/countries.toml"));
        Self {
            units: units.unit,
            partners: partners.partner,
            countries: countries.spellings,
            titles: toml_file(include_str!("data/titles.toml")),
            budget: toml_file(include_str!("data/budget.toml")),
            texts: toml_file(include_str!("data/texts.toml")),
            sampled: csv_file(include_str!("data/sampled.csv")),
            fill_ins: csv_file(include_str!("data/fillins.csv")),
        }
    }

    /// The partner of this name.
    pub(crate) fn partner(&self, name: &str) -> &Partner {
        let found = self.partners.iter().find(|partner| partner.name == name);
        found.unwrap_or_else(|| panic!("`{name}` is not in partners.toml"))
    }

    /// The unit of this key.
    pub(crate) fn unit(&self, key: &str) -> &Unit {
        let found = self.units.iter().find(|unit| unit.key == key);
        found.unwrap_or_else(|| panic!("`{key}` is not in units.toml"))
    }
}

fn toml_file<T: DeserializeOwned>(text: &str) -> T {
    toml::from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The records of a CSV file.
pub(crate) fn csv_file<T: DeserializeOwned>(text: &str) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader
        .deserialize()
        .map(|record| record.unwrap_or_else(|error| panic!("{error}")))
        .collect()
}
