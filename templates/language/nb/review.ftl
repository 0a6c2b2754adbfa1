# Beslutninger: arkene til gjennomsyn, regnskapet over dem, og hva det ble til.

sheet-decisions = Beslutninger
sheet-memory = Minne
contents-decisions = Alt dere har bestemt, og hva det ble til i årets liste. Slett en rad for å angre.
contents-memory = Skjult: det neste års rapport trenger å vite

## Ledger

ledger-id = Id
ledger-what = Hva
ledger-subject = Gjelder
ledger-agreements = Avtaler
ledger-by = Hvem
ledger-when = Når
ledger-reason = Begrunnelse
ledger-evidence = Det som talte for og mot
ledger-proposal = Programmet foreslo
ledger-titles = Titler
ledger-partners = Partnere
ledger-countries = Land
ledger-parents = Hovedavtaler
ledger-years = Første år
ledger-key = Nøkkel
ledger-kind-pair = Kobling
ledger-kind-member = Skilt ut
ledger-kind-code = Kode
ledger-kind-sample = Utvalg
ledger-kind-name = Navn
ledger-kind-column = Kolonne
ledger-kind-amounts = Enhet for beløp
ledger-kind-gap = Hull i dekningen
empty-decisions = Ingenting er bestemt ennå. Fyll ut de gule cellene i arkene til gjennomsyn, lagre, og slipp arbeidsboken på programmet sammen med listen.

## Verdicts

decision-split = Skill ut
decision-related = Beslektet
decision-yes = Inn
decision-no = Ut
header-note = Å merke seg
decision-evidence-changed = Endret siden beslutningen: { $changes }
link-person = Dere har bestemt at de er ett prosjekt

## What became of decisions

status-applied = Brukt
status-reanchored = Gjenfunnet og brukt
status-stale = Ikke brukt: grunnlaget er borte
status-conflicting = Ikke brukt: motstridende
status-orphan = Ikke brukt: finnes ikke i listen
status-with-detail = { $status } ({ $detail })
detail-number-several = { $number } står for flere avtaler
detail-number-reused = { $number } var «{ $then }» og er nå «{ $now }»
detail-number-other-year = { $number } sto for avtalen fra { $then }, og står nå for den fra { $now }
detail-by-frame = { $then } er { $now } etter rammeavtalen
detail-inside-cell = nummeret står i en celle sammen med { $number }
detail-by-likeness = { $then } er { $now }: samme tittel, partner, land og år
detail-lost = { $number } finnes ikke
detail-one-agreement = begge er samme avtale nå
detail-conflict = mot { $others }
detail-code-unknown = koden { $code } finnes ikke i malen
detail-project-divided = avtalene er i flere prosjekter nå
detail-part-of-project =
    { $count ->
        [one] én av avtalene er i et annet prosjekt nå, og det har ikke fått avgjørelsen
       *[other] { $count } av avtalene er i andre prosjekter nå, og de har ikke fått avgjørelsen
    }

## Findings

R701 = Rad { $row } i arket «Beslutninger» i forrige rapport kan ikke leses og er ikke brukt: { $text }
    .do = Rett raden i den forrige rapporten og kjør på nytt, eller bestem det på nytt i denne
    .why = Det som er bestemt, skal ikke forsvinne uten at det sies
R702 = { $sheet }, rad { $row }, i forrige rapport: «{ $text }» er ikke en beslutning som kan brukes
    .do = Velg en av verdiene i listen, og oppgi begge avtalenumrene
    .why = Bare det som er entydig, blir brukt
R703 = En formel står der en beslutning skulle stått, i rad { $row } i forrige rapport ({ $sheet }); den er ikke brukt
    .do = Skriv verdien selv i stedet for formelen
    .why = Ingen har bestemt det en formel viser
R704 = Forrige rapport har ikke lenger arket «Beslutninger»; det som sto der, er ikke brukt
    .do = Bruk en kopi av rapporten der arket finnes, hvis det ble slettet ved et uhell
    .why = Uten arket vet ingen hva som er bestemt
R705 = Arket «{ $sheet }» i forrige rapport mangler kolonnen «{ $header }» og er ikke lest
    .do = Sett tilbake overskriftene slik programmet skrev dem
    .why = Uten overskriftene er det uvisst hva cellene betyr
R706 = Forrige rapport er skrevet av en eldre versjon ({ $version }), eller det skjulte arket «Minne» er slettet; bare det som kan leses sikkert, er brukt
    .do = Se gjennom arket «Beslutninger»
    .why = Uten minnet kan programmet ikke se hva som er endret i arkene
R707 =
    { $count ->
        [one] En rad i det skjulte arket «Minne» i forrige rapport kan ikke leses
       *[other] { $count } rader i det skjulte arket «Minne» i forrige rapport kan ikke leses
    }
    .do = Bruk en kopi av rapporten der arket ikke er endret
    .why = Minnet viser hva som er endret siden sist
