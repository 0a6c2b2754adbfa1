# Det lesaren seier: avvik, feil og grunnar.

R101 = Arket «{ $sheet }» er skjult og er ikkje lese
    .do = Køyr med --include-hidden om det skal vere med
    .why = Skjulte ark er ofte gamle kopiar
R102 = Arket «{ $sheet }» er ikkje brukt: { $reason }
    .do = Om arket er ei liste: gi kolonnane vanlege overskrifter, eller oppgi dei med --column
    .why = Det som ikkje er lese, er ikkje med i noko tal
R103 = Kolonne { $column } («{ $header }») er ikkje kjend att og er ikkje brukt
    .do = Oppgi henne med --column om ho trengst
    .why = Kolonnar med ukjent namn kan innehalde noko som manglar i rapporten
R104 = Kolonne { $column } («{ $header }») kan òg vere { $field } og er ikkje brukt
    .do = Oppgi rett kolonne med --column om valet er feil
    .why = To kolonnar for det same ville bli talde dobbelt
R105 = Rada kunne ikkje plasserast: { $text }
    .do = Gi rada avtalenummer eller tittel om ho er ein avtale
    .why = Beløpet i rada er ikkje med
R106 = Summen i lista er { $stated }, men radene over gir { $computed }
    .do = Kontroller radene og summen i lista
    .why = Ei rad kan mangle eller vere lesen feil
R107 = Summen i lista stemmer: { $stated }
    .do = Ingenting å gjere
    .why = Summane i lista stadfestar at alt er lese
R108 =
    { $count ->
        [one] Ein formel har ikkje nokon utrekna verdi
       *[other] { $count } formlar har ikkje nokon utrekna verdi
    }
    .do = Opne lista i Excel, lagre henne og køyr på nytt
    .why = Ingen veit kva cella viser før Excel har rekna henne ut
R109 = Cella viser ein feil: { $text }
    .do = Rett formelen i lista og køyr på nytt
    .why = Verdien er ikkje med
R110 = Beløpa er lesne som { $unit }: { $source }
    .do = Oppgi eininga med --unit om ho er feil
    .why = Feil eining gjer alle beløp tusen gonger for store eller små
R111 = Beløpa passar dårleg med eininga { $unit }: vanleg beløp er { $median }
    .do = Kontroller eininga, og oppgi henne med --unit
    .why = Feil eining gjer alle beløp tusen gonger for store eller små
R112 =
    { $count ->
        [one] Ein tekst med feil teikn er retta: «{ $text }» vart «{ $repaired }»
       *[other] { $count } tekstar med feil teikn er retta, den første: «{ $text }» vart «{ $repaired }»
    }
    .do = Ingenting å gjere
    .why = Teksten var lagra med eitt teiknsett og lesen med eit anna
R113 = Arket «{ $sheet }» kunne ikkje lesast: { $reason }
    .do = Opne lista i Excel, lagre henne og køyr på nytt
    .why = Ingenting frå arket er med
R114 = Lista har ingen kolonne for { $field }
    .do = Oppgi kolonna med --column om ho finst under eit anna namn
    .why = Rapporten får hol utan henne
R115 =
    { $counted ->
        [apart] Rada for { $period } står ved sida av årsrader om det same. Ho har ikkje noko beløp og står for seg sjølv
       *[no] Rada for { $period } står ved sida av sine eigne årsrader og er ikkje rekna med ({ $amount }; åra: { $years })
    }
    .do = Slett årsradene om det er rada for perioden som gjeld
    .why = Dei same pengane ville bli talde to gonger
R116 = Året er sett til { $year }: { $source }
    .do = Gi lista ei kolonne for år om det er feil
    .why = Radene har ikkje noko eige år
R117 =
    { $count ->
        [one] Ei skjult rad er lesen og rekna med ({ $amount })
       *[other] { $count } skjulte rader er lesne og rekna med ({ $amount })
    }
    .do = Vis radene i Excel og kontroller at dei skal vere med; slett dei elles
    .why = Den som berre ser på lista, ser ikkje desse pengane
R118 =
    { $filtered ->
        [yes] Skjulte kolonnar er lesne ({ $columns }), og eit filter er sett; beløp i dei som er rekna med: { $amount }
       *[no] Skjulte kolonnar er lesne ({ $columns }); beløp i dei som er rekna med: { $amount }
    }
    .do = Vis kolonnane i Excel og kontroller at dei skal vere med
    .why = Den som berre ser på lista, ser ikkje kva kolonnane seier
