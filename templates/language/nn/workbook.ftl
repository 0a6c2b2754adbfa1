# The workbook: sheets, headers, titles, notes.

language-name = Nynorsk
title-untitled = Prosjektporteføljen
write-failed = arbeidsboka kunne ikkje skrivast: { $reason }
text-cut = … [avkorta: cella rommar ikkje meir]
footer-page = Side
print-list = Lista for { $year }

## Sheets, each with a line in the contents

sheet-summary = Samandrag
sheet-geography = Geografi
sheet-partners = Partnarar
sheet-units = Forvaltarar
sheet-years = År
sheet-coverage = Dekning
sheet-sample = Utval
sheet-evaluations = Evalueringar
sheet-projects = Prosjekt
sheet-agreements = Avtalar
sheet-amounts = Beløp
sheet-answers = Dekningsliste
sheet-pivot = Pivot
sheet-grouping = Gruppering
sheet-coding = Koding
sheet-findings = Avvik
sheet-controls = Kontroll
sheet-about = Om

contents-geography = Regionar og land: prosjekt, avtalar, beløp og delar
contents-partners = Partnarar og partnargrupper
contents-units = Kven som forvaltar avtalane
contents-years = Beløp og prosjekt år for år
contents-dimension = { $name } etter kodeboka: prosjekt og beløp
contents-tables = Tabellar etter malen
contents-coverage = Tiltak i handlingsplanane mot prosjekta: kva som er dekt, og kva som manglar
contents-sample = Utvalet av prosjekt: kriterium, kven som er valde, og kvifor
contents-evaluations = Prosjekt som er evaluerte
contents-projects = Alle prosjekt, eitt på kvar rad
contents-agreements = Alle avtalar, med prosjektet dei høyrer til, og kvifor
contents-agreements-public = Alle avtalar, med prosjektet dei høyrer til
contents-amounts = Alle beløp, med cella i lista dei kjem frå
contents-amounts-public = Alle beløp, år for år
contents-answers = Kvart tiltak med prosjekta som svarer på det
contents-pivot = Pivottabellar over Beløp, til å dra, filtrere og gruppere sjølv
contents-grouping = Til gjennomsyn: koplingar som ikkje er sikre, og avtalar som liknar kvarandre
contents-coding = Til gjennomsyn: kodar som er gitte, og kodar som er foreslåtte
contents-findings = Det som bør rettast eller sjåast på i lista
contents-controls = Tala våre mot tala dei skal stemme med
contents-about = Program, kjelder, metode og definisjonar

## Headers

header-project = Prosjekt
header-agreement = Avtale
header-project-id = Prosjekt-ID
header-title = Tittel
header-country = Land
header-region = Region
header-partner = Partnar
header-partner-group = Partnargruppe
header-unit = Forvaltar
header-agreements = Avtalar
header-agreement-numbers = Avtalenumre
header-from-year = Frå år
header-to-year = Til år
header-years = År
header-nok = Beløp (NOK)
header-evaluated = Evaluert
header-sample = Utval
header-weakest-link = Svakaste kopling
header-agreement-number = Avtalenummer
header-parent-number = Hovudavtale
header-link = Kopling
header-evidence = Grunngiving
header-file = Fil
header-sheet = Ark
header-row = Rad
header-cell = Celle
header-year = År
header-agreement-one = Avtale 1
header-title-one = Tittel 1
header-agreement-other = Avtale 2
header-title-other = Tittel 2
header-merged = Slått saman
header-points = Poeng
header-comparisons = Poeng for kvar samanlikning
header-decision = Avgjerd
header-remark = Merknad
header-initials = Initialar
header-coding-grounds = Grunnlag for forslaga
header-severity = Alvor
header-code = Kode
header-what = Kva
header-what-to-do = Kva du kan gjere
header-control = Kva som er kontrollert
header-expected = Skal være
header-ours = Talet vårt
header-difference = Skilnad
header-status = Status
header-where = Kvar talet står, eller kvifor det avvik
header-figure = Kva
header-value = Tal
header-total-of = { $measure } i alt
header-commitment = Tiltak eller tema
header-plan = Handlingsplan
header-level = Nivå
header-first-year = Første år
header-last-year = Siste år
header-projects-total = Prosjekt i alt
header-nok-total = NOK i alt
header-reason = Årsak
header-owner = Ansvarleg
header-next-step = Neste steg
header-share-of-projects = Del av prosjekta
header-share-of-nok = Del av beløpet
header-criterion = Kriterium
header-met-by = Prosjekt som oppfyller det
header-meets = Oppfyller
header-sample-criteria = Utvalskriterium
header-not-met = Oppfyller ikkje
header-why-chosen = Kvifor vald
header-stratum = Stratum
header-in-frame = Prosjekt i ramma
header-drawn = Trekt
header-probability = Sannsyn for å bli trekt
header-sha = SHA-256
header-field = Forstått som
header-column = Kolonne
header-column-header = Overskrift i lista
header-why = Kvifor
header-filled = Utfylte celler
header-understood = Forståtte celler
header-access = Krav
header-outcome = Utfall
header-seen = Kva som er sett

