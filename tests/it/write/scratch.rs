#![allow(clippy::all, reason="scratch")]
use crate::support::{report};
use portefolje::language::{Language, Tag};
#[test]
fn scratch() {
    for tag in Tag::ALL {
        let template = report::template();
        let language = Language::new(tag).with_names(&template);
        let bytes = portefolje::write::write(&report::small(), &template, &language).unwrap();
        std::fs::write(format!("/tmp/w/small-{}.xlsx", tag.name()), bytes).unwrap();
    }
}
