# What reading says: findings, errors and reasons.

R101 = The sheet “{ $sheet }” is hidden and was not read
    .do = Run with --include-hidden if it should be included
    .why = Hidden sheets are often old copies
R102 = The sheet “{ $sheet }” was not used: { $reason }
    .do = If it is a list: give its columns common headers, or name them with --column
    .why = What was not read is in no figure
R103 = Column { $column } (“{ $header }”) was not recognised and is not used
    .do = Name it with --column if it is needed
    .why = Columns of unknown name may hold what the report lacks
R104 = Column { $column } (“{ $header }”) could also be { $field } and is not used
    .do = Name the right column with --column if the choice is wrong
    .why = Two columns for the same would be counted twice
R105 = The row could not be placed: { $text }
    .do = Give the row an agreement number or a title if it is an agreement
    .why = The row's amount is not included
R106 = The list's total is { $stated }, but the rows above add up to { $computed }
    .do = Check the rows and the total in the list
    .why = A row may be missing or misread
R107 = The list's total agrees: { $stated }
    .do = Nothing to do
    .why = The list's own totals confirm that all was read
R108 =
    { $count ->
        [one] A formula has no computed value
       *[other] { $count } formulas have no computed value
    }
    .do = Open the list in Excel, save it and run again
    .why = Nobody knows what the cell shows until Excel has computed it
R109 = The cell shows an error: { $text }
    .do = Correct the formula in the list and run again
    .why = The value is not included
R110 = The amounts were read as { $unit }: { $source }
    .do = State the unit with --unit if it is wrong
    .why = A wrong unit makes all amounts a thousand times too large or small
R111 = The amounts hardly fit the unit { $unit }: a common amount is { $median }
    .do = Check the unit, and state it with --unit
    .why = A wrong unit makes all amounts a thousand times too large or small
R112 =
    { $count ->
        [one] A text with wrong characters was repaired: “{ $text }” became “{ $repaired }”
       *[other] { $count } texts with wrong characters were repaired, the first: “{ $text }” became “{ $repaired }”
    }
    .do = Nothing to do
    .why = The text was saved in one character set and read in another
R113 = The sheet “{ $sheet }” could not be read: { $reason }
    .do = Open the list in Excel, save it and run again
    .why = Nothing of the sheet is included
R114 = The list has no column for { $field }
    .do = Name the column with --column if it stands under another name
    .why = The report has holes without it
R115 =
    { $counted ->
        [apart] The row for { $period } stands beside annual rows about the same. It has no amount and stands by itself
       *[no] The row for { $period } stands beside its own annual rows and is not counted ({ $amount }; the years: { $years })
    }
    .do = Delete the annual rows if the period's row is the right one
    .why = The same money would be counted twice
R116 = The year was taken to be { $year }: { $source }
    .do = Give the list a column for the year if it is wrong
    .why = The rows have no year of their own
R117 =
    { $count ->
        [one] A hidden row was read and is counted ({ $amount })
       *[other] { $count } hidden rows were read and are counted ({ $amount })
    }
    .do = Show the rows in Excel and check that they belong; delete them otherwise
    .why = Whoever only looks at the list does not see this money
R118 =
    { $filtered ->
        [yes] Hidden columns were read ({ $columns }), and a filter is set; amounts in them that are counted: { $amount }
       *[no] Hidden columns were read ({ $columns }); amounts in them that are counted: { $amount }
    }
    .do = Show the columns in Excel and check that they belong
    .why = Whoever only looks at the list does not see what the columns say
R119 = Excel shows column { $column } as { $shown }, but the numbers behind were read as { $unit }
    .do = Check an amount against its agreement, and give the unit with --unit
    .why = A wrong unit makes all amounts a thousand times too large or too small
R120 =
    { $count ->
        [one] A row without number and title was taken to belong to the agreement in the row above ({ $amount })
       *[other] { $count } rows without number and title were taken to belong to the agreement in the row above ({ $amount }); the first stands here
    }
    .do = Write the agreement number in the row if this is wrong
    .why = The row itself does not say which agreement it is about
R121 = Column { $column } (“{ $header }”) is not counted; it adds up to { $amount }. What counts is “{ $chosen }”
    .do = Change the order in the template if the other column should count
    .why = Only one amount of each row can count
R122 =
    The sheet “{ $sheet }” repeats { $count } rows of “{ $other }”; they are counted once ({ $amount } is left out{ $differing ->
        [0] {""}
       *[other] , { $differing } of them with another amount
    })
    .do = Delete the sheet if it is an old copy
    .why = The same money would be counted twice
R123 =
    { $count ->
        [one] One number in column { $column } is shown in { $currency } in Excel, but was read in another currency
       *[other] { $count } numbers in column { $column } are shown in { $currency } in Excel, but were read in another currency
    }
    .do = Check the amounts against the agreements, and write the currency into the header or a column of its own
    .why = A krone and a dollar cannot be added up
