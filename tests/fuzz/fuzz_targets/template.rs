//! Templates: any text is a template or has faults, each with its place.
#![no_main]

use portefolje::template::{TemplateFile, load};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        let file = TemplateFile { name: "x.toml".to_owned(), text: text.to_owned() };
        if let Err(faults) = load(file, &|_| None) {
            assert!(!faults.is_empty());
        }
    }
});
