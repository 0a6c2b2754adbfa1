//! Countries and regions by every spelling; what is unknown is said, never guessed.

use crate::model::{Geography, Map, NameKind, Set};
use crate::template::Template;
use crate::text::{fits, fold, fold_alias, tidy};
use crate::value::lookup::Lookup;

/// What a name of geography stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    Country { key: String, region: String },
    Region(String),
}

/// All countries and regions of a template, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub struct Countries {
    names: Lookup<Entry>,
    /// Codes of two or three letters, which count only in upper case and alone.
    codes: Map<String, Entry>,
    /// Cities and other words of the countries, folded: places after a partner's name.
    words: Set<String>,
    /// Words that say that a project is regional, folded.
    regional: Vec<String>,
    global: String,
    /// Spellings that people have decided on, folded, with what they stand for.
    decided: Map<String, Found>,
}

impl Countries {
    /// Builds the index.
    pub fn new(template: &Template) -> Self {
        let mut countries = Self {
            global: template.geography.global.clone(),
            regional: template
                .geography
                .regional
                .iter()
                .map(|word| fold_alias(word))
                .collect(),
            ..Self::default()
        };
        // Regions first: a region's name is never a country's.
        for region in &template.regions {
            let entry = Entry::Region(region.key.clone());
            countries.names.add_name(
                &region.key,
                region.nn.as_ref(),
                region.en.as_ref(),
                &region.aliases,
                &entry,
            );
        }
        for country in &template.countries {
            let entry = Entry::Country {
                key: country.key.clone(),
                region: country.region.clone(),
            };
            countries.names.add_name(
                &country.key,
                country.nn.as_ref(),
                country.en.as_ref(),
                &country.aliases,
                &entry,
            );
            for word in country.words.iter().filter(|word| !word.ends_with('*')) {
                countries.words.insert(fold(word));
            }
            for code in country.code.iter().chain(&country.iso3) {
                countries.codes.insert(code.clone(), entry.clone());
            }
        }
        let decided = template.decided.iter().filter(|one| one.kind == NameKind::Country);
        let decided: Map<String, Found> = decided
            .filter_map(|one| {
                let mut found = Found::default();
                let is_known = countries.take(&tidy(&one.name), &mut found);
                let key = Some(fold(&one.spelling)).filter(|key| !key.is_empty())?;
                (is_known && found.unknown.is_empty()).then_some((key, found))
            })
            .collect();
        countries.decided = decided;
        countries
    }

    /// Where a cell says that the money goes.
    pub fn read(&self, text: &str) -> Geography {
        let text = tidy(text);
        if text.is_empty() {
            return Geography::default();
        }
        let mut found = Found::default();
        // What each of several countries has a share of is regional, whatever the shares.
        let plain = without_shares(&text);
        if !self.take(plain.as_deref().unwrap_or(&text), &mut found) {
            found.unknown.push(text.clone());
        }
        self.geography(found, &text)
    }

    /// The region that a cell of a region column says.
    pub fn region(&self, text: &str) -> Option<&str> {
        match self.names.get(text)? {
            Entry::Region(region) | Entry::Country { region, .. } => Some(region),
        }
    }

    /// Whether a text is known as a whole, for telling a column or a banner by content.
    pub fn knows(&self, text: &str) -> bool {
        let geography = self.read(text);
        !geography.is_empty() && geography.unknown.is_empty()
    }

    /// Whether a folded text is the name of a country, region or city, as after a
    /// partner.
    pub fn is_place(&self, folded: &str) -> bool {
        self.names.get_folded(folded).is_some()
            || self.words.contains(folded)
            || self.decided.contains_key(folded)
    }

    /// Takes the text apart until its parts are known; says whether all of them are.
    fn take(&self, text: &str, found: &mut Found) -> bool {
        if !self.decided.is_empty()
            && let Some(decided) = self.decided.get(&fold(text))
        {
            found.countries.extend(decided.countries.iter().cloned());
            found.regions.extend(decided.regions.iter().cloned());
            found.regional |= decided.regional;
            return true;
        }
        if let Some(entry) = self.entry(text) {
            found.add(entry);
            return true;
        }
        if let Some((outside, inside)) = brackets(text) {
            // `Regionalt (Albania, BiH)`: what is inside says which; `Serbia (Kosovo)`
            // names two places, and `Moldova (Republic of)` one.
            let before = found.clone();
            let outside_known = outside.is_empty() || self.take(&outside, found);
            let inside_known = self.take(&inside, found);
            // `Albania (Tirana)`: a country may be told more closely.
            let is_country = self.entry(&outside).is_some();
            if outside_known && (inside_known || is_country) {
                return true;
            }
            if outside_known && found.regional && !inside.is_empty() {
                found.unknown.push(inside);
                return true;
            }
            *found = before;
        }
        if let Some(rest) = self.without_regional(text) {
            found.regional = true;
            return rest.is_empty() || self.take(&rest, found);
        }
        let mut partly = None;
        for separators in
            [&[";", "\n"][..], &[",", "/"], &[" og ", " and ", " & ", "+", " – ", " - "]]
        {
            let parts = split(text, separators);
            if parts.len() < 2 {
                continue;
            }
            let mut known = true;
            let mut unknown = Vec::new();
            let mut inner = found.clone();
            for part in &parts {
                if !self.take(part, &mut inner) {
                    known = false;
                    unknown.push(part.clone());
                }
            }
            if known {
                *found = inner;
                return true;
            }
            if unknown.len() < parts.len() && partly.is_none() {
                // Some are known: keep them, and say which are not.
                inner.unknown.extend(unknown);
                partly = Some(inner);
            }
        }
        if let Some(entry) = self.names.get(text) {
            found.add(entry);
            return true;
        }
        match partly {
            Some(inner) => {
                *found = inner;
                true
            }
            None => false,
        }
    }

