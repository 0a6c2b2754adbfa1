# Messages in the terminal, controls and faults of templates.

verbatim = { $text }
none = –
and = and

label-error = error
label-warning = warning
label-note = note

## Stages

stage-start = fetching template and lists
stage-read = reading
stage-recognise = finding the lists
stage-clean = cleaning
stage-link = linking agreements
stage-tabulate = tabulating
stage-write = writing the workbook
stage-save = saving

## Help

help-usage = Usage
help-options = Options
help-arguments = Arguments
help-commands = Commands
help-about = Turns a ministry's yearly project list into the annual report's tables, in one workbook.
help-help = Show this help
help-version = Show the version
help-lang = Language of the workbook and of the messages (default: nb)
help-convert = Reads the lists and writes the workbook (implied when the first argument is a file)
help-check = Reads the lists and shows what was understood and what is wrong; writes nothing
help-agreements = Behind them one or two agreement numbers
help-template = Shows, checks and starts templates
help-template-list = Shows the templates there are
help-template-show = Prints a template
help-template-check = Finds all faults of a template
help-template-new = Writes a new template with explanations
help-template-file = The template file
help-name = The template's name
help-new-name = The new template's name
help-lists = The lists: xlsx, xlsm, xlsb, xls, ods, csv
help-output = The workbook to write (default: LIST-rapport.xlsx beside the first list)
help-template-option = Template: name or file
help-years = Only amounts of these years in the tables
help-report-year = The report year, which has a column of its own
help-previous = The last report, whose decisions are to hold
help-sheet = Only sheets of this name (can be repeated)
help-column = The column of a field, for instance country=D (can be repeated)
help-unit = Unit of the amounts, where the list does not say or says it wrongly
help-include-hidden = Also read hidden sheets
help-limit = Multiply all limits of reading by this, such as 2 or 0.5: a file of 512 MB, 30 million cells, 1792 MB of memory, 12 s and 1 s per MB
help-no-pivot = Leave PivotTables out
help-edition = Edition: internal (everything, the default) or public (to be published: no review, no sources, no names that the template hides)
help-strict = Exit with code 1 if the list has errors
help-json = Print one JSON object instead of the summary
help-quiet = Print no summary
help-verbose = Show all findings
help-timings = Show the time and the memory that each stage took

## Arguments

argument-unknown = unknown argument `{ $argument }`; see `portefolje --help`
argument-without-value = `{ $argument }` lacks a value; see `portefolje --help`
argument-value = `{ $argument }` cannot be `{ $value }`; allowed: { $allowed }
argument-missing = { $argument } is missing; see `portefolje --help`
argument-conflict = `{ $argument }` and `{ $other }` cannot be used together
argument-other = { $text }

## Errors that stop the run

error-not-yet = `{ $what }` is not in this version yet; nothing was written
error-mask-left = the word “{ $name }” must not be published, but stands in { $place }. Nothing was written. Change the text where it comes from (the list, the template or the name of the file), or add the spelling to `also` under `[[masking]]`. If the word is so ordinary that it must stand, give a longer name in `[[masking]]`
error-missing-file = cannot find `{ $file }`; check the name and the folder
error-no-access = no access to `{ $file }`; ask its owner for the right to read it
error-read = cannot read `{ $file }`: { $reason }
error-folder = `{ $file }` is a folder; give a list in it
error-not-regular = `{ $file }` is no ordinary file; give a list
error-time = `{ $file }` has not been read after { $limit } seconds
    .do = If the list really is that large, give `--limit 2` or more
error-time-whole = `{ $file }` has been read, but is not finished after { $limit } seconds
    .do = If the list really is that large, give `--limit 2` or more
error-no-room = The machine has no memory left
    .do = Close other programs and run again
error-memory = `{ $file }` takes more than { $limit } MB of memory to read
    .do = If the list really is that large, give `--limit 2` or more
error-too-large = `{ $file }` is larger than { $limit } MB
    .do = Split the list or remove pictures and attachments; if it really is that large, give `--limit 2` or more
error-beyond-limits = `{ $file }` holds more than a list does: { $reason }
    .do = If the list really is that large, give `--limit 2` or more
error-file-twice = `{ $file }` was given twice; its money would be counted twice
error-output-is-input = `{ $file }` is one of the lists; choose another name with `--output`
error-output-format = `{ $file }`: the report is a workbook; choose a name that ends in .xlsx
error-report-unreadable = `{ $file }` stands beside the list and cannot be read, so that the decisions in it would be lost
    .do = Fetch it from a copy or from `(forrige)`, or run with `--fresh` to begin without it
error-output-folder = `{ $file }` is a folder; give the name of a file
error-write = cannot write `{ $file }`: { $reason }
    .do = Choose another folder with `--output` (with `watch`: `--to`)
error-export-file = `{ $file }` is a file, and the tables go into a folder
    .do = Give a folder with `--export`; it is made if it is not there
error-no-write = not allowed to write in the folder `{ $folder }`
    .do = Copy the list to a folder that you can write in, such as Documents, and try again there; or choose another folder with `--output` (with `watch`: `--to`)
error-full = the disk is full: there was no room for `{ $file }`
    .do = Make room, or choose another disk with `--output` (with `watch`: `--to`)
error-exists = `{ $file }` exists already; choose another name
error-no-list = found no list in `{ $file }`: { $reasons }
error-no-rows = the list in `{ $file }` has a header, but no rows with agreements
error-no-such-sheet = there is no sheet `{ $sheet }` in `{ $file }`
error-no-agreement = no agreement has the number `{ $number }`; see the sheet of agreements
error-near-agreement = no agreement has the number `{ $number }`; did you mean { $near }?
error-report-as-list = `{ $file }` is a report that portefolje wrote; give also the list that it is to be used with
error-unknown-template = no template is called `{ $name }`; there are: { $known }. A template file is given by its file name, for instance `mine.toml`
error-template = { $count ->
    [one] { $count } fault
   *[other] { $count } faults
    } in the template `{ $file }`; nothing was written
error-not-utf8 = `{ $file }` is not UTF-8; save it again as UTF-8
error-fault = a fault of the program: { $text }. Nothing was written. Please report it, with the list if it may be shared
error-workbook = the workbook cannot be made: { $reason }
sheet-skipped = { $sheet } ({ $reason })

## Summary in the terminal

summary-counts = { $agreements ->
    [one] { $agreements } agreement
   *[other] { $agreements } agreements
    } → { $projects ->
    [one] { $projects } project
   *[other] { $projects } projects
    } · NOK { $nok } million · { $period }
summary-rows = Rows: { $read } read = { $used } used + { $structure } in headers, totals and notes + { $blank } blank + { $not_used } not used
summary-rows-left-out = Rows: { $read } read = { $used } used + { $structure } in headers, totals and notes + { $blank } blank + { $not_used } not used; { $nok_not_used } left out (see the findings)
summary-links = Links: { $certain } certain, { $probable } probable, { $review } to be looked at ({ $edition ->
    [public] not in the public edition
   *[internal] sheet Grouping
    })
summary-controls = Controls: { $ok } agree, { $explained } explained, { $failed } differ (sheet Controls)
summary-findings = Findings in the list: { $error ->
    [one] { $error } error
   *[other] { $error } errors
    }, { $warning ->
    [one] { $warning } warning
   *[other] { $warning } warnings
    }, { $note ->
    [one] { $note } note
   *[other] { $note } notes
    } ({ $edition ->
    [public] not in the public edition
   *[internal] sheet Findings
    })
summary-output = Workbook: { $path }
kept-previous = The previous workbook was kept as { $file }
kept-for-ever = What the workbook before holds is not in the new one; it was kept as { $file }
written-beside = { $file } is open in another program; the new one was written as { $path }

## check

check-skipped = not read as a list: { $reason }
check-list = header in row { $header } · unit { $unit } · { $rows } rows · { $agreements } agreements · { $not_used } rows not used
check-unit = the unit: { $source }
check-same-columns = the same columns as above
check-preamble = { $count ->
    [one] 1 row above the list
   *[other] { $count } rows above the list
    }
check-headers = { $count ->
    [one] 1 header row
   *[other] { $count } header rows
    }
check-banners = { $count ->
    [one] 1 section title
   *[other] { $count } section titles
    }
check-subtotals = { $count ->
    [one] 1 subtotal
   *[other] { $count } subtotals
    }
check-totals = { $count ->
    [one] 1 grand total
   *[other] { $count } grand totals
    }
check-footers = { $count ->
    [one] 1 note
   *[other] { $count } notes
    }
check-blank = { $count ->
    [one] 1 blank row
   *[other] { $count } blank rows
    }
check-compared = the list's own totals: { $agree } agree, { $differ } differ
check-no-field = (kept as it is)
check-understood = { $understood } of { $filled } understood
check-would-count = This is what `convert` would count:
check-more-findings = … and { $count } more ({ $code }); show all with -v
reason-header = its header
reason-content = its content ({ $fit } of { $all })
reason-stated = stated
reason-unknown = unknown
reason-repeated = the field is there already

field-agreement-number = agreement number
field-parent-number = frame agreement
field-title = title
field-description = description
field-keywords = key words
field-country = country
field-region = region
field-partner = agreement partner
field-partner-group = partner group
field-unit = extending unit
field-period = period
field-from = from
field-to = to
field-year = year
field-amount = amount
field-amount-disbursed = amount disbursed
field-amount-granted = amount granted
field-amount-planned = amount planned
field-row-total = sum of the row
field-currency = currency
field-evaluated = evaluated
field-sample = sample
field-remark = remark

dimension-region = region
dimension-country = country
dimension-partner = partner
dimension-partner-group = partner group
dimension-unit = extending unit
dimension-year = year

## explain

explain-title = title
explain-partner = partner
explain-country = country
explain-unit = extending unit
explain-period = period
explain-amount = amount
explain-number = agreement number
explain-description = description
explain-sum = sum
explain-limits = from { $probable } points agreements are merged, from { $review } a person is asked
explain-partner-missing = the partner is missing or not named
explain-country-missing = the country is unknown in one of them at least
explain-country-part = a country and a region that may hold it
explain-unit-missing = the extending unit is unknown in one of them at least
explain-unit-same = the extending unit is the same
explain-period-missing = the years are unknown in one of them at least
explain-amount-missing = the amounts speak neither for nor against
explain-amount-similar = the amounts are of similar size
explain-number-missing = the numbers speak neither for nor against
explain-number-same = the numbers belong to the same series
explain-number-other = the numbers belong to different series
explain-description-missing = at least one of them lacks a description that says something
explain-description-neutral = the descriptions speak neither for nor against
explain-verdict-certain = Certain. { $evidence }
explain-verdict-probable = Probable. { $evidence }
explain-verdict-through-others = The same project through other agreements in it
explain-verdict-related = { $evidence }
explain-verdict-review = To be judged. { $evidence }
explain-verdict-veto = Not the same project: different single countries or different numbers in the titles cannot be outweighed
explain-verdict-apart = Not the same project: { $points } points are below { $limit }
explain-verdict-unsure = Not merged: { $points } points are below { $limit }
explain-verdict-title = Not merged: the titles alone give less than { $limit } points, and partner and country are the same in many projects
explain-verdict-conflict = Not merged: another agreement fits as well or better, or one of the projects has an agreement that cannot belong to the other
explain-project = Project { $project }, { $agreements ->
    [one] { $agreements } agreement
   *[other] { $agreements } agreements
    }
explain-links = What holds it together:
explain-others = What is alike but not merged:

## Templates

template-about-menneskehandel = measures against trafficking in human beings, with codebook, action plans and the report's published figures
template-about-generell = any portfolio of grants, without a codebook
template-ok = { $file } is in order: { $countries } countries, { $partners } partners, { $codes } codes, { $commitments } commitments, { $tables } tables
template-written = Wrote { $file }. Edit it, check it with `portefolje template check`, and use it with `--template`

fault-form-curly = use straight quotes, as in `{ $key } = "text"`; word processors put in curly ones
fault-form-twice = `{ $key }` stands further up already. A key stands once in each part, and each new part begins with two brackets, as in `[[partner]]`
fault-form-part = a part begins with two brackets on each side, as in `[[partner]]`
fault-form-list = a list stands in brackets with commas between, as in `{ $key } = ["one", "two"]`
fault-form-text = text stands between straight quotes on one line, as in `{ $key } = "text"`; numbers stand without
fault-form-line = this is not how a line of a template is written: `key = "text"`, or `# explanation`
fault-unknown-key = unknown key `{ $key }`{ $near }{ $allowed }
fault-unknown-value = unknown value `{ $value }`{ $near }{ $allowed }
fault-near = ; did you mean `{ $word }`?
fault-allowed = {" "}(allowed: { $list })
fault-missing-key = the key `{ $key }` is missing
fault-value = the value does not fit: { $text }
fault-value-text = text in quotes should stand here, not `{ $value }`
fault-value-list = a list in brackets should stand here, such as `["one", "two"]`, not `{ $value }`
fault-value-flag = true or false should stand here, not `{ $value }`
fault-value-part = a part with keys should stand here, not `{ $value }`
fault-value-number = a whole number without quotes should stand here, not `{ $value }`
fault-value-count = a whole number from 0 up, without quotes, should stand here, not `{ $value }`
fault-value-decimal = a number with a point, such as 0.25, should stand here, not `{ $value }`
fault-unknown-include = cannot find the template `{ $name }` that this one builds on; give the name of a built-in one or of a file in the same folder
fault-repeated = `{ $value }` stands twice
fault-built-in = `{ $value }` is the name of a built-in dimension; choose another
fault-alias-of-two = the spelling `{ $alias }` belongs to `{ $other }` already; one spelling cannot stand for two
fault-two-unspecified = only one code of a dimension can be `unspecified`
fault-short-term = `{ $value }` is too short; a word with a star needs three letters at least
fault-compare-columns = `compare` does not apply to tables with `columns`
fault-empty-commitment = the commitment has neither `codes`, `all_codes` nor `regions`, so that no project can answer to it
fault-coverage-order = `thin_share` is larger than `well_share`
fault-years-order = the first year is later than the last
fault-table-rows = a table has one or two dimensions in `rows`
fault-table-measures = a table must show one measure at least
fault-unknown-figure = the published figure `{ $id }` refers to something that is not in the template{ $near }
fault-linking-order = `probable_points` is lower than `review_points`
fault-not-finite = the number must be finite, not `inf` or `nan`
fault-sample-size = a method that draws needs `size`
fault-sample-strata = `stratified` needs at least one dimension in `strata`
fault-mask-name = a mask has exactly one of `partner`, `country` and `text`, and it is not empty
fault-mask-empty = what is to stand in place of the name is empty
fault-mask-shown = what is to stand in its place holds a name itself that must be hidden: `{ $name }`

