//! A small report made by hand: five agreements, four projects, one of each kind of
//! table, a commitment that is not covered, and a finding.

use portefolje::model::{
    Agreement, Amount, AmountKind, Argument, Cells, Chart, Codes, Coding, CodingGround,
    Column, ColumnReason, Conservation, Control, ControlFormat, ControlKind,
    ControlStatus, Coverage, CoverageCell, CoverageGroup, CoverageLevel, CoverageRow,
    Criterion, Currency, Edition, Extra, Few, Field, Figures, Finding, Geography, Grade,
    InputFile, InputSheet, Link, Linkage, List, Measure, Members, Memory, Message,
    Options, Partner, Period, Place, Points, Project, Report, RowCounts, Rule, Sample,
    SampleMember, Scope, SheetId, SourceFile, SourceSheet, Sources, Table, TableColumn,
    TableRow, Text, Tier, Total, Unit, YearAmount,
};
use portefolje::template::{
    Code, Commitment, CoverageRules, Dimension, Label, Plan, SampleRules, ScopeRule,
    Template,
};

/// A report of nothing.
pub(crate) fn empty() -> Report {
    Report {
        options: Options {
            years: None,
            report_year: None,
            sheets: Vec::new(),
            include_hidden: false,
            unit: None,
            no_pivot: false,
            sheet_rows: None,
            edition: Edition::Internal,
        },
        sources: Sources::default(),
        inputs: Vec::new(),
        conservation: Conservation::default(),
        agreements: Vec::new(),
        linkage: Linkage::default(),
        projects: Vec::new(),
        period: None,
        tables: Vec::new(),
        coverage: Coverage::default(),
        sample: Sample::default(),
        decisions: Vec::new(),
        renamed: Vec::new(),
        names: Vec::new(),
        columns: Vec::new(),
        earlier: None,
        changes: None,
        memory: Memory::default(),
        controls: Vec::new(),
        findings: Vec::new(),
    }
}

/// A template with one dimension and one plan.
pub(crate) fn template() -> Template {
    Template {
        name: "liten".to_owned(),
        title: Label {
            nb: "Vann & helse 2005–2007".to_owned(),
            nn: Some("Vatn & helse 2005–2007".to_owned()),
            en: Some("Water & health 2005–2007".to_owned()),
        },
        dimensions: vec![Dimension {
            key: "target".to_owned(),
            nb: "Målgrupper".to_owned(),
            nn: None,
            en: Some("Target groups".to_owned()),
            one_nb: "Målgruppe".to_owned(),
            one_nn: None,
            one_en: Some("Target group".to_owned()),
            headers: Vec::new(),
            codes: vec![
                code("Kvinner", "Women", false),
                code("Barn og unge", "Children and youth", false),
                code("Uspesifisert", "Unspecified", true),
            ],
        }],
        plans: vec![Plan {
            key: "Plan A".to_owned(),
            nn: None,
            en: None,
            years: [2005, 2007],
        }],
        commitments: vec![
            commitment("Brønner til landsbyer", Some("Plan A")),
            commitment("Skolehelse", Some("Plan A")),
            commitment("Menn", None),
        ],
        coverage: CoverageRules {
            columns: "unit".to_owned(),
            thin_share: 0.05,
            well_share: 0.2,
            over_share: 0.4,
        },
        scopes: vec![ScopeRule {
            key: "portfolio".to_owned(),
            nb: "Hele porteføljen".to_owned(),
            nn: Some("Heile porteføljen".to_owned()),
            en: Some("The whole portfolio".to_owned()),
            years: None,
            sample: false,
        }],
        sample: SampleRules {
            years_min: Some(2),
            nok_above: Some(1_000_000),
            ..SampleRules::default()
        },
        ..Template::default()
    }
}

