//! The order of a table's rows: by size, but years by year and codes as the codebook
//! has them; what is not known comes last.

use crate::model::{Figures, Map, Set};
use crate::template::{SortKind, Template};

/// Sorts `rows`, members of `dimension`, as asked. Ties are broken by key, so that the
/// order does not depend on the input's.
pub(super) fn sort(
    rows: &mut Map<String, Figures>,
    dimension: &str,
    template: &Template,
    sort: Option<SortKind>,
) {
    let codebook = template.dimensions.iter().find(|found| found.key == dimension);
    if let Some(codebook) = codebook {
        // Every code has a row, also one that no project carries: a gap is a row.
        for code in &codebook.codes {
            rows.entry(code.key.clone()).or_default();
        }
    }
    let natural = match dimension {
        "year" => SortKind::Name,
        _ if codebook.is_some() => SortKind::Template,
        _ => SortKind::Size,
    };
    let listed = listed(dimension, template);
    let place = |key: &str| listed.get_index_of(key).unwrap_or(usize::MAX);
    let by_size = |one: &Figures, other: &Figures| {
        let nok = other.nok.cmp(&one.nok);
        let projects = other.projects.cmp(&one.projects);
        // Amounts stand whole under each code: there one looks at projects.
        if codebook.is_some() { projects.then(nok) } else { nok.then(projects) }
    };
    rows.sort_by(|one, one_figures, other, other_figures| {
        let last = is_special(one).cmp(&is_special(other));
        let order = match sort.unwrap_or(natural) {
            SortKind::Size => by_size(one_figures, other_figures),
            SortKind::Name => norwegian(one).cmp(&norwegian(other)),
            SortKind::Template => place(one).cmp(&place(other)),
        };
        last.then(order).then(one.cmp(other))
    });
}

/// The members of a dimension as the template lists them.
fn listed<'a>(dimension: &str, template: &'a Template) -> Set<&'a str> {
    let codes = template.dimensions.iter().find(|found| found.key == dimension);
    match dimension {
        "region" => template.regions.iter().map(|one| one.key.as_str()).collect(),
        "country" => template.countries.iter().map(|one| one.key.as_str()).collect(),
        "partner" => template.partners.iter().map(|one| one.key.as_str()).collect(),
        "partner_group" => {
            template.partner_groups.iter().map(|one| one.key.as_str()).collect()
        }
        "unit" => template.units.iter().map(|one| one.key.as_str()).collect(),
        _ => codes
            .into_iter()
            .flat_map(|found| found.codes.iter().map(|code| code.key.as_str()))
            .collect(),
    }
}

/// A name in the order of the Norwegian alphabet, which ends with æ, ø and å.
fn norwegian(name: &str) -> String {
    let place = |one: char| match one {
        'æ' | 'ä' => '{',
        'ø' | 'ö' => '|',
        'å' => '}',
        other => other,
    };
    name.to_lowercase().chars().map(place).collect()
}

/// Members such as `@unknown`, which no template names.
pub(super) fn is_special(key: &str) -> bool {
    key.starts_with('@')
}