R119 = Kolonne { $column } blir vist som { $shown } i Excel, men tala bak er lesne som { $unit }
    .do = Kontroller eit beløp mot avtalen, og oppgi eininga med --unit
    .why = Feil eining gjer alle beløp tusen gonger for store eller små
R120 =
    { $count ->
        [one] Ei rad utan nummer og tittel er rekna til avtalen i rada over ({ $amount })
       *[other] { $count } rader utan nummer og tittel er rekna til avtalen i rada over ({ $amount }); den første står her
    }
    .do = Skriv avtalenummeret i rada om det er feil
    .why = Rada seier ikkje sjølv kva avtale ho gjeld
R121 = Kolonne { $column } («{ $header }») er ikkje rekna med; ho summerer til { $amount }. Det er «{ $chosen }» som blir talt
    .do = Endre rekkjefølgja i malen om den andre kolonnen skal telje
    .why = Berre eitt beløp for kvar rad kan teljast
R122 =
    Arket «{ $sheet }» tek opp att { $count } rader frå «{ $other }»; dei er talde éin gong ({ $amount } er haldne utanfor{ $differing ->
        [0] {""}
       *[other] , { $differing } av dei med eit anna beløp
    })
    .do = Slett arket om det er ein gammal kopi
    .why = Dei same pengane ville bli talde to gonger
R123 =
    { $count ->
        [one] Eitt tal i kolonne { $column } blir vist i { $currency } i Excel, men er lese i ein annan valuta
       *[other] { $count } tal i kolonne { $column } blir viste i { $currency } i Excel, men er lesne i ein annan valuta
    }
    .do = Kontroller beløpa mot avtalane, og skriv valutaen i overskrifta eller i ein eigen kolonne
    .why = Ei krone og ein dollar kan ikkje leggjast saman
R124 =
    { $count ->
        [one] «{ $header }» (kolonne { $column }) står berre der det skiftar; éi rad har fått det frå rada over
       *[other] «{ $header }» (kolonne { $column }) står berre der det skiftar; { $count } rader har fått det frå rada over
    }
    .do = Fyll ut cellene om ei tom celle tyder noko anna
    .why = Slik blir ei liste lesen der land eller partnar berre er skrive på den første rada
R125 =
    { $count ->
        [one] Éi linje med eit hermeteikn utan make er lesen som ei rad for seg
       *[other] { $count } linjer er lesne som rader kvar for seg; eit hermeteikn utan make slo dei saman
    }
    .do = Fjern hermeteiknet i lista, eller lagre ho som .xlsx
    .why = Elles ville ei heil rad blitt borte i ei celle
R126 =
    { $count ->
        [one] Rada har fleire celler enn overskrifta; det siste er «{ $text }»
       *[other] { $count } rader har fleire celler enn overskrifta; i den første er det siste «{ $text }»
    }
    .do = Eit skiljeteikn står i ei celle, som i 100,500: set hermeteikn om cella, eller lagre lista som .xlsx
    .why = Det som følgjer etter skiljeteiknet, står i feil kolonne, og beløpet kan vere kutta
R127 =
    { $count ->
        [one] Beløpet er ført på { $year }, som står i overskrifta; rada seier { $own }
       *[other] { $count } beløp er førte på { $year }, som står i overskrifta; radene seier noko anna, den første { $own }
    }
    .do = Ta året ut av overskrifta dersom året i rada gjeld beløpet
    .why = Eit beløp kan berre telje i eitt år
R128 =
    { $count ->
        [one] «{ $header }» (kolonne { $column }) ser ut til å gjelde heile avtalen eller alle år hittil, men éin avtale har rader for fleire år; summen kan vere { $amount } for høg
       *[other] «{ $header }» (kolonne { $column }) ser ut til å gjelde heile avtalen eller alle år hittil, men { $count } avtalar har rader for fleire år; summen kan vere { $amount } for høg
    }
    .do = Kontroller mot ein avtale; vel beløpet for kvart år med --column, eller lat beløpet stå på éi rad for kvar avtale
    .why = Det same beløpet ville bli talt i kvart av åra
R129 =
    { $count ->
        [one] Éi rad seier «{ $text }» ({ $source }), men er talt med ({ $amount })
       *[other] { $count } rader seier «{ $text }» ({ $source }), men er talt med ({ $amount })
    }
    .do = Ta dei ut av lista om dei ikkje skal vere med i rapporten
    .why = Det som er avslått, kansellert eller trekt, ville bli talt som støtte
refused-in-column = kolonne { $column }
refused-in-banner = overskrifta over
R130 = Årskolonnane har beløp av ulike slag, og dei blir lagde saman; { $headers } summerer til { $amount }
    .do = Vel «ikkje bruk» i arket Kolonner for dei som ikkje skal telje, eller kontroller at det er meininga
    .why = Budsjett og rekneskap for ulike år gir ein sum som er korkje det eine eller det andre