R124 =
    { $count ->
        [one] “{ $header }” (column { $column }) stands only where it changes; one row has it from the row above
       *[other] “{ $header }” (column { $column }) stands only where it changes; { $count } rows have it from the row above
    }
    .do = Fill in the cells if an empty one means something else
    .why = So a list is read in which country or partner is written on the first row alone
R125 =
    { $count ->
        [one] One line with a quotation mark that has no fellow was read as a row of its own
       *[other] { $count } lines were read as rows of their own; a quotation mark without its fellow had joined them
    }
    .do = Take the quotation mark out of the list, or save it as .xlsx
    .why = A whole row would else be lost in a cell
R126 =
    { $count ->
        [one] The row has more cells than the header; the last says “{ $text }”
       *[other] { $count } rows have more cells than the header; in the first the last says “{ $text }”
    }
    .do = A delimiter stands in a cell, as in 100,500: put quotation marks around the cell, or save the list as .xlsx
    .why = What follows the delimiter stands in the wrong column, and the amount may be cut
R127 =
    { $count ->
        [one] The amount was booked on { $year }, which the header says; the row says { $own }
       *[other] { $count } amounts were booked on { $year }, which the header says; the rows say otherwise, the first { $own }
    }
    .do = Take the year out of the header if the row’s year is that of the amount
    .why = An amount can count in one year only
R128 =
    { $count ->
        [one] “{ $header }” (column { $column }) seems to be of the whole agreement or of all years so far, but one agreement has rows of several years; the sum may be { $amount } too high
       *[other] “{ $header }” (column { $column }) seems to be of the whole agreement or of all years so far, but { $count } agreements have rows of several years; the sum may be { $amount } too high
    }
    .do = Compare it with an agreement; choose the amount of each year with --column, or leave the amount in one row of each agreement
    .why = The same amount would be counted in each of the years
R129 =
    { $count ->
        [one] One row says “{ $text }” ({ $source }), but is counted ({ $amount })
       *[other] { $count } rows say “{ $text }” ({ $source }), but are counted ({ $amount })
    }
    .do = Take them out of the list if they should not be in the report
    .why = What was refused, cancelled or withdrawn would count as support
refused-in-column = column { $column }
refused-in-banner = the banner above
R130 = The columns of years hold amounts of several kinds, which are added up; { $headers } add up to { $amount }
    .do = Choose “do not use” on the sheet Columns for those that should not count, or check that this is meant
    .why = Budgets and accounts of different years give a sum that is neither
R131 =
    { $count ->
        [one] One agreement has nothing in column { $column } ({ $field }): { $amount }
       *[other] { $count } agreements have nothing in column { $column } ({ $field }): { $amount }
    }
    .do = Fill in the column of the list; otherwise the agreement stands in the tables as unknown, unless others of its project say it
    .why = What is unknown is missing in the row where it belongs
R201 = The amount “{ $text }” cannot be read
    .do = Correct the cell in the list and run again
    .why = The amount is in no total
R202 = The amount is missing
    .do = Fill in the amount, or a dash if there is none
    .why = The agreement counts without money
R203 = The amount is negative: { $amount }
    .do = Check that it is a repayment
    .why = It is counted and lowers the total
R204 = The year “{ $text }” cannot be read or is impossible
    .do = Correct the cell in the list and run again. If it is said of many years, the template expects others: choose another with --template, or change its `plausible_years`
    .why = The amount is not in its year
R205 = The period “{ $text }” cannot be read
    .do = Write it as 2005-2007
    .why = The project's length stays unknown
R206 =
    The country “{ $text }” is unknown ({ $count ->
        [one] one row
       *[other] { $count } rows
    })
    .do = Correct it in the list, or add it to the template
    .why = The agreement is left outside the tables of countries and regions
R207 = The partner “{ $text }” is not in the template
    .do = Add it to the template if it should have a group
    .why = The partner has no group
R208 = The extending unit “{ $text }” is not in the template
    .do = Add it to the template if it goes by several names
    .why = The name is used as it stands
R209 = The row has no agreement number and was given { $id }
    .do = Fill in the agreement number
    .why = Without a number the row cannot be linked with certainty
R210 = The cell holds { $count } agreement numbers: { $numbers }
    .do = Split the row if each agreement has an amount of its own
    .why = The amount stands under the first number
R211 =
    { $count ->
        [one] One amount is in { $currency } and not in the totals: { $amount }
       *[other] { $count } amounts are in { $currency } and not in the totals: { $amount } in all
    }
    .do = Convert them to kroner in the list if they should be included
    .why = Different currencies cannot be added
R212 =
    The row also stands in { $place } ({ $amount }); { $counted ->
        [once] it was counted once
       *[twice] both were counted
    }
    .do = Delete one of them if it is the same payment
    .why = The same money may be counted twice
