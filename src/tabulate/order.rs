//! The order of a table's rows: by size, but years by year and codes as the codebook
//! has them; what is not known comes last.

use crate::model::{Figures, Map};
use crate::template::Template;

/// Sorts `rows`, members of `dimension`. Ties are broken by key, so that the order does
/// not depend on the input's.
pub(super) fn sort(
    rows: &mut Map<String, Figures>,
    dimension: &str,
    template: &Template,
) {
    if dimension == "year" {
        rows.sort_by(|one, _, other, _| {
            (is_special(one), one).cmp(&(is_special(other), other))
        });
        return;
    }
    let codebook = template.dimensions.iter().find(|found| found.key == dimension);
    if let Some(codebook) = codebook {
        // Every code has a row, also one that no project carries: a gap is a row.
        for code in &codebook.codes {
            rows.entry(code.key.clone()).or_default();
        }
        let place = |key: &str| {
            let found = codebook.codes.iter().position(|code| code.key == key);
            found.unwrap_or(usize::MAX)
        };
        rows.sort_by(|one, _, other, _| (place(one), one).cmp(&(place(other), other)));
        return;
    }
    rows.sort_by(|one, one_figures, other, other_figures| {
        is_special(one)
            .cmp(&is_special(other))
            .then(other_figures.nok.cmp(&one_figures.nok))
            .then(other_figures.projects.cmp(&one_figures.projects))
            .then(one.cmp(other))
    });
}

/// Members such as `@unknown`, which no template names.
fn is_special(key: &str) -> bool {
    key.starts_with('@')
}
