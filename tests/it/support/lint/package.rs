//! The parts of a package: each once, each well-formed, each of a known type, and no
//! relationship that leads nowhere.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// An element, with what stands within it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Its name without prefix.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    /// Its text, without that of the elements in it.
    pub(crate) text: String,
    /// The elements in it.
    pub(crate) children: Vec<Self>,
}

impl Element {
    /// An attribute, by its name with prefix.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    /// The first child called `name`.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|one| one.name == name)
    }

    /// All elements within it, at any depth, and itself.
    pub(crate) fn all(&self) -> Vec<&Self> {
        let mut found = vec![self];
        let mut at = 0;
        while at < found.len() {
            found.extend(found[at].children.iter());
            at += 1;
        }
        found
    }

    /// Those called `name`, at any depth.
    pub(crate) fn named(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|one| one.name == name).collect()
    }

    fn started(start: &BytesStart<'_>) -> Result<Self, String> {
        let mut element = Self { name: local(start.name().as_ref()), ..Self::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let key = attribute.key.as_ref().to_owned();
            let value = quick_xml::escape::unescape(&attribute.value)
                .map_err(|error| error.to_string())?;
            element.attributes.push((key, value.into_owned()));
        }
        Ok(element)
    }
}

fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap().to_owned()
}

/// Reads a part.
pub(crate) fn parse(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => open.push(Element::started(&start)?),
            Event::Empty(start) => {
                let element = Element::started(&start)?;
                open.last_mut().unwrap().children.push(element);
            }
            Event::End(_) => {
                let element = open.pop().unwrap();
                open.last_mut().ok_or("an end without a start")?.children.push(element);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::CData(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::GeneralRef(name) => {
                let entity = format!("&{};", &*name);
                let text = quick_xml::escape::unescape(&entity)
                    .map_err(|error| error.to_string())?;
                open.last_mut().unwrap().text.push_str(&text);
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let mut root = open.pop().ok_or("no root")?;
    if !open.is_empty() {
        return Err("an element is not closed".to_owned());
    }
    root.children.pop().ok_or_else(|| "empty".to_owned())
}

/// A relationship's kind, the last word of its type, and its target.
#[derive(Debug)]
pub(crate) struct Relation {
    pub(crate) kind: String,
    pub(crate) target: String,
}

/// All parts.
pub(crate) struct Package {
    names: Vec<String>,
    parts: BTreeMap<String, Element>,
}

impl Package {
    /// Opens a package and reads every part of it that is XML.
    pub(crate) fn open(bytes: &[u8], faults: &mut Vec<String>) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut names: Vec<String> = Vec::new();
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            let name = file.name().unwrap().to_string();
            if names.contains(&name) {
                faults.push(format!("duplicate part {name}"));
            }
            names.push(name.clone());
            let ending = name.rsplit('.').next().unwrap();
            if ["xml", "rels", "vml"].contains(&ending) {
                let mut text = String::new();
                file.read_to_string(&mut text).unwrap();
                match parse(&text) {
                    Ok(part) => drop(parts.insert(name, part)),
                    Err(error) => faults.push(format!("{name}: {error}")),
                }
            }
        }
        Self { names, parts }
    }

    /// A part, if it is there and XML.
    pub(crate) fn part(&self, name: &str) -> Option<&Element> {
        self.parts.get(name)
    }

    /// Parts in a folder.
    pub(crate) fn under<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a String, &'a Element)> {
        self.parts.iter().filter(move |(name, _)| name.starts_with(folder))
    }

    /// Every part has a type, and every type a part.
    pub(crate) fn check_types(&self, faults: &mut Vec<String>) {
        let Some(types) = self.part("[Content_Types].xml") else {
            faults.push("no content types".to_owned());
            return;
        };
        let of = |kind: &str, attribute: &str| -> Vec<String> {
            let found = types.children.iter().filter(|one| one.name == kind);
            found.filter_map(|one| one.get(attribute).map(str::to_owned)).collect()
        };
        let parts: Vec<String> = of("Override", "PartName");
        let endings: Vec<String> = of("Default", "Extension");
        for part in &parts {
            if !self.names.iter().any(|name| name == part.trim_start_matches('/')) {
                faults.push(format!("content type for missing part {part}"));
            }
        }
        for name in self.names.iter().filter(|name| *name != "[Content_Types].xml") {
            let ending = name.rsplit('.').next().unwrap().to_lowercase();
            let named = parts.iter().any(|part| part.trim_start_matches('/') == name);
            let general = endings.iter().any(|one| one.to_lowercase() == ending);
            if !named && (!general || name.starts_with("xl/") && ending == "xml") {
                faults.push(format!("no content type for {name}"));
            }
        }
    }

    /// The relationships of a part, by id.
    pub(crate) fn relations(
        &self,
        part: &str,
        faults: &mut Vec<String>,
    ) -> BTreeMap<String, Relation> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let Some(found) = self.part(&format!("{folder}/_rels/{file}.rels")) else {
            return BTreeMap::new();
        };
        let mut relations = BTreeMap::new();
        for one in &found.children {
            let get = |name: &str| one.get(name).unwrap_or_default();
            let external = get("TargetMode") == "External";
            let target = if external {
                get("Target").to_owned()
            } else {
                resolve(folder, get("Target"))
            };
            if !external && !self.names.contains(&target) {
                faults.push(format!("{part}: relationship to missing {target}"));
            }
            let kind = get("Type").rsplit('/').next().unwrap().to_owned();
            relations.insert(get("Id").to_owned(), Relation { kind, target });
        }
        relations
    }
}

/// The name of a part, from the folder of the part that refers to it.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}