## Dimensions, measures, members

by-region = Region
by-country = Land
by-partner = Partnar
by-partner_group = Partnargruppe
by-unit = Forvaltar
by-year = År
by-plan = Handlingsplan
by-commitment = Tiltak eller tema

live-place = { $name } i tabellane
live-sampled = I utvalet
live-key = Nøkkel: { $name }
live-first = Første rad: { $name }
live-years = { $name }, { $years }
live-counts = Har beløp
live-answers = Svarer på { $number }: { $name }
live-answers-any = Svarer på noko i { $numbers }
live-stood = Rad i { $name } då boka vart laga
live-start = Første rad, same prosjekt
live-first-row = Første rad i { $name }
live-last-row = Siste rad i { $name }
live-row = Rad i { $name }
live-codes = Talet på kodar: { $name }
live-has = Har { $name }: { $member }
live-nok-of = Beløp, { $name }: { $member }
measure-projects = Prosjekt
measure-projects-only = Berre denne koden
measure-projects-also = Denne blant fleire
measure-agreements = Avtalar
measure-nok = Beløp (NOK)
measure-share = Del av beløpet
measure-nok-report-year = NOK i rapportåret
measure-nok-year = NOK i { $year }

member-unknown = Ukjend
member-regional = Regionalt
member-several = Fleire
member-other = Andre
member-others = Andre
member-none = Ingen
year-open = Løpande
year-none = –
member-uncoded = Ikkje koda

label-total = Totalt
label-total-once = Totalt (kvart prosjekt éin gong)
label-meets-all = Oppfyller alle kriteria

answer-yes = Ja
answer-no = Nei

## Tables

scope-portfolio = Heile porteføljen
scope-sample = Utvalet
scope-years = { $name }, { $years }
note-scope = Gjeld: { $scope }. Beløp i norske kroner.
note-scope-year = Gjeld: { $scope }. Beløp i norske kroner. Rapportåret er { $year }.
note-columns-others = «Andre» er alle som ikkje har ein eigen kolonne: tabellen viser dei { $count } største kvar for seg.
note-several-codes = Eit prosjekt kan ha fleire kodar og blir då talt under kvar av dei, med heile beløpet. Summen av radene er derfor større enn totalen, som tel kvart prosjekt éin gong.
note-several-rows = Eit prosjekt kan stå i fleire rader, og blir då talt i kvar av dei. Totalen tel kvart prosjekt éin gong.
tables-none = Malen har ingen tabell til dette arket.
table-empty = Det er ingenting å vise i denne tabellen.
table-values = Tal i denne tabellen er verdiar og ikkje formlar: dei følgjer endringar først når lista er konvertert igjen.
chart-title = { $measure } etter { $by } ({ $scope })
chart-title-largest = { $measure } etter { $by }: dei { $count } første ({ $scope })
chart-alt = Diagram: { $title }. Tala står i tabellen «{ $table }».
chart-left-out = Diagrammet er utelate: det ville hatt { $columns } fargar, og fleire enn { $most } kan ikkje skiljast frå kvarandre.
axis-kroner = Kroner
axis-millions = Millionar kroner

## Sammendrag

