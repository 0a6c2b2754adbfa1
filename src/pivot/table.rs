//! The part of one PivotTable: where it stands, its fields, rows and columns.

use crate::error::Error;
use crate::model::column_letters;
use crate::package::{MAIN, Xml};
use crate::pivot::{Axis, COLUMNS_MAX, Grid, Pivot, Pivots, ROWS_MAX, fault};

/// The number format `#,##0`, which every Excel has and writes as its user does.
const WHOLE_NUMBERS: &str = "3";

impl Pivots {
    /// The part.
    pub(super) fn table_definition(
        &self,
        pivot: &Pivot,
        grid: &Grid,
    ) -> Result<String, Error> {
        let mut xml = Xml::new();
        let mut attributes =
            vec![("xmlns", MAIN), ("name", &pivot.name), ("cacheId", "1")];
        attributes.extend([
            ("applyNumberFormats", "0"),
            ("applyBorderFormats", "0"),
            ("applyFontFormats", "0"),
            ("applyPatternFormats", "0"),
            ("applyAlignmentFormats", "0"),
            ("applyWidthHeightFormats", "0"),
            ("dataCaption", &pivot.sum_caption),
            ("grandTotalCaption", &pivot.total_caption),
            ("updatedVersion", "6"),
            ("minRefreshableVersion", "3"),
            ("itemPrintTitles", "1"),
            ("createdVersion", "6"),
            ("indent", "0"),
            ("compact", "0"),
            ("compactData", "0"),
            ("outline", "1"),
            ("outlineData", "1"),
            ("multipleFieldFilters", "0"),
        ]);
        xml.start("pivotTableDefinition", &attributes);
        location(&mut xml, pivot, grid)?;
        self.fields(&mut xml, pivot, grid);
        lines(&mut xml, pivot, grid);
        if let Some(filter) = pivot.filter {
            xml.start("pageFields", &[("count", "1")]);
            xml.empty("pageField", &[("fld", &filter.to_string()), ("hier", "-1")]);
            xml.end("pageFields");
        }
        xml.start("dataFields", &[("count", "1")]);
        xml.empty(
            "dataField",
            &[
                ("name", &pivot.sum_caption),
                ("fld", &pivot.sum.to_string()),
                ("baseField", "0"),
                ("baseItem", "0"),
                ("numFmtId", WHOLE_NUMBERS),
            ],
        );
        xml.end("dataFields");
        xml.empty(
            "pivotTableStyleInfo",
            &[
                ("name", "PivotStyleLight16"),
                ("showRowHeaders", "1"),
                ("showColHeaders", "1"),
                ("showRowStripes", "0"),
                ("showColStripes", "0"),
                ("showLastColumn", "1"),
            ],
        );
        xml.end("pivotTableDefinition");
        Ok(xml.finish())
    }

    /// Every field of the source, and what it is here.
    fn fields(&self, xml: &mut Xml, pivot: &Pivot, grid: &Grid) {
        xml.start("pivotFields", &[("count", &self.fields.len().to_string())]);
        for (field, of_field) in self.fields.iter().enumerate() {
            let members = &of_field.members;
            let axis = pivot.axis(field);
            let mut attributes = Vec::new();
            match axis {
                Some(Axis::Row) => attributes.push(("axis", "axisRow")),
                Some(Axis::Column) => attributes.push(("axis", "axisCol")),
                Some(Axis::Filter) => attributes.push(("axis", "axisPage")),
                None if pivot.sum == field => attributes.push(("dataField", "1")),
                None => {}
            }
            attributes.extend([("compact", "0"), ("showAll", "0")]);
            let (Some(axis), Some(members)) = (axis, members) else {
                xml.empty("pivotField", &attributes);
                continue;
            };
            // Rows stay as they are listed.
            if axis != Axis::Row {
                attributes.push(("sortType", "ascending"));
            }
            xml.start("pivotField", &attributes);
            let count = members.values.len();
            xml.start("items", &[("count", &(count + 1).to_string())]);
            let row = pivot.rows.iter().position(|row| *row == field);
            let listed = row.and_then(|row| grid.orders.get(row));
            for position in 0..count {
                let member = listed.map_or(position, |order| order[position]);
                xml.empty("item", &[("x", &member.to_string())]);
            }
            xml.empty("item", &[("t", "default")]);
            xml.end("items");
            xml.end("pivotField");
        }
        xml.end("pivotFields");
    }
}

/// The cells that the PivotTable takes.
fn location(xml: &mut Xml, pivot: &Pivot, grid: &Grid) -> Result<(), Error> {
    let left = usize::from(pivot.column);
    let right = left + pivot.rows.len() + grid.columns.len();
    // Two rows of headers, and the totals.
    let top = pivot.row as usize + 1;
    let bottom = top + 2 + grid.lines.len();
    if right >= COLUMNS_MAX || bottom > ROWS_MAX {
        return Err(fault(format!("{} does not fit on a sheet", pivot.name)));
    }
    let letters = |column: usize| {
        column_letters(u32::try_from(column).expect("columns of a sheet are few"))
    };
    let cells = format!("{}{top}:{}{bottom}", letters(left), letters(right));
    let first = pivot.rows.len().to_string();
    let mut attributes = vec![
        ("ref", cells.as_str()),
        ("firstHeaderRow", "1"),
        ("firstDataRow", "2"),
        ("firstDataCol", &first),
    ];
    if pivot.filter.is_some() {
        attributes.extend([("rowPageCount", "1"), ("colPageCount", "1")]);
    }
    xml.empty("location", &attributes);
    Ok(())
}

/// The rows and columns as they stand: each names its member, by position.
fn lines(xml: &mut Xml, pivot: &Pivot, grid: &Grid) {
    let fields = |xml: &mut Xml, name: &str, fields: &[usize]| {
        xml.start(name, &[("count", &fields.len().to_string())]);
        for field in fields {
            xml.empty("field", &[("x", &field.to_string())]);
        }
        xml.end(name);
    };
    fields(xml, "rowFields", &pivot.rows);
    xml.start("rowItems", &[("count", &(grid.lines.len() + 1).to_string())]);
    for line in &grid.lines {
        // What is above stays as it was.
        member(xml, line.level, line.member);
    }
    total(xml);
    xml.end("rowItems");
    fields(xml, "colFields", &[pivot.columns]);
    xml.start("colItems", &[("count", &(grid.columns.len() + 1).to_string())]);
    for column in 0..grid.columns.len() {
        member(xml, 0, column);
    }
    total(xml);
    xml.end("colItems");
}

fn member(xml: &mut Xml, repeated: usize, member: usize) {
    if repeated == 0 {
        xml.start("i", &[]);
    } else {
        xml.start("i", &[("r", &repeated.to_string())]);
    }
    if member == 0 {
        xml.empty("x", &[]);
    } else {
        xml.empty("x", &[("v", &member.to_string())]);
    }
    xml.end("i");
}

fn total(xml: &mut Xml) {
    xml.start("i", &[("t", "grand")]);
    xml.empty("x", &[]);
    xml.end("i");
}
