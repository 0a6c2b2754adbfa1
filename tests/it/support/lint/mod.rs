//! What makes Excel repair a workbook, which no schema knows: rules over the package's
//! parts, read by other code than wrote them.

mod formulas;
mod links;
pub(crate) mod package;
mod sheets;
mod tables;

use std::sync::atomic::{AtomicUsize, Ordering};

use self::package::Package;
pub(crate) use self::sheets::{Sheet, cell};

/// The faults of a workbook, each said in a line; none for a sound one.
pub(crate) fn lint(bytes: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    let package = Package::open(bytes, &mut faults);
    package.check_types(&mut faults);
    let book = sheets::check(&package, &mut faults);
    tables::check(&package, &book, &mut faults);
    links::check(&book, &mut faults);
    faults
}

/// Fails, with all that is wrong, if a workbook is not sound.
#[track_caller]
pub(crate) fn assert_sound(bytes: &[u8], what: &str) {
    keep(bytes, what);
    let faults = lint(bytes);
    let shown = faults.iter().take(10).cloned().collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{what}: {} faults\n{shown}", faults.len());
}

/// The sheets of a workbook, with their cells and formulas.
pub(crate) fn read(bytes: &[u8]) -> Vec<Sheet> {
    let mut faults = Vec::new();
    let package = Package::open(bytes, &mut faults);
    sheets::check(&package, &mut faults).sheets
}

/// Workbooks that are larger take other readers too long.
const KEPT_BYTES_MAX: usize = 2_000_000;

/// Keeps a workbook in the folder that `PORTEFOLJE_WORKBOOKS` names, if it names one, so
/// that other programs can say what they think of it.
fn keep(bytes: &[u8], what: &str) {
    static NUMBER: AtomicUsize = AtomicUsize::new(1);
    let Ok(folder) = std::env::var("PORTEFOLJE_WORKBOOKS") else { return };
    if bytes.len() > KEPT_BYTES_MAX {
        return;
    }
    let plain = |one: char| if one.is_ascii_alphanumeric() { one } else { '-' };
    let what: String = what.chars().map(plain).take(40).collect();
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    std::fs::write(format!("{folder}/{number:03}-{what}.xlsx"), bytes).unwrap();
}