R708 = { $count } beslutninger motsier hverandre, og ingen av dem er brukt: { $decisions }
    .do = Se arket «Beslutninger», og endre eller slett den som er feil
    .why = Hvilken som er riktig, kan bare dere avgjøre
R709 =
    { $count ->
        [one] En beslutning er ikke brukt fordi grunnlaget er borte: { $decisions }
       *[other] { $count } beslutninger er ikke brukt fordi grunnlaget er borte: { $decisions }
    }
    .do = Se arket «Beslutninger», og bestem på nytt det som fortsatt gjelder
    .why = Et nummer kan stå for noe annet enn i fjor
R710 =
    { $count ->
        [one] En beslutning gjelder noe som ikke er i listen: { $decisions }
       *[other] { $count } beslutninger gjelder noe som ikke er i listen: { $decisions }
    }
    .do = Ingenting å gjøre; de blir stående i tilfelle avtalene kommer tilbake
    .why = Avtaler kommer og går fra år til år
R711 = Arket «{ $sheet }» finnes ikke lenger i forrige rapport; det som sto der, er ikke lest
    .do = Bruk en kopi av rapporten der arket finnes, hvis noe var bestemt i det
    .why = Det som er bestemt, skal ikke forsvinne uten at det sies
R712 = Arket «{ $other }» i forrige rapport ser ut som «{ $sheet }» og er ikke lest
    .do = Skriv beslutningene i «{ $sheet }», og slett kopien
    .why = Av to like ark blir bare det ene brukt
R713 =
    { $count ->
        [one] Kolonnen «{ $header }» i arket «Koding» i forrige rapport er ingen kode i malen; et merke er ikke lest
       *[other] Kolonnen «{ $header }» i arket «Koding» i forrige rapport er ingen kode i malen; { $count } merker er ikke lest
    }
    .do = Sett tilbake overskriften, eller bruk malen som rapporten ble laget med
    .why = Uten koden er det uvisst hva merkene gjelder
R714 = Koding, rad { $row }, i forrige rapport: krysset under «{ $text }» er tømt, og listen gir det på nytt
    .do = Skriv - for å si at koden ikke gjelder
    .why = En tom celle sier ingenting om koden
R715 = Ingen av de { $count } avtalene i forrige rapport ({ $file }) er i listen
    .do = Se etter om det er riktig rapport, eller riktig liste
    .why = Beslutninger gjelder avtaler, og av dem er ingen her
R716 = { $sheet } i forrige rapport: merknaden «{ $text }» står uten beslutning og er ikke tatt med
    .do = Skriv merknaden ved en beslutning, eller ta vare på den et annet sted
    .why = En merknad hører til en beslutning, og uten den har den ingen plass i neste rapport

## Errors and summary

error-two-reports = både `{ $file }` og `{ $other }` er tidligere rapporter; oppgi bare den siste
error-previous-not-ours = `{ $file }` er ikke en rapport som portefolje har skrevet; oppgi LISTE-rapport.xlsx
error-report-newer = `{ $file }` er skrevet av en nyere versjon av portefolje; bruk den, eller kjør uten rapporten
error-report-foreign = `{ $file }` utgir seg for å være en rapport fra portefolje, men er det ikke; kjør uten den
error-report-public = `{ $file }` er utgaven for offentligheten, og den har ingen beslutninger; oppgi den interne rapporten (LISTE-rapport.xlsx), eller kjør uten
error-report-too-many = `{ $file }` har { $count } rader i arket «Beslutninger», flere enn de { $limit } som kan leses; ingenting er skrevet
help-fresh = Ikke ta over beslutninger fra rapporten som ligger ved siden av listen
summary-decisions =
    { $count ->
        [one] Beslutninger fra { $file }: én, { $hold } brukt, { $rest } ikke brukt ({ $edition ->
    [public] ikke i den offentlige utgaven
   *[internal] arket Beslutninger
    })
       *[other] Beslutninger fra { $file }: { $count }, { $hold } brukt, { $rest } ikke brukt ({ $edition ->
    [public] ikke i den offentlige utgaven
   *[internal] arket Beslutninger
    })
    }

## Changes, the sample, gaps

sheet-changes = Endringer
contents-changes = Det som er annerledes enn i forrige rapport
header-former-id = Tidligere ID
header-change = Endring
header-count = Antall
header-change-of = Prosjekt, avtale eller tiltak
header-then = Før
header-now = Nå
changes-intro = Sammenlignet med rapporten om { $lists }.
changes-counts = Antall endringer
changes-rows = Endringene
changes-none = Ingenting er endret.
change-new = Nytt prosjekt
change-ended = Avsluttet prosjekt
change-renamed = Ny tittel
change-revised = Revidert beløp
change-regrouped = Annet prosjekt
change-recoded = Andre koder
change-gap-closed = Hull lukket
change-gap-opened = Nytt hull
sample-why-decided = bestemt i en tidligere rapport
detail-gap-closed = tiltaket er dekket nå
detail-commitment-unknown = tiltaket finnes ikke i malen

## Names and columns

sheet-names = Navn
sheet-choices = Lister
contents-choices = Skjult: verdiene i nedtrekkslistene
sheet-columns = Kolonner
contents-names = Til gjennomsyn: skrivemåter av partnere, land og forvaltere, og hva de er lest som
contents-columns = Til gjennomsyn: hva kolonnene i listen er lest som, og enheten for beløpene
header-name-kind = Hva
header-spelling = Skrivemåte i listen
header-rows = Rader
header-read-as = Lest som
header-like = Ligner
header-name-is = Er det samme som
header-first-cell = Første celle
header-example = Eksempler
header-read-by-itself = Programmet leser den som
header-to-read-as = Skal leses som
columns-amounts = Enheten for beløpene
amounts-assumed = Listen sier det ikke
amounts-stated = Det står i listen
column-repeated = flere kolonner har denne overskriften, så den kan bare oppgis med --column
empty-names = Alle navn er kjent.
empty-columns = Ingen kolonner.
name-read-otherwise = malen leser den nå som { $name }
closed-title = Ikke til å skrive i
closed-message = Programmet skriver denne cellen. Slett hele raden for å angre beslutningen.
sample-room = Prosjekter dere tar inn
sample-room-how = Skriv prosjektets ID og velg Inn eller Ut; resten fyller programmet ut neste gang.
detail-name-without-letters = skrivemåten eller navnet er uten bokstaver
detail-name-unknown = malen kjenner ikke { $name }
detail-name-respelt = skrevet «{ $spelling }» i årets liste
detail-name-lost = «{ $spelling }» står ikke i listen
detail-column-lost = overskriften «{ $header }» står ikke i listen
detail-column-repeated = flere kolonner heter «{ $header }»
detail-column-several = «{ $header }» står i flere lister: { $lists }
detail-column-elsewhere = funnet i arket { $sheet }
detail-column-renamed = overskriften er nå «{ $header }»
detail-column-otherwise = programmet leste den som { $then } og leser den nå som { $now }
detail-column-unfit = bare { $fitting } av { $all } celler passer
detail-amounts-lost = listen finnes ikke i år
detail-amounts-several = flere lister kan være ment: { $lists }
detail-amounts-otherwise = beløpene ble lest i { $then }, og listen sier nå { $now }
detail-amounts-stated = listen sier nå selv at beløpene er i { $now }
detail-unit-asked = enheten er oppgitt med --unit

## Teaching

help-learn = Foreslår linjer til malen av det dere har bestemt, og viser hvor ofte reglene var enige med dere
help-learn-reports = Rapporter som portefolje har skrevet og dere har fylt ut
help-times = Så mange ganger må det samme være bestemt (forvalgt: 2)
help-examples-learn =
    Eksempler:
      portefolje learn liste-2006-rapport.xlsx liste-2007-rapport.xlsx > forslag.toml
      portefolje learn liste-2007-rapport.xlsx --times 1
learn-about = { $decisions ->
        [one] Én beslutning er sett på.
       *[other] { $decisions } beslutninger er sett på.
    } Det som er bestemt likt minst { $times } ganger, er foreslått.
    Ingenting er endret: se gjennom linjene og lim dem inn i malen.
learn-nothing = Ingenting er bestemt likt så mange ganger, eller malen har det fra før.
learn-scores = Hvor ofte reglene og dere var enige, kode for kode. Et prosjekt regnes som sett på i en
    dimensjon når dere har bestemt en kode i den; det dere da lot stå tomt, er regnet som nei.
learn-code = Kode
learn-both = begge
learn-rules = bare regel
learn-people = bare dere
learn-neither = ingen
learn-precision = presisjon
learn-recall = dekning
learn-kappa = kappa
learn-name = «{ $spelling }» er «{ $name }», bestemt i { $times ->
        [one] én rapport
       *[other] { $times } rapporter
    }
learn-several-countries = flere land på én gang kan ikke være en skrivemåte av ett; la beslutningen stå i rapporten
learn-word = + «{ $term }»: { $times } prosjekter som dere ga koden, og ingen dere nektet den ({ $titles })
learn-wrong = − «{ $term }»: foreslo koden for { $times } prosjekter, og dere nektet hver gang ({ $titles })

## Compared with the last report

header-before = { $measure } før
header-change-in = Endring i { $measure }
note-gone-rows = Sto i forrige rapport, men ikke i denne: { $rows }.
gone-row = { $name } ({ $projects }, { $nok })
control-decided = dere har bestemt noe annet: { $decisions }. { $place }
control-more-decisions = { $count } til
R606 = { $figure }: publisert { $published }, vårt tall er { $ours } etter det dere har bestemt ({ $decisions })
    .do = Ingenting, hvis beslutningene er riktige; ellers endre dem i arket «Beslutninger»
    .why = Uten beslutningene stemte tallet med det publiserte
