# The workbook: sheets, headers, titles, notes. Names of sheets and headers are a
# contract: other programs read them.

language-name = Bokmål
title-untitled = Prosjektporteføljen
write-failed = arbeidsboken kunne ikke skrives: { $reason }
text-cut = … [avkortet: cellen rommer ikke mer]
footer-page = Side
print-list = Listen for { $year }

## Sheets, each with a line in the contents

sheet-summary = Sammendrag
sheet-geography = Geografi
sheet-partners = Partnere
sheet-units = Forvaltere
sheet-years = År
sheet-coverage = Dekning
sheet-sample = Utvalg
sheet-evaluations = Evalueringer
sheet-projects = Prosjekter
sheet-agreements = Avtaler
sheet-amounts = Beløp
sheet-answers = Dekningsliste
sheet-pivot = Pivot
sheet-grouping = Gruppering
sheet-coding = Koding
sheet-findings = Avvik
sheet-controls = Kontroll
sheet-about = Om

contents-geography = Regioner og land: prosjekter, avtaler, beløp og andeler
contents-partners = Partnere og partnergrupper
contents-units = Hvem som forvalter avtalene
contents-years = Beløp og prosjekter år for år
contents-dimension = { $name } etter kodeboken: prosjekter og beløp
contents-tables = Tabeller etter malen
contents-coverage = Tiltak i handlingsplanene mot prosjektene: hva som er dekket, og hva som mangler
contents-sample = Utvalget av prosjekter: kriterier, hvem som er valgt, og hvorfor
contents-evaluations = Prosjekter som er evaluert
contents-projects = Alle prosjekter, ett på hver rad
contents-agreements = Alle avtaler, med prosjektet de hører til, og hvorfor
contents-agreements-public = Alle avtaler, med prosjektet de hører til
contents-amounts = Alle beløp, med cellen i listen de kommer fra
contents-amounts-public = Alle beløp, år for år
contents-answers = Hvert tiltak med prosjektene som svarer på det
contents-pivot = Pivottabeller over Beløp, til å dra, filtrere og gruppere selv
contents-grouping = Til gjennomsyn: koblinger som ikke er sikre, og avtaler som ligner hverandre
contents-coding = Til gjennomsyn: koder som er gitt, og koder som er foreslått
contents-findings = Det som bør rettes eller sees på i listen
contents-controls = Våre tall mot tallene de skal stemme med
contents-about = Program, kilder, metode og definisjoner

## Headers

header-project = Prosjekt
header-agreement = Avtale
header-project-id = Prosjekt-ID
header-title = Tittel
header-country = Land
header-region = Region
header-partner = Partner
header-partner-group = Partnergruppe
header-unit = Forvalter
header-agreements = Avtaler
header-agreement-numbers = Avtalenumre
header-from-year = Fra år
header-to-year = Til år
header-years = År
header-nok = Beløp (NOK)
header-evaluated = Evaluert
header-sample = Utvalg
header-weakest-link = Svakeste kobling
header-agreement-number = Avtalenummer
header-parent-number = Hovedavtale
header-link = Kobling
header-evidence = Begrunnelse
header-file = Fil
header-sheet = Ark
header-row = Rad
header-cell = Celle
header-year = År
header-agreement-one = Avtale 1
header-title-one = Tittel 1
header-agreement-other = Avtale 2
header-title-other = Tittel 2
header-merged = Slått sammen
header-points = Poeng
header-comparisons = Poeng for hver sammenligning
header-decision = Beslutning
header-remark = Merknad
header-initials = Initialer
header-coding-grounds = Grunnlag for forslagene
header-severity = Alvor
header-code = Kode
header-what = Hva
header-what-to-do = Hva du kan gjøre
header-control = Hva som er kontrollert
header-expected = Skal være
header-ours = Vårt tall
header-difference = Forskjell
header-status = Status
header-where = Hvor tallet står, eller hvorfor det avviker
header-figure = Hva
header-value = Tall
header-total-of = { $measure } i alt
header-commitment = Tiltak eller tema
header-plan = Handlingsplan
header-level = Nivå
header-first-year = Første år
header-last-year = Siste år
header-projects-total = Prosjekter i alt
header-nok-total = NOK i alt
header-reason = Årsak
header-owner = Ansvarlig
header-next-step = Neste steg
header-share-of-projects = Andel av prosjektene
header-share-of-nok = Andel av beløpet
header-criterion = Kriterium
header-met-by = Prosjekter som oppfyller det
header-meets = Oppfyller
header-sample-criteria = Utvalgskriterier
header-not-met = Oppfyller ikke
header-why-chosen = Hvorfor valgt
header-stratum = Stratum
header-in-frame = Prosjekter i rammen
header-drawn = Trukket
header-probability = Sannsynlighet for å bli trukket
header-sha = SHA-256
header-field = Forstått som
header-column = Kolonne
header-column-header = Overskrift i listen
header-why = Hvorfor
header-filled = Utfylte celler
header-understood = Forståtte celler
header-access = Krav
header-outcome = Utfall
header-seen = Hva som er sett

