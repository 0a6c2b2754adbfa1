//! Finds what is well-formed in a template but cannot be right: unknown codes, repeated
//! keys, references to nothing, contradictions.

use crate::model::{Map, Message, Set};
use crate::template::fault::Fault;
use crate::template::load::TemplateFile;
use crate::template::parse::{Parsed, Step, allowed_list, near};
use crate::template::{Linking, SampleMethod, Template};
use crate::text::fold_alias;

/// Fields that a `[[column]]` may name, beside the keys of dimensions.
pub const FIELDS: [&str; 24] = [
    "agreement_number",
    "parent_number",
    "title",
    "description",
    "keywords",
    "country",
    "region",
    "partner",
    "partner_group",
    "unit",
    "period",
    "from",
    "to",
    "year",
    "amount",
    "amount_disbursed",
    "amount_granted",
    "amount_planned",
    "row_total",
    "currency",
    "evaluated",
    "sample",
    "remark",
    "ignore",
];

/// Dimensions that every portfolio has.
const BUILT_IN: [&str; 6] =
    ["region", "country", "partner", "partner_group", "unit", "year"];

/// Sheets that tables may stand on, beside those of the dimensions.
const SHEETS: [&str; 4] = ["geography", "partners", "units", "years"];

/// Kinds of amounts in `amount_preference`.
const AMOUNT_KINDS: [&str; 4] = ["disbursed", "granted", "unnamed", "planned"];

/// Letters that a term with a star must have, so that it does not fit half the language.
const STAR_LETTERS_MIN: usize = 3;

/// The faults of `parsed`, a file of `whole`.
pub(super) fn check(
    file: &TemplateFile,
    parsed: &Parsed,
    whole: &Template,
) -> Vec<Fault> {
    let mut checker = Checker { file, parsed, faults: Vec::new() };
    let ours = &parsed.template;
    checker.names(ours, whole);
    checker.codebook(ours);
    checker.commitments(ours, whole);
    checker.tables(ours, whole);
    checker.sample(ours);
    checker.published(ours, whole);
    checker.masking(ours, whole);
    checker.linking(ours);
    checker.faults.sort_by_key(|fault| fault.span.start);
    checker.faults
}

/// An element of `includes` that names nothing.
pub(super) fn unknown_include(
    file: &TemplateFile,
    parsed: &Parsed,
    index: usize,
    name: &str,
) -> Fault {
    let span = parsed.spans.of(&[Step::Key("includes".to_owned()), Step::Index(index)]);
    let message = Message::new("fault-unknown-include").with("name", name);
    Fault::new(&file.name, &file.text, span, message)
}

struct Checker<'a> {
    file: &'a TemplateFile,
    parsed: &'a Parsed,
    faults: Vec<Fault>,
}

