//! What people should know about the data.

use crate::model::{Argument, Message, Place, SheetId};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A figure may be wrong until a person has looked.
    Error,
    /// Something was left out, assumed or repaired.
    Warning,
    /// Good to know.
    Note,
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $severity:ident;)+) => {
        /// The rules by which data are judged. Each has a code, a severity and,
        /// in the language files, a text (`R104`), what to do (`R104.do`) and
        /// why it matters (`R104.why`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[doc = $doc])+ $name,)+ }

        impl Rule {
            /// All rules, in the order of their codes.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// How grave it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }
        }
    };
}

rules! {
    /// A sheet was left out because it is hidden (`sheet`).
    HiddenSheet = "R101", Note;
    /// A sheet was left out because it holds no list (`sheet`, `reason`).
    SheetWithoutList = "R102", Note;
    /// A column was not recognised and is kept as it is (`header`, `column`).
    UnknownColumn = "R103", Note;
    /// Two columns could be the same field; the second is not used (`header`, `field`).
    RepeatedColumn = "R104", Warning;
    /// A row could not be placed: no number, no title, no partner (`text`).
    RowNotUsed = "R105", Warning;
    /// A total in the list differs from the sum of its rows (`stated`, `computed`).
    TotalDiffers = "R106", Error;
    /// A total in the list equals the sum of its rows (`stated`).
    TotalAgrees = "R107", Note;
    /// The sheet holds a formula without a computed value (`count`).
    FormulaWithoutValue = "R108", Error;
    /// A cell holds an error such as `#REF!` (`text`).
    ErrorCell = "R109", Warning;
    /// The unit of the amounts was taken from here (`unit`, `source`).
    UnitAssumed = "R110", Note;
    /// The magnitudes do not fit the unit (`unit`, `median`).
    UnitDoubtful = "R111", Error;
    /// A text was decoded wrongly once and has been repaired (`text`, `repaired`).
    TextRepaired = "R112", Note;
    /// A file could only be read in part (`reason`).
    SheetUnreadable = "R113", Error;
    /// The list has no column for this field (`field`).
    MissingColumn = "R114", Warning;
    /// A row of sums over years stands beside its own annual rows (`period`, `amount`).
    PeriodRowBesideYears = "R115", Warning;
    /// The year of rows without one was taken from the sheet's name or title (`year`, `source`).
    YearAssumed = "R116", Note;
    /// Rows are hidden and counted all the same (`count`, `amount`).
    HiddenRows = "R117", Warning;
    /// Columns are hidden and read all the same (`columns`, `amount`).
    HiddenColumns = "R118", Note;
    /// A number format shows another unit than the one that the amounts are read in (`column`, `shown`, `unit`).
    UnitShownOtherwise = "R119", Warning;
    /// Rows without number and title were taken as further years of the agreement above (`count`, `amount`).
    RowContinues = "R120", Note;
    /// Another amount column is kept and not counted (`column`, `header`, `amount`, `chosen`).
    AmountNotCounted = "R121", Note;
    /// A sheet repeats rows of another sheet (`sheet`, `other`, `count`, `amount`).
    CopiedSheet = "R122", Warning;
    /// Numbers are shown in another currency than they are read in (`column`, `currency`, `count`).
    CurrencyShown = "R123", Warning;
    /// A name that stands only where it changes holds for the rows below it
    /// (`column`, `header`, `count`).
    FilledDown = "R124", Note;
    /// Lines of a text that a quotation mark without its fellow joined were read as rows of
    /// their own (`count`).
    StrayQuote = "R125", Warning;
    /// A row of a text has more cells than the header, so that a delimiter stands in one of
    /// them and what follows it may stand in another column (`text`, `count`).
    MoreCells = "R126", Error;
    /// The year of amounts is that of their header, and rows say another one (`year`, `own`,
    /// `count`).
    YearOfHeader = "R127", Note;
    /// Amounts that seem to be of the whole agreement, or of all years so far, stand in rows
    /// of several years and are added up (`column`, `header`, `count`, `amount`).
    WholeAmountRepeated = "R128", Warning;
    /// Rows say that they were refused, cancelled or withdrawn, and count all the same
    /// (`text`, `source`, `count`, `amount`).
    NotGranted = "R129", Warning;
    /// Columns of years hold amounts of several kinds, such as budgets and accounts, and are
    /// added up (`headers`, `amount`).
    KindsMixed = "R130", Warning;
    /// Agreements of a list with such a column leave it empty (`field`, `column`, `count`,
    /// `amount`).
    NameMissing = "R131", Note;

    /// An amount cannot be read (`text`).
    AmountUnreadable = "R201", Error;
    /// The amount is missing.
    AmountMissing = "R202", Warning;
    /// The amount is negative, for instance a repayment (`amount`).
    AmountNegative = "R203", Note;
    /// A year cannot be read or is impossible (`text`).
    YearDoubtful = "R204", Error;
    /// The period cannot be read (`text`).
    PeriodUnreadable = "R205", Warning;
    /// The country is unknown to the template (`text`).
    CountryUnknown = "R206", Warning;
    /// The partner is unknown to the template (`text`).
    PartnerUnknown = "R207", Note;
    /// The extending unit is unknown to the template (`text`).
    UnitUnknown = "R208", Note;
    /// The row has no agreement number (`id`).
    NumberMissing = "R209", Warning;
    /// A cell holds several agreement numbers (`count`, `numbers`).
    SeveralNumbers = "R210", Note;
    /// An amount is in another currency and is not in the totals (`currency`, `amount`).
    OtherCurrency = "R211", Warning;
    /// The same row stands twice (`place`, `amount`).
    RowRepeated = "R212", Warning;
    /// A frame agreement stands beside its sub-units (`number`, `amount`).
    FrameBesideParts = "R213", Warning;
    /// The row's total differs from the sum of its years (`stated`, `computed`).
    RowTotalDiffers = "R214", Warning;
    /// A code in the list is unknown to the codebook (`text`, `dimension`).
    CodeUnknown = "R215", Warning;
    /// The year of an amount is missing; it was taken from the period (`year`).
    YearFromPeriod = "R216", Note;
    /// The rows of one agreement disagree (`field`, `one`, `other`).
    AgreementDisagrees = "R217", Note;
    /// The year of an amount is unknown.
    YearMissing = "R218", Warning;
    /// A text such as `1.234` was read as thousands, but may be decimals (`text`, `amount`).
    AmountAmbiguous = "R219", Warning;
    /// Two sheets give an agreement different amounts in one year (`number`, `year`, `amount`, `other`, `sheet`, `count`).
    AmountsDisagree = "R220", Warning;
    /// A period ends before it begins (`from`, `to`).
    PeriodReversed = "R221", Warning;
    /// A row that calls itself a total is the sum of other rows of its agreement, and is not
    /// counted (`count`, `amount`).
    TotalBesideParts = "R222", Warning;

    /// A link by likeness that a person should look at (`one`, `other`).
    LinkToReview = "R301", Note;
    /// Two agreements are related but not the same project (`one`, `other`).
    RelatedProject = "R302", Note;
    /// A reference names an agreement that is not in the list (`number`).
    ReferenceUnknown = "R303", Note;

    /// A project has no code in this dimension (`project`, `dimension`).
    Uncoded = "R401", Note;

    /// A commitment is not covered by any project (`commitment`).
    NotCovered = "R501", Warning;
    /// A commitment is covered thinly (`commitment`, `projects`).
    ThinlyCovered = "R502", Note;
    /// A sampled project meets not all criteria (`project`, `criteria`).
    SampleException = "R503", Note;

    /// A published figure differs from ours (`figure`, `published`, `ours`).
    PublishedDiffers = "R601", Error;
    /// A published figure differs, and the publication contradicts itself (`figure`, `reason`).
    PublishedContradicts = "R602", Note;
    /// The report year has no amounts (`year`).
    ReportYearEmpty = "R603", Warning;
    /// The list holds no amounts in kroner.
    NoKroner = "R604", Warning;
    /// The list is not the one that the published figures are about (`count`).
    PublishedAboutOther = "R605", Warning;
    /// A published figure differs because of what people decided (`figure`, `published`,
    /// `ours`, `decisions`).
    PublishedDecided = "R606", Note;

    /// A row of the earlier report's ledger cannot be read (`row`, `text`).
    LedgerRow = "R701", Warning;
    /// A decision in the earlier report cannot be read (`sheet`, `row`, `text`).
    DecisionUnreadable = "R702", Warning;
    /// A formula stands where a decision should, in the earlier report (`sheet`, `row`).
    DecisionComputed = "R703", Warning;
    /// The earlier report has no ledger any more.
    LedgerMissing = "R704", Warning;
    /// A review sheet of the earlier report lacks a column (`sheet`, `header`).
    ReviewSheetBroken = "R705", Warning;
    /// The earlier report has no memory: an older version wrote it, or its hidden sheet
    /// was deleted (`version`).
    ReportWithoutMemory = "R706", Note;
    /// Rows of the earlier report's hidden sheet cannot be read (`count`).
    MemoryBroken = "R707", Warning;
    /// Decisions contradict each other, so that none of them holds (`decisions`).
    DecisionsConflict = "R708", Warning;
    /// Decisions whose ground is gone (`decisions`).
    DecisionsStale = "R709", Warning;
    /// Decisions about what is not in the list (`decisions`).
    DecisionsOrphan = "R710", Note;
    /// The earlier report has a review sheet no more (`sheet`).
    ReviewSheetMissing = "R711", Warning;
    /// A second sheet of the earlier report looks like one that is read (`other`, `sheet`).
    ReviewSheetTwice = "R712", Warning;
    /// A column of codes that the template does not know is marked (`header`, `count`).
    CodeColumnUnknown = "R713", Warning;
    /// A code that the list gives was emptied, which says nothing (`sheet`, `row`, `text`).
    CodeEmptied = "R714", Warning;
    /// None of the earlier report's agreements is in the list (`count`, `file`).
    ReportOfOtherList = "R715", Warning;
    /// A remark in the earlier report stands where nothing was decided (`sheet`, `text`).
    RemarkAlone = "R716", Warning;
}

impl Rule {
    /// Whether it tells of something that was decided in an earlier report and that the
    /// new one does not hold.
    pub const fn loses_decisions(self) -> bool {
        matches!(
            self,
            Self::LedgerRow
                | Self::DecisionUnreadable
                | Self::DecisionComputed
                | Self::LedgerMissing
                | Self::ReviewSheetBroken
                | Self::MemoryBroken
                | Self::ReportWithoutMemory
                | Self::ReviewSheetTwice
                | Self::CodeColumnUnknown
                | Self::CodeEmptied
                | Self::RemarkAlone
        )
    }
}

/// One thing that people should know, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule that was met.
    pub rule: Rule,
    /// Cell or row, where there is one.
    pub place: Option<Place>,
    /// The sheet, for what concerns a whole sheet.
    pub sheet: Option<SheetId>,
    /// Values of the rule's text.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Finding {
    /// A finding about a cell or a row.
    pub fn at(rule: Rule, place: Place) -> Self {
        Self { rule, place: Some(place), sheet: Some(place.sheet), arguments: Vec::new() }
    }

    /// A finding about a whole sheet.
    pub fn on(rule: Rule, sheet: SheetId) -> Self {
        Self { rule, place: None, sheet: Some(sheet), arguments: Vec::new() }
    }

    /// A finding about the whole portfolio.
    pub fn overall(rule: Rule) -> Self {
        Self { rule, place: None, sheet: None, arguments: Vec::new() }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        // There are few, and a long list has many findings.
        self.arguments.reserve_exact(1);
        self.arguments.push((name, argument.into()));
        self
    }

    /// What it is.
    pub fn message(&self) -> Message {
        Message { key: self.rule.code().into(), arguments: self.arguments.clone() }
    }

    /// What to do about it.
    pub fn advice(&self) -> Message {
        Message {
            key: format!("{}.do", self.rule.code()).into(),
            arguments: self.arguments.clone(),
        }
    }
}