## Dimensions, measures, members

by-region = Region
by-country = Land
by-partner = Partner
by-partner_group = Partnergruppe
by-unit = Forvalter
by-year = År
by-plan = Handlingsplan
by-commitment = Tiltak eller tema

live-place = { $name } i tabellene
live-sampled = I utvalget
live-key = Nøkkel: { $name }
live-first = Første rad: { $name }
live-years = { $name }, { $years }
live-counts = Har beløp
live-answers = Svarer på { $number }: { $name }
live-answers-any = Svarer på noe i { $numbers }
live-stood = Rad i { $name } da boken ble laget
live-start = Første rad, samme prosjekt
live-first-row = Første rad i { $name }
live-last-row = Siste rad i { $name }
live-row = Rad i { $name }
live-codes = Antall koder: { $name }
live-has = Har { $name }: { $member }
live-nok-of = Beløp, { $name }: { $member }
measure-projects = Prosjekter
measure-projects-only = Bare denne koden
measure-projects-also = Denne blant flere
measure-agreements = Avtaler
measure-nok = Beløp (NOK)
measure-share = Andel av beløpet
measure-nok-report-year = NOK i rapportåret
measure-nok-year = NOK i { $year }

member-unknown = Ukjent
member-regional = Regionalt
member-several = Flere
member-other = Andre
member-others = Andre
member-none = Ingen
year-open = Løpende
year-none = –
member-uncoded = Ikke kodet

label-total = Totalt
label-total-once = Totalt (hvert prosjekt én gang)
label-meets-all = Oppfyller alle kriteriene

answer-yes = Ja
answer-no = Nei

## Tables

scope-portfolio = Hele porteføljen
scope-sample = Utvalget
scope-years = { $name }, { $years }
note-scope = Gjelder: { $scope }. Beløp i norske kroner.
note-scope-year = Gjelder: { $scope }. Beløp i norske kroner. Rapportåret er { $year }.
note-columns-others = «Andre» er alle som ikke har en egen kolonne: tabellen viser de { $count } største hver for seg.
note-several-codes = Et prosjekt kan ha flere koder og telles da under hver av dem, med hele beløpet. Summen av radene er derfor større enn totalen, som teller hvert prosjekt én gang.
note-several-rows = Et prosjekt kan stå i flere rader, og telles da i hver av dem. Totalen teller hvert prosjekt én gang.
tables-none = Malen har ingen tabell til dette arket.
table-empty = Det er ingenting å vise i denne tabellen.
table-values = Tall i denne tabellen er verdier og ikke formler: de følger endringer først når listen er konvertert igjen.
chart-title = { $measure } etter { $by } ({ $scope })
chart-title-largest = { $measure } etter { $by }: de { $count } første ({ $scope })
chart-alt = Diagram: { $title }. Tallene står i tabellen «{ $table }».
chart-left-out = Diagrammet er utelatt: det ville hatt { $columns } farger, og flere enn { $most } kan ikke skilles fra hverandre.
axis-kroner = Kroner
axis-millions = Millioner kroner

## Sammendrag

