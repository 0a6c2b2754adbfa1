//! Last year's figures beside this year's, for the tables that ask for it.

use crate::model::{Compared, FiguresThen, Map, Set, Snapshot, Table};
use crate::review::written::{BASE, paths};
use crate::template::Template;

/// Sets the figures of the report before beside those of the tables whose template asks
/// for it. A table that the report before did not have stays alone.
pub fn compare_tables(tables: &mut [Table], before: &Snapshot, template: &Template) {
    for table in tables {
        let rule = template.tables.iter().find(|one| one.key == table.key);
        if !rule.is_some_and(|rule| rule.compare) || table.columns_by.is_some() {
            continue;
        }
        let then: Map<&str, FiguresThen> = before
            .tables
            .iter()
            .filter(|((key, _), _)| *key == table.key)
            .map(|((_, path), figures)| (path.as_str(), *figures))
            .collect();
        if then.is_empty() {
            continue;
        }
        let paths = paths(table);
        let here: Set<&str> = paths.iter().map(String::as_str).collect();
        table.compared = Some(Compared {
            rows: paths
                .iter()
                .map(|path| then.get(path.as_str()).copied().unwrap_or_default())
                .collect(),
            base: then.get(BASE).copied(),
            gone: then
                .iter()
                .filter(|(path, _)| **path != BASE && !here.contains(*path))
                .map(|(path, figures)| ((*path).to_owned(), *figures))
                .collect(),
        });
    }
}
