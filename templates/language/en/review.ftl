# Decisions: the review sheets, their ledger, and what became of it.

sheet-decisions = Decisions
sheet-memory = Memory
contents-decisions = Everything you have decided, and what became of it in this year’s list. Delete a row to undo it.
contents-memory = Hidden: what next year’s report needs to know

## Ledger

ledger-id = Id
ledger-what = What
ledger-subject = About
ledger-agreements = Agreements
ledger-by = By whom
ledger-when = When
ledger-reason = Reason
ledger-evidence = What spoke for and against
ledger-proposal = The program proposed
ledger-titles = Titles
ledger-partners = Partners
ledger-countries = Countries
ledger-parents = Frame agreements
ledger-years = First years
ledger-key = Key
ledger-kind-pair = Link
ledger-kind-member = Split out
ledger-kind-code = Code
ledger-kind-sample = Sample
ledger-kind-name = Name
ledger-kind-column = Column
ledger-kind-amounts = Unit of amounts
ledger-kind-gap = Gap in coverage
empty-decisions = Nothing has been decided yet. Fill in the yellow cells of the review sheets, save, and drop the workbook on the program together with the list.

## Verdicts

decision-split = Split out
decision-related = Related
decision-yes = In
decision-no = Out
header-note = Note
decision-evidence-changed = Changed since it was decided: { $changes }
link-person = You have decided that they are one project

## What became of decisions

status-applied = Applied
status-reanchored = Found again and applied
status-stale = Not applied: its ground is gone
status-conflicting = Not applied: contradictory
status-orphan = Not applied: not in the list
status-with-detail = { $status } ({ $detail })
detail-number-several = { $number } stands for several agreements
detail-number-reused = { $number } was “{ $then }” and is now “{ $now }”
detail-number-other-year = { $number } stood for the agreement of { $then }, and stands for that of { $now } now
detail-by-frame = { $then } is { $now }, by the frame agreement
detail-inside-cell = the number stands in a cell together with { $number }
detail-by-likeness = { $then } is { $now }: same title, partner, country and year
detail-lost = { $number } is not there
detail-one-agreement = both are one agreement now
detail-conflict = against { $others }
detail-code-unknown = the template has no code { $code }
detail-project-divided = the agreements are in several projects now
detail-part-of-project =
    { $count ->
        [one] one of the agreements is in another project now, which was not given the decision
       *[other] { $count } of the agreements are in other projects now, which were not given the decision
    }

## Findings

R701 = Row { $row } of “Decisions” in the previous report cannot be read and is not applied: { $text }
    .do = Repair the row in the previous report and run again, or decide anew in this one
    .why = What was decided must not vanish unsaid
R702 = { $sheet }, row { $row }, in the previous report: “{ $text }” is not a decision that can be used
    .do = Choose one of the values in the list, and give both agreement numbers
    .why = Only what is unambiguous is applied
R703 = A formula stands where a decision should, in row { $row } of the previous report ({ $sheet }); it is not applied
    .do = Type the value in place of the formula
    .why = Nobody has decided what a formula shows
R704 = The previous report no longer has the sheet “Decisions”; what stood there is not applied
    .do = Use a copy of the report that has the sheet, if it was deleted by accident
    .why = Without the sheet nobody knows what was decided
R705 = The sheet “{ $sheet }” of the previous report lacks the column “{ $header }” and was not read
    .do = Put the headers back as the program wrote them
    .why = Without the headers it is uncertain what the cells mean
R706 = The previous report was written by an older version ({ $version }), or its hidden sheet “Memory” was deleted; only what can be read for certain is applied
    .do = Look through the sheet “Decisions”
    .why = Without the memory the program cannot see what was changed in the sheets
R707 =
    { $count ->
        [one] A row of the hidden sheet “Memory” of the previous report cannot be read
       *[other] { $count } rows of the hidden sheet “Memory” of the previous report cannot be read
    }
    .do = Use a copy of the report in which the sheet is unchanged
    .why = The memory shows what has changed since