summary-subtitle = Laget av portefolje { $version } fra { $files }
summary-subtitle-public = Laget av portefolje { $version }. Utgave til å gi ut.
summary-figures = Nøkkeltall
summary-live = Nøkkeltallene er formler og følger endringer i Prosjekter og Koding; setningene under er skrevet da arbeidsboken ble laget.
summary-profile = Porteføljens profil
summary-coverage = Hva som er dekket
summary-look = Til gjennomsyn
summary-checked = Kontroll og utvalg
summary-contents = Innhold
key-agreements = Avtaler
key-projects = Prosjekter
key-nok = Beløp i alt (NOK)
key-nok-year = Beløp i { $year } (NOK)
key-period = Periode
key-partners = Partnere
key-countries = Enkeltland
key-sample = Prosjekter i utvalget
key-sample-share = Utvalgets andel av beløpet
key-proposed = Koder foreslått, ikke bekreftet
amount-millions = { $amount } millioner kroner
amount-other = { $amount } { $currency }

profile-follower = { $name } ({ $share })
profile-follower-tied = { $name } (like mye)
profile-region = Mest går til { $name }: { $amount }, { $share } av beløpet{ $others ->
    [0] {""}
   *[other] , fulgt av { $next }
}.
profile-country = Enkeltlandet som får mest, er { $name } med { $amount }, { $share } av beløpet{ $others ->
    [0] {""}
   *[other] , fulgt av { $next }
}.
profile-partner = Den største avtalepartneren er { $name } med { $amount }, { $share } av beløpet{ $others ->
    [0] {""}
   *[other] , fulgt av { $next }
}.
profile-partner_group = Den største partnergruppen er { $name } med { $amount }, { $share } av beløpet{ $others ->
    [0] {""}
   *[other] , fulgt av { $next }
}.
profile-unit = Mest forvaltes av { $name }: { $amount }, { $share } av beløpet{ $others ->
    [0] {""}
   *[other] , fulgt av { $next }
}.
profile-year = I { $year } var beløpet { $amount }, { $share } av hele perioden, fordelt på { $count ->
    [one] ett prosjekt
   *[other] { $count } prosjekter
}.
profile-code = { $total ->
    [one] Prosjektet har { $code } som { $one }.
   *[other] Flest prosjekter har { $code } som { $one }: { $count } av { $total }.
}
profile-codes = Flest prosjekter har { $code } som { $one }: { $count } av { $total }. { $tied ->
    [0] Nest vanligst
   *[other] Like vanlig
} er { $second }: { $second-count }.
profile-scoped = { $sentence } (Gjelder { $scope }.)
profile-title = «{ $title }»
profile-rest = { $count } til
profile-not-covered = Ikke dekket: { $names }.
profile-thin = I liten grad dekket: { $names }.
profile-over = Mest dekket: { $names }.

look-findings = Avvik i listen: { $errors ->
    [0] ingen feil
    [one] én feil
   *[other] { $errors } feil
}, { $warnings ->
    [0] ingen advarsler
    [one] én advarsel
   *[other] { $warnings } advarsler
} og { $notes ->
    [0] ingen merknader
    [one] én merknad
   *[other] { $notes } merknader
}.
look-not-used = { $count ->
    [one] Én rad er ikke brukt
   *[other] { $count } rader er ikke brukt
}; på dem står det { $amount }.
look-currencies = Beløp i andre valutaer er ikke med i noen tabell: { $amounts }.
look-failed = { $count ->
    [one] Ett tall stemmer ikke med det det skal stemme med. Se på det
   *[other] { $count } tall stemmer ikke med det de skal stemme med. Se på dem
} før tallene brukes.
look-links = { $count ->
    [one] Én kobling mellom avtaler bør avgjøres av et menneske.
   *[other] { $count } koblinger mellom avtaler bør avgjøres av et menneske.
}
look-codes = { $count ->
    [one] Én kode er foreslått og ikke bekreftet.
   *[other] { $count } koder er foreslått og ikke bekreftet.
}

## Dekning

