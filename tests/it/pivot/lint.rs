//! What Excel minds in PivotTables and no schema says: indices, counts and names agree.

use portefolje::model::Map;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::package::parts;

/// An element of a part.
#[derive(Default)]
struct Element {
    name: String,
    attributes: Map<String, String>,
    children: Vec<Self>,
}

impl Element {
    fn get(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }

    fn number(&self, attribute: &str) -> usize {
        self.get(attribute).parse().unwrap_or(0)
    }

    /// The first child of that name, or an empty one.
    fn child(&self, name: &str) -> &Self {
        static NONE: std::sync::LazyLock<Element> =
            std::sync::LazyLock::new(Element::default);
        self.children.iter().find(|child| child.name == name).unwrap_or(&NONE)
    }

    fn count_agrees(&self) -> bool {
        self.name.is_empty() || self.number("count") == self.children.len()
    }
}

/// A part as a tree; the error of one that is not well-formed.
fn parsed(text: &str) -> Result<Element, String> {
    let opened = |start: &BytesStart<'_>| -> Result<Element, String> {
        let mut element = Element {
            name: start.local_name().as_ref().to_owned(),
            ..Element::default()
        };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = attribute.normalized_value(XmlVersion::Explicit1_0);
            let value = value.map_err(|error| error.to_string())?;
            let key = attribute.key.as_ref().to_owned();
            element.attributes.insert(key, value.into_owned());
        }
        Ok(element)
    };
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => open.push(opened(&start)?),
            Event::Empty(start) => {
                let element = opened(&start)?;
                open.last_mut().unwrap().children.push(element);
            }
            Event::End(_) => {
                let element = open.pop().unwrap();
                open.last_mut().ok_or("too many ends")?.children.push(element);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let root = open.pop().and_then(|mut top| top.children.pop());
    root.filter(|_| open.is_empty()).ok_or_else(|| "no root".to_owned())
}

/// All parts, by name, and what is wrong with them.
struct Lint {
    parts: Map<String, Element>,
    faults: Vec<String>,
}

impl Lint {
    fn must(&mut self, holds: bool, what: impl Into<String>) {
        if !holds {
            self.faults.push(what.into());
        }
    }

    /// The parts that `part` is related to, by the kind of the relationship.
    fn related(&self, part: &str) -> Vec<(String, String, String)> {
        let (folder, name) = part.rsplit_once('/').unwrap();
        let list = self.parts.get(&format!("{folder}/_rels/{name}.rels"));
        let relationships = list.map_or(&[][..], |list| &list.children);
        relationships
            .iter()
            .filter(|one| one.get("TargetMode") != "External")
            .map(|one| {
                let mut path: Vec<&str> = folder.split('/').collect();
                for step in one.get("Target").split('/') {
                    if step == ".." {
                        path.pop();
                    } else {
                        path.push(step);
                    }
                }
                let kind = one.get("Type").rsplit('/').next().unwrap().to_owned();
                (kind, one.get("Id").to_owned(), path.join("/"))
            })
            .collect()
    }

    fn related_by(&self, part: &str, kind: &str) -> Vec<String> {
        let related = self.related(part).into_iter();
        related.filter(|one| one.0 == kind).map(|one| one.2).collect()
    }
}

/// What is wrong with the PivotTables of a workbook, and how many there are.
pub(super) fn lint(bytes: &[u8]) -> (usize, Vec<String>) {
    let mut lint = Lint { parts: Map::default(), faults: Vec::new() };
    for (name, text) in parts(bytes) {
        match parsed(&text) {
            Ok(root) => {
                let twice = lint.parts.insert(name.clone(), root).is_some();
                lint.must(!twice, format!("{name} twice"));
            }
            Err(error) => lint.faults.push(format!("{name}: {error}")),
        }
    }
    let types = lint.parts.get("[Content_Types].xml").map(|types| {
        let declared = types.children.iter().map(|one| one.get("PartName").to_owned());
        declared.collect::<Vec<_>>()
    });
    let types = types.unwrap_or_default();
    let names: Vec<String> = lint.parts.keys().cloned().collect();
    for name in &names {
        let declared = types.iter().filter(|one| one.strip_prefix('/') == Some(name));
        let count = declared.count();
        let own = name.starts_with("xl/") && !name.contains("_rels");
        lint.must(!own || count == 1, format!("{name}: {count} content types"));
        if !name.contains("_rels") && name.contains('/') {
            for (_, _, target) in lint.related(name) {
                let there = lint.parts.contains_key(&target);
                lint.must(there, format!("{name}: relationship to missing {target}"));
            }
        }
    }
    let mut tables: Map<String, Vec<String>> = Map::default();
    for (name, table) in &lint.parts {
        if name.starts_with("xl/tables/") {
            let columns = table.child("tableColumns").children.iter();
            let columns = columns.map(|column| column.get("name").to_owned());
            tables.insert(table.get("displayName").to_owned(), columns.collect());
        }
    }
    let mut count = 0;
    for sheet in names.iter().filter(|name| name.starts_with("xl/worksheets/sheet")) {
        let pivots = lint.related_by(sheet, "pivotTable");
        count += pivots.len();
        let mut areas: Vec<[usize; 4]> = Vec::new();
        for pivot in pivots {
            let area = pivot_table(&mut lint, &pivot, &tables);
            let apart = areas.iter().all(|other| {
                area[3] < other[1]
                    || other[3] < area[1]
                    || area[2] < other[0]
                    || other[2] < area[0]
            });
            lint.must(apart, format!("{pivot} overlaps another"));
            areas.push(area);
        }
    }
    let stray = names.iter().filter(|name| name.starts_with("xl/pivotTables/pivot"));
    let stray = stray.count();
    lint.must(stray == count, "a PivotTable stands on no sheet, or on two");
    (count, lint.faults)
}

