# The workbook: sheets, headers, titles, notes.

language-name = English
title-untitled = The project portfolio
write-failed = the workbook could not be written: { $reason }
text-cut = … [cut off: the cell holds no more]
footer-page = Page
print-list = List of { $year }

## Sheets, each with a line in the contents

sheet-summary = Summary
sheet-geography = Geography
sheet-partners = Partners
sheet-units = Units
sheet-years = Years
sheet-coverage = Coverage
sheet-sample = Sample
sheet-evaluations = Evaluations
sheet-projects = Projects
sheet-agreements = Agreements
sheet-amounts = Amounts
sheet-answers = Coverage list
sheet-pivot = Pivot
sheet-grouping = Grouping
sheet-coding = Coding
sheet-findings = Findings
sheet-controls = Controls
sheet-about = About

contents-geography = Regions and countries: projects, agreements, amounts and shares
contents-partners = Partners and groups of partners
contents-units = The units that extend the agreements
contents-years = Amounts and projects year by year
contents-dimension = { $name } by the codebook: projects and amounts
contents-tables = Tables of the template
contents-coverage = Commitments of the action plans against projects: what is covered and what is missing
contents-sample = The sample of projects: criteria, who was chosen, and why
contents-evaluations = Projects that were evaluated
contents-projects = All projects, one to a row
contents-agreements = All agreements, with the project they belong to and why
contents-agreements-public = All agreements, with the project that each belongs to
contents-amounts = All amounts, with the cell of the list that they come from
contents-amounts-public = All amounts, year by year
contents-answers = Each commitment with the projects that answer to it
contents-pivot = PivotTables over Amounts, to drag, filter and group as you like
contents-grouping = For review: links that are not certain, and agreements that are alike
contents-coding = For review: codes that are given and codes that are proposed
contents-findings = What should be put right or looked at in the list
contents-controls = Our figures beside those that they must meet
contents-about = Program, sources, method and definitions

## Headers

header-project = Project
header-agreement = Agreement
header-project-id = Project ID
header-title = Title
header-country = Country
header-region = Region
header-partner = Partner
header-partner-group = Partner group
header-unit = Extending unit
header-agreements = Agreements
header-agreement-numbers = Agreement numbers
header-from-year = From year
header-to-year = To year
header-years = Years
header-nok = Amount (NOK)
header-evaluated = Evaluated
header-sample = Sample
header-weakest-link = Weakest link
header-agreement-number = Agreement number
header-parent-number = Frame agreement
header-link = Link
header-evidence = Evidence
header-file = File
header-sheet = Sheet
header-row = Row
header-cell = Cell
header-year = Year
header-agreement-one = Agreement 1
header-title-one = Title 1
header-agreement-other = Agreement 2
header-title-other = Title 2
header-merged = Merged
header-points = Points
header-comparisons = Points of each comparison
header-decision = Decision
header-remark = Remark
header-initials = Initials
header-coding-grounds = Grounds for the proposals
header-severity = Severity
header-code = Code
header-what = What
header-what-to-do = What you can do
header-control = What is compared
header-expected = Should be
header-ours = Our figure
header-difference = Difference
header-status = Status
header-where = Where the figure stands, or why it differs
header-figure = What
header-value = Figure
header-total-of = { $measure }, total
header-commitment = Commitment or theme
header-plan = Action plan
header-level = Level
header-first-year = First year
header-last-year = Last year
header-projects-total = Projects, total
header-nok-total = NOK, total
header-reason = Reason
header-owner = Owner
header-next-step = Next step
header-share-of-projects = Share of projects
header-share-of-nok = Share of amount
header-criterion = Criterion
header-met-by = Projects that meet it
header-meets = Meets
header-sample-criteria = Sample criteria
header-not-met = Does not meet
header-why-chosen = Why chosen
header-stratum = Stratum
header-in-frame = Projects in the frame
header-drawn = Drawn
header-probability = Probability of being drawn
header-sha = SHA-256
header-field = Taken for
header-column = Column
header-column-header = Header in the list
header-why = Why
header-filled = Cells filled
header-understood = Cells understood
header-access = Requirement
header-outcome = Outcome
header-seen = What was seen

