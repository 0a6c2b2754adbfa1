# Det leseren sier: avvik, feil og grunner.

R101 = Arket «{ $sheet }» er skjult og er ikke lest
    .do = Kjør med --include-hidden hvis det skal være med
    .why = Skjulte ark er ofte gamle kopier
R102 = Arket «{ $sheet }» er ikke brukt: { $reason }
    .do = Hvis arket er en liste: gi kolonnene vanlige overskrifter, eller angi dem med --column
    .why = Det som ikke er lest, er ikke med i noe tall
R103 = Kolonne { $column } («{ $header }») er ikke gjenkjent og er ikke brukt
    .do = Angi den med --column hvis den trengs
    .why = Kolonner med ukjent navn kan inneholde noe som mangler i rapporten
R104 = Kolonne { $column } («{ $header }») kan også være { $field } og er ikke brukt
    .do = Angi den riktige kolonnen med --column hvis valget er feil
    .why = To kolonner for det samme ville bli talt dobbelt
R105 = Raden kunne ikke plasseres: { $text }
    .do = Gi raden avtalenummer eller tittel hvis den er en avtale
    .why = Beløpet i raden er ikke med
R106 = Summen i listen er { $stated }, men radene over gir { $computed }
    .do = Kontroller radene og summen i listen
    .why = En rad kan mangle eller være lest feil
R107 = Summen i listen stemmer: { $stated }
    .do = Ingenting å gjøre
    .why = Listens egne summer bekrefter at alt er lest
R108 =
    { $count ->
        [one] En formel har ikke noen beregnet verdi
       *[other] { $count } formler har ikke noen beregnet verdi
    }
    .do = Åpne listen i Excel, lagre den og kjør på nytt
    .why = Ingen vet hva cellen viser før Excel har regnet den ut
R109 = Cellen viser en feil: { $text }
    .do = Rett formelen i listen og kjør på nytt
    .why = Verdien er ikke med
R110 = Beløpene er lest som { $unit }: { $source }
    .do = Angi enheten med --unit hvis den er feil
    .why = Feil enhet gjør alle beløp tusen ganger for store eller små
R111 = Beløpene passer dårlig med enheten { $unit }: vanlig beløp er { $median }
    .do = Kontroller enheten, og angi den med --unit
    .why = Feil enhet gjør alle beløp tusen ganger for store eller små
R112 =
    { $count ->
        [one] En tekst med feil tegn er rettet: «{ $text }» ble «{ $repaired }»
       *[other] { $count } tekster med feil tegn er rettet, den første: «{ $text }» ble «{ $repaired }»
    }
    .do = Ingenting å gjøre
    .why = Teksten var lagret med ett tegnsett og lest med et annet
R113 = Arket «{ $sheet }» kunne ikke leses: { $reason }
    .do = Åpne listen i Excel, lagre den og kjør på nytt
    .why = Ingenting fra arket er med
R114 = Listen har ingen kolonne for { $field }
    .do = Angi kolonnen med --column hvis den finnes under et annet navn
    .why = Rapporten får hull uten den
R115 =
    { $counted ->
        [apart] Raden for { $period } står ved siden av årsrader om det samme. Den har ikke noe beløp og står for seg selv
       *[no] Raden for { $period } står ved siden av sine egne årsrader og er ikke regnet med ({ $amount }; årene: { $years })
    }
    .do = Slett årsradene hvis det er periodens rad som gjelder
    .why = De samme pengene ville bli talt to ganger
R116 = Året er satt til { $year }: { $source }
    .do = Gi listen en kolonne for år hvis det er feil
    .why = Radene har ikke noe eget år
R117 =
    { $count ->
        [one] En skjult rad er lest og regnet med ({ $amount })
       *[other] { $count } skjulte rader er lest og regnet med ({ $amount })
    }
    .do = Vis radene i Excel og kontroller at de skal være med; slett dem ellers
    .why = Den som bare ser på listen, ser ikke disse pengene
R118 =
    { $filtered ->
        [yes] Skjulte kolonner er lest ({ $columns }), og et filter er satt; beløp i dem som er regnet med: { $amount }
       *[no] Skjulte kolonner er lest ({ $columns }); beløp i dem som er regnet med: { $amount }
    }
    .do = Vis kolonnene i Excel og kontroller at de skal være med
    .why = Den som bare ser på listen, ser ikke hva kolonnene sier