/// `B3:D7` as top, left, bottom and right.
fn area(cells: &str) -> [usize; 4] {
    let mut area = [0; 4];
    for (at, cell) in cells.split(':').enumerate().take(2) {
        for one in cell.chars() {
            match one.to_digit(10) {
                Some(digit) => area[at * 2] = area[at * 2] * 10 + digit as usize,
                None => {
                    area[at * 2 + 1] =
                        area[at * 2 + 1] * 26 + one.to_digit(36).unwrap() as usize - 9;
                }
            }
        }
    }
    area
}

/// Checks one PivotTable with its cache; gives the area that it covers.
fn pivot_table(
    lint: &mut Lint,
    part: &str,
    tables: &Map<String, Vec<String>>,
) -> [usize; 4] {
    let pivot = lint.parts.shift_remove(part).unwrap();
    let caches = lint.related_by(part, "pivotCacheDefinition");
    lint.must(caches.len() == 1, format!("{part}: {} caches", caches.len()));
    let id = lint.parts["xl/workbook.xml"]
        .child("pivotCaches")
        .children
        .iter()
        .find(|cache| cache.get("cacheId") == pivot.get("cacheId"))
        .map(|cache| cache.get("r:id").to_owned());
    let of_workbook = lint.related("xl/workbook.xml");
    let by_id = of_workbook.iter().find(|one| Some(&one.1) == id.as_ref());
    let same = by_id.map(|one| &one.2) == caches.first();
    lint.must(same, format!("{part}: its cache is not the workbook's"));
    let Some(cache) = caches.first() else { return [0; 4] };
    let definition = lint.parts.shift_remove(cache).unwrap();
    let fields = &definition.child("cacheFields").children;
    let names: Vec<&str> = fields.iter().map(|field| field.get("name")).collect();
    let source = definition.child("cacheSource").child("worksheetSource").get("name");
    let columns = tables.get(source).map(|columns| columns.iter().map(String::as_str));
    let same = columns.is_some_and(|columns| columns.eq(names.iter().copied()));
    lint.must(same, format!("{cache}: its fields are not the columns of {source}"));
    lint.must(
        definition.child("cacheFields").count_agrees(),
        format!("{cache}: count of fields"),
    );
    let items: Vec<&Element> =
        fields.iter().map(|field| field.child("sharedItems")).collect();
    for (name, items) in names.iter().zip(&items) {
        shared_items(lint, &format!("{cache}, {name}"), items);
    }
    records(lint, cache, &definition, &items);
    let widths: Vec<usize> = items.iter().map(|items| items.children.len()).collect();
    let area = fields_and_lines(lint, part, &pivot, &widths);
    for data in &pivot.child("dataFields").children {
        let known = data.number("fld") < names.len();
        lint.must(known, format!("{part}: data field {}", data.get("fld")));
        let taken = names.iter().any(|name| *name == data.get("name"));
        lint.must(!taken, format!("{part}: {} is a field's name", data.get("name")));
    }
    lint.parts.insert(cache.clone(), definition);
    lint.parts.insert(part.to_owned(), pivot);
    area
}

