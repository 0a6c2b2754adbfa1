# Avgjerder: arka til gjennomsyn, rekneskapen over dei, og kva det vart til.

sheet-decisions = Avgjerder
sheet-memory = Minne
contents-decisions = Alt de har avgjort, og kva det vart til i lista for i år. Slett ei rad for å angre.
contents-memory = Skjult: det rapporten neste år treng å vite

## Ledger

ledger-id = Id
ledger-what = Kva
ledger-subject = Gjeld
ledger-agreements = Avtalar
ledger-by = Kven
ledger-when = Når
ledger-reason = Grunngiving
ledger-evidence = Det som talte for og imot
ledger-proposal = Programmet foreslo
ledger-titles = Titlar
ledger-partners = Partnarar
ledger-countries = Land
ledger-parents = Hovudavtalar
ledger-years = Første år
ledger-key = Nøkkel
ledger-kind-pair = Kopling
ledger-kind-member = Skild ut
ledger-kind-code = Kode
ledger-kind-sample = Utval
ledger-kind-name = Namn
ledger-kind-column = Kolonne
ledger-kind-amounts = Eining for beløp
ledger-kind-gap = Hol i dekninga
empty-decisions = Ingenting er avgjort enno. Fyll ut dei gule cellene i arka til gjennomsyn, lagre, og slepp arbeidsboka på programmet saman med lista.

## Verdicts

decision-split = Skil ut
decision-related = I slekt
decision-yes = Inn
decision-no = Ut
header-note = Å merke seg
decision-evidence-changed = Endra sidan avgjerda: { $changes }
link-person = De har avgjort at dei er eitt prosjekt

## What became of decisions

status-applied = Brukt
status-reanchored = Funnen att og brukt
status-stale = Ikkje brukt: grunnlaget er borte
status-conflicting = Ikkje brukt: motstridande
status-orphan = Ikkje brukt: finst ikkje i lista
status-with-detail = { $status } ({ $detail })
detail-number-several = { $number } står for fleire avtalar
detail-number-reused = { $number } var «{ $then }» og er no «{ $now }»
detail-number-other-year = { $number } stod for avtalen frå { $then }, og står no for den frå { $now }
detail-by-frame = { $then } er { $now } etter rammeavtalen
detail-inside-cell = nummeret står i ei celle saman med { $number }
detail-by-likeness = { $then } er { $now }: same tittel, partnar, land og år
detail-lost = { $number } finst ikkje
detail-one-agreement = begge er same avtalen no
detail-conflict = mot { $others }
detail-code-unknown = koden { $code } finst ikkje i malen
detail-project-divided = avtalane er i fleire prosjekt no
detail-part-of-project =
    { $count ->
        [one] éin av avtalane er i eit anna prosjekt no, og det har ikkje fått avgjerda
       *[other] { $count } av avtalane er i andre prosjekt no, og dei har ikkje fått avgjerda
    }

## Findings

R701 = Rad { $row } i arket «Avgjerder» i førre rapport kan ikkje lesast og er ikkje brukt: { $text }
    .do = Rett rada i den førre rapporten og køyr på nytt, eller avgjer det på nytt i denne
    .why = Det som er avgjort, skal ikkje forsvinne utan at det blir sagt
R702 = { $sheet }, rad { $row }, i førre rapport: «{ $text }» er ikkje ei avgjerd som kan brukast
    .do = Vel ein av verdiane i lista, og oppgje begge avtalenumra
    .why = Berre det som er eintydig, blir brukt
R703 = Ein formel står der ei avgjerd skulle stått, i rad { $row } i førre rapport ({ $sheet }); han er ikkje brukt
    .do = Skriv verdien sjølv i staden for formelen
    .why = Ingen har avgjort det ein formel viser
R704 = Førre rapport har ikkje lenger arket «Avgjerder»; det som stod der, er ikkje brukt
    .do = Bruk ein kopi av rapporten der arket finst, om det vart sletta ved eit uhell
    .why = Utan arket veit ingen kva som er avgjort
R705 = Arket «{ $sheet }» i førre rapport manglar kolonnen «{ $header }» og er ikkje lese
    .do = Set tilbake overskriftene slik programmet skreiv dei
    .why = Utan overskriftene er det uvisst kva cellene tyder
R706 = Førre rapport er skriven av ein eldre versjon ({ $version }), eller det skjulte arket «Minne» er sletta; berre det som kan lesast sikkert, er brukt
    .do = Sjå gjennom arket «Avgjerder»
    .why = Utan minnet kan programmet ikkje sjå kva som er endra i arka
R707 =
    { $count ->
        [one] Ei rad i det skjulte arket «Minne» i førre rapport kan ikkje lesast
       *[other] { $count } rader i det skjulte arket «Minne» i førre rapport kan ikkje lesast
    }
    .do = Bruk ein kopi av rapporten der arket ikkje er endra
    .why = Minnet viser kva som er endra sidan sist
