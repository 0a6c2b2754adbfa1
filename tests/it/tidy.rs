//! The source keeps its own rules: direction of imports, a purpose on each file, size.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules from the ground up; each may import only those before it.
///
/// Modules of one group are stages or neighbours and do not import one another.
const LAYERS: [&[&str]; 9] = [
    &["model", "text"],
    &["error"],
    &["template", "package"],
    &["language", "count", "value", "pivot", "memory"],
    &[
        "read",
        "recognise",
        "clean",
        "review",
        "link",
        "classify",
        "select",
        "publish",
        "tabulate",
        "cover",
        "reconcile",
        "write",
    ],
    &["pipeline"],
    &["json", "export", "setup"],
    &["cli"],
    &["main"],
];

/// Lines that a source file may have, with its tests.
const LINES_MAX: usize = 600;

/// All source files, with their paths from the root.
pub(crate) fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let name =
                path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The top module of a source file, such as `link` for `src/link/score.rs`.
fn module(path: &str) -> &str {
    path.strip_prefix("src/").unwrap().split(['/', '.']).next().unwrap()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// Top modules that a source imports, of ours.
fn imports(text: &str) -> Vec<&str> {
    text.split("crate::")
        .skip(1)
        .flat_map(|part| match part.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap().split(',').collect(),
            None => vec![part],
        })
        .filter_map(|part| {
            part.trim().split(|one: char| !one.is_ascii_lowercase()).next()
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn imports_run_one_way() {
    for (path, text) in sources() {
        let ours = module(&path);
        if ours == "lib" {
            continue;
        }
        let own =
            layer(ours).unwrap_or_else(|| panic!("{path}: `{ours}` is in no layer"));
        for other in imports(&text) {
            let Some(theirs) = layer(other) else { continue };
            assert!(other == ours || theirs < own, "{path}: `{ours}` imports `{other}`");
        }
    }
}

#[test]
fn the_check_of_imports_sees_what_it_should() {
    assert_eq!(
        imports("use crate::model::Grid;\nuse crate::{link, read};"),
        ["model", "link", "read"]
    );
    assert!(layer("link") > layer("model"));
    assert_eq!(layer("link"), layer("clean"));
}

#[test]
fn every_file_says_its_purpose_first() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{path}");
    }
}

#[test]
fn files_stay_small_and_finished() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= LINES_MAX, "{path} has {lines} lines");
        for word in ["TODO", "FIXME"] {
            assert!(!text.contains(word), "{path} holds {word}");
        }
    }
}

#[test]
fn nothing_about_one_portfolio_is_in_the_code() {
    for (path, text) in sources() {
        let text = text.to_lowercase();
        for word in ["menneskehandel\"", "prostitu", "traffick", "tvangsarbeid"] {
            let allowed = path == "src/template/load.rs" && word == "menneskehandel\"";
            assert!(allowed || !text.contains(word), "{path} holds `{word}`");
        }
    }
}