## Dimensions, measures, members

by-region = Region
by-country = Country
by-partner = Partner
by-partner_group = Partner group
by-unit = Extending unit
by-year = Year
by-plan = Action plan
by-commitment = Commitment or theme

live-place = { $name } in the tables
live-sampled = In the sample
live-key = Key: { $name }
live-first = First row: { $name }
live-years = { $name }, { $years }
live-counts = Has an amount
live-answers = Answers to { $number }: { $name }
live-answers-any = Answers to any of { $numbers }
live-stood = Row in { $name } when this was made
live-start = First row, same project
live-first-row = First row in { $name }
live-last-row = Last row in { $name }
live-row = Row in { $name }
live-codes = Number of codes: { $name }
live-has = Has { $name }: { $member }
live-nok-of = Amount, { $name }: { $member }
measure-projects = Projects
measure-projects-only = Only this code
measure-projects-also = This among others
measure-agreements = Agreements
measure-nok = Amount (NOK)
measure-share = Share of amount
measure-nok-report-year = NOK in the report year
measure-nok-year = NOK in { $year }

member-unknown = Unknown
member-regional = Regional
member-several = Several
member-other = Others
member-others = Others
member-none = None
year-open = Ongoing
year-none = –
member-uncoded = Not coded

label-total = Total
label-total-once = Total (each project once)
label-meets-all = Meets all criteria

answer-yes = Yes
answer-no = No

## Tables

scope-portfolio = The whole portfolio
scope-sample = The sample
scope-years = { $name }, { $years }
note-scope = Scope: { $scope }. Amounts in Norwegian kroner.
note-scope-year = Scope: { $scope }. Amounts in Norwegian kroner. The report year is { $year }.
note-columns-others = “Others” are all that have no column of their own: the table shows the largest { $count } one by one.
note-several-codes = A project may have several codes and then counts under each, with its whole amount. The rows therefore add up to more than the total, which counts each project once.
note-several-rows = A project may stand in several rows and then counts in each. The total counts each project once.
tables-none = The template has no table for this sheet.
table-empty = There is nothing to show in this table.
table-values = Figures in this table are values and no formulas: they follow changes only when the list is converted again.
chart-title = { $measure } by { $by } ({ $scope })
chart-title-largest = { $measure } by { $by }: the first { $count } ({ $scope })
chart-alt = Chart: { $title }. The figures stand in the table “{ $table }”.
chart-left-out = The chart is left out: it would have { $columns } colours, and more than { $most } cannot be told apart.
axis-kroner = NOK
axis-millions = NOK million

## Summary

summary-subtitle = Made by portefolje { $version } from { $files }
summary-subtitle-public = Made by portefolje { $version }. Edition for publication.
summary-figures = Key figures
summary-live = The key figures are formulas and follow changes in the sheets of projects and codes; the sentences below were written when the workbook was made.
summary-profile = Profile of the portfolio
summary-coverage = What is covered
summary-look = For review
summary-checked = Controls and sample
summary-contents = Contents
key-agreements = Agreements
key-projects = Projects
key-nok = Total amount (NOK)
key-nok-year = Amount in { $year } (NOK)
key-period = Period
key-partners = Partners
key-countries = Single countries
key-sample = Projects in the sample
key-sample-share = The sample’s share of the amount
key-proposed = Codes proposed, not confirmed
amount-millions = NOK { $amount } million
amount-other = { $currency } { $amount }