## Controls

control-rows = Rows read = used + blank + headers, totals and notes + not used
control-nok = Kroner read = used + not used
control-agreements = Each agreement belongs to exactly one project
control-grouping = Grouping does not change the total
control-masks = Occurrences of { $count } spellings that must be hidden
control-masks-how = Every part of the finished file was searched; one hit stops the writing
control-table = The table “{ $table }” ({ $scope }) adds up to its base
control-table-codes = The table “{ $table }” ({ $scope }) counts each code given once
control-stated-total = Total stated in the list: { $place }
control-where = { $place }
control-contradiction = { $reason } ({ $place })
figure-projects = Number of projects ({ $scope })
figure-agreements = Number of agreements ({ $scope })
figure-total = Total amount ({ $scope })
figure-sample-projects = Projects in the sample
figure-sample-share = The sample's share of the amount
figure-sample-evaluated = Evaluated projects in the sample
figure-project-nok = Amount of project { $number } ({ $scope })
figure-member-projects = Projects: { $member }, { $dimension } ({ $scope })
figure-member-nok = Amount: { $member }, { $dimension } ({ $scope })
figure-member-share = Share of the amount: { $member }, { $dimension } ({ $scope })
figure-member-only = Projects with { $member } only, { $dimension } ({ $scope })
figure-member-also = Projects with { $member } among others, { $dimension } ({ $scope })
figure-member-specific = Projects directed at { $member } in particular, { $dimension } ({ $scope })

## Sample

criterion-years_min = supported over several years
criterion-nok_above = support above the limit
criterion-started_by = started in time
criterion-title_without = no study, seminar or conference

## Rules about coding, coverage, sample and controls

R401 = Project { $project } has no code in the dimension { $dimension }
    .do = Put an x at the right code on the sheet of codes
    .why = A project without a code is not seen in the table of this dimension
R501 = Not covered: { $commitment } has no project
    .do = Write reason, owner and next step on the sheet of coverage
    .why = Commitments without projects are to be explained in the annual report
R502 = Thinly covered: { $commitment } has { $projects ->
        [one] { $projects } project
       *[other] { $projects } projects
    }
    .do = Judge whether the commitment is covered well enough, and write it on the sheet of coverage
    .why = Thinly covered commitments are often named in the annual report
R503 = Project { $project } is in the sample without meeting: { $criteria }
    .do = Write on the sheet of the sample why the project is in it all the same
    .why = A sample must be defended by its own criteria
R601 = { $figure }: published { $published }, ours is { $ours }
    .do = See the sheet of controls, and find out which of the figures is right
    .why = Readers compare with figures that are public
R602 = { $figure } cannot agree: { $reason }
    .do = Nothing; the explanation stands on the sheet of controls
    .why = The publication contradicts itself
R603 = No amounts in the report year { $year }
    .do = Give the report year with --report-year, or in the template
    .why = The column of the report year shows nothing but zero
R604 = The list has no amounts in Norwegian kroner
    .do = Check the column of currencies and the unit
    .why = The tables show Norwegian kroner only
R605 = The list is another than the one that the { $count } published figures are about, so they were not compared
    .do = Nothing, if the list is new; else check that the right list and the right template were chosen
    .why = Published figures can only be checked against the list that they were worked out from