R119 = Kolonne { $column } vises som { $shown } i Excel, men tallene bak er lest som { $unit }
    .do = Kontroller et beløp mot avtalen, og angi enheten med --unit
    .why = Feil enhet gjør alle beløp tusen ganger for store eller små
R120 =
    { $count ->
        [one] En rad uten nummer og tittel er regnet til avtalen i raden over ({ $amount })
       *[other] { $count } rader uten nummer og tittel er regnet til avtalen i raden over ({ $amount }); den første står her
    }
    .do = Skriv avtalenummeret i raden hvis det er feil
    .why = Raden sier ikke selv hvilken avtale den gjelder
R121 = Kolonne { $column } («{ $header }») er ikke regnet med; den summerer til { $amount }. Det er «{ $chosen }» som telles
    .do = Endre rekkefølgen i malen hvis den andre kolonnen skal telle
    .why = Bare ett beløp for hver rad kan telles
R122 =
    Arket «{ $sheet }» gjentar { $count } rader fra «{ $other }»; de er talt én gang ({ $amount } er holdt utenfor{ $differing ->
        [0] {""}
       *[other] , { $differing } av dem med et annet beløp
    })
    .do = Slett arket hvis det er en gammel kopi
    .why = De samme pengene ville bli talt to ganger
R123 =
    { $count ->
        [one] Ett tall i kolonne { $column } vises i { $currency } i Excel, men er lest i en annen valuta
       *[other] { $count } tall i kolonne { $column } vises i { $currency } i Excel, men er lest i en annen valuta
    }
    .do = Kontroller beløpene mot avtalene, og skriv valutaen i overskriften eller i en egen kolonne
    .why = En krone og en dollar kan ikke legges sammen
R124 =
    { $count ->
        [one] «{ $header }» (kolonne { $column }) står bare der det skifter; én rad har fått det fra raden over
       *[other] «{ $header }» (kolonne { $column }) står bare der det skifter; { $count } rader har fått det fra raden over
    }
    .do = Fyll ut cellene hvis en tom celle betyr noe annet
    .why = Slik leses en liste der land eller partner bare er skrevet på den første raden
R125 =
    { $count ->
        [one] Én linje med et anførselstegn uten makker er lest som en rad for seg
       *[other] { $count } linjer er lest som rader hver for seg; et anførselstegn uten makker slo dem sammen
    }
    .do = Fjern anførselstegnet i listen, eller lagre den som .xlsx
    .why = Ellers ville en hel rad blitt borte i en celle
R126 =
    { $count ->
        [one] Raden har flere celler enn overskriften; det siste er «{ $text }»
       *[other] { $count } rader har flere celler enn overskriften; i den første er det siste «{ $text }»
    }
    .do = Et skilletegn står i en celle, som i 100,500: sett anførselstegn om cellen, eller lagre listen som .xlsx
    .why = Det som følger etter skilletegnet, står i feil kolonne, og beløpet kan være kuttet
R127 =
    { $count ->
        [one] Beløpet er ført på { $year }, som står i overskriften; raden sier { $own }
       *[other] { $count } beløp er ført på { $year }, som står i overskriften; radene sier noe annet, den første { $own }
    }
    .do = Ta året ut av overskriften hvis radens år gjelder beløpet
    .why = Et beløp kan bare telle i ett år
R128 =
    { $count ->
        [one] «{ $header }» (kolonne { $column }) ser ut til å gjelde hele avtalen eller alle år hittil, men én avtale har rader for flere år; summen kan være { $amount } for høy
       *[other] «{ $header }» (kolonne { $column }) ser ut til å gjelde hele avtalen eller alle år hittil, men { $count } avtaler har rader for flere år; summen kan være { $amount } for høy
    }
    .do = Kontroller mot en avtale; velg beløpet for hvert år med --column, eller la beløpet stå på én rad for hver avtale
    .why = Det samme beløpet ville bli talt i hvert av årene
R129 =
    { $count ->
        [one] Én rad sier «{ $text }» ({ $source }), men er talt med ({ $amount })
       *[other] { $count } rader sier «{ $text }» ({ $source }), men er talt med ({ $amount })
    }
    .do = Ta dem ut av listen hvis de ikke skal være med i rapporten
    .why = Det som er avslått, kansellert eller trukket, ville bli talt som støtte
refused-in-column = kolonne { $column }
refused-in-banner = overskriften over
R130 = Årskolonnene har beløp av ulike slag, og de legges sammen; { $headers } summerer til { $amount }
    .do = Velg «ikke bruk» i arket Kolonner for dem som ikke skal telle, eller kontroller at det er meningen
    .why = Budsjett og regnskap for ulike år gir en sum som er verken det ene eller det andre