profile-follower = { $name } ({ $share })
profile-follower-tied = { $name } (as much)
profile-region = Most goes to { $name }: { $amount }, { $share } of the amount{ $others ->
    [0] {""}
   *[other] , followed by { $next }
}.
profile-country = The single country that gets most is { $name }, with { $amount }, { $share } of the amount{ $others ->
    [0] {""}
   *[other] , followed by { $next }
}.
profile-partner = The largest agreement partner is { $name }, with { $amount }, { $share } of the amount{ $others ->
    [0] {""}
   *[other] , followed by { $next }
}.
profile-partner_group = The largest group of partners is { $name }, with { $amount }, { $share } of the amount{ $others ->
    [0] {""}
   *[other] , followed by { $next }
}.
profile-unit = Most is extended by { $name }: { $amount }, { $share } of the amount{ $others ->
    [0] {""}
   *[other] , followed by { $next }
}.
profile-year = In { $year } the amount was { $amount }, { $share } of the whole period, for { $count ->
    [one] one project
   *[other] { $count } projects
}.
profile-code = { $total ->
    [one] The project has { $code } as { $one }.
   *[other] Most projects have { $code } as { $one }: { $count } of { $total }.
}
profile-codes = Most projects have { $code } as { $one }: { $count } of { $total }. { $tied ->
    [0] The next most common is
   *[other] As common is
} { $second }: { $second-count }.
profile-scoped = { $sentence } (Scope: { $scope }.)
profile-title = “{ $title }”
profile-rest = { $count } more
profile-not-covered = Not covered: { $names }.
profile-thin = Little covered: { $names }.
profile-over = Most covered: { $names }.

look-findings = Findings in the list: { $errors ->
    [0] no errors
    [one] one error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warnings
    [one] one warning
   *[other] { $warnings } warnings
} and { $notes ->
    [0] no notes
    [one] one note
   *[other] { $notes } notes
}.
look-not-used = { $count ->
    [one] One row is not used; it says { $amount }.
   *[other] { $count } rows are not used; they say { $amount }.
}
look-currencies = Amounts in other currencies are in no table: { $amounts }.
look-failed = { $count ->
    [one] One figure does not meet the one that it must. Look at it
   *[other] { $count } figures do not meet those that they must. Look at them
} before the figures are used.
look-links = { $count ->
    [one] One link between agreements should be decided by a person.
   *[other] { $count } links between agreements should be decided by a person.
}
look-codes = { $count ->
    [one] One code is proposed and not confirmed.
   *[other] { $count } codes are proposed and not confirmed.
}

## Coverage

coverage-intro = Each commitment of the action plans and each theme is set against the projects that answer to it by their codes. A project may answer to several commitments and then counts under each.
coverage-levels = Levels: not covered = no project; little covered = up to { $thin } of the projects; well covered = from { $well }. From { $over } of the projects a commitment is among the most covered.
coverage-projects = Projects by { $by }
coverage-nok = Amount (NOK) by { $by }
coverage-themes = Themes apart from the action plans
coverage-covered = { $covered } of { $all } covered
coverage-any = At least one commitment or theme
coverage-live = Figures and levels here are formulas and follow changes in the sheets of codes and projects. Which commitments stand in the lists of gaps and of the most covered follows only when the list is converted again together with this workbook.
coverage-gaps = Gaps: what is not covered, or only little
coverage-no-gaps = Everything is covered.
coverage-gaps-now = Gaps by the matrix above
coverage-over = Most covered
coverage-no-over = No commitment is above the limit.
coverage-without = Projects that answer to no commitment
coverage-none-without = All projects answer to at least one commitment.
level-not-covered = Not covered
level-thin = Little covered
level-covered = Covered
level-well-covered = Well covered

## Sample and evaluations

