# Meldinger i terminalen, kontroller og feil i maler.

verbatim = { $text }
none = –
and = og

label-error = feil
label-warning = advarsel
label-note = merknad

## Stadier

stage-start = henter mal og lister
stage-read = leser
stage-recognise = finner listene
stage-clean = renser
stage-link = kobler avtaler
stage-tabulate = tabulerer
stage-write = skriver arbeidsboken
stage-save = lagrer

## Hjelp

help-usage = Bruk
help-options = Valg
help-arguments = Argumenter
help-commands = Kommandoer
help-about = Gjør departementets årlige prosjektliste om til årsrapportens tabeller, i én arbeidsbok.
help-help = Viser denne hjelpen
help-version = Viser versjonen
help-lang = Språk i arbeidsboken og i meldingene (standard: nb)
help-convert = Leser listene og skriver arbeidsboken (underforstått når første argument er en fil)
help-check = Leser listene og viser hva som er forstått og hva som er galt; skriver ingenting
help-agreements = Etter dem ett eller to avtalenumre
help-template = Viser, kontrollerer og begynner maler
help-template-list = Viser malene som finnes
help-template-show = Skriver ut en mal
help-template-check = Finner alle feil i en mal
help-template-new = Skriver en ny mal med forklaringer
help-template-file = Malfilen
help-name = Malens navn
help-new-name = Navnet på den nye malen
help-lists = Listene: xlsx, xlsm, xlsb, xls, ods, csv
help-output = Arbeidsboken som skrives (standard: LISTE-rapport.xlsx ved siden av første liste)
help-template-option = Mal: navn eller fil
help-years = Bare beløp fra disse årene i tabellene
help-report-year = Rapportåret, som får en egen kolonne
help-previous = Forrige rapport, hvis beslutninger skal gjelde
help-sheet = Bare ark med dette navnet (kan gjentas)
help-column = Kolonnen for et felt, for eksempel country=D (kan gjentas)
help-unit = Beløpenes enhet, når listen ikke sier det eller sier det feil
help-include-hidden = Les også skjulte ark
help-limit = Gang alle grenser for lesing med dette tallet, som 2 eller 0,5: 512 MB fil, 30 mill. celler, 1792 MB minne, 12 s og 1 s per MB
help-no-pivot = Ikke lag pivottabeller
help-edition = Utgave: internal (alt, vanlig) eller public (til å gi ut: uten gjennomsyn, kilder og navn som malen skjuler)
help-strict = Avslutt med kode 1 hvis listen har feil
help-json = Skriv ett JSON-objekt i stedet for sammendraget
help-quiet = Ikke skriv sammendrag
help-verbose = Vis alle avvik
help-timings = Vis tiden og minnet som hvert trinn tok

## Argumenter

argument-unknown = ukjent argument `{ $argument }`; se `portefolje --help`
argument-without-value = `{ $argument }` mangler en verdi; se `portefolje --help`
argument-value = `{ $argument }` kan ikke være `{ $value }`; lov er: { $allowed }
argument-missing = { $argument } mangler; se `portefolje --help`
argument-conflict = `{ $argument }` og `{ $other }` kan ikke brukes sammen
argument-other = { $text }

## Feil som stopper kjøringen

error-not-yet = `{ $what }` finnes ikke i denne versjonen ennå; ingenting er skrevet
error-mask-left = ordet «{ $name }» skal ikke gis ut, men står i { $place }. Ingenting er skrevet. Endre teksten der den kommer fra (listen, malen eller filnavnet), eller legg skrivemåten til i `also` under `[[masking]]`. Er ordet så vanlig at det må stå, gi et lengre navn i `[[masking]]`
error-missing-file = finner ikke `{ $file }`; kontroller navn og mappe
error-no-access = har ikke tilgang til `{ $file }`; be den som eier filen om leserett
error-read = kan ikke lese `{ $file }`: { $reason }
error-folder = `{ $file }` er en mappe; oppgi en liste i mappen
error-not-regular = `{ $file }` er ingen vanlig fil; oppgi en liste
error-time = `{ $file }` er ikke ferdig lest etter { $limit } sekunder
    .do = Er listen virkelig så stor, gi `--limit 2` eller mer
error-time-whole = `{ $file }` er lest, men ikke ferdig behandlet etter { $limit } sekunder
    .do = Er listen virkelig så stor, gi `--limit 2` eller mer
error-no-room = Maskinen har ikke ledig minne
    .do = Lukk andre programmer og kjør på nytt
error-memory = `{ $file }` krever mer enn { $limit } MB minne å lese
    .do = Er listen virkelig så stor, gi `--limit 2` eller mer
error-too-large = `{ $file }` er større enn { $limit } MB
    .do = Del listen eller fjern bilder og vedlegg; er den virkelig så stor, gi `--limit 2` eller mer
error-beyond-limits = `{ $file }` rommer mer enn en liste pleier: { $reason }
    .do = Er listen virkelig så stor, gi `--limit 2` eller mer
error-file-twice = `{ $file }` er oppgitt to ganger; da ville pengene blitt talt to ganger
error-output-is-input = `{ $file }` er en av listene; velg et annet navn med `--output`
error-output-format = `{ $file }`: rapporten er en arbeidsbok; velg et navn som slutter på .xlsx
error-report-unreadable = `{ $file }` ligger ved siden av listen og kan ikke leses, så beslutningene i den ville gått tapt
    .do = Hent den fra en kopi eller fra `(forrige)`, eller kjør med `--fresh` for å begynne uten den
error-output-folder = `{ $file }` er en mappe; oppgi et filnavn
error-write = kan ikke skrive `{ $file }`: { $reason }
    .do = Velg en annen mappe med `--output` (med `watch`: `--to`)
error-export-file = `{ $file }` er en fil, og tabellene skal i en mappe
    .do = Oppgi en mappe med `--export`; den blir laget hvis den ikke finnes
error-no-write = har ikke lov til å skrive i mappen `{ $folder }`
    .do = Kopier listen til en mappe du kan skrive i, for eksempel Dokumenter, og prøv igjen der; eller velg en annen mappe med `--output` (med `watch`: `--to`)
error-full = disken er full: `{ $file }` fikk ikke plass
    .do = Rydd plass, eller velg en annen disk med `--output` (med `watch`: `--to`)
error-exists = `{ $file }` finnes allerede; velg et annet navn
error-no-list = finner ingen liste i `{ $file }`: { $reasons }
error-no-rows = listen i `{ $file }` har en overskrift, men ingen rader med avtaler
error-no-such-sheet = arket `{ $sheet }` finnes ikke i `{ $file }`
error-no-agreement = ingen avtale har nummeret `{ $number }`; se arket «Avtaler»
error-near-agreement = ingen avtale har nummeret `{ $number }`; mente du { $near }?
error-report-as-list = `{ $file }` er en rapport som portefolje har skrevet; oppgi også listen den skal brukes på
error-unknown-template = ingen mal heter `{ $name }`; disse finnes: { $known }. En malfil oppgis med filnavn, for eksempel `min.toml`
error-template = { $count ->
    [one] { $count } feil
   *[other] { $count } feil
    } i malen `{ $file }`; ingenting er skrevet
error-not-utf8 = `{ $file }` er ikke UTF-8; lagre filen på nytt som UTF-8
error-fault = feil i programmet: { $text }. Ingenting er skrevet. Meld fra, og legg ved listen hvis den kan deles
error-workbook = arbeidsboken kan ikke lages: { $reason }
sheet-skipped = { $sheet } ({ $reason })

## Sammendrag i terminalen

summary-counts = { $agreements ->
    [one] { $agreements } avtale
   *[other] { $agreements } avtaler
    } → { $projects ->
    [one] { $projects } prosjekt
   *[other] { $projects } prosjekter
    } · { $nok } mill. kr · { $period }
summary-rows = Rader: { $read } lest = { $used } brukt + { $structure } i overskrifter, summer og noter + { $blank } tomme + { $not_used } ikke brukt
summary-rows-left-out = Rader: { $read } lest = { $used } brukt + { $structure } i overskrifter, summer og noter + { $blank } tomme + { $not_used } ikke brukt; { $nok_not_used } er holdt utenfor (se Avvik)
summary-links = Koblinger: { $certain ->
    [one] { $certain } sikker
   *[other] { $certain } sikre
    }, { $probable ->
    [one] { $probable } sannsynlig
   *[other] { $probable } sannsynlige
    }, { $review } til vurdering ({ $edition ->
    [public] ikke i den offentlige utgaven
   *[internal] arket Gruppering
    })
summary-controls = Kontroller: { $ok } stemmer, { $explained } forklart, { $failed } avviker (arket Kontroll)
summary-findings = Avvik i listen: { $error } feil, { $warning ->
    [one] { $warning } advarsel
   *[other] { $warning } advarsler
    }, { $note ->
    [one] { $note } merknad
   *[other] { $note } merknader
    } ({ $edition ->
    [public] ikke i den offentlige utgaven
   *[internal] arket Avvik
    })
summary-output = Arbeidsbok: { $path }
kept-previous = Den forrige arbeidsboken er tatt vare på som { $file }
kept-for-ever = Det som står i arbeidsboken som lå der, er ikke med i den nye; den er tatt vare på som { $file }
written-beside = { $file } er åpen i et annet program; den nye er skrevet som { $path }

## check

check-skipped = ikke lest som liste: { $reason }
check-list = overskrift i rad { $header } · enhet { $unit } · { $rows } rader · { $agreements } avtaler · { $not_used } rader ikke brukt
check-unit = enheten: { $source }
check-same-columns = samme kolonner som over
check-preamble = { $count ->
    [one] 1 rad over listen
   *[other] { $count } rader over listen
    }
check-headers = { $count ->
    [one] 1 overskrift
   *[other] { $count } overskriftsrader
    }
check-banners = { $count ->
    [one] 1 mellomtittel
   *[other] { $count } mellomtitler
    }
check-subtotals = { $count ->
    [one] 1 delsum
   *[other] { $count } delsummer
    }
check-totals = { $count ->
    [one] 1 totalsum
   *[other] { $count } totalsummer
    }
check-footers = { $count ->
    [one] 1 note
   *[other] { $count } noter
    }
check-blank = { $count ->
    [one] 1 tom rad
   *[other] { $count } tomme rader
    }
check-compared = summene i listen: { $agree } stemmer, { $differ } avviker
check-no-field = (beholdt som den er)
check-understood = { $understood } av { $filled } forstått
check-would-count = Dette ville `convert` telle:
check-more-findings = … og { $count } til ({ $code }); vis alle med -v
reason-header = overskriften
reason-content = innholdet ({ $fit } av { $all })
reason-stated = oppgitt
reason-unknown = ukjent
reason-repeated = feltet finnes alt

field-agreement-number = avtalenummer
field-parent-number = hovedavtale
field-title = tittel
field-description = beskrivelse
field-keywords = stikkord
field-country = land
field-region = region
field-partner = avtalepartner
field-partner-group = partnergruppe
field-unit = forvalter
field-period = periode
field-from = fra
field-to = til
field-year = år
field-amount = beløp
field-amount-disbursed = utbetalt beløp
field-amount-granted = bevilget beløp
field-amount-planned = planlagt beløp
field-row-total = radens sum
field-currency = valuta
field-evaluated = evaluert
field-sample = utvalg
field-remark = merknad

dimension-region = region
dimension-country = land
dimension-partner = partner
dimension-partner-group = partnergruppe
dimension-unit = forvalter
dimension-year = år

## explain

explain-title = tittel
explain-partner = partner
explain-country = land
explain-unit = forvalter
explain-period = periode
explain-amount = beløp
explain-number = avtalenummer
explain-description = beskrivelse
explain-sum = sum
explain-limits = fra { $probable } poeng slås avtaler sammen, fra { $review } spørres det
explain-partner-missing = partneren mangler eller er ikke navngitt
explain-country-missing = landet er ukjent hos minst én av dem
explain-country-part = et land og en region som kan romme det
explain-unit-missing = forvalteren er ukjent hos minst én av dem
explain-unit-same = forvalteren er den samme
explain-period-missing = årene er ukjent hos minst én av dem
explain-amount-missing = beløpene sier verken for eller imot
explain-amount-similar = beløpene er av samme størrelse
explain-number-missing = numrene sier verken for eller imot
explain-number-same = numrene hører til samme serie
explain-number-other = numrene hører til ulike serier
explain-description-missing = minst én av dem mangler en beskrivelse som sier noe
explain-description-neutral = beskrivelsene sier verken for eller imot
explain-verdict-certain = Sikker. { $evidence }
explain-verdict-probable = Sannsynlig. { $evidence }
explain-verdict-through-others = Samme prosjekt gjennom andre avtaler i det
explain-verdict-related = { $evidence }
explain-verdict-review = Bør vurderes. { $evidence }
explain-verdict-veto = Ikke samme prosjekt: ulike enkeltland eller ulike tall i titlene kan ikke veies opp
explain-verdict-apart = Ikke samme prosjekt: { $points } poeng er under { $limit }
explain-verdict-unsure = Ikke slått sammen: { $points } poeng er under { $limit }
explain-verdict-title = Ikke slått sammen: titlene alene gir under { $limit } poeng, og partner og land er like i mange prosjekter
explain-verdict-conflict = Ikke slått sammen: en annen avtale passer like godt eller bedre, eller det ene prosjektet har en avtale som ikke kan høre til det andre
explain-project = Prosjekt { $project }, { $agreements ->
    [one] { $agreements } avtale
   *[other] { $agreements } avtaler
    }
explain-links = Det som holder det sammen:
explain-others = Det som ligner, men ikke er slått sammen:

## Maler

template-about-menneskehandel = tiltak mot menneskehandel, med kodebok, handlingsplaner og rapportens publiserte tall
template-about-generell = en hvilken som helst tilskuddsportefølje, uten kodebok
template-ok = { $file } er i orden: { $countries } land, { $partners } partnere, { $codes } koder, { $commitments } forpliktelser, { $tables } tabeller
template-written = Skrev { $file }. Rediger den, kontroller med `portefolje template check`, og bruk den med `--template`

fault-form-curly = bruk rette anførselstegn, som i `{ $key } = "tekst"`; tekstbehandlere setter inn krumme
fault-form-twice = `{ $key }` står alt lenger oppe. En nøkkel står én gang i hver del, og hver ny del begynner med to hakeparenteser, som i `[[partner]]`
fault-form-part = en del begynner med to hakeparenteser på hver side, som i `[[partner]]`
fault-form-list = en liste står i hakeparenteser med komma mellom, som i `{ $key } = ["en", "to"]`
fault-form-text = tekst står mellom rette anførselstegn på én linje, som i `{ $key } = "tekst"`; tall står uten
fault-form-line = linjen er ikke slik en mal skrives: `nøkkel = "tekst"`, eller `# forklaring`
fault-unknown-key = ukjent nøkkel `{ $key }`{ $near }{ $allowed }
fault-unknown-value = ukjent verdi `{ $value }`{ $near }{ $allowed }
fault-near = ; mente du `{ $word }`?
fault-allowed = {" "}(lov er: { $list })
fault-missing-key = nøkkelen `{ $key }` mangler
fault-value = verdien passer ikke: { $text }
fault-value-text = her skal det stå tekst i anførselstegn, ikke `{ $value }`
fault-value-list = her skal det stå en liste i hakeparenteser, som `["en", "to"]`, ikke `{ $value }`
fault-value-flag = her skal det stå true (ja) eller false (nei), ikke `{ $value }`
fault-value-part = her skal det stå en del med nøkler, ikke `{ $value }`
fault-value-number = her skal det stå et helt tall uten anførselstegn, ikke `{ $value }`
fault-value-count = her skal det stå et helt tall fra 0 og oppover, uten anførselstegn, ikke `{ $value }`
fault-value-decimal = her skal det stå et tall med punktum, som 0.25, ikke `{ $value }`
fault-unknown-include = finner ikke malen `{ $name }`, som denne bygger på; oppgi navnet på en innebygd mal eller en fil i samme mappe
fault-repeated = `{ $value }` står to ganger
fault-built-in = `{ $value }` er navnet på en innebygd dimensjon; velg et annet
fault-alias-of-two = skrivemåten `{ $alias }` hører alt til `{ $other }`; én skrivemåte kan ikke stå for to
fault-two-unspecified = bare én kode i en dimensjon kan være `unspecified`
fault-short-term = `{ $value }` er for kort; et ord med stjerne trenger minst tre bokstaver
fault-compare-columns = `compare` gjelder ikke tabeller med `columns`
fault-empty-commitment = forpliktelsen har verken `codes`, `all_codes` eller `regions`, så intet prosjekt kan svare på den
fault-coverage-order = `thin_share` er større enn `well_share`
fault-years-order = det første året er senere enn det siste
fault-table-rows = en tabell har én eller to dimensjoner i `rows`
fault-table-measures = en tabell må vise minst ett mål
fault-unknown-figure = det publiserte tallet `{ $id }` viser til noe som ikke finnes i malen{ $near }
fault-linking-order = `probable_points` er lavere enn `review_points`
fault-not-finite = tallet må være endelig, ikke `inf` eller `nan`
fault-sample-size = en metode som trekker, trenger `size`
fault-sample-strata = `stratified` trenger minst én dimensjon i `strata`
fault-mask-name = en maskering har nøyaktig én av `partner`, `country` og `text`, og den er ikke tom
fault-mask-empty = det som skal stå i stedet for navnet, er tomt
fault-mask-shown = det som skal stå i stedet, inneholder selv et navn som skal skjules: `{ $name }`

