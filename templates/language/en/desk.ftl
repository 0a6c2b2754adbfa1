# Help and messages about daily use: dropping lists on the icon, seeing the report, folders.

## Help

help-examples-portefolje =
    Examples:
      portefolje LIST.xlsx                       writes LIST-rapport.xlsx beside the list
      portefolje list-2006.xls list-2007.xlsx    several lists in one report
      portefolje check LIST.xlsx                 shows what was understood, and writes nothing
      portefolje explain R104                    what a finding means, and what you can do
      portefolje show LIST-rapport.xlsx          shows the report without Excel

    Exit codes: 0 done · 1 done, but errors in the list (only with --strict) · 2 nothing written · 3 a fault in the program
help-examples-convert =
    Examples:
      portefolje LIST.xlsx --template generell        a portfolio without a codebook
      portefolje LIST.xlsx --years 2003-2010          only amounts of these years in the tables
      portefolje LIST.xlsx --column country=D         column D is the country, though its header does not say so
      portefolje LIST.xlsx --open                     opens the workbook when it is done
      portefolje LIST.xlsx --lang en -o report.xlsx   in English, under another name
help-examples-check =
    Examples:
      portefolje check LIST.xlsx        which sheets, columns and rows were understood
      portefolje check LIST.xlsx -v     all findings, not only the first ones
help-examples-explain =
    Examples:
      portefolje explain R104                         what the code R104 means, and what you can do
      portefolje explain LIST.xlsx 2040021 2050031    why two agreements are one project, or not
      portefolje explain LIST.xlsx 2050031            what holds the project together
help-examples-show =
    Examples:
      portefolje show LIST-rapport.xlsx                     the summary, and which sheets there are
      portefolje show LIST-rapport.xlsx --sheet Geography   one sheet
help-examples-completions =
    Examples:
      portefolje completions bash > ~/.local/share/bash-completion/completions/portefolje
      portefolje completions powershell >> $PROFILE
help-examples-manual =
    Examples:
      portefolje manual | man -l -
      portefolje manual convert > portefolje-convert.1
help-explain = Says what a finding's code means, or shows point by point why two agreements are one project or not
help-explain-list = The lists, or the code of a finding such as R104
help-show = Shows a report in the terminal, without Excel
help-report = The report: a workbook that portefolje has written
help-show-sheet = Sheet to show (may be repeated; default: the first one)
help-watch = Converts lists that are put into a folder, each once
help-inbox = The folder into which the lists are put
help-completions = Prints the completions of a shell
help-shell = The shell: bash, zsh, fish, powershell or elvish
help-manual = Prints the manual page of the program or of a command
help-command = The command, for instance convert
help-open = Open the workbook when it is written
help-wait = Wait for Enter at the end, for icons and shortcuts that open a window of their own
help-export = Also write projects, agreements and amounts as tables for other programs (CSV and Parquet) into a folder
help-html = Also write a page for the browser beside the workbook: one file with the same tables and charts
help-from = Lists that the template is made of: columns, partners, countries and words that titles share
help-template-diff = Shows what differs between two templates
help-template-migrate = Shows where the codes of an old codebook belong in a new one
help-template-one = The one template: name or file
help-template-other = The other template: name or file
help-template-old = The template with the old codebook: name or file
help-template-newer = The template with the new codebook: name or file
help-to = The folder into which the reports are put (default: the same folder)
help-once = Look over the folder once and end
help-interval = Seconds from look to look (default: 5)
help-examples-watch =
    Examples:
      portefolje watch in --to out                  until someone presses Ctrl-C
      portefolje watch in --to out --once           what lies there now, for a scheduled task
      portefolje watch in --interval 30 --html      less often, and with a page
help-examples-template =
    Examples:
      portefolje template new water --from list-2023.xlsx list-2024.xlsx   a template made of lists
      portefolje template check water.toml                                 all faults of the template
      portefolje template diff menneskehandel water.toml                   what differs between them
      portefolje template migrate old.toml new.toml                        old codes to new ones
help-examples-template-list =
    Examples:
      portefolje template list   the templates that come with the program
help-examples-template-show =
    Examples:
      portefolje template show menneskehandel > mine.toml   a template in full use, to begin from
help-examples-template-check =
    Examples:
      portefolje template check water.toml   all faults at once, each with line and column
help-examples-template-new =
    Examples:
      portefolje template new water --from list-2023.xlsx list-2024.xlsx   water.toml, made of two lists
      portefolje template new water --from list.xlsx --column partner=C    column C is the partner, though its header does not say so
      portefolje template new water                                        a template without lists, with explanations
help-examples-template-diff =
    Examples:
      portefolje template diff menneskehandel mine.toml   + is new, - is gone, ~ has changed
help-examples-template-migrate =
    Examples:
      portefolje template migrate plan-2024.toml plan-2028.toml   old codes → new ones, and those that have none
manual-name = NAME
manual-synopsis = SYNOPSIS
manual-description = DESCRIPTION
manual-version = VERSION

## The icon