sample-by-hand = The sample was chosen by hand, in the list.
sample-by-proposal = Nobody has chosen a sample in the list. This is a proposal by the criteria below.
sample-drawn-stratified = The sample was drawn at random within strata, with seed { $seed }. The frame is the { $frame } projects that meet the criteria, with { $amount }, in { $strata } strata. Each stratum was drawn from by its part of the frame, at least one project from each as far as the size goes.
sample-drawn-monetary-unit = The sample was drawn by kroner (monetary unit sampling), with seed { $seed }. The frame is the { $frame } projects that meet the criteria, with { $amount }. { $certain ->
    [0] No project was so large that it was certain
    [one] One project was so large that it was certain
   *[other] { $certain } projects were so large that they were certain
}; of the others one was drawn for every { $interval }.
sample-drawn-how = The draw can be repeated: each project has a permanent random number, the first 64 bits of the SHA-256 of “seed:project id”, and the smallest of each stratum are drawn. By kroner the start is the number of “seed:start”.
sample-live = The totals below are formulas. Who stands in the list, and the share in each row, follows changes only when the list is converted again together with this workbook.
sample-outcome = { $count ->
    [0] No projects are in the sample.
   *[other] The sample has { $count ->
        [one] one project
       *[other] { $count } projects
    } of { $projects } and { $amount }, { $share } of the amount. { $count ->
        [one] { $evaluated ->
            [0] It is not evaluated.
           *[other] It is evaluated.
        }
       *[other] { $evaluated ->
            [0] None of them is evaluated.
            [one] One of them is evaluated.
           *[other] { $evaluated } of them are evaluated.
        }
    }
}
sample-criteria = Criteria
sample-no-criteria = The template has no criteria.
sample-strata = Strata
sample-chosen = Projects in the sample
sample-none = No projects are in the sample.
sample-others = Projects that meet all criteria but are not chosen
sample-exceptions = Exceptions: chosen without meeting all criteria
sample-no-exceptions = There are no exceptions.
sample-reasons = The reason is the remark beside the project in the table above: choose In there, and write why.
sample-met = { $met } of { $all }
sample-met-which = { $met } of { $all } ({ $which })
sample-proposed = Proposed
sample-why-by-hand = Chosen by hand
sample-why-size = Largest amount
sample-why-certain = Drawn: certain
sample-why-drawn = Drawn
sample-why-spread = Spread – { $spread }
sample-criterion-years_min = Support in at least { $years } years
sample-criterion-nok_above = More than { $amount } in all
sample-criterion-started_by = Started in { $year } at the latest
sample-criterion-title_without = The title has none of the words { $words }
evaluations-intro = { $count ->
    [0] The list names no evaluated project.
    [one] The list names one evaluated project of { $projects }, with { $share } of the amount.
   *[other] The list names { $count } evaluated projects of { $projects }, with { $share } of the amount.
}

## Links and codes

grade-certain = Certain
grade-probable = Probable
grade-alone = Alone
grade-review = To be judged
grade-related = Related
evidence-alone = No other agreement belongs to the project.
decision-same = Same
decision-different = Not same
decision-wait = Wait
grouping-prompt = Same: one project. Not same: two. Split out: agreement 2 leaves the project. Related: two that belong together. Wait: ask again. A new pair: type two agreement numbers into the first free row.
choice-title = Choose from the list
choice-message = Use one of the values of the list.
ground-given = { $code }: given by the list
ground-term = { $code }: “{ $term }” in { $place }
ground-term-only = { $code }: “{ $term }”
ground-derived = { $code }: follows from the recipient or from another code
ground-unspecified = { $code }: no other code fits

## Findings and controls

severity-error = Error
severity-warning = Warning
severity-note = Note
status-ok = OK
status-explained = Explained
status-failed = Differs
controls-outcome = { $count ->
    [0] No controls were run.
    [one] One control was run: { $ok } agrees, { $explained } explained, { $failed } differs.
   *[other] { $count } controls were run: { $ok } agree, { $explained } explained, { $failed } differ.
}
controls-note = OK: the figures are the same within the rounding. Explained: they differ, and the template says why. Differs: they differ.
controls-laws = Nothing is lost or counted twice
controls-closing = The tables add up
controls-stated = Sums that stand in the list
controls-published = Published figures

## PivotTables

pivot-note = The PivotTables are built on the sheet Amounts and are refreshed when the workbook is opened for editing in Excel. Drag fields, filter and group freely: the tables on the other sheets do not change, and they are the ones that count.
pivot-by-year = { $rows } by year
pivot-sum = Sum of amounts (NOK)
pivot-blank = (blank)
pivot-all = (All)
pivot-yes = Yes
pivot-large = Yes, but without records of their own, since the list is large: filters work only when the workbook is opened for editing
pivot-left-out = No: left out by --no-pivot
pivot-no-amounts = No: the list has no amounts in kroner
pivot-many-rows = No: the amounts stand on several sheets
pivot-many-years = No: the amounts are of too many different years