R131 =
    { $count ->
        [one] Éin avtale har ingenting i kolonne { $column } ({ $field }): { $amount }
       *[other] { $count } avtalar har ingenting i kolonne { $column } ({ $field }): { $amount }
    }
    .do = Fyll ut kolonnen i lista; elles står avtalen som Ukjend i tabellane, om ikkje andre avtalar i prosjektet seier det
    .why = Det som er ukjent, manglar i rada der det høyrer heime
R201 = Beløpet «{ $text }» kan ikkje lesast
    .do = Rett cella i lista og køyr på nytt
    .why = Beløpet er ikkje med i nokon sum
R202 = Beløpet manglar
    .do = Fyll inn beløpet, eller ein strek om det ikkje er noko
    .why = Avtalen tel med utan pengar
R203 = Beløpet er negativt: { $amount }
    .do = Kontroller at det er ei tilbakebetaling
    .why = Det er rekna med og minskar summen
R204 = Året «{ $text }» kan ikkje lesast eller er umogleg
    .do = Rett cella i lista og køyr på nytt. Gjeld det mange år, ventar malen andre: vel ein annan med --template, eller endre `plausible_years` i han
    .why = Beløpet kjem ikkje i rett år
R205 = Perioden «{ $text }» kan ikkje lesast
    .do = Skriv han som 2005-2007
    .why = Kor lenge prosjektet varer, blir ukjent
R206 =
    Landet «{ $text }» er ukjent ({ $count ->
        [one] ei rad
       *[other] { $count } rader
    })
    .do = Rett det i lista, eller legg det til i malen
    .why = Avtalen hamnar utanfor tabellane over land og regionar
R207 = Partnaren «{ $text }» er ikkje i malen
    .do = Legg han til i malen om han skal ha ei gruppe
    .why = Partnaren får inga gruppe
R208 = Forvaltaren «{ $text }» er ikkje i malen
    .do = Legg han til i malen om han går under fleire namn
    .why = Namnet er brukt som det står
R209 = Rada har ikkje noko avtalenummer og har fått { $id }
    .do = Fyll inn avtalenummeret
    .why = Utan nummer kan rada ikkje knytast sikkert til andre
R210 = Cella har { $count } avtalenummer: { $numbers }
    .do = Del rada om kvar avtale har sitt eige beløp
    .why = Beløpet er ført på det første nummeret
R211 =
    { $count ->
        [one] Eitt beløp er i { $currency } og ikkje med i summane: { $amount }
       *[other] { $count } beløp er i { $currency } og ikkje med i summane: { $amount } til saman
    }
    .do = Rekn om til kroner i lista om dei skal vere med
    .why = Ulike valutaer kan ikkje leggjast saman
R212 =
    Rada står òg i { $place } ({ $amount }); { $counted ->
        [once] ho er rekna med éin gong
       *[twice] begge er rekna med
    }
    .do = Slett den eine om det er same utbetaling
    .why = Dei same pengane kan bli talde to gonger
R213 =
    Rammeavtalen { $number } ({ $amount }) står ved sida av delavtalane sine ({ $parts }); { $counted ->
        [once] beløpet er rekna med éin gong
       *[twice] begge delar er rekna med
    }
    .do = Kontroller om beløpet til ramma omfattar beløpa til delavtalane
    .why = Dei same pengane kan bli talde to gonger
R214 = Summen i rada er { $stated }, men åra gir { $computed }
    .do = Kontroller rada; åra er rekna med
    .why = Eit år kan mangle eller vere feil
R215 = Koden «{ $text }» er ukjend i kodeboka ({ $dimension })
    .do = Rett han i lista, eller legg han til i malen
    .why = Koden er ikkje brukt
R216 =
    { $count ->
        [one] Året manglar og er sett til det første i perioden, { $year }
       *[other] { $count } rader utan år er førte på det første året i perioden
    }
    .do = Fyll inn år om beløpa skal fordelast
    .why = Beløpet kan gjelde fleire år
R217 = Radene for { $number } er ueinige om { $field }: «{ $one }» og «{ $other }»
    .do = Den første er brukt; rett lista om den andre er rett
    .why = Same avtalenummer skal vere same avtale
R218 =
    { $count ->
        [one] Året til beløpet er ukjent
       *[other] { $count } rader har beløp utan år
    }
    .do = Fyll inn år eller periode
    .why = Beløpet er ikkje med i tabellar over år