impl Checker<'_> {
    fn fault(&mut self, path: &[Step], message: Message) {
        let span = self.parsed.spans.of(path);
        self.faults.push(Fault::new(&self.file.name, &self.file.text, span, message));
    }

    /// A fault if `value` is not among `allowed`.
    fn one_of(&mut self, path: &[Step], value: &str, allowed: &[&str]) {
        if !allowed.contains(&value) {
            let message = Message::new("fault-unknown-value")
                .with("value", value)
                .with("allowed", allowed_list(allowed))
                .with("near", near(value, allowed));
            self.fault(path, message);
        }
    }

    /// A fault for each key of an array that stands twice in it.
    fn unique<'k>(
        &mut self,
        array: &str,
        name: &str,
        keys: impl Iterator<Item = &'k String>,
    ) {
        let mut seen: Set<&String> = Set::default();
        for (index, key) in keys.enumerate() {
            if !seen.insert(key) {
                let message = Message::new("fault-repeated").with("value", key.as_str());
                self.fault(&[at(array), Step::Index(index), at(name)], message);
            }
        }
    }

    fn names(&mut self, ours: &Template, whole: &Template) {
        self.unique("region", "key", ours.regions.iter().map(|one| &one.key));
        self.unique("country", "key", ours.countries.iter().map(|one| &one.key));
        self.unique(
            "partner_group",
            "key",
            ours.partner_groups.iter().map(|one| &one.key),
        );
        self.unique("partner", "key", ours.partners.iter().map(|one| &one.key));
        self.unique("unit", "key", ours.units.iter().map(|one| &one.key));
        let regions: Vec<&str> =
            whole.regions.iter().map(|one| one.key.as_str()).collect();
        for (index, country) in ours.countries.iter().enumerate() {
            let path = [at("country"), Step::Index(index), at("region")];
            self.one_of(&path, &country.region, &regions);
        }
        if !ours.geography.global.is_empty() {
            let path = [at("geography"), at("global")];
            self.one_of(&path, &ours.geography.global, &regions);
        }
        let groups: Vec<&str> =
            whole.partner_groups.iter().map(|one| one.key.as_str()).collect();
        for (index, partner) in ours.partners.iter().enumerate() {
            let path = [at("partner"), Step::Index(index), at("group")];
            self.one_of(&path, &partner.group, &groups);
        }
        for (index, column) in ours.columns.iter().enumerate() {
            let path = [at("column"), Step::Index(index), at("field")];
            self.one_of(&path, &column.field, &FIELDS);
        }
        for (index, kind) in ours.amount_preference.iter().enumerate() {
            let path = [at("amount_preference"), Step::Index(index)];
            self.one_of(&path, kind, &AMOUNT_KINDS);
        }
        self.aliases(
            "country",
            ours.countries.iter().map(|one| (&one.key, &one.aliases)),
        );
        self.aliases("partner", ours.partners.iter().map(|one| (&one.key, &one.aliases)));
        self.aliases("unit", ours.units.iter().map(|one| (&one.key, &one.aliases)));
    }

    /// One spelling cannot stand for two things.
    fn aliases<'k>(
        &mut self,
        array: &str,
        elements: impl Iterator<Item = (&'k String, &'k Vec<String>)>,
    ) {
        let mut owners: Map<String, &String> = Map::default();
        for (index, (key, aliases)) in elements.enumerate() {
            owners.entry(fold_alias(key)).or_insert(key);
            for (position, alias) in aliases.iter().enumerate() {
                let owner = *owners.entry(fold_alias(alias)).or_insert(key);
                if owner != key {
                    let path = [
                        at(array),
                        Step::Index(index),
                        at("aliases"),
                        Step::Index(position),
                    ];
                    let message = Message::new("fault-alias-of-two")
                        .with("alias", alias.as_str())
                        .with("other", owner.as_str());
                    self.fault(&path, message);
                }
            }
        }
    }

    fn codebook(&mut self, ours: &Template) {
        self.unique("dimension", "key", ours.dimensions.iter().map(|one| &one.key));
        for (index, dimension) in ours.dimensions.iter().enumerate() {
            let element = [at("dimension"), Step::Index(index)];
            if BUILT_IN.contains(&dimension.key.as_str()) {
                let message =
                    Message::new("fault-built-in").with("value", dimension.key.as_str());
                self.fault(&[&element[..], &[at("key")]].concat(), message);
            }
            let mut seen: Set<&str> = Set::default();
            for (position, code) in dimension.codes.iter().enumerate() {
                let element =
                    [&element[..], &[at("code"), Step::Index(position)]].concat();
                if !seen.insert(&code.key) {
                    let message =
                        Message::new("fault-repeated").with("value", code.key.as_str());
                    self.fault(&[&element[..], &[at("key")]].concat(), message);
                }
                for (name, terms) in [("terms", &code.terms), ("unless", &code.unless)] {
                    self.terms(&[&element[..], &[at(name)]].concat(), terms);
                }
            }
            let unspecified =
                dimension.codes.iter().filter(|code| code.unspecified).count();
            if unspecified > 1 {
                self.fault(&element, Message::new("fault-two-unspecified"));
            }
        }
    }

    fn terms(&mut self, path: &[Step], terms: &[String]) {
        for (index, term) in terms.iter().enumerate() {
            let short = term.split_whitespace().any(|word| {
                word.strip_suffix('*')
                    .is_some_and(|stem| stem.chars().count() < STAR_LETTERS_MIN)
            });
            if short || fold_alias(term).is_empty() {
                let message =
                    Message::new("fault-short-term").with("value", term.as_str());
                self.fault(&[path, &[Step::Index(index)]].concat(), message);
            }
        }
    }

    fn commitments(&mut self, ours: &Template, whole: &Template) {
        self.unique("commitment", "key", ours.commitments.iter().map(|one| &one.key));
        let plans: Vec<&str> = whole.plans.iter().map(|one| one.key.as_str()).collect();
        let regions: Vec<&str> =
            whole.regions.iter().map(|one| one.key.as_str()).collect();
        let codes: Vec<String> = whole
            .dimensions
            .iter()
            .flat_map(|one| {
                one.codes.iter().map(move |code| format!("{}.{}", one.key, code.key))
            })
            .collect();
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        for (index, commitment) in ours.commitments.iter().enumerate() {
            let element = [at("commitment"), Step::Index(index)];
            let below = |name: &str| [&element[..], &[at(name)]].concat();
            if let Some(plan) = &commitment.plan {
                self.one_of(&below("plan"), plan, &plans);
            }
            let lists = [
                ("codes", &commitment.codes, &codes),
                ("all_codes", &commitment.all_codes, &codes),
                ("regions", &commitment.regions, &regions),
            ];
            for (name, values, allowed) in lists {
                for (position, value) in values.iter().enumerate() {
                    let path = [&below(name)[..], &[Step::Index(position)]].concat();
                    self.one_of(&path, value, allowed);
                }
            }
            if lists.iter().all(|(_, values, _)| values.is_empty()) {
                self.fault(&element, Message::new("fault-empty-commitment"));
            }
        }
        if !ours.coverage.columns.is_empty() {
            let path = [at("coverage"), at("columns")];
            self.one_of(&path, &ours.coverage.columns, &["unit", "region"]);
        }
        if ours.coverage.thin_share > ours.coverage.well_share {
            let path = [at("coverage"), at("thin_share")];
            self.fault(&path, Message::new("fault-coverage-order"));
        }
        for (index, plan) in ours.plans.iter().enumerate() {
            if plan.years[0] > plan.years[1] {
                let path = [at("plan"), Step::Index(index), at("years")];
                self.fault(&path, Message::new("fault-years-order"));
            }
        }
    }

    fn tables(&mut self, ours: &Template, whole: &Template) {
        self.unique("scope", "key", ours.scopes.iter().map(|one| &one.key));
        self.unique("table", "key", ours.tables.iter().map(|one| &one.key));
        let own = whole.dimensions.iter().map(|one| one.key.as_str());
        let dimensions: Vec<&str> = BUILT_IN.into_iter().chain(own.clone()).collect();
        let sheets: Vec<&str> = SHEETS.into_iter().chain(own).collect();
        let scopes: Vec<&str> = whole.scopes.iter().map(|one| one.key.as_str()).collect();
        for (index, table) in ours.tables.iter().enumerate() {
            let below = |name: &str| vec![at("table"), Step::Index(index), at(name)];
            self.one_of(&below("sheet"), &table.sheet, &sheets);
            self.one_of(&below("scope"), &table.scope, &scopes);
            for (position, rows) in table.rows.iter().enumerate() {
                let path = [&below("rows")[..], &[Step::Index(position)]].concat();
                self.one_of(&path, rows, &dimensions);
            }
            if table.rows.is_empty() || table.rows.len() > 2 {
                self.fault(&below("rows"), Message::new("fault-table-rows"));
            }
            if table.measures.is_empty() {
                self.fault(&below("measures"), Message::new("fault-table-measures"));
            }
            if let Some(columns) = &table.columns {
                self.one_of(&below("columns"), columns, &dimensions);
                if table.compare {
                    let message = Message::new("fault-compare-columns");
                    self.fault(&below("compare"), message);
                }
            }
        }
        for (index, scope) in ours.scopes.iter().enumerate() {
            if scope.years.is_some_and(|[first, last]| first > last) {
                let path = [at("scope"), Step::Index(index), at("years")];
                self.fault(&path, Message::new("fault-years-order"));
            }
        }
    }

    fn sample(&mut self, ours: &Template) {
        let sample = &ours.sample;
        for (index, dimension) in sample.spread.iter().enumerate() {
            let path = [at("sample"), at("spread"), Step::Index(index)];
            self.one_of(&path, dimension, &["region", "partner_group", "unit"]);
        }
        for (index, dimension) in sample.strata.iter().enumerate() {
            let path = [at("sample"), at("strata"), Step::Index(index)];
            self.one_of(&path, dimension, &BUILT_IN[..5]);
        }
        let draws = sample.method != SampleMethod::Criteria;
        if draws && sample.size.is_none_or(|size| size == 0) {
            self.fault(&[at("sample"), at("method")], Message::new("fault-sample-size"));
        }
        if sample.method == SampleMethod::Stratified && sample.strata.is_empty() {
            self.fault(
                &[at("sample"), at("method")],
                Message::new("fault-sample-strata"),
            );
        }
    }

    fn published(&mut self, ours: &Template, whole: &Template) {
        self.unique("published", "id", ours.published.iter().map(|one| &one.id));
        let scopes: Vec<&str> = whole.scopes.iter().map(|one| one.key.as_str()).collect();
        for (index, published) in ours.published.iter().enumerate() {
            let below = |name: &str| [at("published"), Step::Index(index), at(name)];
            self.one_of(&below("scope"), &published.scope, &scopes);
            for (name, number) in
                [("value", published.value), ("tolerance", published.tolerance)]
            {
                if !number.is_finite() {
                    self.fault(&below(name), Message::new("fault-not-finite"));
                }
            }
            if let Some(message) = unknown_figure(&published.id, whole) {
                self.fault(&below("id"), message);
            }
        }
        let ids: Vec<&str> = whole.published.iter().map(|one| one.id.as_str()).collect();
        for (index, id) in ours.published_anchors.iter().enumerate() {
            self.one_of(&[at("published_anchors"), Step::Index(index)], id, &ids);
        }
        for (index, contradiction) in ours.contradictions.iter().enumerate() {
            for (position, id) in contradiction.figures.iter().enumerate() {
                let path = [
                    at("contradiction"),
                    Step::Index(index),
                    at("figures"),
                    Step::Index(position),
                ];
                self.one_of(&path, id, &ids);
            }
        }
    }

    fn masking(&mut self, ours: &Template, whole: &Template) {
        let countries: Vec<&str> =
            whole.countries.iter().map(|one| one.key.as_str()).collect();
        let masker = whole.masker(|_| String::new());
        for (index, rule) in ours.masking.iter().enumerate() {
            let below = |name: &str| [at("masking"), Step::Index(index), at(name)];
            let named = [&rule.partner, &rule.country, &rule.text];
            if named.iter().filter(|name| name.is_some()).count() != 1
                || fold_alias(rule.name()).is_empty()
            {
                self.fault(&below("nb")[..2], Message::new("fault-mask-name"));
            }
            if let Some(country) = &rule.country {
                self.one_of(&below("country"), country, &countries);
            }
            let shown = [
                ("nb", Some(&rule.nb)),
                ("nn", rule.nn.as_ref()),
                ("en", rule.en.as_ref()),
            ];
            for (name, text) in shown {
                let Some(text) = text else { continue };
                if text.is_empty() {
                    self.fault(&below(name)[..2], Message::new("fault-mask-empty"));
                } else if let Some(found) = masker.find(text) {
                    let message = Message::new("fault-mask-shown").with("name", found);
                    self.fault(&below(name), message);
                }
            }
        }
    }

    fn linking(&mut self, ours: &Template) {
        let linking = &ours.linking;
        if *linking != Linking::default()
            && linking.probable_points < linking.review_points
        {
            let path = [at("linking"), at("probable_points")];
            self.fault(&path, Message::new("fault-linking-order"));
        }
    }
}