    fn entry(&self, text: &str) -> Option<&Entry> {
        if let Some(entry) = self.codes.get(text) {
            return Some(entry);
        }
        self.names.get_exact(text)
    }

    /// The text without a word that says that it is regional, if it has one.
    fn without_regional(&self, text: &str) -> Option<String> {
        let words: Vec<&str> = text.split([' ', ',', '-', '–', ':', '/']).collect();
        let is_regional = |word: &str| {
            let folded = fold(word);
            !folded.is_empty()
                && self.regional.iter().any(|regional| fits(&folded, regional))
        };
        if !words.iter().any(|word| is_regional(word)) {
            return None;
        }
        let kept: Vec<&str> = text
            .split(' ')
            .filter(|word| !is_regional(word.trim_matches([',', '-', '–', ':', '/'])))
            .collect();
        let kept = kept.join(" ");
        let kept = kept.trim_matches([' ', ',', '-', '–', ':', '/']).to_owned();
        // A word glued to another (`Balkan/regionalt`) is not taken off by blanks alone.
        (kept.len() < text.len()).then_some(kept)
    }

    fn geography(&self, mut found: Found, text: &str) -> Geography {
        found.countries.sort();
        found.countries.dedup();
        let mut regions: Vec<&String> = found
            .countries
            .iter()
            .map(|(_, region)| region)
            .chain(&found.regions)
            .filter(|region| !region.is_empty())
            .collect();
        regions.sort();
        regions.dedup();
        let region = match regions.as_slice() {
            [] => String::new(),
            [region] => (*region).clone(),
            _ => self.global.clone(),
        };
        let regional =
            found.regional || !found.regions.is_empty() || found.countries.len() > 1;
        let unknown = if found.unknown.is_empty() {
            String::new()
        } else if found.countries.is_empty() && found.regions.is_empty() {
            text.to_owned()
        } else {
            found.unknown.join(", ")
        };
        Geography {
            region,
            countries: found.countries.into_iter().map(|(country, _)| country).collect(),
            regional,
            unknown,
        }
    }
}

/// A text without shares such as `80 %` and `(20 %)`, if it has any beside other words.
fn without_shares(text: &str) -> Option<String> {
    let mut rest = text;
    let mut plain = String::new();
    while let Some((before, after)) = rest.split_once('%') {
        let before = before.trim_end();
        let is_number = |one: char| one.is_ascii_digit() || matches!(one, '.' | ',');
        let kept = before.trim_end_matches(is_number);
        if kept.len() == before.len() {
            return None;
        }
        // A comma that parts countries is no part of the number.
        let number = before.strip_prefix(kept).unwrap_or_default();
        let between = number.starts_with(',').then_some(",");
        plain.push_str(kept);
        plain.push_str(between.unwrap_or_default());
        rest = after;
    }
    plain.push_str(rest);
    let plain = tidy(&plain.replace("( )", " ").replace("()", " "));
    let plain = plain.replace(" ,", ",").replace(" ;", ";");
    let has_words = plain.chars().any(char::is_alphabetic);
    (has_words && plain != text).then_some(plain)
}

#[derive(Clone, Debug, Default)]
struct Found {
    /// Country and its region.
    countries: Vec<(String, String)>,
    regions: Vec<String>,
    regional: bool,
    unknown: Vec<String>,
}

impl Found {
    fn add(&mut self, entry: &Entry) {
        match entry {
            Entry::Country { key, region } => {
                self.countries.push((key.clone(), region.clone()));
            }
            Entry::Region(region) => self.regions.push(region.clone()),
        }
    }
}

/// What stands before or after a pair of brackets, and what stands in it.
fn brackets(text: &str) -> Option<(String, String)> {
    let (before, rest) = text.split_once('(')?;
    let (inside, after) = rest.rsplit_once(')').unwrap_or((rest, ""));
    let outside = format!("{} {}", before.trim(), after.trim());
    Some((outside.trim().to_owned(), inside.trim().to_owned()))
}

fn split(text: &str, separators: &[&str]) -> Vec<String> {
    let mut parts = vec![text.to_owned()];
    for separator in separators {
        parts = parts
            .iter()
            .flat_map(|part| part.split(separator))
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect();
    }
    parts
}