R213 =
    The frame agreement { $number } ({ $amount }) stands beside its sub-units ({ $parts }); { $counted ->
        [once] the amount was counted once
       *[twice] both were counted
    }
    .do = Check whether the frame's amount includes the sub-units'
    .why = The same money may be counted twice
R214 = The row's total is { $stated }, but its years add up to { $computed }
    .do = Check the row; the years were counted
    .why = A year may be missing or wrong
R215 = The code “{ $text }” is not in the codebook ({ $dimension })
    .do = Correct it in the list, or add it to the template
    .why = The code is not used
R216 =
    { $count ->
        [one] The year is missing and was taken to be the period's first, { $year }
       *[other] { $count } rows without a year were put on their period's first year
    }
    .do = Fill in years if the amounts should be spread
    .why = The amount may be for several years
R217 = The rows of { $number } disagree on { $field }: “{ $one }” and “{ $other }”
    .do = The first is used; correct the list if the other is right
    .why = The same number should be the same agreement
R218 =
    { $count ->
        [one] The amount's year is unknown
       *[other] { $count } rows have amounts without a year
    }
    .do = Fill in a year or a period
    .why = The amount is in no table by year
R220 =
    { $count ->
        [one] { $number } has { $amount } for { $year } here and { $other } in the sheet “{ $sheet }”; both are counted
       *[other] { $count } agreements and years have different amounts here and in the sheet “{ $sheet }”; both are counted. The first is { $number } for { $year }: { $amount } here and { $other } there
    }
    .do = Delete one of the amounts if they are the same money
    .why = The same money may be counted twice
R219 = “{ $text }” was read as { $amount }, but may be decimals
    .do = Write the amount as a number in the list if it is wrong
    .why = Points and commas are used for thousands and for decimals
R221 = The period ends ({ $to }) before it begins ({ $from }); only the first year was used
    .do = Put the dates right in the list
    .why = The years say how long the project is supported
R222 = The row calls itself a total and is the sum of { $count } other rows of the agreement ({ $amount }); it is not counted
    .do = Take the word out of the title if the row is an amount of its own
    .why = The same money would be counted twice

error-empty = `{ $file }` is empty
    .do = Choose another file
error-password = `{ $file }` is locked with a password
    .do = Open it in Excel, remove the password (File, Info, Protect Workbook) and run again
error-not-a-workbook = `{ $file }` is neither a workbook nor a list as text
    .do = Save the list as .xlsx or .csv
error-html = `{ $file }` is a web page and no workbook, although Excel can open it
    .do = Open it in Excel and save it as .xlsx
error-web-archive = `{ $file }` is a web page with its pictures in one file (.mht) and no workbook
    .do = Open it in Excel and save it as .xlsx
error-damaged = `{ $file }` is damaged: { $reason }
    .do = Fetch it once more from where it is kept; or open it in Excel, save it as .xlsx and run again

reason-library = the library says “{ $detail }”
reason-library-fault = reading broke down
reason-password = it is locked with a password
reason-empty = it is empty
reason-not-a-sheet = it is no sheet
reason-too-many-cells = more cells than there is room for
reason-too-much-text = more text than there is room for
reason-text-too-long = the text of a cell is longer than a million characters; a quotation mark may be missing
reason-outside-sheet = cells beyond what Excel holds
reason-cell-twice = a cell stands twice
reason-too-many-parts = too many parts
reason-part-twice = a part stands twice
reason-unpacks-too-large = it unpacks to more than there is room for
reason-shared-strings = it claims more texts than it can hold
reason-no-sheets = it has no sheets
reason-too-many-sheets = it has too many sheets
reason-embedded-workbook = a workbook lies within it
reason-truncated = its end is missing
reason-part-missing = a part of the workbook is missing
reason-no-such-text = a cell points at a text that does not exist
reason-too-large = it is too large
skip-empty = the sheet is empty
skip-unreadable = the sheet could not be read
skip-unreadable-since = the sheet could not be read: { $reason }
skip-hidden = the sheet is hidden
skip-not-chosen = the sheet was not chosen
skip-no-cells = it is a chart or a macro
skip-no-header = no row looks like a header
skip-no-agreements = its columns give neither agreement number nor title
skip-no-rows = no agreements stand below the header
unit-from-header = the header says so: “{ $header }”
unit-from-note = a note says so: “{ $text }”
unit-from-sheet-name = the sheet's name says so
unit-not-stated = the list says nothing else
year-from-sheet-name = the sheet's name says so
year-from-title = it stands above the list
year-from-span = “{ $header }” spans two years
year-from-banner = a banner says so
left-out-not-placed = could not be placed
left-out-period-row = sums up annual rows that are included
left-out-repeated = also stands elsewhere
left-out-frame = the sum of the sub-units, which are included
left-out-total = the sum of other rows of the agreement, which are counted as well
field-agreement_number = agreement number
field-parent_number = frame agreement
field-partner_group = partner group
field-amount_disbursed = amount disbursed
field-amount_granted = amount granted
field-amount_planned = amount planned
field-row_total = total of the years