coverage-intro = Hvert tiltak i handlingsplanene og hvert tema er stilt mot prosjektene som svarer på det etter kodene sine. Et prosjekt kan svare på flere tiltak og telles da under hvert av dem.
coverage-levels = Nivåer: ikke dekket = ingen prosjekter; i liten grad dekket = inntil { $thin } av prosjektene; godt dekket = fra { $well }. Fra { $over } av prosjektene står tiltaket blant de mest dekkede.
coverage-projects = Prosjekter etter { $by }
coverage-nok = Beløp (NOK) etter { $by }
coverage-themes = Temaer utenom handlingsplanene
coverage-covered = { $covered } av { $all } dekket
coverage-any = Minst ett tiltak eller tema
coverage-live = Tall og nivåer her er formler og følger endringer i Koding og Prosjekter. Hvilke tiltak som står i listene over hull og mest dekkede tiltak, følger først når listen er konvertert igjen sammen med denne arbeidsboken.
coverage-gaps = Hull: det som ikke er dekket, eller bare i liten grad
coverage-no-gaps = Alt er dekket.
coverage-gaps-now = Hull etter matrisen over
coverage-over = Mest dekket
coverage-no-over = Ingen tiltak er over grensen.
coverage-without = Prosjekter som ikke svarer på noe tiltak
coverage-none-without = Alle prosjekter svarer på minst ett tiltak.
level-not-covered = Ikke dekket
level-thin = I liten grad dekket
level-covered = Dekket
level-well-covered = Godt dekket

## Utvalg og evalueringer

sample-by-hand = Utvalget er valgt for hånd i listen.
sample-by-proposal = Ingen har valgt et utvalg i listen. Dette er et forslag etter kriteriene under.
sample-drawn-stratified = Utvalget er trukket tilfeldig innen strata, med frø { $seed }. Rammen er de { $frame } prosjektene som oppfyller kriteriene, med { $amount }, i { $strata } strata. Hvert stratum er trukket etter sin del av rammen, minst ett prosjekt fra hvert så langt størrelsen rekker.
sample-drawn-monetary-unit = Utvalget er trukket etter kroner (monetary unit sampling), med frø { $seed }. Rammen er de { $frame } prosjektene som oppfyller kriteriene, med { $amount }. { $certain ->
    [0] Intet prosjekt var så stort at det måtte med
    [one] Ett prosjekt var så stort at det måtte med
   *[other] { $certain } prosjekter var så store at de måtte med
}; av de andre er det trukket ett for hver { $interval }.
sample-drawn-how = Trekningen kan gjentas: hvert prosjekt har et fast tilfeldig tall, de første 64 bitene av SHA-256 av «frø:prosjekt-ID», og de minste i hvert stratum er med. Etter kroner er starten tallet til «frø:start».
sample-live = Summene under er formler. Hvem som står i listen, og andelene på hver rad, følger endringer først når listen er konvertert igjen sammen med denne arbeidsboken.
sample-outcome = { $count ->
    [0] Ingen prosjekter er i utvalget.
   *[other] Utvalget har { $count ->
        [one] ett prosjekt
       *[other] { $count } prosjekter
    } av { $projects } og { $amount }, { $share } av beløpet. { $count ->
        [one] { $evaluated ->
            [0] Det er ikke evaluert.
           *[other] Det er evaluert.
        }
       *[other] { $evaluated ->
            [0] Ingen av dem er evaluert.
            [one] Ett av dem er evaluert.
           *[other] { $evaluated } av dem er evaluert.
        }
    }
}
sample-criteria = Kriterier
sample-no-criteria = Malen har ingen kriterier.
sample-strata = Strata
sample-chosen = Prosjekter i utvalget
sample-none = Ingen prosjekter er i utvalget.
sample-others = Prosjekter som oppfyller alle kriteriene, men ikke er valgt
sample-exceptions = Unntak: valgt uten å oppfylle alle kriteriene
sample-no-exceptions = Det er ingen unntak.
sample-reasons = Årsaken er merknaden ved prosjektet i tabellen over: velg Inn der, og skriv hvorfor.
sample-met = { $met } av { $all }
sample-met-which = { $met } av { $all } ({ $which })
sample-proposed = Foreslått
sample-why-by-hand = Valgt for hånd
sample-why-size = Størst beløp
sample-why-certain = Trukket: måtte med
sample-why-drawn = Trukket
sample-why-spread = Spredning – { $spread }
sample-criterion-years_min = Støtte i minst { $years } år
sample-criterion-nok_above = Mer enn { $amount } i alt
sample-criterion-started_by = Startet senest i { $year }
sample-criterion-title_without = Tittelen har ingen av ordene { $words }
evaluations-intro = { $count ->
    [0] Listen oppgir ingen evaluerte prosjekter.
    [one] Listen oppgir ett evaluert prosjekt av { $projects }, med { $share } av beløpet.
   *[other] Listen oppgir { $count } evaluerte prosjekter av { $projects }, med { $share } av beløpet.
}

## Koblinger og koder

grade-certain = Sikker
grade-probable = Sannsynlig
grade-alone = Alene
grade-review = Bør vurderes
grade-related = Beslektet
evidence-alone = Ingen annen avtale hører til prosjektet.
decision-same = Samme
decision-different = Ikke samme
decision-wait = Vent
grouping-prompt = Samme: ett prosjekt. Ikke samme: to. Skill ut: avtale 2 tas ut av prosjektet. Beslektet: to som hører sammen. Vent: spør igjen. Et nytt par: skriv to avtalenumre i første ledige rad.
choice-title = Velg fra listen
choice-message = Bruk en av verdiene i listen.
ground-given = { $code }: oppgitt i listen
ground-term = { $code }: «{ $term }» i { $place }
ground-term-only = { $code }: «{ $term }»
ground-derived = { $code }: følger av mottakeren eller av en annen kode
ground-unspecified = { $code }: ingen annen kode passer

## Avvik og kontroll

severity-error = Feil
severity-warning = Advarsel
severity-note = Merknad
status-ok = OK
status-explained = Forklart
status-failed = Avvik
controls-outcome = { $count ->
    [0] Ingen kontroller er kjørt.
    [one] Én kontroll er kjørt: { $ok } stemmer, { $explained } er forklart, { $failed } stemmer ikke.
   *[other] { $count } kontroller er kjørt: { $ok } stemmer, { $explained } er forklart, { $failed } stemmer ikke.
}
controls-note = OK: tallene er like innenfor avrundingen. Forklart: tallene er ulike, og malen sier hvorfor. Avvik: tallene er ulike.
controls-laws = Ingenting er mistet eller talt to ganger
controls-closing = Tabellene går opp
controls-stated = Summer som står i listen
controls-published = Publiserte tall

## Pivottabeller

pivot-note = Pivottabellene bygger på arket Beløp og oppdateres når arbeidsboken åpnes for redigering i Excel. Dra felt, filtrer og grupper fritt: tabellene på de andre arkene endres ikke, og det er de som gjelder.
pivot-by-year = { $rows } etter år
pivot-sum = Sum beløp (NOK)
pivot-blank = (tom)
pivot-all = (Alle)
pivot-yes = Ja
pivot-large = Ja, men uten egne poster, siden listen er stor: filtrene virker først når arbeidsboken er åpnet for redigering
pivot-left-out = Nei: valgt bort med --no-pivot
pivot-no-amounts = Nei: listen har ingen beløp i kroner
pivot-many-rows = Nei: beløpene står på flere ark
pivot-many-years = Nei: beløpene gjelder for mange ulike år

## Tomme tabeller

empty-projects = Ingen prosjekter.
empty-agreements = Ingen avtaler.
empty-amounts = Ingen beløp i kroner.
empty-grouping = Ingen koblinger trenger gjennomsyn.
empty-findings = Ingen avvik.

## Om