R708 = { $count } decisions contradict each other, and none of them is applied: { $decisions }
    .do = See the sheet “Decisions”, and change or delete the one that is wrong
    .why = Only you can tell which of them is right
R709 =
    { $count ->
        [one] A decision is not applied because its ground is gone: { $decisions }
       *[other] { $count } decisions are not applied because their ground is gone: { $decisions }
    }
    .do = See the sheet “Decisions”, and decide anew what still holds
    .why = A number may stand for something else than last year
R710 =
    { $count ->
        [one] A decision is about what is not in the list: { $decisions }
       *[other] { $count } decisions are about what is not in the list: { $decisions }
    }
    .do = Nothing to do; they are kept in case the agreements come back
    .why = Agreements come and go from year to year
R711 = The previous report no longer has the sheet “{ $sheet }”; what stood there was not read
    .do = Use a copy of the report that has the sheet, if anything was decided on it
    .why = What was decided must not be lost without a word
R712 = The sheet “{ $other }” of the previous report looks like “{ $sheet }” and was not read
    .do = Write the decisions into “{ $sheet }”, and delete the copy
    .why = Of two sheets that are alike only one is used
R713 =
    { $count ->
        [one] The column “{ $header }” of the previous report’s coding sheet is no code of the template; one mark was not read
       *[other] The column “{ $header }” of the previous report’s coding sheet is no code of the template; { $count } marks were not read
    }
    .do = Put the header back, or use the template that the report was made with
    .why = Without the code nobody knows what the marks are about
R714 = Coding, row { $row }, in the previous report: the cross under “{ $text }” was emptied, and the list gives it again
    .do = Type - to say that the code does not apply
    .why = An empty cell says nothing about the code
R715 = None of the { $count } agreements of the previous report ({ $file }) is in the list
    .do = See whether it is the right report, or the right list
    .why = Decisions are about agreements, and none of them is here
R716 = { $sheet } in the previous report: the remark “{ $text }” stands without a decision and is not taken over
    .do = Write the remark beside a decision, or keep it elsewhere
    .why = A remark belongs to a decision, and without one it has no place in the next report

## Errors and summary

error-two-reports = both `{ $file }` and `{ $other }` are earlier reports; give only the last one
error-previous-not-ours = `{ $file }` is not a report that portefolje wrote; give LIST-rapport.xlsx
error-report-newer = `{ $file }` was written by a newer version of portefolje; use that one, or run without the report
error-report-foreign = `{ $file }` claims to be a report of portefolje and is not; run without it
error-report-public = `{ $file }` is the edition for the public, which holds no decisions; name the internal report (LIST-rapport.xlsx), or run without it
error-report-too-many = `{ $file }` has { $count } rows in the sheet “Decisions”, more than the { $limit } that can be read; nothing was written
help-fresh = Do not take over decisions from the report beside the list
summary-decisions =
    { $count ->
        [one] Decisions from { $file }: one, { $hold } applied, { $rest } not applied ({ $edition ->
    [public] not in the public edition
   *[internal] sheet Decisions
    })
       *[other] Decisions from { $file }: { $count }, { $hold } applied, { $rest } not applied ({ $edition ->
    [public] not in the public edition
   *[internal] sheet Decisions
    })
    }

## Changes, the sample, gaps

sheet-changes = Changes
contents-changes = What is otherwise than in the previous report
header-former-id = Former ID
header-change = Change
header-count = Count
header-change-of = Project, agreement or commitment
header-then = Then
header-now = Now
changes-intro = Compared with the report about { $lists }.
changes-counts = Number of changes
changes-rows = The changes
changes-none = Nothing has changed.
change-new = New project
change-ended = Ended project
change-renamed = New title
change-revised = Revised amount
change-regrouped = Another project
change-recoded = Other codes
change-gap-closed = Gap closed
change-gap-opened = New gap
sample-why-decided = decided in an earlier report
detail-gap-closed = the commitment is covered by now
detail-commitment-unknown = the template has no such commitment

## Names and columns