R708 = { $count } avgjerder motseier kvarandre, og ingen av dei er brukte: { $decisions }
    .do = Sjå arket «Avgjerder», og endre eller slett den som er feil
    .why = Kven som er rett, kan berre de avgjere
R709 =
    { $count ->
        [one] Ei avgjerd er ikkje brukt fordi grunnlaget er borte: { $decisions }
       *[other] { $count } avgjerder er ikkje brukte fordi grunnlaget er borte: { $decisions }
    }
    .do = Sjå arket «Avgjerder», og avgjer på nytt det som framleis gjeld
    .why = Eit nummer kan stå for noko anna enn i fjor
R710 =
    { $count ->
        [one] Ei avgjerd gjeld noko som ikkje er i lista: { $decisions }
       *[other] { $count } avgjerder gjeld noko som ikkje er i lista: { $decisions }
    }
    .do = Ingenting å gjere; dei blir ståande i tilfelle avtalane kjem tilbake
    .why = Avtalar kjem og går frå år til år
R711 = Arket «{ $sheet }» finst ikkje lenger i førre rapport; det som stod der, er ikkje lese
    .do = Bruk ein kopi av rapporten der arket finst, om noko var avgjort i det
    .why = Det som er avgjort, skal ikkje bli borte utan at det blir sagt
R712 = Arket «{ $other }» i førre rapport ser ut som «{ $sheet }» og er ikkje lese
    .do = Skriv avgjerdene i «{ $sheet }», og slett kopien
    .why = Av to like ark blir berre det eine brukt
R713 =
    { $count ->
        [one] Kolonnen «{ $header }» i arket «Koding» i førre rapport er ingen kode i malen; eit merke er ikkje lese
       *[other] Kolonnen «{ $header }» i arket «Koding» i førre rapport er ingen kode i malen; { $count } merke er ikkje lesne
    }
    .do = Set tilbake overskrifta, eller bruk malen som rapporten vart laga med
    .why = Utan koden er det uvisst kva merka gjeld
R714 = Koding, rad { $row }, i førre rapport: krysset under «{ $text }» er tømt, og lista gir det på nytt
    .do = Skriv - for å seie at koden ikkje gjeld
    .why = Ei tom celle seier ingenting om koden
R715 = Ingen av dei { $count } avtalane i førre rapport ({ $file }) er i lista
    .do = Sjå etter om det er rett rapport, eller rett liste
    .why = Avgjerder gjeld avtalar, og av dei er ingen her
R716 = { $sheet } i førre rapport: merknaden «{ $text }» står utan avgjerd og er ikkje teken med
    .do = Skriv merknaden ved ei avgjerd, eller ta vare på han ein annan stad
    .why = Ein merknad høyrer til ei avgjerd, og utan den har han ingen plass i neste rapport

## Errors and summary

error-two-reports = både `{ $file }` og `{ $other }` er tidlegare rapportar; oppgje berre den siste
error-previous-not-ours = `{ $file }` er ikkje ein rapport som portefolje har skrive; oppgje LISTE-rapport.xlsx
error-report-newer = `{ $file }` er skriven av ein nyare versjon av portefolje; bruk han, eller køyr utan rapporten
error-report-foreign = `{ $file }` gjev seg ut for å vere ein rapport frå portefolje, men er det ikkje; køyr utan han
error-report-public = `{ $file }` er utgåva for offentlegheita, og ho har ingen avgjerder; oppgi den interne rapporten (LISTE-rapport.xlsx), eller køyr utan
error-report-too-many = `{ $file }` har { $count } rader i arket «Avgjerder», fleire enn dei { $limit } som kan lesast; ingenting er skrive
help-fresh = Ikkje ta over avgjerder frå rapporten som ligg ved sida av lista
summary-decisions =
    { $count ->
        [one] Avgjerder frå { $file }: éi, { $hold } brukt, { $rest } ikkje brukt ({ $edition ->
    [public] ikkje i den offentlege utgåva
   *[internal] arket Avgjerder
    })
       *[other] Avgjerder frå { $file }: { $count }, { $hold } brukt, { $rest } ikkje brukt ({ $edition ->
    [public] ikkje i den offentlege utgåva
   *[internal] arket Avgjerder
    })
    }

## Changes, the sample, gaps

sheet-changes = Endringar
contents-changes = Det som er annleis enn i førre rapport
header-former-id = Tidlegare ID
header-change = Endring
header-count = Tal
header-change-of = Prosjekt, avtale eller tiltak
header-then = Før
header-now = No
changes-intro = Samanlikna med rapporten om { $lists }.
changes-counts = Tal endringar
changes-rows = Endringane
changes-none = Ingenting er endra.
change-new = Nytt prosjekt
change-ended = Avslutta prosjekt
change-renamed = Ny tittel
change-revised = Revidert beløp
change-regrouped = Anna prosjekt
change-recoded = Andre kodar
change-gap-closed = Hol lukka
change-gap-opened = Nytt hol
sample-why-decided = avgjort i ein tidlegare rapport
detail-gap-closed = tiltaket er dekt no
detail-commitment-unknown = tiltaket finst ikkje i malen