fn code(key: &str, en: &str, unspecified: bool) -> Code {
    Code {
        key: key.to_owned(),
        nn: None,
        en: Some(en.to_owned()),
        definition: format!("Prosjekter som gjelder {}.", key.to_lowercase()),
        definition_nn: None,
        definition_en: None,
        aliases: Vec::new(),
        terms: Vec::new(),
        unless: Vec::new(),
        unspecified,
    }
}

fn commitment(key: &str, plan: Option<&str>) -> Commitment {
    Commitment {
        key: key.to_owned(),
        nn: None,
        en: None,
        plan: plan.map(str::to_owned),
        codes: Vec::new(),
        all_codes: Vec::new(),
        regions: Vec::new(),
    }
}

/// A place on the one sheet: row and column as Excel counts them.
pub(crate) fn place(row: u32, column: u32) -> Place {
    Place { sheet: SheetId(0), row: row - 1, column: Some(column - 1) }
}

fn geography(region: &str, countries: &[&str], regional: bool) -> Geography {
    Geography {
        region: region.to_owned(),
        countries: countries.iter().map(|one| (*one).to_owned()).collect(),
        regional,
        unknown: String::new(),
    }
}

fn partner(name: &str, group: &str) -> Partner {
    Partner { name: name.to_owned(), group: group.to_owned(), known: true }
}

fn agreement(
    row: u32,
    number: &str,
    title: &str,
    geography: Geography,
    partner: Partner,
    amounts: &[(i32, i64)],
) -> Agreement {
    let amounts = amounts.iter().zip(6..).map(|((year, kroner), column)| YearAmount {
        year: Some(*year),
        amount: Amount::kroner(*kroner),
        currency: Currency::nok(),
        kind: AmountKind::Unnamed,
        place: place(row, column),
    });
    Agreement {
        number: number.into(),
        numbered: true,
        title: title.into(),
        description: Text::new(),
        geography: geography.into(),
        partner: partner.into(),
        unit: "Seksjon for vann".into(),
        stated_period: None,
        amounts: amounts.collect(),
        extra: Extra::default(),
        rows: vec![place(row, 1).whole_row()].into(),
        cells: Cells::default(),
    }
}

fn project(
    agreements: &[Agreement],
    members: &[usize],
    weakest: Option<usize>,
    codes: Vec<Coding>,
) -> Project {
    let first = &agreements[members[0]];
    let periods = members.iter().filter_map(|at| agreements[*at].period());
    Project {
        id: first.number.clone(),
        former: Few::new(),
        decided: Few::new(),
        agreements: members.into(),
        title: first.title.clone(),
        geography: first.geography.clone(),
        partner: first.partner.clone(),
        unit: first.unit.clone(),
        period: periods.reduce(Period::hull),
        weakest,
        codes: {
            let mut all = Codes::default();
            all.insert("target".into(), codes);
            all
        },
        evaluated: None,
        sampled: None,
    }
}

fn given(code: &str) -> Coding {
    Coding { code: code.into(), ground: CodingGround::Given, place: Some(place(5, 9)) }
}

fn proposed(code: &str, term: &str) -> Coding {
    Coding {
        code: code.into(),
        ground: CodingGround::Term(term.into()),
        place: Some(place(6, 2)),
    }
}

/// A figure of a table, in projects, agreements and kroner.
pub(crate) fn figures(projects: u64, agreements: u64, kroner: i64) -> Figures {
    Figures {
        projects,
        projects_only: projects / 2,
        agreements,
        nok: Total::kroner(kroner),
        nok_report_year: Total::kroner(kroner / 3),
    }
}

/// A row of a table without columns.
pub(crate) fn table_row(
    key: &str,
    level: u8,
    parent: &str,
    figures: Figures,
) -> TableRow {
    TableRow {
        key: key.to_owned(),
        level,
        parent: parent.to_owned(),
        figures,
        cells: Vec::new(),
    }
}