summary-subtitle = Laga av portefolje { $version } frå { $files }
summary-subtitle-public = Laga av portefolje { $version }. Utgåve til å gi ut.
summary-figures = Nøkkeltal
summary-live = Nøkkeltala er formlar og følgjer endringar i Prosjekt og Koding; setningane under er skrivne då arbeidsboka vart laga.
summary-profile = Profilen til porteføljen
summary-coverage = Kva som er dekt
summary-look = Til gjennomsyn
summary-checked = Kontroll og utval
summary-contents = Innhald
key-agreements = Avtalar
key-projects = Prosjekt
key-nok = Beløp i alt (NOK)
key-nok-year = Beløp i { $year } (NOK)
key-period = Periode
key-partners = Partnarar
key-countries = Enkeltland
key-sample = Prosjekt i utvalet
key-sample-share = Delen utvalet har av beløpet
key-proposed = Kodar foreslåtte, ikkje stadfesta
amount-millions = { $amount } millionar kroner
amount-other = { $amount } { $currency }

profile-follower = { $name } ({ $share })
profile-follower-tied = { $name } (like mykje)
profile-region = Mest går til { $name }: { $amount }, { $share } av beløpet{ $others ->
    [0] {""}
   *[other] , følgt av { $next }
}.
profile-country = Enkeltlandet som får mest, er { $name } med { $amount }, { $share } av beløpet{ $others ->
    [0] {""}
   *[other] , følgt av { $next }
}.
profile-partner = Den største avtalepartnaren er { $name } med { $amount }, { $share } av beløpet{ $others ->
    [0] {""}
   *[other] , følgt av { $next }
}.
profile-partner_group = Den største partnargruppa er { $name } med { $amount }, { $share } av beløpet{ $others ->
    [0] {""}
   *[other] , følgt av { $next }
}.
profile-unit = Mest blir forvalta av { $name }: { $amount }, { $share } av beløpet{ $others ->
    [0] {""}
   *[other] , følgt av { $next }
}.
profile-year = I { $year } var beløpet { $amount }, { $share } av heile perioden, fordelt på { $count ->
    [one] eitt prosjekt
   *[other] { $count } prosjekt
}.
profile-code = { $total ->
    [one] Prosjektet har { $code } som { $one }.
   *[other] Flest prosjekt har { $code } som { $one }: { $count } av { $total }.
}
profile-codes = Flest prosjekt har { $code } som { $one }: { $count } av { $total }. { $tied ->
    [0] Nest vanlegast
   *[other] Like vanleg
} er { $second }: { $second-count }.
profile-scoped = { $sentence } (Gjeld { $scope }.)
profile-title = «{ $title }»
profile-rest = { $count } til
profile-not-covered = Ikkje dekt: { $names }.
profile-thin = I liten grad dekt: { $names }.
profile-over = Mest dekt: { $names }.

look-findings = Avvik i lista: { $errors ->
    [0] ingen feil
    [one] éin feil
   *[other] { $errors } feil
}, { $warnings ->
    [0] ingen åtvaringar
    [one] éi åtvaring
   *[other] { $warnings } åtvaringar
} og { $notes ->
    [0] ingen merknader
    [one] éin merknad
   *[other] { $notes } merknader
}.
look-not-used = { $count ->
    [one] Éi rad er ikkje brukt
   *[other] { $count } rader er ikkje brukte
}; der står det { $amount }.
look-currencies = Beløp i andre valutaer er ikkje med i nokon tabell: { $amounts }.
look-failed = { $count ->
    [one] Eitt tal stemmer ikkje med det det skal stemme med. Sjå på det
   *[other] { $count } tal stemmer ikkje med det dei skal stemme med. Sjå på dei
} før tala blir brukte.
look-links = { $count ->
    [one] Éi kopling mellom avtalar bør avgjerast av eit menneske.
   *[other] { $count } koplingar mellom avtalar bør avgjerast av eit menneske.
}
look-codes = { $count ->
    [one] Éin kode er foreslått og ikkje stadfesta.
   *[other] { $count } kodar er foreslåtte og ikkje stadfesta.
}

## Dekning

