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
      portefolje explain LIST.xlsx 2050001 2060007    why two agreements are one project, or not
      portefolje explain LIST.xlsx 2050001            what holds the project together
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
help-watch = Converts lists that are put into a folder (to come)
help-inbox = The folder into which the lists are put
help-completions = Prints the completions of a shell
help-shell = The shell: bash, zsh, fish, powershell or elvish
help-manual = Prints the manual page of the program or of a command
help-command = The command, for instance convert
help-open = Open the workbook when it is written
help-wait = Wait for Enter at the end, for icons and shortcuts that open a window of their own

## The icon

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