/// A table of the whole portfolio.
pub(crate) fn table(key: &str, sheet: &str, rows: Vec<TableRow>) -> Table {
    Table {
        key: key.to_owned(),
        sheet: sheet.to_owned(),
        title: Message::new("verbatim").with("text", format!("Tabell: {key}")),
        rows_by: vec![key.to_owned()],
        columns_by: None,
        measures: vec![
            Measure::Projects,
            Measure::Agreements,
            Measure::Nok,
            Measure::Share,
            Measure::NokReportYear,
        ],
        cell_measure: Measure::Nok,
        scope: Scope { key: "portfolio".to_owned(), years: None, sample: false },
        columns: Vec::new(),
        rows,
        base: figures(4, 5, 12_000_000),
        overlapping: false,
        chart: Some(Chart::Bar),
        compared: None,
    }
}

fn tables() -> Vec<Table> {
    let mut geography = table(
        "region",
        "geography",
        vec![
            table_row("Afrika", 0, "", figures(2, 3, 7_000_000)),
            table_row("Malawi", 1, "Afrika", figures(1, 2, 5_000_000)),
            table_row("@regional", 1, "Afrika", figures(1, 1, 2_000_000)),
            table_row("Asia", 0, "", figures(2, 2, 5_000_000)),
            table_row("Nepal", 1, "Asia", figures(2, 2, 5_000_000)),
        ],
    );
    geography.rows_by.push("country".to_owned());
    let partners = table(
        "partner",
        "partners",
        vec![
            table_row("UNICEF", 0, "", figures(2, 3, 8_000_000)),
            table_row("=Kirkens Nødhjelp", 0, "", figures(2, 2, 4_000_000)),
        ],
    );
    let mut years = table(
        "year",
        "years",
        vec![
            table_row("2006", 0, "", figures(3, 3, 7_000_000)),
            table_row("2007", 0, "", figures(3, 4, 5_000_000)),
        ],
    );
    years.chart = Some(Chart::Column);
    let mut cross = table("year-region", "years", years.rows.clone());
    cross.rows_by = vec!["year".to_owned()];
    cross.columns_by = Some("region".to_owned());
    cross.measures = vec![Measure::Projects, Measure::Nok];
    cross.chart = Some(Chart::Stacked);
    cross.columns = vec![
        TableColumn { key: "Afrika".to_owned(), total: figures(2, 3, 7_000_000) },
        TableColumn { key: "Asia".to_owned(), total: figures(2, 2, 5_000_000) },
    ];
    for (row, (africa, asia)) in
        cross.rows.iter_mut().zip([(4_000_000, 3_000_000), (3_000_000, 2_000_000)])
    {
        row.cells = vec![figures(1, 1, africa), figures(1, 1, asia)];
    }
    let mut target = table(
        "target",
        "target",
        vec![
            table_row("Kvinner", 0, "", figures(3, 3, 9_000_000)),
            table_row("Barn og unge", 0, "", figures(3, 3, 6_000_000)),
            table_row("Uspesifisert", 0, "", figures(1, 1, 1_000_000)),
        ],
    );
    target.measures = vec![
        Measure::Projects,
        Measure::ProjectsOnly,
        Measure::ProjectsAlso,
        Measure::Nok,
        Measure::Share,
    ];
    target.overlapping = true;
    vec![geography, partners, years, cross, target]
}