coverage-intro = Kvart tiltak i handlingsplanane og kvart tema er stilt mot prosjekta som svarer på det etter kodane sine. Eit prosjekt kan svare på fleire tiltak og blir då talt under kvart av dei.
coverage-levels = Nivå: ikkje dekt = ingen prosjekt; i liten grad dekt = inntil { $thin } av prosjekta; godt dekt = frå { $well }. Frå { $over } av prosjekta står tiltaket blant dei mest dekte.
coverage-projects = Prosjekt etter { $by }
coverage-nok = Beløp (NOK) etter { $by }
coverage-themes = Tema utanom handlingsplanane
coverage-covered = { $covered } av { $all } dekte
coverage-any = Minst eitt tiltak eller tema
coverage-live = Tal og nivå her er formlar og følgjer endringar i Koding og Prosjekt. Kva tiltak som står i listene over hol og mest dekte tiltak, følgjer først når lista er konvertert på nytt saman med denne arbeidsboka.
coverage-gaps = Hol: det som ikkje er dekt, eller berre i liten grad
coverage-no-gaps = Alt er dekt.
coverage-gaps-now = Hol etter matrisa over
coverage-over = Mest dekt
coverage-no-over = Ingen tiltak er over grensa.
coverage-without = Prosjekt som ikkje svarer på noko tiltak
coverage-none-without = Alle prosjekt svarer på minst eitt tiltak.
level-not-covered = Ikkje dekt
level-thin = I liten grad dekt
level-covered = Dekt
level-well-covered = Godt dekt

## Utval og evalueringar

sample-by-hand = Utvalet er valt for hand i lista.
sample-by-proposal = Ingen har valt eit utval i lista. Dette er eit forslag etter kriteria under.
sample-drawn-stratified = Utvalet er trekt tilfeldig innanfor strata, med frø { $seed }. Ramma er dei { $frame } prosjekta som oppfyller kriteria, med { $amount }, i { $strata } strata. Kvart stratum er trekt etter sin del av ramma, minst eitt prosjekt frå kvart så langt storleiken rekk.
sample-drawn-monetary-unit = Utvalet er trekt etter kroner (monetary unit sampling), med frø { $seed }. Ramma er dei { $frame } prosjekta som oppfyller kriteria, med { $amount }. { $certain ->
    [0] Ingen prosjekt var så store at dei måtte med
    [one] Eitt prosjekt var så stort at det måtte med
   *[other] { $certain } prosjekt var så store at dei måtte med
}; av dei andre er det trekt eitt for kvar { $interval }.
sample-drawn-how = Trekkinga kan gjentakast: kvart prosjekt har eit fast tilfeldig tal, dei første 64 bitane av SHA-256 av «frø:prosjekt-ID», og dei minste i kvart stratum er med. Etter kroner er starten talet til «frø:start».
sample-live = Summane under er formlar. Kven som står i lista, og delane på kvar rad, følgjer endringar først når lista er konvertert på nytt saman med denne arbeidsboka.
sample-outcome = { $count ->
    [0] Ingen prosjekt er i utvalet.
   *[other] Utvalet har { $count ->
        [one] eitt prosjekt
       *[other] { $count } prosjekt
    } av { $projects } og { $amount }, { $share } av beløpet. { $count ->
        [one] { $evaluated ->
            [0] Det er ikkje evaluert.
           *[other] Det er evaluert.
        }
       *[other] { $evaluated ->
            [0] Ingen av dei er evaluerte.
            [one] Eitt av dei er evaluert.
           *[other] { $evaluated } av dei er evaluerte.
        }
    }
}
sample-criteria = Kriterium
sample-no-criteria = Malen har ingen kriterium.
sample-strata = Strata
sample-chosen = Prosjekt i utvalet
sample-none = Ingen prosjekt er i utvalet.
sample-others = Prosjekt som oppfyller alle kriteria, men ikkje er valde
sample-exceptions = Unntak: valde utan å oppfylle alle kriteria
sample-no-exceptions = Det er ingen unntak.
sample-reasons = Årsaka er merknaden ved prosjektet i tabellen over: vel Inn der, og skriv kvifor.
sample-met = { $met } av { $all }
sample-met-which = { $met } av { $all } ({ $which })
sample-proposed = Foreslått
sample-why-by-hand = Valt for hand
sample-why-size = Størst beløp
sample-why-certain = Trekt: måtte med
sample-why-drawn = Trekt
sample-why-spread = Spredning – { $spread }
sample-criterion-years_min = Støtte i minst { $years } år
sample-criterion-nok_above = Meir enn { $amount } i alt
sample-criterion-started_by = Starta seinast i { $year }
sample-criterion-title_without = Tittelen har ingen av orda { $words }
evaluations-intro = { $count ->
    [0] Lista oppgir ingen evaluerte prosjekt.
    [one] Lista oppgir eitt evaluert prosjekt av { $projects }, med { $share } av beløpet.
   *[other] Lista oppgir { $count } evaluerte prosjekt av { $projects }, med { $share } av beløpet.
}

