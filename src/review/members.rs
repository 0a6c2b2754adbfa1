//! The projects of an earlier report, and what people may call them.

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::{Anchor, Map, Memory, number_key};

/// The agreements of each project as the report had them.
pub(super) struct Members<'a> {
    by_project: Map<&'a str, Vec<Arc<Anchor>>>,
    /// The project that each other name of it leads to; none where it leads to several.
    others: Map<String, Option<&'a str>>,
}

impl<'a> Members<'a> {
    /// Those of a report; of each project the agreement that gave it its id comes first.
    pub(super) fn new(memory: &'a Memory) -> Self {
        let mut by_project: Map<&str, Vec<Arc<Anchor>>> = Map::default();
        let mut others: Map<String, Option<&str>> = Map::default();
        let mut also = |name: &str, project: &'a str| {
            let known = others.entry(number_key(name)).or_insert(Some(project));
            if *known != Some(project) {
                *known = None;
            }
        };
        for one in &memory.now.agreements {
            let project = one.project.as_str();
            let all = by_project.entry(project).or_default();
            if one.anchor.number == project {
                all.insert(0, Arc::clone(&one.anchor));
            } else {
                all.push(Arc::clone(&one.anchor));
            }
            also(&one.anchor.number, project);
            also(project, project);
        }
        for one in &memory.now.projects {
            for former in &one.former {
                also(former, &one.id);
            }
        }
        Self { by_project, others }
    }

    /// The project that is called so: by its id, or, as people type it, by a former id or
    /// the number of one of its agreements, if that leads to one project alone. An
    /// agreement that was named comes before the others, should the project be divided.
    pub(super) fn find(&self, name: &str) -> Option<(&'a str, Cow<'_, [Arc<Anchor>]>)> {
        let exact = self.by_project.get_key_value(name);
        let other = || {
            let project = self.others.get(&number_key(name)).copied().flatten()?;
            self.by_project.get_key_value(project)
        };
        let (project, anchors) = exact.or_else(other)?;
        let key = number_key(name);
        let named = anchors.iter().position(|one| one.key() == key);
        let Some(named) = named.filter(|at| *at > 0 && *project != name) else {
            return Some((*project, anchors.as_slice().into()));
        };
        let mut anchors = anchors.clone();
        let first = anchors.remove(named);
        anchors.insert(0, first);
        Some((*project, anchors.into()))
    }
}