## Empty tables

empty-projects = No projects.
empty-agreements = No agreements.
empty-amounts = No amounts in kroner.
empty-grouping = No links need review.
empty-findings = No findings.

## About

about-program = Program and options
about-version = Program
about-template = Template
about-language = Language
about-report-year = Report year
about-years = Years asked for
about-sheets = Sheets asked for
about-all-sheets = All
about-unit = Unit asked for
about-tables = Report tables
about-tables-live = Formulas over the sheets of projects, agreements, amounts and codes: change a region or a code there, and the tables follow. The columns that they count with are folded at the right of those sheets.
about-tables-live-public = Formulas over Projects, Agreements and Amounts; tables by the codebook are values. The columns that the formulas count with are folded away at the right of these sheets.
about-tables-values = Values without formulas
about-ordered = { $name } are in order of projects (1 = yes, and the tables are worked out fast)
about-hidden = Hidden sheets are read
about-pivot = PivotTables
about-edition = Edition
about-edition-internal = Internal: everything
about-edition-public = For publication: no review, no places of the list, and no names that the template hides
about-not-stated = Not stated
about-input = Sources
about-no-input = No files were read.
about-skipped = The sheet is not used: { $reason }
about-sheet = { $headers ->
    [0] The sheet has no header row.
    [one] The header stands on row { $header }.
   *[other] The header stands on rows { $header }.
} Amounts are in { $unit }. Of { $rows } rows the sheet gives { $agreements } agreements; { $unused } rows are not used.
about-unit-one = kroner
about-unit-thousand = thousands of kroner
about-unit-million = millions of kroner
about-unit-billion = thousands of millions of kroner
column-none = Not used
column-agreement_number = Agreement number
column-parent_number = Frame agreement
column-title = Title
column-description = Description
column-keywords = Key words
column-country = Country
column-region = Region
column-partner = Partner
column-partner_group = Partner group
column-unit = Extending unit
column-period = Period
column-from = From
column-to = To
column-year = Year
column-amount = Amount
column-amount_disbursed = Amount disbursed
column-amount_granted = Amount granted
column-amount_planned = Amount planned
column-year_amount = Amount in { $year }
column-row_total = Total of the row
column-currency = Currency
column-evaluated = Evaluated
column-sample = Sample
column-remark = Remark
column-reason-header = The header is known
column-reason-content = Its content: { $fitting } of { $all } cells fit
column-reason-stated = Stated by the user
column-reason-unknown = Not recognised
column-reason-repeated = Another column is used for the same
about-rows = Account of rows
rows-read = Rows read
rows-used = Used in agreements
rows-blank = Blank
rows-structure = Headers, banners, sums and notes
rows-not-used = Not used
about-money = Account of money (NOK)
money-read = Read
money-used = Used in agreements
money-not-used = Not used
money-other = Amounts in other currencies are in no table:
about-left-out = Rows that are not used
about-method = Method
method-rows = Every row of the list is read and accounted for: it is used, blank, part of the list’s form, or not used for a reason.
method-amounts = Amounts are reckoned in whole øre. Only Norwegian kroner are in the tables. Grouping agreements into projects never changes a total.
method-links = Agreements are joined into a project if they have the same number or the same frame agreement, if the list itself says so, or if title, partner, country, extending unit, period and number together speak for it. Links that are not certain stand in Grouping.
method-links-public = Agreements are joined into projects when they have the same number or the same frame agreement, when the list itself says so, or when title, partner, country, unit, period and number together speak for it.
method-codes = Codes that the list gives are used as they are. Where it gives none, codes are proposed by words in title, key words and description. The proposals and their grounds stand in Coding.
method-codes-public = Codes that the list gives are used as they are. Where the list has none, they are proposed after words in title, keywords and description.
method-several = A project with several codes counts under each, with its whole amount; the total counts each project once.
method-coverage = Coverage is reckoned from the codes of the projects, with the limits of the template.
method-sample = The sample is the one that the list states; otherwise one is proposed by the criteria of the template.
about-definitions = Definitions
about-codebook = Codebook: { $name }
definition = { $term }: { $means }
term-agreement = Agreement
    .means = one agreement number. Rows with the same number in several years or files are one agreement with several yearly amounts.