## Koplingar og kodar

grade-certain = Sikker
grade-probable = Sannsynleg
grade-alone = Åleine
grade-review = Bør vurderast
grade-related = Beslekta
evidence-alone = Ingen annan avtale høyrer til prosjektet.
decision-same = Same
decision-different = Ikkje same
decision-wait = Vent
grouping-prompt = Same: eitt prosjekt. Ikkje same: to. Skil ut: avtale 2 blir teken ut av prosjektet. I slekt: to som høyrer saman. Vent: spør att. Eit nytt par: skriv to avtalenummer i første ledige rad.
choice-title = Vel frå lista
choice-message = Bruk ein av verdiane i lista.
ground-given = { $code }: oppgitt i lista
ground-term = { $code }: «{ $term }» i { $place }
ground-term-only = { $code }: «{ $term }»
ground-derived = { $code }: følgjer av mottakaren eller av ein annan kode
ground-unspecified = { $code }: ingen annan kode passar

## Avvik og kontroll

severity-error = Feil
severity-warning = Åtvaring
severity-note = Merknad
status-ok = OK
status-explained = Forklart
status-failed = Avvik
controls-outcome = { $count ->
    [0] Ingen kontrollar er køyrde.
    [one] Éin kontroll er køyrd: { $ok } stemmer, { $explained } er forklart, { $failed } stemmer ikkje.
   *[other] { $count } kontrollar er køyrde: { $ok } stemmer, { $explained } er forklarte, { $failed } stemmer ikkje.
}
controls-note = OK: tala er like innanfor avrundinga. Forklart: tala er ulike, og malen seier kvifor. Avvik: tala er ulike.
controls-laws = Ingenting er mista eller talt to gonger
controls-closing = Tabellane går opp
controls-stated = Summar som står i lista
controls-published = Publiserte tal

## Pivottabellar

pivot-note = Pivottabellane byggjer på arket Beløp og blir oppdaterte når arbeidsboka blir opna for redigering i Excel. Dra felt, filtrer og grupper fritt: tabellane på dei andre arka blir ikkje endra, og det er dei som gjeld.
pivot-by-year = { $rows } etter år
pivot-sum = Sum beløp (NOK)
pivot-blank = (tom)
pivot-all = (Alle)
pivot-yes = Ja
pivot-large = Ja, men utan eigne postar, sidan lista er stor: filtera verkar først når arbeidsboka er opna for redigering
pivot-left-out = Nei: valde bort med --no-pivot
pivot-no-amounts = Nei: lista har ingen beløp i kroner
pivot-many-rows = Nei: beløpa står på fleire ark
pivot-many-years = Nei: beløpa gjeld for mange ulike år

## Tomme tabellar

empty-projects = Ingen prosjekt.
empty-agreements = Ingen avtalar.
empty-amounts = Ingen beløp i kroner.
empty-grouping = Ingen koplingar treng gjennomsyn.
empty-findings = Ingen avvik.

## Om