## Names and columns

sheet-names = Namn
sheet-choices = Lister
contents-choices = Skjult: verdiane i nedtrekkslistene
sheet-columns = Kolonnar
contents-names = Til gjennomsyn: skrivemåtar av partnarar, land og forvaltarar, og kva dei er lesne som
contents-columns = Til gjennomsyn: kva kolonnane i lista er lesne som, og eininga for beløpa
header-name-kind = Kva
header-spelling = Skrivemåte i lista
header-rows = Rader
header-read-as = Lese som
header-like = Liknar
header-name-is = Er det same som
header-first-cell = Første celle
header-example = Døme
header-read-by-itself = Programmet les henne som
header-to-read-as = Skal lesast som
columns-amounts = Eininga for beløpa
amounts-assumed = Lista seier det ikkje
amounts-stated = Det står i lista
column-repeated = fleire kolonnar har denne overskrifta, så ho kan berre oppgjevast med --column
empty-names = Alle namn er kjende.
empty-columns = Ingen kolonnar.
name-read-otherwise = malen les henne no som { $name }
closed-title = Ikkje til å skrive i
closed-message = Programmet skriv denne cella. Slett heile rada for å angre avgjerda.
sample-room = Prosjekt de tek inn
sample-room-how = Skriv ID-en til prosjektet og vel Inn eller Ut; resten fyller programmet ut neste gong.
detail-name-without-letters = skrivemåten eller namnet er utan bokstavar
detail-name-unknown = malen kjenner ikkje { $name }
detail-name-respelt = skriven «{ $spelling }» i lista i år
detail-name-lost = «{ $spelling }» står ikkje i lista
detail-column-lost = overskrifta «{ $header }» står ikkje i lista
detail-column-repeated = fleire kolonnar heiter «{ $header }»
detail-column-several = «{ $header }» står i fleire lister: { $lists }
detail-column-elsewhere = funnen i arket { $sheet }
detail-column-renamed = overskrifta er no «{ $header }»
detail-column-otherwise = programmet las henne som { $then } og les henne no som { $now }
detail-column-unfit = berre { $fitting } av { $all } celler passar
detail-amounts-lost = lista finst ikkje i år
detail-amounts-several = fleire lister kan vere meinte: { $lists }
detail-amounts-otherwise = beløpa vart lesne i { $then }, og lista seier no { $now }
detail-amounts-stated = lista seier no sjølv at beløpa er i { $now }
detail-unit-asked = eininga er oppgjeven med --unit

## Teaching

help-learn = Gjer framlegg til linjer i malen av det de har avgjort, og viser kor ofte reglane var samde med dykk
help-learn-reports = Rapportar som portefolje har skrive og de har fylt ut
help-times = Så mange gonger må det same vere avgjort (førehandsvalt: 2)
help-examples-learn =
    Døme:
      portefolje learn liste-2006-rapport.xlsx liste-2007-rapport.xlsx > framlegg.toml
      portefolje learn liste-2007-rapport.xlsx --times 1
learn-about = { $decisions ->
        [one] Éi avgjerd er sett på.
       *[other] { $decisions } avgjerder er sette på.
    } Det som er avgjort likt minst { $times } gonger, er teke med.
    Ingenting er endra: sjå gjennom linjene og lim dei inn i malen.
learn-nothing = Ingenting er avgjort likt så mange gonger, eller malen har det frå før.
learn-scores = Kor ofte reglane og de var samde, kode for kode. Eit prosjekt er rekna som sett på i ein
    dimensjon når de har avgjort ein kode i han; det de då lét stå tomt, er rekna som nei.
learn-code = Kode
learn-both = begge
learn-rules = berre regel
learn-people = berre de
learn-neither = ingen
learn-precision = presisjon
learn-recall = dekning
learn-kappa = kappa
learn-name = «{ $spelling }» er «{ $name }», avgjort i { $times ->
        [one] éin rapport
       *[other] { $times } rapportar
    }
learn-several-countries = fleire land på ein gong kan ikkje vere ein skrivemåte av eitt; lat avgjerda stå i rapporten
learn-word = + «{ $term }»: { $times } prosjekt som de gav koden, og ingen de nekta han ({ $titles })
learn-wrong = − «{ $term }»: gjorde framlegg om koden for { $times } prosjekt, og de nekta kvar gong ({ $titles })

## Compared with the last report

header-before = { $measure } før
header-change-in = Endring i { $measure }
note-gone-rows = Stod i førre rapport, men ikkje i denne: { $rows }.
gone-row = { $name } ({ $projects }, { $nok })
control-decided = de har avgjort noko anna: { $decisions }. { $place }
control-more-decisions = { $count } til
R606 = { $figure }: publisert { $published }, talet vårt er { $ours } etter det de har avgjort ({ $decisions })
    .do = Ingenting, om avgjerdene er rette; elles endre dei i arket for avgjerder
    .why = Utan avgjerdene stemte talet med det publiserte