fn shared_items(lint: &mut Lint, field: &str, items: &Element) {
    let counted = items.children.is_empty() || items.count_agrees();
    lint.must(counted, format!("{field}: count of members"));
    let folded =
        items.children.iter().map(|one| (&one.name, one.get("v").to_lowercase()));
    let mut folded: Vec<_> = folded.collect();
    folded.sort();
    let twice = folded.windows(2).any(|pair| pair[0] == pair[1]);
    lint.must(!twice, format!("{field}: a member twice"));
    if items.children.is_empty() {
        return;
    }
    let has = |name: &str| items.children.iter().any(|one| one.name == name);
    let long = |one: &Element| one.get("v").encode_utf16().count() > 255;
    for (says, is) in [
        (items.get("containsBlank") == "1", has("m")),
        (items.get("containsNumber") == "1", has("n")),
        (items.get("containsString") != "0", has("s")),
        (items.get("containsMixedTypes") == "1", has("n") && has("s")),
        (items.get("longText") == "1", items.children.iter().any(long)),
    ] {
        lint.must(says == is, format!("{field}: what it contains"));
    }
}

fn records(lint: &mut Lint, cache: &str, definition: &Element, items: &[&Element]) {
    let Some(part) = lint.related_by(cache, "pivotCacheRecords").pop() else {
        let fresh = definition.get("saveData") == "0";
        lint.must(fresh, format!("{cache}: there are no records"));
        return;
    };
    // One that is not well-formed has been told of already.
    let Some(records) = lint.parts.shift_remove(&part) else { return };
    let counted = records.count_agrees()
        && definition.number("recordCount") == records.children.len();
    lint.must(counted, format!("{part}: count of records"));
    for (at, record) in records.children.iter().enumerate() {
        let wide = record.children.len() == items.len();
        lint.must(wide, format!("{part}: width of record {at}"));
        for (value, items) in record.children.iter().zip(items) {
            let listed = !items.children.is_empty();
            lint.must(listed == (value.name == "x"), format!("{part}: record {at}"));
            let known = !listed || value.number("v") < items.children.len();
            lint.must(known, format!("{part}: member of record {at}"));
        }
    }
    lint.parts.insert(part, records);
}

fn fields_and_lines(
    lint: &mut Lint,
    part: &str,
    pivot: &Element,
    widths: &[usize],
) -> [usize; 4] {
    let fields = pivot.child("pivotFields");
    let as_wide = fields.count_agrees() && fields.children.len() == widths.len();
    lint.must(as_wide, format!("{part}: count of fields"));
    for (field, width) in fields.children.iter().zip(widths) {
        let items = field.child("items");
        lint.must(items.count_agrees(), format!("{part}: count of members"));
        let known = items.children.iter().all(|item| item.number("x") < *width);
        lint.must(known, format!("{part}: a member that is not in the cache"));
        let on_axis = !field.get("axis").is_empty();
        let all = !on_axis || items.children.len() == width + 1;
        lint.must(all, format!("{part}: not all members"));
    }
    let mut sizes = [0; 2];
    for (at, (fields_of, lines, axis)) in
        [("rowFields", "rowItems", "axisRow"), ("colFields", "colItems", "axisCol")]
            .into_iter()
            .enumerate()
    {
        let used = pivot.child(fields_of);
        let lines = pivot.child(lines);
        let counted = used.count_agrees() && lines.count_agrees();
        lint.must(counted, format!("{part}: count of {fields_of} or its lines"));
        for field in &used.children {
            let found = fields.children.get(field.number("x"));
            let right = found.is_some_and(|found| found.get("axis") == axis);
            lint.must(right, format!("{part}: {fields_of} {}", field.get("x")));
        }
        let mut depth = 0;
        for line in &lines.children {
            let repeated = line.number("r");
            lint.must(repeated <= depth, format!("{part}: a line repeats too much"));
            let field = used.children.get(repeated).map(|field| field.number("x"));
            let width = field.and_then(|field| widths.get(field)).copied().unwrap_or(0);
            let member = line.children.first().map_or(0, |x| x.number("v"));
            let known = line.get("t") == "grand" || member < width;
            lint.must(known, format!("{part}: a line without a member"));
            depth = repeated + 1;
        }
        sizes[at] = lines.children.len();
    }
    let location = pivot.child("location");
    let cells = area(location.get("ref"));
    let rows = cells[2] - cells[0] + 1;
    let columns = cells[3] - cells[1] + 1;
    let labels = pivot.child("rowFields").children.len();
    lint.must(rows == sizes[0] + 2, format!("{part}: rows of its cells"));
    lint.must(columns == sizes[1] + labels, format!("{part}: columns of its cells"));
    lint.must(location.number("firstDataCol") == labels, format!("{part}: labels"));
    let pages = pivot.child("pageFields").children.len();
    lint.must(location.number("rowPageCount") == pages, format!("{part}: filters"));
    // The filter stands above, with an empty row between.
    let top = if pages == 0 { cells[0] } else { cells[0] - pages - 1 };
    [top, cells[1], cells[2], cells[3]]
}