about-program = Program og val
about-version = Program
about-template = Mal
about-language = Språk
about-report-year = Rapportår
about-years = År som er bedne om
about-sheets = Ark som er bedne om
about-all-sheets = Alle
about-unit = Eining som er beden om
about-tables = Rapporttabellane
about-tables-live = Formlar over Prosjekt, Avtalar, Beløp og Koding: blir ein region eller ein kode endra der, følgjer tabellane etter. Kolonnane dei reknar med, er lagde saman lengst til høgre i desse arka.
about-tables-live-public = Formlar over Prosjekt, Avtalar og Beløp; tabellar etter kodeboka er verdiar. Kolonnane formlane reknar med, er lagde saman lengst til høgre i desse arka.
about-tables-values = Verdiar utan formlar
about-ordered = { $name } står i prosjektrekkjefølgje (1 = ja, og tabellane blir rekna fort)
about-hidden = Skjulte ark er lesne
about-pivot = Pivottabellar
about-edition = Utgåve
about-edition-internal = Intern: alt er med
about-edition-public = Til å gi ut: utan gjennomsyn, utan stadene i lista, og utan namn som malen skjuler
about-not-stated = Ikkje oppgitt
about-input = Kjelder
about-no-input = Ingen filer er lesne.
about-skipped = Arket er ikkje brukt: { $reason }
about-sheet = { $headers ->
    [0] Arket har ingen overskriftsrad.
    [one] Overskrifta står på rad { $header }.
   *[other] Overskrifta står på radene { $header }.
} Beløpa er i { $unit }. Av { $rows } rader gir arket { $agreements } avtalar; { $unused } rader er ikkje brukte.
about-unit-one = kroner
about-unit-thousand = tusen kroner
about-unit-million = millionar kroner
about-unit-billion = milliardar kroner
column-none = Ikkje brukt
column-agreement_number = Avtalenummer
column-parent_number = Hovudavtale
column-title = Tittel
column-description = Omtale
column-keywords = Stikkord
column-country = Land
column-region = Region
column-partner = Partnar
column-partner_group = Partnargruppe
column-unit = Forvaltar
column-period = Periode
column-from = Frå
column-to = Til
column-year = År
column-amount = Beløp
column-amount_disbursed = Utbetalt beløp
column-amount_granted = Innvilga beløp
column-amount_planned = Planlagt beløp
column-year_amount = Beløp i { $year }
column-row_total = Radens sum
column-currency = Valuta
column-evaluated = Evaluert
column-sample = Utval
column-remark = Merknad
column-reason-header = Overskrifta er kjend
column-reason-content = Innhaldet: { $fitting } av { $all } celler passar
column-reason-stated = Oppgitt av brukaren
column-reason-unknown = Ikkje attkjend
column-reason-repeated = Ein annan kolonne er brukt for det same
about-rows = Rekneskap over rader
rows-read = Rader lesne
rows-used = Brukte i avtalar
rows-blank = Tomme
rows-structure = Overskrifter, mellomtitlar, summar og notar
rows-not-used = Ikkje brukte
about-money = Rekneskap over pengar (NOK)
money-read = Lese
money-used = Brukt i avtalar
money-not-used = Ikkje brukt
money-other = Beløp i andre valutaer er ikkje med i nokon tabell:
about-left-out = Rader som ikkje er brukte
about-method = Metode
method-rows = Kvar rad i lista er lesen og gjord greie for: ho er brukt, tom, ein del av forma til lista eller ikkje brukt med ein grunn.
method-amounts = Beløp er rekna i heile øre. Berre norske kroner er med i tabellane. Gruppering av avtalar til prosjekt endrar aldri ein sum.
method-links = Avtalar er samla til prosjekt når dei har same nummer eller same hovudavtale, når lista sjølv seier det, eller når tittel, partnar, land, forvaltar, periode og nummer til saman talar for det. Koplingar som ikkje er sikre, står i Gruppering.
method-links-public = Avtalar er samla til prosjekt når dei har same nummer eller same hovudavtale, når lista sjølv seier det, eller når tittel, partnar, land, forvaltar, periode og nummer til saman taler for det.
method-codes = Kodar som lista gir, er brukte som dei er. Der lista ikkje har kodar, er dei foreslåtte etter ord i tittel, stikkord og omtale. Forslaga og grunnlaget for dei står i Koding.
method-codes-public = Kodar som lista gir, er brukte som dei er. Der lista ikkje har kodar, er dei foreslåtte etter ord i tittel, stikkord og omtale.
method-several = Eit prosjekt med fleire kodar blir talt under kvar av dei, med heile beløpet; totalen tel kvart prosjekt éin gong.
method-coverage = Dekninga er rekna av kodane til prosjekta, med grensene i malen.
method-sample = Utvalet er det som lista oppgir; elles blir eit utval foreslått etter kriteria i malen.
about-definitions = Definisjonar
about-codebook = Kodebok: { $name }
definition = { $term }: { $means }
term-agreement = Avtale
    .means = eitt avtalenummer. Rader med same nummer i fleire år eller filer er éin avtale med fleire årlege beløp.
term-project = Prosjekt
    .means = avtalar som støttar det same arbeidet, som regel over fleire år. Blir talt éin gong. Prosjekt-ID er nummeret til den første avtalen.
term-unit = Forvaltar
    .means = seksjonen, ambassaden eller direktoratet som forvaltar avtalen.