/// Why a published figure's id means nothing, if it does not.
fn unknown_figure(id: &str, whole: &Template) -> Option<Message> {
    const WHOLE: [&str; 6] = [
        "projects",
        "agreements",
        "total_nok",
        "sample.projects",
        "sample.share_of_nok",
        "sample.evaluated",
    ];
    if WHOLE.contains(&id) || id.starts_with("project.") {
        return None;
    }
    let (dimension, rest) = id.split_once('.').unwrap_or((id, ""));
    let key = match rest.rsplit_once('.') {
        Some((key, "nok" | "share" | "only" | "also" | "specific")) => key,
        Some(_) | None => rest,
    };
    let keys: Vec<&str> = match dimension {
        "year" => return None,
        "region" | "country" | "partner" | "partner_group" | "unit" => whole
            .named()
            .filter(|named| named.kind == dimension)
            .map(|named| named.key)
            .collect(),
        _ => whole
            .dimensions
            .iter()
            .filter(|one| one.key == dimension)
            .flat_map(|one| one.codes.iter().map(|code| code.key.as_str()))
            .collect(),
    };
    (!keys.contains(&key)).then(|| {
        Message::new("fault-unknown-figure").with("id", id).with("near", near(key, &keys))
    })
}

fn at(key: &str) -> Step {
    Step::Key(key.to_owned())
}
