//! Sheets, headers and cells of a small workbook.
