//! Zipped packages, made of parts.

use std::io::{Cursor, Read as _, Write as _};

/// A part of a package.
pub(super) struct Part {
    name: String,
    bytes: Vec<u8>,
}

impl Part {
    pub(super) fn text(name: &str, text: &str) -> Self {
        Self::bytes(name, text.as_bytes())
    }

    pub(super) fn bytes(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.to_owned(), bytes: bytes.to_vec() }
    }

    pub(super) fn content(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("a text")
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// A zip of parts, in their order.
pub(super) fn zipped(parts: &[Part]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(part.name.as_str(), options).expect("a part");
        zip.write_all(&part.bytes).expect("its bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

/// The parts of a zip.
pub(super) fn unzipped(bytes: &[u8]) -> Vec<Part> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("its bytes");
            Part::bytes(&part.name().expect("a name"), &bytes)
        })
        .collect()
}

/// The zip with its parts changed.
pub(super) fn changed(
    bytes: &[u8],
    change: impl Fn(&str, Vec<u8>) -> Vec<u8>,
) -> Vec<u8> {
    let parts: Vec<Part> = unzipped(bytes)
        .into_iter()
        .map(|part| {
            let bytes = change(&part.name, part.bytes);
            Part { name: part.name, bytes }
        })
        .collect();
    zipped(&parts)
}