R131 =
    { $count ->
        [one] Én avtale har ingenting i kolonne { $column } ({ $field }): { $amount }
       *[other] { $count } avtaler har ingenting i kolonne { $column } ({ $field }): { $amount }
    }
    .do = Fyll ut kolonnen i listen; ellers står avtalen som Ukjent i tabellene, hvis ikke andre avtaler i prosjektet sier det
    .why = Det som er ukjent, mangler i raden der det hører hjemme
R201 = Beløpet «{ $text }» kan ikke leses
    .do = Rett cellen i listen og kjør på nytt
    .why = Beløpet er ikke med i noen sum
R202 = Beløpet mangler
    .do = Fyll inn beløpet, eller en strek hvis det ikke er noe
    .why = Avtalen teller med uten penger
R203 = Beløpet er negativt: { $amount }
    .do = Kontroller at det er en tilbakebetaling
    .why = Det er regnet med og minsker summen
R204 = Året «{ $text }» kan ikke leses eller er umulig
    .do = Rett cellen i listen og kjør på nytt. Gjelder det mange år, venter malen andre: velg en annen med --template, eller endre `plausible_years` i den
    .why = Beløpet kommer ikke i riktig år
R205 = Perioden «{ $text }» kan ikke leses
    .do = Skriv den som 2005-2007
    .why = Prosjektets varighet blir ukjent
R206 =
    Landet «{ $text }» er ukjent ({ $count ->
        [one] en rad
       *[other] { $count } rader
    })
    .do = Rett det i listen, eller legg det til i malen
    .why = Avtalen havner utenfor tabellene over land og regioner
R207 = Partneren «{ $text }» er ikke i malen
    .do = Legg den til i malen hvis den skal ha en gruppe
    .why = Partneren får ingen gruppe
R208 = Forvalteren «{ $text }» er ikke i malen
    .do = Legg den til i malen hvis den går under flere navn
    .why = Navnet er brukt som det står
R209 = Raden har ikke noe avtalenummer og har fått { $id }
    .do = Fyll inn avtalenummeret
    .why = Uten nummer kan raden ikke knyttes sikkert til andre
R210 = Cellen har { $count } avtalenumre: { $numbers }
    .do = Del raden hvis hver avtale har sitt eget beløp
    .why = Beløpet er ført på det første nummeret
R211 =
    { $count ->
        [one] Et beløp er i { $currency } og ikke med i summene: { $amount }
       *[other] { $count } beløp er i { $currency } og ikke med i summene: { $amount } til sammen
    }
    .do = Regn om til kroner i listen hvis de skal være med
    .why = Ulike valutaer kan ikke legges sammen
R212 =
    Raden står også i { $place } ({ $amount }); { $counted ->
        [once] den er regnet med én gang
       *[twice] begge er regnet med
    }
    .do = Slett den ene hvis det er samme utbetaling
    .why = De samme pengene kan bli talt to ganger
R213 =
    Rammeavtalen { $number } ({ $amount }) står ved siden av sine delavtaler ({ $parts }); { $counted ->
        [once] beløpet er regnet med én gang
       *[twice] begge deler er regnet med
    }
    .do = Kontroller om rammens beløp omfatter delavtalenes
    .why = De samme pengene kan bli talt to ganger
R214 = Radens sum er { $stated }, men årene gir { $computed }
    .do = Kontroller raden; årene er regnet med
    .why = Et år kan mangle eller være feil
R215 = Koden «{ $text }» er ukjent i kodeboken ({ $dimension })
    .do = Rett den i listen, eller legg den til i malen
    .why = Koden er ikke brukt
R216 =
    { $count ->
        [one] Året mangler og er satt til periodens første, { $year }
       *[other] { $count } rader uten år er ført på periodens første år
    }
    .do = Fyll inn år hvis beløpene skal fordeles
    .why = Beløpet kan gjelde flere år
R217 = Radene for { $number } er uenige om { $field }: «{ $one }» og «{ $other }»
    .do = Den første er brukt; rett listen hvis den andre er riktig
    .why = Samme avtalenummer skal være samme avtale
R218 =
    { $count ->
        [one] Året til beløpet er ukjent
       *[other] { $count } rader har beløp uten år
    }
    .do = Fyll inn år eller periode
    .why = Beløpet er ikke med i tabeller over år