R220 =
    { $count ->
        [one] { $number } har { $amount } for { $year } her og { $other } i arket «{ $sheet }»; begge er rekna med
       *[other] { $count } avtalar og år har ulike beløp her og i arket «{ $sheet }»; begge er rekna med. Den første er { $number } for { $year }: { $amount } her og { $other } der
    }
    .do = Slett det eine beløpet om dei gjeld dei same pengane
    .why = Dei same pengane kan vere talde to gonger
R219 = «{ $text }» er lese som { $amount }, men kan òg vere desimalar
    .do = Skriv beløpet som eit tal i lista om det er feil
    .why = Punktum og komma blir brukte både for tusen og for desimalar
R221 = Perioden sluttar ({ $to }) før han byrjar ({ $from }); berre det første året er brukt
    .do = Rett datoane i lista
    .why = Åra avgjer kor lenge prosjektet får støtte
R222 = Rada kallar seg ein sum og er summen av { $count } andre rader av avtalen ({ $amount }); ho er ikkje talt
    .do = Ta ordet ut av tittelen dersom rada er eit beløp for seg
    .why = Dei same pengane ville blitt talde to gonger

error-empty = `{ $file }` er tom
    .do = Vel ei anna fil
error-password = `{ $file }` er låst med passord
    .do = Opne henne i Excel, fjern passordet (Fil, Informasjon, Vern arbeidsbok) og køyr på nytt
error-not-a-workbook = `{ $file }` er verken ei arbeidsbok eller ei tekstliste
    .do = Lagre lista som .xlsx eller .csv
error-html = `{ $file }` er ei nettside og inga arbeidsbok, sjølv om ho kan opnast i Excel
    .do = Opne henne i Excel og lagre henne som .xlsx
error-web-archive = `{ $file }` er ei nettside med bilete i éi fil (.mht) og inga arbeidsbok
    .do = Opne ho i Excel og lagre ho som .xlsx
error-damaged = `{ $file }` er skadd: { $reason }
    .do = Hent fila på nytt der ho ligg, eller opne henne i Excel, lagre henne som .xlsx og køyr på nytt

reason-library = biblioteket seier «{ $detail }»
reason-library-fault = lesinga braut saman
reason-password = det er låst med passord
reason-empty = det er tomt
reason-not-a-sheet = det er ikkje noko rekneark
reason-too-many-cells = fleire celler enn det er plass til
reason-too-much-text = meir tekst enn det er plass til
reason-text-too-long = teksten i ei celle er lengre enn ein million teikn; eit hermeteikn kan mangle
reason-outside-sheet = celler utanfor det Excel rommar
reason-cell-twice = ei celle står to gonger
reason-too-many-parts = for mange delar
reason-part-twice = ein del står to gonger
reason-unpacks-too-large = ho pakkar ut til meir enn det er plass til
reason-shared-strings = ho oppgir fleire tekstar enn ho kan innehalde
reason-no-sheets = ho har ingen ark
reason-too-many-sheets = ho har for mange ark
reason-embedded-workbook = ei arbeidsbok ligg inne i henne
reason-truncated = slutten manglar
reason-part-missing = ein del av arbeidsboka manglar
reason-no-such-text = ei celle viser til ein tekst som ikkje finst
reason-too-large = ho er for stor
skip-empty = arket er tomt
skip-unreadable = arket kunne ikkje lesast
skip-unreadable-since = arket kunne ikkje lesast: { $reason }
skip-hidden = arket er skjult
skip-not-chosen = arket er ikkje valt
skip-no-cells = det er eit diagram eller ein makro
skip-no-header = inga rad ser ut som ei overskrift
skip-no-agreements = kolonnane gir verken avtalenummer eller tittel
skip-no-rows = det står ingen avtalar under overskrifta
unit-from-header = det står i overskrifta «{ $header }»
unit-from-note = det står «{ $text }»
unit-from-sheet-name = det står i namnet på arket
unit-not-stated = lista seier ikkje noko anna
year-from-sheet-name = det står i namnet på arket
year-from-title = det står over lista
year-from-span = «{ $header }» går over to år
year-from-banner = det står i ein mellomtittel
left-out-not-placed = kunne ikkje plasserast
left-out-period-row = summerer årsrader som òg er med
left-out-repeated = står òg ein annan stad
left-out-frame = summen av delavtalane, som òg er med
left-out-total = summen av andre rader av avtalen, som òg er med
field-agreement_number = avtalenummer
field-parent_number = hovudavtale
field-partner_group = partnargruppe
field-amount_disbursed = utbetalt beløp
field-amount_granted = løyvd beløp
field-amount_planned = planlagt beløp
field-row_total = sum av åra