about-program = Program og valg
about-version = Program
about-template = Mal
about-language = Språk
about-report-year = Rapportår
about-years = År som er bedt om
about-sheets = Ark som er bedt om
about-all-sheets = Alle
about-unit = Enhet som er bedt om
about-tables = Rapporttabellene
about-tables-live = Formler over Prosjekter, Avtaler, Beløp og Koding: endres en region eller en kode der, følger tabellene etter. Kolonnene de regner med, er lagt sammen lengst til høyre i disse arkene.
about-tables-live-public = Formler over Prosjekter, Avtaler og Beløp; tabeller etter kodeboken er verdier. Kolonnene formlene regner med, er lagt sammen lengst til høyre i disse arkene.
about-tables-values = Verdier uten formler
about-ordered = { $name } står i prosjektrekkefølge (1 = ja, og tabellene regnes fort)
about-hidden = Skjulte ark er lest
about-pivot = Pivottabeller
about-edition = Utgave
about-edition-internal = Intern: alt er med
about-edition-public = Til å gi ut: uten gjennomsyn, uten stedene i listen, og uten navn som malen skjuler
about-not-stated = Ikke oppgitt
about-input = Kilder
about-no-input = Ingen filer er lest.
about-skipped = Arket er ikke brukt: { $reason }
about-sheet = { $headers ->
    [0] Arket har ingen overskriftsrad.
    [one] Overskriften står på rad { $header }.
   *[other] Overskriften står på radene { $header }.
} Beløpene er i { $unit }. Av { $rows } rader gir arket { $agreements } avtaler; { $unused } rader er ikke brukt.
about-unit-one = kroner
about-unit-thousand = tusen kroner
about-unit-million = millioner kroner
about-unit-billion = milliarder kroner
column-none = Ikke brukt
column-agreement_number = Avtalenummer
column-parent_number = Hovedavtale
column-title = Tittel
column-description = Beskrivelse
column-keywords = Stikkord
column-country = Land
column-region = Region
column-partner = Partner
column-partner_group = Partnergruppe
column-unit = Forvalter
column-period = Periode
column-from = Fra
column-to = Til
column-year = År
column-amount = Beløp
column-amount_disbursed = Utbetalt beløp
column-amount_granted = Innvilget beløp
column-amount_planned = Planlagt beløp
column-year_amount = Beløp i { $year }
column-row_total = Radens sum
column-currency = Valuta
column-evaluated = Evaluert
column-sample = Utvalg
column-remark = Merknad
column-reason-header = Overskriften er kjent
column-reason-content = Innholdet: { $fitting } av { $all } celler passer
column-reason-stated = Oppgitt av bruker
column-reason-unknown = Ikke gjenkjent
column-reason-repeated = En annen kolonne er brukt for det samme
about-rows = Radregnskap
rows-read = Rader lest
rows-used = Brukt i avtaler
rows-blank = Tomme
rows-structure = Overskrifter, mellomtitler, summer og noter
rows-not-used = Ikke brukt
about-money = Pengeregnskap (NOK)
money-read = Lest
money-used = Brukt i avtaler
money-not-used = Ikke brukt
money-other = Beløp i andre valutaer er ikke med i noen tabell:
about-left-out = Rader som ikke er brukt
about-method = Metode
method-rows = Hver rad i listen er lest og gjort rede for: den er brukt, tom, en del av listens form eller ikke brukt med en grunn.
method-amounts = Beløp er regnet i hele øre. Bare norske kroner er med i tabellene. Gruppering av avtaler til prosjekter endrer aldri en sum.
method-links = Avtaler er samlet til prosjekter når de har samme nummer eller samme hovedavtale, når listen selv sier det, eller når tittel, partner, land, forvalter, periode og nummer til sammen taler for det. Koblinger som ikke er sikre, står i Gruppering.
method-links-public = Avtaler er samlet til prosjekter når de har samme nummer eller samme hovedavtale, når listen selv sier det, eller når tittel, partner, land, forvalter, periode og nummer til sammen taler for det.
method-codes = Koder som listen gir, er brukt som de er. Der listen ikke har koder, er de foreslått etter ord i tittel, stikkord og beskrivelse. Forslagene og grunnlaget for dem står i Koding.
method-codes-public = Koder som listen gir, er brukt som de er. Der listen ikke har koder, er de foreslått etter ord i tittel, stikkord og beskrivelse.
method-several = Et prosjekt med flere koder telles under hver av dem, med hele beløpet; totalen teller hvert prosjekt én gang.
method-coverage = Dekningen er regnet av kodene til prosjektene, med grensene i malen.
method-sample = Utvalget er det som listen oppgir; ellers foreslås et utvalg etter kriteriene i malen.
about-definitions = Definisjoner
about-codebook = Kodebok: { $name }
definition = { $term }: { $means }
term-agreement = Avtale
    .means = ett avtalenummer. Rader med samme nummer i flere år eller filer er én avtale med flere årlige beløp.
term-project = Prosjekt
    .means = avtaler som støtter det samme arbeidet, som regel over flere år. Telles én gang. Prosjekt-ID er nummeret til den første avtalen.
term-unit = Forvalter
    .means = seksjonen, ambassaden eller direktoratet som forvalter avtalen.