fn coverage() -> Coverage {
    let row = |key: &str, plan: &str, projects: Vec<u32>, level| CoverageRow {
        key: key.to_owned(),
        plan: plan.to_owned(),
        nok: Total::kroner(3_000_000 * i64::try_from(projects.len()).unwrap()),
        period: (!projects.is_empty())
            .then_some(Period { first: 2006, last: Some(2007) }),
        level,
        cells: vec![CoverageCell {
            projects: projects.len() as u64,
            nok: Total::kroner(3_000_000 * i64::try_from(projects.len()).unwrap()),
        }],
        projects,
    };
    let group = |plan: &str, rows: std::ops::Range<usize>, projects: Vec<u32>| {
        let together = row("", plan, projects, CoverageLevel::Covered);
        CoverageGroup {
            plan: plan.to_owned(),
            rows,
            projects: together.projects,
            nok: together.nok,
            period: together.period,
            cells: together.cells,
        }
    };
    Coverage {
        columns_by: "unit".to_owned(),
        columns: vec!["Seksjon for vann".to_owned()],
        rows: vec![
            row(
                "Brønner til landsbyer",
                "Plan A",
                vec![0, 1],
                CoverageLevel::WellCovered,
            ),
            row("Skolehelse", "Plan A", vec![1], CoverageLevel::Thin),
            row("Menn", "", vec![], CoverageLevel::NotCovered),
        ],
        groups: vec![group("Plan A", 0..2, vec![0, 1]), group("", 2..3, vec![])],
        all: group("", 0..3, vec![0, 1]),
        over_covered: vec![0],
        without_commitment: vec![2, 3],
    }
}

fn inputs() -> Vec<InputFile> {
    let column = |index, header: &str, field, reason| Column {
        index,
        header: header.to_owned(),
        field,
        reason,
        example: String::new(),
        filled: 5,
        understood: 5,
        unit: None,
    };
    let mut list = List::skipped(SheetId(0), "UD", Message::new("verbatim"));
    list.skipped = None;
    list.header_rows = vec![2, 3];
    list.unit = Unit::Thousand;
    list.columns = vec![
        column(0, "Avtalenr", Some(Field::AgreementNumber), ColumnReason::Header),
        column(1, "Hva", Some(Field::Title), ColumnReason::Content(4, 5)),
        column(5, "2006", Some(Field::YearAmount(2006)), ColumnReason::Header),
        column(8, "Internt", None, ColumnReason::Unknown),
    ];
    vec![InputFile {
        name: "liste.xlsx".to_owned(),
        sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            .to_owned(),
        sheets: vec![InputSheet {
            name: "UD".to_owned(),
            list,
            rows: 9,
            agreements: 5,
            not_used: 1,
        }],
    }]
}

fn controls() -> Vec<Control> {
    let control = |kind, expected, ours, format, status| Control {
        kind,
        what: Message::new("verbatim").with("text", "Et tall"),
        expected,
        ours,
        tolerance: 0.0,
        format,
        status,
        remark: Some(Message::new("verbatim").with("text", "Side 3")),
    };
    vec![
        control(ControlKind::Law, 9.0, 9.0, ControlFormat::Count, ControlStatus::Ok),
        control(
            ControlKind::Published,
            12_500_000.0,
            12_000_000.0,
            ControlFormat::Kroner,
            ControlStatus::Failed,
        ),
        control(
            ControlKind::Published,
            0.58,
            0.583,
            ControlFormat::Share,
            ControlStatus::Explained,
        ),
    ]
}

fn links() -> Linkage {
    let link = |one, other, grade, tier, points| Link {
        one,
        other,
        grade,
        tier,
        points,
        comparisons: Points::new([i16::try_from(points).unwrap(), 0, 0, 0, 0, 0, 0, 0]),
        evidence: Message::new("verbatim").with("text", "Titlene er nesten like.").into(),
    };
    Linkage {
        clusters: [&[0, 1][..], &[2], &[3], &[4]].map(Members::from_slice).into(),
        links: vec![link(0, 1, Grade::Probable, Tier::Likeness, 14)],
        others: vec![link(2, 3, Grade::Review, Tier::Likeness, 6)],
        decided: Vec::new(),
        pairs_compared: 10,
    }
}

