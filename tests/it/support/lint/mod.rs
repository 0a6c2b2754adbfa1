//! What makes Excel repair a workbook, which no schema knows: rules over the package's
//! parts, read by other code than wrote them.

mod formulas;
pub(crate) mod package;
mod sheets;
mod tables;

use self::package::Package;
pub(crate) use self::sheets::{Sheet, cell};

/// The faults of a workbook, each said in a line; none for a sound one.
pub(crate) fn lint(bytes: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    let package = Package::open(bytes, &mut faults);
    package.check_types(&mut faults);
    let book = sheets::check(&package, &mut faults);
    tables::check(&package, &book, &mut faults);
    faults
}

/// Fails, with all that is wrong, if a workbook is not sound.
#[track_caller]
pub(crate) fn assert_sound(bytes: &[u8], what: &str) {
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