term-partner = Partnar
    .means = avtalepartnaren, den som får midlane. Partnargruppa kjem frå malen.
term-commitment = Tiltak
    .means = ei plikt i ein handlingsplan, slik malen skildrar ho.
term-link = Kopling
    .means = Sikker: same nummer, same hovudavtale, oppgitt i lista eller bestemt av eit menneske. Sannsynleg: kopla etter likskap. Åleine: eit prosjekt med éin avtale.
term-regional = Regionalt
    .means = eit prosjekt som høyrer til ein region og ikkje til eitt enkelt land.
about-notes = Merknader
about-note-review = Gule celler er til å fylle ut. I Gruppering og Koding vel du verdien frå ei liste.
about-note-colours = Fargar understrekar berre det som også står i ord eller tal.
about-note-format = Tal er skrivne med mellomrom mellom tusen. Beløp blir viste i heile kroner; cellene har også øre.

## Tilgjenge

access = Tilgjenge
access-intro = Programmet sin eigen kontroll av arbeidsboka, etter WCAG 2.1 AA og råda for rekneark som skal publiserast. Han seier berre det eit program kan sjå.
access-sum = { $passed } bestått, { $failed } ikkje bestått, { $look } må eit menneske sjå på.
access-passed = Bestått
access-failed = Ikkje bestått
access-look = Eit menneske må sjå
access-title = Dokumentet har ein tittel
access-title-seen = { $title }
access-language = Språket er oppgitt
access-language-seen = { $language } ({ $tag })
access-headers = Kvar kolonne i ein tabell har ei overskrift, og ingen to er like
access-tables-seen = { $count ->
    [one] Éin tabell er sett på
   *[other] { $count } tabellar er sette på
}
access-twins-seen = Like overskrifter, skilde med eit tal: { $names }
access-merged = Ingen celler i tabellar er slåtte saman
access-cells-seen = { $count ->
    [0] Ingen
    [one] Éi rad i ein tabell
   *[other] { $count } rader i tabellar
}
access-empty = Ingen celler i tabellar er tomme, utanom dei som skal fyllast ut
access-empty-seen = { $count ->
    [0] Ingen
    [one] Éi celle er tom, der lista ikkje seier noko
   *[other] { $count } celler er tomme, der lista ikkje seier noko
}
access-alt = Kvart diagram har ein alternativ tekst
access-alt-seen = { $count ->
    [0] Ingen diagram
    [one] Eitt diagram, { $missing } utan
   *[other] { $count } diagram, { $missing } utan
}
access-contrast = Tekst har ein kontrast på minst 4,5:1 mot botnen
access-contrast-seen = { $count } fargar er rekna ut; den minste kontrasten er { $least }
access-shapes = Delane av diagram har ein kontrast på minst 3:1
access-colour = Ingenting er sagt med farge åleine
access-colour-seen = { $count ->
    [one] Éi celle har ein farge som tyder noko, { $missing } utan ord
   *[other] { $count } celler har ein farge som tyder noko, { $missing } utan ord
}
access-contents = Innhaldet viser til kvart ark, og kvar lenkje fører fram
access-contents-seen = { $count } ark, { $missing } utan lenkje eller med ei som ikkje fører fram
access-alt-says = Dei alternative tekstane seier det ein lesar treng
access-alt-says-seen = Dei namngir diagrammet og tabellen med tala; kva det viser, må eit menneske seie
access-order = Leserekkjefølgja er den rette
access-order-seen = Tabellane står under kvarandre, diagramma ved sida av tabellen sin
access-free = Titlar og merknader frå lista er til å forstå
access-free-seen = Dei står slik lista har dei, òg på andre språk
access-pivot = Pivottabellane kan lesast med hjelpemiddel
access-pivot-seen = Excel teiknar dei sjølv; tala står òg i dei andre tabellane

## Project cards

sheet-cards = Prosjektkort
contents-cards = Prosjekta linje for linje, klare til å skrivast ut
cards-unit = { $projects ->
    [one] { $projects } prosjekt
   *[other] { $projects } prosjekt
    }, { $nok } i alt.
card = { $country } – { $title } ({ $numbers }), { $partner }, { $years } – totalt { $nok }.
card-from = frå { $year }
card-without-numbers = { $country } – { $title }, { $partner }, { $years } – totalt { $nok }.