/// The report.
pub(crate) fn small() -> Report {
    let unicef = || partner("UNICEF", "FN-organisasjon");
    let church = || partner("=Kirkens Nødhjelp", "Norsk frivillig organisasjon");
    let agreements = vec![
        agreement(
            5,
            "MWI-05/001",
            "=Brønner i Malawi, fase I",
            geography("Afrika", &["Malawi"], false),
            unicef(),
            &[(2006, 2_000_000)],
        ),
        agreement(
            6,
            "MWI-06/002",
            "+Brønner i Malawi, fase II",
            geography("Afrika", &["Malawi"], false),
            unicef(),
            &[(2006, 1_000_000), (2007, 2_000_000)],
        ),
        agreement(
            7,
            "NPL-06/003",
            "-Skolehelse",
            geography("Asia", &["Nepal"], false),
            unicef(),
            &[(2006, 3_000_000)],
        ),
        agreement(
            8,
            "NPL-07/004",
            "@Helse for kvinner i Nepal, med opplæring av jordmødre i ni distrikter og \
             støtte til kommunene",
            geography("Asia", &["Nepal"], false),
            church(),
            &[(2007, 2_000_000)],
        ),
        agreement(
            9,
            "RAF-06/005",
            "Vannforvaltning",
            geography("Afrika", &["Malawi", "Zambia"], true),
            church(),
            &[(2006, 1_000_000), (2007, 1_000_000)],
        ),
    ];
    let mut projects = vec![
        project(&agreements, &[0, 1], Some(0), vec![given("Kvinner")]),
        project(
            &agreements,
            &[2],
            None,
            vec![given("Kvinner"), proposed("Barn og unge", "skole*")],
        ),
        project(&agreements, &[3], None, vec![proposed("Kvinner", "kvinner")]),
        project(&agreements, &[4], None, Vec::new()),
    ];
    projects[0].evaluated = Some(Box::new(("2007".into(), place(5, 10))));
    let members = (0..projects.len()).map(|at| SampleMember {
        project: at,
        chosen: at < 2,
        by_hand: false,
        meets: [at == 0, true].into_iter().collect(),
        decided: None,
        spread: (at == 0).then_some("region: Afrika".into()).into_iter().collect(),
        probability: None,
    });
    let sample = Sample {
        criteria: vec![
            Criterion { key: "years_min".to_owned(), met_by: 1 },
            Criterion { key: "nok_above".to_owned(), met_by: 4 },
        ],
        members: members.collect(),
        by_hand: false,
        draw: None,
        projects: 2,
        nok: Total::kroner(8_000_000),
        nok_all: Total::kroner(12_000_000),
        evaluated: 1,
    };
    Report {
        options: Options { report_year: Some(2007), ..empty().options },
        sources: Sources {
            files: vec![SourceFile {
                name: "liste.xlsx".to_owned(),
                path: "../lister 2007/liste.xlsx".to_owned(),
                sha256: String::new(),
            }],
            sheets: vec![SourceSheet { file: 0, name: "UD".to_owned() }],
        },
        inputs: inputs(),
        conservation: Conservation {
            rows: RowCounts { read: 9, used: 5, blank: 1, structure: 2, not_used: 1 },
            nok_read: Total::kroner(12_500_000),
            nok_used: Total::kroner(12_000_000),
            nok_not_used: Total::kroner(500_000),
            other_currencies: [(Currency::new("USD"), Total::kroner(7_000))]
                .into_iter()
                .collect(),
            left_out: vec![(
                place(10, 1),
                Message::new("verbatim").with("text", "Raden har ingen tittel."),
                Total::kroner(500_000),
            )],
        },
        agreements,
        linkage: links(),
        projects,
        period: Some((2006, 2007)),
        tables: tables(),
        coverage: coverage(),
        sample,
        decisions: Vec::new(),
        renamed: Vec::new(),
        names: Vec::new(),
        columns: Vec::new(),
        earlier: None,
        changes: None,
        memory: Memory::default(),
        controls: controls(),
        findings: vec![
            Finding::at(Rule::AmountUnreadable, place(10, 6))
                .with("text", Argument::from("=SUM(A1)")),
            Finding::on(Rule::UnitAssumed, SheetId(0)).with("unit", "1000 NOK"),
            Finding::overall(Rule::NotCovered).with("commitment", "Menn"),
        ],
    }
}