window-nothing-dropped = No list was dropped on the icon. Drag the Excel list onto it: the report comes beside the list. Several lists, last year’s report and a template (.toml) may be dropped at once.
wait-for-enter = Press Enter to close the window.
error-not-opened = { $file } is written, but could not be opened: { $reason }
error-cloud-file = `{ $file }` is only in the cloud and could not be fetched: { $reason }
    .do = Right-click the file in Explorer, choose “Always keep on this device”, wait until it is downloaded, and try again

## explain R104

explain-code-error = Error: a figure may be wrong until a person has looked
explain-code-warning = Warning: something was left out, assumed or repaired
explain-code-note = Note: good to know
explain-code-why = Why it matters
explain-code-do = What you can do
error-unknown-code = no finding has the code `{ $code }`; did you mean { $near }? A list is explained with an agreement number: `portefolje explain LIST AGREEMENT`

## show

show-sheets = The sheets in { $file }: { $sheets }. Show one with --sheet NAME
error-not-a-report = `{ $file }` is no report of portefolje; lists are shown by `portefolje check`
error-no-report-sheet = the report has no sheet `{ $sheet }`; it has: { $known }
error-no-command = no command is called `{ $name }`; there are: { $known }
summary-export = Tables: { $names } in { $folder }
summary-page = Page: { $path }

## The page

page-skip = Skip to the contents
page-copy = Copy the table
page-copied = The table is copied
page-csv = CSV
page-footer = Projects, agreements, findings and review stand in the workbook.

## watch

watch-begins = Watching { $inbox } every { $seconds } seconds; reports go into { $outbox }. Ctrl-C ends it
watch-once = Looking over { $inbox }; reports go into { $outbox }
watch-ends = The end
watch-converted = { $file } → { $output } ({ $agreements ->
    [one] { $agreements } agreement
   *[other] { $agreements } agreements
    }, { $projects ->
    [one] { $projects } project
   *[other] { $projects } projects
    })
watch-found = { $file } has a report already: { $output }
watch-failed = { $file } was not converted: { $why }
watch-same = { $file } has the same content as { $other } and is converted already
watch-same-failed = { $file } has the same content as { $other }, which could not be converted
watch-report = { $file } is a report and no list. If it is to follow its list, drop both on the icon, or type `portefolje LIST REPORT`
watch-read-only = Not allowed to write in { $inbox }: what is said of lists that cannot be converted (….feil.txt) is put into { $outbox }
watch-in-use = { $file } is in use by another program; waiting
watch-unreadable = { $file } cannot be read now: { $reason }; trying again
watch-broken = { $file }: the program was broken off while the list was converted ({ $how })
watch-no-process = { $file } cannot be converted now: { $reason }; trying again
error-watch-time = `{ $file }` has not been converted after { $limit } seconds
    .do = If the list really is that large, give `--limit 2` or more
error-watch-broken = the program was broken off { $times } times while `{ $file }` was converted, and the list is put aside
    .do = Try the list by itself with `portefolje check`. It is tried again when it has been changed, or when `watch` is started with other options
error-no-folder = cannot find the folder `{ $file }`
error-watched = `{ $file }` is watched already by another `portefolje watch`

## template new --from

error-setup-columns = no template was written, since the lists have no column for { $fields }. Not understood: { $columns }
    .do = Say which column it is, for instance `{ $example }`, and run it again
setup-about = Made of { $files }: { $agreements } agreements, { $projects } projects, { $period }. Read it, delete what does not fit, and run `portefolje template check`.
setup-columns = The columns that were found, and what each was taken for. Question marks are columns that no template knows; they are kept as they are.
setup-unknown-columns = If one of these is something the program should understand, remove # and write the field. Allowed: { $fields }.
setup-partners = Partners that are known ({ $known }): { $names }.
setup-no-partners = No partners were found. If the list has a column for them, say which above, or run once more with `--column partner=C`.
setup-new-partners = Unknown partners ({ $unknown }) stand below, the most common first, with the number of agreements. Put the group right, and let spellings of one partner stand in `aliases`. Groups: { $groups }.
setup-alias = “{ $name }” ({ $count } agreements) looks like “{ $other }”. If it is the same partner, remove # below; the spelling has been added last.
setup-near = looks like “{ $other }”; if it is the same partner, move the spelling there
setup-more-partners = … and { $count } more, which are shown by the name that the list has.
setup-units = Extending units that no template knows ({ $count }), with the number of agreements. Spellings of one unit belong in `aliases`.
setup-countries = Countries that were met ({ $known }): { $names }.
setup-new-countries = Unknown countries ({ $unknown }) stand below, with the country whose name is most like; if it is right, remove #.
setup-values = For instance: { $values }
setup-lacks = The lists have no column for { $fields }, and the report will be made without
setup-lacks-open = No column was taken for { $fields }. If it is one of { $columns }, delete the template and run once more with for instance `{ $example }`
setup-codebook = A draft of a codebook: words that many titles have, with the number of projects and examples. Delete what is no theme, join what belongs together, and give the codes good names.

## template diff and migrate

diff-none = The templates are the same.
error-no-codebook = the template `{ $file }` has no codebook
migrate-heading = From “{ $old }” to “{ $new }”: { $mapped } of { $count } codes have a new one
migrate-by-name = the same name
migrate-by-terms = words in common: { $terms }
migrate-unmapped = Without a new code:
migrate-commitments = these commitments rest on it: { $names }
migrate-new = New codes that no old one answers to:
