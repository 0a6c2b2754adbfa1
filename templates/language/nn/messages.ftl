# Meldingar i terminalen, kontrollar og feil i malar.

verbatim = { $text }
none = –
and = og

label-error = feil
label-warning = åtvaring
label-note = merknad

## Stadier

stage-start = hentar mal og lister
stage-read = les
stage-recognise = finn listene
stage-clean = reinsar
stage-link = koplar avtalar
stage-tabulate = tabulerer
stage-write = skriv arbeidsboka
stage-save = lagrar

## Hjelp

help-usage = Bruk
help-options = Valg
help-arguments = Argument
help-commands = Kommandoar
help-about = Gjer den årlege prosjektlista til departementet om til tabellane i årsrapporten, i éi arbeidsbok.
help-help = Viser denne hjelpa
help-version = Viser versjonen
help-lang = Språk i arbeidsboka og i meldingene (standard: nb)
help-convert = Leser listene og skriv arbeidsboka (underforstått når første argument er en fil)
help-check = Les listene og viser kva som er forstått og kva som er gale; skriv ingenting
help-agreements = Etter dei eitt eller to avtalenummer
help-template = Viser, kontrollerer og startar malar
help-template-list = Viser malane som finst
help-template-show = Skriv ut ein mal
help-template-check = Finn alle feil i ein mal
help-template-new = Skriv ein ny mal med forklaringar
help-template-file = Malfila
help-name = Namnet på malen
help-new-name = Namnet på den nye malen
help-lists = Listene: xlsx, xlsm, xlsb, xls, ods, csv
help-output = Arbeidsboka som blir skriven (standard: LISTE-rapport.xlsx ved sida av første liste)
help-template-option = Mal: namn eller fil
help-years = Berre beløp frå desse åra i tabellane
help-report-year = Rapportåret, som får ein eigen kolonne
help-previous = Førre rapport, med avgjerdene som skal gjelde
help-sheet = Berre ark med dette namnet (kan gjentakast)
help-column = Kolonnen for eit felt, for eksempel country=D (kan gjentakast)
help-unit = Eininga til beløpa, når lista ikkje seier det eller seier det feil
help-include-hidden = Les òg skjulte ark
help-limit = Gang alle grenser for lesing med dette talet, som 2 eller 0,5: 512 MB fil, 30 mill. celler, 1792 MB minne, 12 s og 1 s per MB
help-no-pivot = Ikkje lag pivottabellar
help-edition = Utgåve: internal (alt, vanleg) eller public (til å gi ut: utan gjennomsyn, kjelder og namn som malen skjuler)
help-strict = Avslutt med kode 1 dersom lista har feil
help-json = Skriv eitt JSON-objekt i staden for samandraget
help-quiet = Ikkje skriv samandrag
help-verbose = Vis alle avvik
help-timings = Vis tida og minnet som kvart trinn tok

## Argument

argument-unknown = ukjent argument `{ $argument }`; sjå `portefolje --help`
argument-without-value = `{ $argument }` manglar ein verdi; sjå `portefolje --help`
argument-value = `{ $argument }` kan ikkje vere `{ $value }`; lov er: { $allowed }
argument-missing = { $argument } manglar; sjå `portefolje --help`
argument-conflict = `{ $argument }` og `{ $other }` kan ikkje brukast saman
argument-other = { $text }

## Feil som stoppar køyringa

error-not-yet = `{ $what }` finst ikkje i denne versjonen enno; ingenting er skrive
error-mask-left = ordet «{ $name }» skal ikkje givast ut, men står i { $place }. Ingenting er skrive. Endre teksten der han kjem frå (lista, malen eller filnamnet), eller legg skrivemåten til i `also` under `[[masking]]`. Er ordet så vanleg at det må stå, gi eit lengre namn i `[[masking]]`
error-missing-file = finn ikkje `{ $file }`; kontroller namn og mappe
error-no-access = har ikkje tilgang til `{ $file }`; be den som eig fila, om leserett
error-read = kan ikkje lese `{ $file }`: { $reason }
error-folder = `{ $file }` er ei mappe; oppgje ei liste i mappa
error-not-regular = `{ $file }` er inga vanleg fil; oppgje ei liste
error-time = `{ $file }` er ikkje ferdig lesen etter { $limit } sekund
    .do = Er lista verkeleg så stor, gi `--limit 2` eller meir
error-time-whole = `{ $file }` er lesen, men ikkje ferdig handsama etter { $limit } sekund
    .do = Er lista verkeleg så stor, gi `--limit 2` eller meir
error-no-room = Maskina har ikkje ledig minne
    .do = Lukk andre program og køyr på nytt
error-memory = `{ $file }` krev meir enn { $limit } MB minne å lese
    .do = Er lista verkeleg så stor, gi `--limit 2` eller meir
error-too-large = `{ $file }` er større enn { $limit } MB
    .do = Del lista eller fjern bilete og vedlegg; er ho verkeleg så stor, gi `--limit 2` eller meir
error-beyond-limits = `{ $file }` rommar meir enn ei liste plar: { $reason }
    .do = Er lista verkeleg så stor, gi `--limit 2` eller meir
error-file-twice = `{ $file }` er oppgjeven to gonger; då ville pengane vorte talde to gonger
error-output-is-input = `{ $file }` er ei av listene; vel eit anna namn med `--output`
error-output-format = `{ $file }`: rapporten er ei arbeidsbok; vel eit namn som sluttar på .xlsx
error-report-unreadable = `{ $file }` ligg ved sida av lista og kan ikkje lesast, så avgjerdene i henne ville gått tapt
    .do = Hent henne frå ein kopi eller frå `(forrige)`, eller køyr med `--fresh` for å byrje utan henne
error-output-folder = `{ $file }` er ei mappe; oppgje eit filnamn
error-write = kan ikkje skrive `{ $file }`: { $reason }
    .do = Vel ei anna mappe med `--output` (med `watch`: `--to`)
error-export-file = `{ $file }` er ei fil, og tabellane skal i ei mappe
    .do = Oppgje ei mappe med `--export`; ho blir laga om ho ikkje finst
error-no-write = har ikkje lov til å skrive i mappa `{ $folder }`
    .do = Kopier lista til ei mappe du kan skrive i, til dømes Dokument, og prøv igjen der; eller vel ei anna mappe med `--output` (med `watch`: `--to`)
error-full = disken er full: `{ $file }` fekk ikkje plass
    .do = Rydd plass, eller vel ein annan disk med `--output` (med `watch`: `--to`)
error-exists = `{ $file }` finst alt; vel eit anna namn
error-no-list = finn inga liste i `{ $file }`: { $reasons }
error-no-rows = lista i `{ $file }` har ei overskrift, men ingen rader med avtalar
error-no-such-sheet = arket `{ $sheet }` finst ikkje i `{ $file }`
error-no-agreement = ingen avtale har nummeret `{ $number }`; sjå arket «Avtalar»
error-near-agreement = ingen avtale har nummeret `{ $number }`; meinte du { $near }?
error-report-as-list = `{ $file }` er ein rapport som portefolje har skrive; oppgje òg lista han skal brukast på
error-unknown-template = ingen mal heiter `{ $name }`; desse finst: { $known }. Ei malfil blir oppgjeven med filnamn, til dømes `min.toml`
error-template = { $count ->
    [one] { $count } feil
   *[other] { $count } feil
    } i malen `{ $file }`; ingenting er skrive
error-not-utf8 = `{ $file }` er ikkje UTF-8; lagre fila på nytt som UTF-8
error-fault = feil i programmet: { $text }. Ingenting er skrive. Meld frå, og legg ved lista dersom ho kan delast
error-workbook = arbeidsboka kan ikkje lagast: { $reason }
sheet-skipped = { $sheet } ({ $reason })

## Samandrag i terminalen

summary-counts = { $agreements ->
    [one] { $agreements } avtale
   *[other] { $agreements } avtalar
    } → { $projects ->
    [one] { $projects } prosjekt
   *[other] { $projects } prosjekt
    } · { $nok } mill. kr · { $period }
summary-rows = Rader: { $read } lesne = { $used } brukte + { $structure } i overskrifter, summar og notar + { $blank } tomme + { $not_used } ikkje brukte
summary-rows-left-out = Rader: { $read } lesne = { $used } brukte + { $structure } i overskrifter, summar og notar + { $blank } tomme + { $not_used } ikkje brukte; { $nok_not_used } er haldne utanfor (sjå Avvik)
summary-links = Koplingar: { $certain ->
    [one] { $certain } sikker
   *[other] { $certain } sikre
    }, { $probable ->
    [one] { $probable } sannsynleg
   *[other] { $probable } sannsynlege
    }, { $review } til vurdering ({ $edition ->
    [public] ikkje i den offentlege utgåva
   *[internal] arket Gruppering
    })
summary-controls = Kontrollar: { $ok } stemmer, { $explained } forklarte, { $failed } avvik (arket Kontroll)
summary-findings = Avvik i lista: { $error } feil, { $warning ->
    [one] { $warning } åtvaring
   *[other] { $warning } åtvaringar
    }, { $note ->
    [one] { $note } merknad
   *[other] { $note } merknader
    } ({ $edition ->
    [public] ikkje i den offentlege utgåva
   *[internal] arket Avvik
    })
summary-output = Arbeidsbok: { $path }
kept-previous = Den førre arbeidsboka er teken vare på som { $file }
kept-for-ever = Det som står i arbeidsboka som låg der, er ikkje med i den nye; ho er teken vare på som { $file }
written-beside = { $file } er open i eit anna program; den nye er skriven som { $path }

## check

check-skipped = ikkje lesen som liste: { $reason }
check-list = overskrift i rad { $header } · eining { $unit } · { $rows } rader · { $agreements } avtalar · { $not_used } rader ikkje brukte
check-unit = eininga: { $source }
check-same-columns = same kolonnar som over
check-preamble = { $count ->
    [one] 1 rad over lista
   *[other] { $count } rader over lista
    }
check-headers = { $count ->
    [one] 1 overskrift
   *[other] { $count } overskriftsrader
    }
check-banners = { $count ->
    [one] 1 mellomtittel
   *[other] { $count } mellomtitlar
    }
check-subtotals = { $count ->
    [one] 1 delsum
   *[other] { $count } delsummar
    }
check-totals = { $count ->
    [one] 1 totalsum
   *[other] { $count } totalsummar
    }
check-footers = { $count ->
    [one] 1 note
   *[other] { $count } notar
    }
check-blank = { $count ->
    [one] 1 tom rad
   *[other] { $count } tomme rader
    }
check-compared = summane i lista: { $agree } stemmer, { $differ } avvik
check-no-field = (halden som han er)
check-understood = { $understood } av { $filled } forstått
check-would-count = Dette ville `convert` telje:
check-more-findings = … og { $count } til ({ $code }); vis alle med -v
reason-header = overskrifta
reason-content = innhaldet ({ $fit } av { $all })
reason-stated = oppgjeven
reason-unknown = ukjend
reason-repeated = feltet finst alt

field-agreement-number = avtalenummer
field-parent-number = hovedavtale
field-title = tittel
field-description = beskrivelse
field-keywords = stikkord
field-country = land
field-region = region
field-partner = avtalepartner
field-partner-group = partnergruppe
field-unit = forvaltar
field-period = periode
field-from = frå
field-to = til
field-year = år
field-amount = beløp
field-amount-disbursed = utbetalt beløp
field-amount-granted = løyvt beløp
field-amount-planned = planlagt beløp
field-row-total = summen av rada
field-currency = valuta
field-evaluated = evaluert
field-sample = utvalg
field-remark = merknad

dimension-region = region
dimension-country = land
dimension-partner = partner
dimension-partner-group = partnergruppe
dimension-unit = forvaltar
dimension-year = år

## explain

explain-title = tittel
explain-partner = partnar
explain-country = land
explain-unit = forvaltar
explain-period = periode
explain-amount = beløp
explain-number = avtalenummer
explain-description = omtale
explain-sum = sum
explain-limits = frå { $probable } poeng blir avtalar slått saman, frå { $review } blir det spurt
explain-partner-missing = partnaren manglar eller er ikkje namngitt
explain-country-missing = landet er ukjent hos minst éin av dei
explain-country-part = eit land og ein region som kan romme det
explain-unit-missing = forvaltaren er ukjend hos minst éin av dei
explain-unit-same = forvaltaren er den same
explain-period-missing = åra er ukjende hos minst éin av dei
explain-amount-missing = beløpa seier verken for eller imot
explain-amount-similar = beløpa er av same storleik
explain-number-missing = nummera seier verken for eller imot
explain-number-same = nummera høyrer til same serie
explain-number-other = nummera høyrer til ulike seriar
explain-description-missing = minst éin av dei manglar ei omtale som seier noko
explain-description-neutral = omtalene seier verken for eller imot
explain-verdict-certain = Sikker. { $evidence }
explain-verdict-probable = Sannsynleg. { $evidence }
explain-verdict-through-others = Same prosjekt gjennom andre avtalar i det
explain-verdict-related = { $evidence }
explain-verdict-review = Bør vurderast. { $evidence }
explain-verdict-veto = Ikkje same prosjekt: ulike enkeltland eller ulike tal i titlane kan ikkje vegast opp
explain-verdict-apart = Ikkje same prosjekt: { $points } poeng er under { $limit }
explain-verdict-unsure = Ikkje slått saman: { $points } poeng er under { $limit }
explain-verdict-title = Ikkje slått saman: titlane åleine gir under { $limit } poeng, og partnar og land er like i mange prosjekt
explain-verdict-conflict = Ikkje slått saman: ein annan avtale passar like godt eller betre, eller det eine prosjektet har ein avtale som ikkje kan høyre til det andre
explain-project = Prosjekt { $project }, { $agreements ->
    [one] { $agreements } avtale
   *[other] { $agreements } avtalar
    }
explain-links = Det som held det saman:
explain-others = Det som liknar, men ikkje er slått saman:

## Malar

template-about-menneskehandel = tiltak mot menneskehandel, med kodebok, handlingsplanar og dei publiserte tala i rapporten
template-about-generell = ein kva som helst tilskotsportefølje, utan kodebok
template-ok = { $file } er i orden: { $countries } land, { $partners } partnarar, { $codes } kodar, { $commitments } forpliktingar, { $tables } tabellar
template-written = Skreiv { $file }. Rediger han, kontroller med `portefolje template check`, og bruk han med `--template`

fault-form-curly = bruk rette hermeteikn, som i `{ $key } = "tekst"`; tekstbehandlarar set inn krumme
fault-form-twice = `{ $key }` står alt lenger oppe. Ein nøkkel står éin gong i kvar del, og kvar ny del byrjar med to hakeparentesar, som i `[[partner]]`
fault-form-part = ein del byrjar med to hakeparentesar på kvar side, som i `[[partner]]`
fault-form-list = ei liste står i hakeparentesar med komma mellom, som i `{ $key } = ["ein", "to"]`
fault-form-text = tekst står mellom rette hermeteikn på éi linje, som i `{ $key } = "tekst"`; tal står utan
fault-form-line = linja er ikkje slik ein mal blir skriven: `nøkkel = "tekst"`, eller `# forklaring`
fault-unknown-key = ukjend nøkkel `{ $key }`{ $near }{ $allowed }
fault-unknown-value = ukjend verdi `{ $value }`{ $near }{ $allowed }
fault-near = ; meinte du `{ $word }`?
fault-allowed = {" "}(lov er: { $list })
fault-missing-key = nøkkelen `{ $key }` manglar
fault-value = verdien passar ikkje: { $text }
fault-value-text = her skal det stå tekst i hermeteikn, ikkje `{ $value }`
fault-value-list = her skal det stå ei liste i hakeparentesar, som `["ein", "to"]`, ikkje `{ $value }`
fault-value-flag = her skal det stå true (ja) eller false (nei), ikkje `{ $value }`
fault-value-part = her skal det stå ein del med nøklar, ikkje `{ $value }`
fault-value-number = her skal det stå eit heilt tal utan hermeteikn, ikkje `{ $value }`
fault-value-count = her skal det stå eit heilt tal frå 0 og oppover, utan hermeteikn, ikkje `{ $value }`
fault-value-decimal = her skal det stå eit tal med punktum, som 0.25, ikkje `{ $value }`
fault-unknown-include = finn ikkje malen `{ $name }`, som denne byggjer på; oppgje namnet på ein innebygd mal eller ei fil i same mappa
fault-repeated = `{ $value }` står to gonger
fault-built-in = `{ $value }` er namnet på ein innebygd dimensjon; vel eit anna
fault-alias-of-two = skrivemåten `{ $alias }` høyrer alt til `{ $other }`; éin skrivemåte kan ikkje stå for to
fault-two-unspecified = berre éin kode i ein dimensjon kan vere `unspecified`
fault-short-term = `{ $value }` er for kort; eit ord med stjerne treng minst tre bokstavar
fault-compare-columns = `compare` gjeld ikkje tabellar med `columns`
fault-empty-commitment = forpliktinga har verken `codes`, `all_codes` eller `regions`, så ingen prosjekt kan svare på ho
fault-coverage-order = `thin_share` er større enn `well_share`
fault-years-order = det første året er seinare enn det siste
fault-table-rows = ein tabell har éin eller to dimensjonar i `rows`
fault-table-measures = ein tabell må vise minst eitt mål
fault-unknown-figure = det publiserte talet `{ $id }` viser til noko som ikkje finst i malen{ $near }
fault-linking-order = `probable_points` er lågare enn `review_points`
fault-not-finite = talet må vere endeleg, ikkje `inf` eller `nan`
fault-sample-size = ein metode som trekkjer, treng `size`
fault-sample-strata = `stratified` treng minst éin dimensjon i `strata`
fault-mask-name = ei maskering har nøyaktig éin av `partner`, `country` og `text`, og den er ikkje tom
fault-mask-empty = det som skal stå i staden for namnet, er tomt
fault-mask-shown = det som skal stå i staden, inneheld sjølv eit namn som skal skjulast: `{ $name }`