R220 =
    { $count ->
        [one] { $number } har { $amount } for { $year } her og { $other } i arket «{ $sheet }»; begge er regnet med
       *[other] { $count } avtaler og år har ulike beløp her og i arket «{ $sheet }»; begge er regnet med. Den første er { $number } for { $year }: { $amount } her og { $other } der
    }
    .do = Slett det ene beløpet hvis de gjelder de samme pengene
    .why = De samme pengene kan være talt to ganger
R219 = «{ $text }» er lest som { $amount }, men kan også være desimaler
    .do = Skriv beløpet som et tall i listen hvis det er feil
    .why = Punktum og komma brukes både for tusen og for desimaler
R221 = Perioden slutter ({ $to }) før den begynner ({ $from }); bare det første året er brukt
    .do = Rett datoene i listen
    .why = Årene bestemmer hvor lenge prosjektet får støtte
R222 = Raden kaller seg en sum og er summen av { $count } andre rader av avtalen ({ $amount }); den er ikke talt
    .do = Ta ordet ut av tittelen hvis raden er et beløp for seg
    .why = De samme pengene ville bli talt to ganger

error-empty = `{ $file }` er tom
    .do = Velg en annen fil
error-password = `{ $file }` er låst med passord
    .do = Åpne den i Excel, fjern passordet (Fil, Informasjon, Beskytt arbeidsbok) og kjør på nytt
error-not-a-workbook = `{ $file }` er verken en arbeidsbok eller en tekstliste
    .do = Lagre listen som .xlsx eller .csv
error-html = `{ $file }` er en nettside og ingen arbeidsbok, selv om den kan åpnes i Excel
    .do = Åpne den i Excel og lagre den som .xlsx
error-web-archive = `{ $file }` er en nettside med bilder i én fil (.mht) og ingen arbeidsbok
    .do = Åpne den i Excel og lagre den som .xlsx
error-damaged = `{ $file }` er skadet: { $reason }
    .do = Hent filen på nytt der den ligger, eller åpne den i Excel, lagre den som .xlsx og kjør på nytt

reason-library = biblioteket sier «{ $detail }»
reason-library-fault = lesingen brøt sammen
reason-password = det er låst med passord
reason-empty = det er tomt
reason-not-a-sheet = det er ikke noe regneark
reason-too-many-cells = flere celler enn det er plass til
reason-too-much-text = mer tekst enn det er plass til
reason-text-too-long = teksten i en celle er lengre enn en million tegn; et anførselstegn kan mangle
reason-outside-sheet = celler utenfor det Excel rommer
reason-cell-twice = en celle står to ganger
reason-too-many-parts = for mange deler
reason-part-twice = en del står to ganger
reason-unpacks-too-large = den pakker ut til mer enn det er plass til
reason-shared-strings = den oppgir flere tekster enn den kan inneholde
reason-no-sheets = den har ingen ark
reason-too-many-sheets = den har for mange ark
reason-embedded-workbook = en arbeidsbok ligger inne i den
reason-truncated = slutten mangler
reason-part-missing = en del av arbeidsboken mangler
reason-no-such-text = en celle viser til en tekst som ikke finnes
reason-too-large = den er for stor
skip-empty = arket er tomt
skip-unreadable = arket kunne ikke leses
skip-unreadable-since = arket kunne ikke leses: { $reason }
skip-hidden = arket er skjult
skip-not-chosen = arket er ikke valgt
skip-no-cells = det er et diagram eller en makro
skip-no-header = ingen rad ser ut som en overskrift
skip-no-agreements = kolonnene gir verken avtalenummer eller tittel
skip-no-rows = det står ingen avtaler under overskriften
unit-from-header = det står i overskriften «{ $header }»
unit-from-note = det står «{ $text }»
unit-from-sheet-name = det står i arkets navn
unit-not-stated = listen sier ikke noe annet
year-from-sheet-name = det står i arkets navn
year-from-title = det står over listen
year-from-span = «{ $header }» går over to år
year-from-banner = det står i en mellomtittel
left-out-not-placed = kunne ikke plasseres
left-out-period-row = summerer årsrader som også er med
left-out-repeated = står også et annet sted
left-out-frame = summen av delavtalene, som også er med
left-out-total = summen av andre rader av avtalen, som også er med
field-agreement_number = avtalenummer
field-parent_number = hovedavtale
field-partner_group = partnergruppe
field-amount_disbursed = utbetalt beløp
field-amount_granted = bevilget beløp
field-amount_planned = planlagt beløp
field-row_total = sum av årene