term-project = Project
    .means = agreements that support the same undertaking, usually over several years. Counted once. The project ID is the number of the first agreement.
term-unit = Extending unit
    .means = the section, embassy or directorate that extends the agreement.
term-partner = Partner
    .means = the agreement partner, who receives the funds. Its group comes from the template.
term-commitment = Commitment
    .means = what an action plan binds itself to, as the template describes it.
term-link = Link
    .means = Certain: same number, same frame agreement, stated by the list, or decided by a person. Probable: linked by likeness. Alone: a project of one agreement.
term-regional = Regional
    .means = a project that belongs to a region and to no single country.
about-notes = Notes
about-note-review = Yellow cells are to be filled in. In Grouping and Coding the value is chosen from a list.
about-note-colours = Colours only underline what also stands in words or figures.
about-note-format = Amounts are shown in whole kroner; the cells also hold the øre.

## Accessibility

access = Accessibility
access-intro = The program's own check of the workbook, after WCAG 2.1 AA and the guidance on spreadsheets for publication. It says only what a program can see.
access-sum = { $passed } passed, { $failed } failed, { $look } need a person's eye.
access-passed = Passed
access-failed = Failed
access-look = A person must look
access-title = The document has a title
access-title-seen = { $title }
access-language = The language is stated
access-language-seen = { $language } ({ $tag })
access-headers = Every column of a table has a header, and no two are alike
access-tables-seen = { $count ->
    [one] One table was looked at
   *[other] { $count } tables were looked at
}
access-twins-seen = Equal headers, told apart by a number: { $names }
access-merged = No cells within tables are merged
access-cells-seen = { $count ->
    [0] None
    [one] One row of a table
   *[other] { $count } rows of tables
}
access-empty = No cells within tables are empty, but for those to be filled in
access-empty-seen = { $count ->
    [0] None
    [one] One cell is empty, where the list says nothing
   *[other] { $count } cells are empty, where the list says nothing
}
access-alt = Every chart has an alternative text
access-alt-seen = { $count ->
    [0] No charts
    [one] One chart, { $missing } without
   *[other] { $count } charts, { $missing } without
}
access-contrast = Text has a contrast of at least 4.5:1 on its fill
access-contrast-seen = { $count } colours were computed; the least contrast is { $least }
access-shapes = The parts of charts have a contrast of at least 3:1
access-colour = Nothing is said by colour alone
access-colour-seen = { $count ->
    [one] One cell has a colour with a meaning, { $missing } without words
   *[other] { $count } cells have a colour with a meaning, { $missing } without words
}
access-contents = The contents lead to every sheet, and every link leads somewhere
access-contents-seen = { $count } sheets, { $missing } without a link or with one that leads nowhere
access-alt-says = The alternative texts say what a reader needs
access-alt-says-seen = They name the chart and the table with its figures; what it shows a person must say
access-order = The reading order is the right one
access-order-seen = Tables stand one below another, charts beside their table
access-free = Titles and remarks of the list can be understood
access-free-seen = They stand as the list has them, also in other languages
access-pivot = The PivotTables can be read with assistive technology
access-pivot-seen = Excel draws them itself; the figures also stand in the other tables

## Project cards

sheet-cards = Project cards
contents-cards = The projects line by line, ready to print
cards-unit = { $projects ->
    [one] { $projects } project
   *[other] { $projects } projects
    }, { $nok } in all.
card = { $country } – { $title } ({ $numbers }), { $partner }, { $years } – total { $nok }.
card-from = from { $year }
card-without-numbers = { $country } – { $title }, { $partner }, { $years } – total { $nok }.