term-partner = Partner
    .means = avtalepartneren, den som mottar midlene. Partnergruppen kommer fra malen.
term-commitment = Tiltak
    .means = en forpliktelse i en handlingsplan, slik malen beskriver den.
term-link = Kobling
    .means = Sikker: samme nummer, samme hovedavtale, oppgitt i listen eller bestemt av et menneske. Sannsynlig: koblet etter likhet. Alene: et prosjekt med én avtale.
term-regional = Regionalt
    .means = et prosjekt som hører til en region og ikke til ett enkelt land.
about-notes = Merknader
about-note-review = Gule celler er til å fylle ut. I Gruppering og Koding velges verdien fra en liste.
about-note-colours = Farger understreker bare det som også står i ord eller tall.
about-note-format = Tall er skrevet med mellomrom mellom tusener. Beløp vises i hele kroner; cellene har også øre.

## Tilgjengelighet

access = Tilgjengelighet
access-intro = Programmets egen kontroll av arbeidsboken, etter WCAG 2.1 AA og rådene for regneark som skal publiseres. Den sier bare det et program kan se.
access-sum = { $passed } bestått, { $failed } ikke bestått, { $look } må et menneske se på.
access-passed = Bestått
access-failed = Ikke bestått
access-look = Et menneske må se
access-title = Dokumentet har en tittel
access-title-seen = { $title }
access-language = Språket er oppgitt
access-language-seen = { $language } ({ $tag })
access-headers = Hver kolonne i en tabell har en overskrift, og ingen to er like
access-tables-seen = { $count ->
    [one] Én tabell er sett på
   *[other] { $count } tabeller er sett på
}
access-twins-seen = Like overskrifter, skilt med et tall: { $names }
access-merged = Ingen celler i tabeller er slått sammen
access-cells-seen = { $count ->
    [0] Ingen
    [one] Én rad i en tabell
   *[other] { $count } rader i tabeller
}
access-empty = Ingen celler i tabeller er tomme, utenom dem som skal fylles ut
access-empty-seen = { $count ->
    [0] Ingen
    [one] Én celle er tom, der listen ikke sier noe
   *[other] { $count } celler er tomme, der listen ikke sier noe
}
access-alt = Hvert diagram har en alternativ tekst
access-alt-seen = { $count ->
    [0] Ingen diagrammer
    [one] Ett diagram, { $missing } uten
   *[other] { $count } diagrammer, { $missing } uten
}
access-contrast = Tekst har en kontrast på minst 4,5:1 mot bunnen
access-contrast-seen = { $count } farger er regnet ut; den minste kontrasten er { $least }
access-shapes = Delene av diagrammer har en kontrast på minst 3:1
access-colour = Ingenting er sagt med farge alene
access-colour-seen = { $count ->
    [one] Én celle har en farge som betyr noe, { $missing } uten ord
   *[other] { $count } celler har en farge som betyr noe, { $missing } uten ord
}
access-contents = Innholdet viser til hvert ark, og hver lenke fører fram
access-contents-seen = { $count } ark, { $missing } uten lenke eller med en som ikke fører fram
access-alt-says = De alternative tekstene sier det en leser trenger
access-alt-says-seen = De navngir diagrammet og tabellen med tallene; hva det viser, må et menneske si
access-order = Leserekkefølgen er den rette
access-order-seen = Tabellene står under hverandre, diagrammene ved siden av tabellen sin
access-free = Titler og merknader fra listen er til å forstå
access-free-seen = De står slik listen har dem, også på andre språk
access-pivot = Pivottabellene kan leses med hjelpemidler
access-pivot-seen = Excel tegner dem selv; tallene står også i de andre tabellene

## Project cards

sheet-cards = Prosjektkort
contents-cards = Prosjektene linje for linje, klare til å skrives ut
cards-unit = { $projects ->
    [one] { $projects } prosjekt
   *[other] { $projects } prosjekter
    }, { $nok } i alt.
card = { $country } – { $title } ({ $numbers }), { $partner }, { $years } – totalt { $nok }.
card-from = fra { $year }
card-without-numbers = { $country } – { $title }, { $partner }, { $years } – totalt { $nok }.