sheet-names = Names
sheet-choices = Lists
contents-choices = Hidden: the values of the drop-down lists
sheet-columns = Columns
contents-names = For review: spellings of partners, countries and units, and what they were read as
contents-columns = For review: what the list's columns were read as, and the unit of the amounts
header-name-kind = What
header-spelling = Spelling in the list
header-rows = Rows
header-read-as = Read as
header-like = Looks like
header-name-is = Is the same as
header-first-cell = First cell
header-example = Examples
header-read-by-itself = The program reads it as
header-to-read-as = To be read as
columns-amounts = Unit of the amounts
amounts-assumed = The list does not say
amounts-stated = The list says so
column-repeated = several columns have this header, so that it can only be given with --column
empty-names = All names are known.
empty-columns = No columns.
name-read-otherwise = the template reads it as { $name } by now
closed-title = Not for writing
closed-message = The program writes this cell. Delete the whole row to undo the decision.
sample-room = Projects that you take in
sample-room-how = Write the project's id and choose In or Out; the program fills in the rest next time.
detail-name-without-letters = the spelling or the name has no letters
detail-name-unknown = the template does not know { $name }
detail-name-respelt = spelt “{ $spelling }” in this year's list
detail-name-lost = “{ $spelling }” is not in the list
detail-column-lost = the header “{ $header }” is not in the list
detail-column-repeated = several columns are called “{ $header }”
detail-column-several = “{ $header }” stands in several lists: { $lists }
detail-column-elsewhere = found on the sheet { $sheet }
detail-column-renamed = the header is “{ $header }” by now
detail-column-otherwise = the program read it as { $then } and reads it as { $now } by now
detail-column-unfit = only { $fitting } of { $all } cells fit
detail-amounts-lost = the list is not here this year
detail-amounts-several = several lists may be meant: { $lists }
detail-amounts-otherwise = the amounts were read in { $then }, and the list says { $now } by now
detail-amounts-stated = the list itself says by now that amounts are in { $now }
detail-unit-asked = the unit was given with --unit

## Teaching

help-learn = Proposes lines of the template from what people decided, and shows how often the rules agreed with them
help-learn-reports = Reports that portefolje has written and people have filled in
help-times = So many times the same must have been decided (default: 2)
help-examples-learn =
    Examples:
      portefolje learn liste-2006-rapport.xlsx liste-2007-rapport.xlsx > proposal.toml
      portefolje learn liste-2007-rapport.xlsx --times 1
learn-about = { $decisions ->
        [one] One decision was looked at.
       *[other] { $decisions } decisions were looked at.
    } What was decided alike at least { $times } times is proposed.
    Nothing is changed: look through the lines and paste them into the template.
learn-nothing = Nothing was decided alike so many times, or the template has it already.
learn-scores = How often the rules and people agreed, code by code. A project counts as looked at in a
    dimension where people decided one of its codes; what they left empty there counts as no.
learn-code = Code
learn-both = both
learn-rules = rules only
learn-people = you only
learn-neither = neither
learn-precision = precision
learn-recall = recall
learn-kappa = kappa
learn-name = “{ $spelling }” is “{ $name }”, decided in { $times ->
        [one] one report
       *[other] { $times } reports
    }
learn-several-countries = several countries at once cannot be a spelling of one; leave the decision in the report
learn-word = + “{ $term }”: { $times } projects that people gave the code, and none that they refused it ({ $titles })
learn-wrong = − “{ $term }”: proposed the code for { $times } projects, and people refused it each time ({ $titles })

## Compared with the last report

header-before = { $measure } before
header-change-in = Change in { $measure }
note-gone-rows = Stood in the last report and not in this one: { $rows }.
gone-row = { $name } ({ $projects }, { $nok })
control-decided = people decided otherwise: { $decisions }. { $place }
control-more-decisions = { $count } more
R606 = { $figure }: published { $published }, ours is { $ours } after what people decided ({ $decisions })
    .do = Nothing, if the decisions are right; else change them in the ledger
    .why = Without the decisions the figure met the published one
