//! Any bytes: the format is told by the first of them (.xls, zips, texts, web pages).
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(|data: &[u8]| shared::understood("liste.xls", data));
