//! The worst mistakes of each kind, with their evidence, so that one learns from them.

use portefolje::language::{Language, Tag};
use portefolje::model::{Agreement, Grade, Link, Linkage, Map, Set};

use crate::list;

/// What was found and what is true.
pub(crate) struct Mistakes<'a> {
    pub(crate) agreements: &'a [Agreement],
    pub(crate) linkage: &'a Linkage,
    pub(crate) found: &'a [usize],
    pub(crate) truth: &'a [usize],
    pub(crate) most: usize,
}

impl Mistakes<'_> {
    /// Prints the worst of each kind.
    pub(crate) fn show(&self) {
        let language = Language::new(Tag::En);
        let right = |link: &&Link| self.truth[link.one] == self.truth[link.other];
        let links = &self.linkage.links;
        let mut wrong: Vec<&Link> = links.iter().filter(|link| !right(link)).collect();
        wrong.sort_by_key(|link| -link.points);
        println!("\n== wrongly joined: {} links", wrong.len());
        wrong.iter().take(self.most).for_each(|link| self.show_link(link, &language));
        let others = self.linkage.others.iter();
        let mut missed: Vec<&Link> =
            others.filter(|link| link.grade == Grade::Review).filter(right).collect();
        missed.sort_by_key(|link| -link.points);
        println!("\n== wrongly torn, and asked about: {}", missed.len());
        missed.iter().take(self.most).for_each(|link| self.show_link(link, &language));
        let torn = self.torn();
        println!("\n== wrongly torn without a question: {}", torn.len());
        for (one, other) in torn.iter().take(self.most) {
            println!("      {}", list::show(&self.agreements[*one]));
            println!("      {}\n", list::show(&self.agreements[*other]));
        }
    }

    fn show_link(&self, link: &Link, language: &Language) {
        println!("{:4}  {}", link.points, language.say(&link.evidence));
        let comparisons: Vec<String> = link
            .comparisons
            .iter()
            .map(|(it, points)| format!("{} {points}", it.key()))
            .collect();
        println!("      {}", comparisons.join(", "));
        for index in [link.one, link.other] {
            println!("      {}", list::show(&self.agreements[index]));
        }
    }

    /// Parts of true projects that nobody is asked about: an agreement of each.
    fn torn(&self) -> Vec<(usize, usize)> {
        let asked: Set<(usize, usize)> = self
            .linkage
            .others
            .iter()
            .map(|link| {
                let (one, other) = (self.found[link.one], self.found[link.other]);
                (one.min(other), one.max(other))
            })
            .collect();
        let mut projects: Map<usize, Map<usize, usize>> = Map::default();
        for (index, project) in self.truth.iter().enumerate() {
            let parts = projects.entry(*project).or_default();
            parts.entry(self.found[index]).or_insert(index);
        }
        let mut torn = Vec::new();
        for parts in projects.values() {
            let Some((first, index)) = parts.first() else { continue };
            for (part, other) in parts.iter().skip(1) {
                if !asked.contains(&(*first.min(part), *first.max(part))) {
                    torn.push((*index, *other));
                }
            }
        }
        torn
    }
}