## Kontrollar

control-rows = Rader lesne = brukte + tomme + overskrifter, summar og notar + ikkje brukte
control-nok = Kroner lesne = brukte + ikkje brukte
control-agreements = Kvar avtale høyrer til nøyaktig eitt prosjekt
control-grouping = Gruppering endrar ikkje totalen
control-masks = Førekomstar av { $count } skrivemåtar som skal skjulast
control-masks-how = Kvar del av den ferdige fila er gjennomsøkt; eitt funn stansar skrivinga
control-table = Tabellen «{ $table }» ({ $scope }) summerer til grunnlaget sitt
control-table-codes = Tabellen «{ $table }» ({ $scope }) tel kvar gjeven kode éin gong
control-stated-total = Sum oppgjeven i lista: { $place }
control-where = { $place }
control-contradiction = { $reason } ({ $place })
figure-projects = Talet på prosjekt ({ $scope })
figure-agreements = Talet på avtalar ({ $scope })
figure-total = Samla beløp ({ $scope })
figure-sample-projects = Prosjekt i utvalet
figure-sample-share = Delen utvalet har av beløpet
figure-sample-evaluated = Evaluerte prosjekt i utvalet
figure-project-nok = Beløp til prosjekt { $number } ({ $scope })
figure-member-projects = Prosjekt: { $member }, { $dimension } ({ $scope })
figure-member-nok = Beløp: { $member }, { $dimension } ({ $scope })
figure-member-share = Del av beløpet: { $member }, { $dimension } ({ $scope })
figure-member-only = Prosjekt med berre { $member }, { $dimension } ({ $scope })
figure-member-also = Prosjekt med { $member } blant fleire, { $dimension } ({ $scope })
figure-member-specific = Prosjekt retta særskilt mot { $member }, { $dimension } ({ $scope })

## Utval

criterion-years_min = støtta i fleire år
criterion-nok_above = støtte over beløpsgrensa
criterion-started_by = starta tidsnok
criterion-title_without = ikkje studie, seminar eller konferanse

## Reglar om klassifisering, dekning, utval og kontroll

R401 = Prosjekt { $project } har ingen kode i dimensjonen { $dimension }
    .do = Sett x ved rett kode i arket Koding
    .why = Eit prosjekt utan kode er usynleg i tabellen over denne dimensjonen
R501 = Ikkje dekt: { $commitment } har ingen prosjekt
    .do = Skriv årsak, ansvarleg og neste steg i arket Dekning
    .why = Forpliktingar utan prosjekt skal forklarast i årsrapporten
R502 = Tynt dekt: { $commitment } har { $projects ->
        [one] { $projects } prosjekt
       *[other] { $projects } prosjekt
    }
    .do = Vurder om forpliktinga er dekt godt nok, og skriv det i arket Dekning
    .why = Tynt dekte forpliktingar blir gjerne nemnde i årsrapporten
R503 = Prosjekt { $project } er i utvalet utan å oppfylle: { $criteria }
    .do = Skriv i arket Utval kvifor prosjektet likevel er med
    .why = Eit utval må kunne forsvarast med sine eigne kriterium
R601 = { $figure }: publisert { $published }, vårt tal er { $ours }
    .do = Sjå arket Kontroll, og finn ut kva for eit av tala som er rett
    .why = Lesarane samanliknar med tal som er offentlege
R602 = { $figure } kan ikkje stemme: { $reason }
    .do = Ingenting; forklaringen står i arket Kontroll
    .why = Publikasjonen motseier seg sjølv
R603 = Ingen beløp i rapportåret { $year }
    .do = Oppgje rapportåret med --report-year, eller i malen
    .why = Kolonnen for rapportåret blir ståande med null
R604 = Lista har ingen beløp i norske kroner
    .do = Kontroller valutakolonnen og eininga
    .why = Tabellane viser berre norske kroner
R605 = Lista er ei anna enn den dei { $count } publiserte tala gjeld, så dei er ikkje samanlikna
    .do = Ingenting, dersom lista er ny; elles kontroller at rett liste og rett mal er valde
    .why = Publiserte tal kan berre kontrollerast mot lista dei er rekna ut av