## Kontroller

control-rows = Rader lest = brukt + tomme + overskrifter, summer og noter + ikke brukt
control-nok = Kroner lest = brukt + ikke brukt
control-agreements = Hver avtale hører til nøyaktig ett prosjekt
control-grouping = Gruppering endrer ikke totalen
control-masks = Forekomster av { $count } skrivemåter som skal skjules
control-masks-how = Hver del av den ferdige filen er gjennomsøkt; ett funn stanser skrivingen
control-table = Tabellen «{ $table }» ({ $scope }) summerer til sitt grunnlag
control-table-codes = Tabellen «{ $table }» ({ $scope }) teller hver gitte kode én gang
control-stated-total = Sum oppgitt i listen: { $place }
control-where = { $place }
control-contradiction = { $reason } ({ $place })
figure-projects = Antall prosjekter ({ $scope })
figure-agreements = Antall avtaler ({ $scope })
figure-total = Samlet beløp ({ $scope })
figure-sample-projects = Prosjekter i utvalget
figure-sample-share = Utvalgets andel av beløpet
figure-sample-evaluated = Evaluerte prosjekter i utvalget
figure-project-nok = Beløp til prosjekt { $number } ({ $scope })
figure-member-projects = Prosjekter: { $member }, { $dimension } ({ $scope })
figure-member-nok = Beløp: { $member }, { $dimension } ({ $scope })
figure-member-share = Andel av beløpet: { $member }, { $dimension } ({ $scope })
figure-member-only = Prosjekter med bare { $member }, { $dimension } ({ $scope })
figure-member-also = Prosjekter med { $member } blant flere, { $dimension } ({ $scope })
figure-member-specific = Prosjekter rettet særskilt mot { $member }, { $dimension } ({ $scope })

## Utvalg

criterion-years_min = støttet i flere år
criterion-nok_above = støtte over beløpsgrensen
criterion-started_by = startet tidsnok
criterion-title_without = ikke studie, seminar eller konferanse

## Regler om klassifisering, dekning, utvalg og kontroll

R401 = Prosjekt { $project } har ingen kode i dimensjonen { $dimension }
    .do = Sett x ved riktig kode i arket Koding
    .why = Et prosjekt uten kode er usynlig i tabellen over denne dimensjonen
R501 = Ikke dekket: { $commitment } har ingen prosjekter
    .do = Skriv årsak, ansvarlig og neste steg i arket Dekning
    .why = Forpliktelser uten prosjekter skal forklares i årsrapporten
R502 = Tynt dekket: { $commitment } har { $projects ->
        [one] { $projects } prosjekt
       *[other] { $projects } prosjekter
    }
    .do = Vurder om forpliktelsen er dekket godt nok, og skriv det i arket Dekning
    .why = Tynt dekkede forpliktelser nevnes gjerne i årsrapporten
R503 = Prosjekt { $project } er i utvalget uten å oppfylle: { $criteria }
    .do = Skriv i arket Utvalg hvorfor prosjektet likevel er med
    .why = Et utvalg må kunne forsvares med sine egne kriterier
R601 = { $figure }: publisert { $published }, vårt tall er { $ours }
    .do = Se arket Kontroll, og finn ut hvilket av tallene som er riktig
    .why = Leserne sammenligner med tall som er offentlige
R602 = { $figure } kan ikke stemme: { $reason }
    .do = Ingenting; forklaringen står i arket Kontroll
    .why = Publikasjonen motsier seg selv
R603 = Ingen beløp i rapportåret { $year }
    .do = Oppgi rapportåret med --report-year, eller i malen
    .why = Kolonnen for rapportåret blir stående med null
R604 = Listen har ingen beløp i norske kroner
    .do = Kontroller valutakolonnen og enheten
    .why = Tabellene viser bare norske kroner
R605 = Listen er en annen enn den de { $count } publiserte tallene gjelder, så de er ikke sammenlignet
    .do = Ingenting, hvis listen er ny; ellers kontroller at riktig liste og riktig mal er valgt
    .why = Publiserte tall kan bare kontrolleres mot listen de er regnet ut av
