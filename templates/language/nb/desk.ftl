# Hjelp og meldinger om det daglige: slippe lister på ikonet, se rapporten, mapper.

## Hjelp

help-examples-portefolje =
    Eksempler:
      portefolje LISTE.xlsx                       skriver LISTE-rapport.xlsx ved siden av listen
      portefolje liste-2006.xls liste-2007.xlsx   flere lister i én rapport
      portefolje check LISTE.xlsx                 viser hva som er forstått, og skriver ingenting
      portefolje explain R104                     hva et avvik betyr, og hva du kan gjøre
      portefolje show LISTE-rapport.xlsx          viser rapporten uten Excel

    Avslutningskoder: 0 ferdig · 1 ferdig, men feil i listen (bare med --strict) · 2 ingenting skrevet · 3 feil i programmet
help-examples-convert =
    Eksempler:
      portefolje LISTE.xlsx --template generell        en portefølje uten kodebok
      portefolje LISTE.xlsx --years 2003-2010          bare beløp fra disse årene i tabellene
      portefolje LISTE.xlsx --column country=D         kolonne D er land, selv om overskriften ikke sier det
      portefolje LISTE.xlsx --open                     åpner arbeidsboken når den er ferdig
      portefolje LISTE.xlsx --lang nn -o rapport.xlsx  på nynorsk, under et annet navn
help-examples-check =
    Eksempler:
      portefolje check LISTE.xlsx        hvilke ark, kolonner og rader som er forstått
      portefolje check LISTE.xlsx -v     alle avvik, ikke bare de første
help-examples-explain =
    Eksempler:
      portefolje explain R104                          hva koden R104 betyr, og hva du kan gjøre
      portefolje explain LISTE.xlsx 2040021 2050031    hvorfor to avtaler er ett prosjekt, eller ikke
      portefolje explain LISTE.xlsx 2050031            hva som holder prosjektet sammen
help-examples-show =
    Eksempler:
      portefolje show LISTE-rapport.xlsx                    sammendraget, og hvilke ark som finnes
      portefolje show LISTE-rapport.xlsx --sheet Geografi   ett ark
help-examples-completions =
    Eksempler:
      portefolje completions bash > ~/.local/share/bash-completion/completions/portefolje
      portefolje completions powershell >> $PROFILE
help-examples-manual =
    Eksempler:
      portefolje manual | man -l -
      portefolje manual convert > portefolje-convert.1
help-explain = Sier hva en avvikskode betyr, eller viser poeng for poeng hvorfor to avtaler er ett prosjekt eller ikke
help-explain-list = Listene, eller en avvikskode som R104
help-show = Viser en rapport i terminalen, uten Excel
help-report = Rapporten: en arbeidsbok som portefolje har skrevet
help-show-sheet = Ark som skal vises (kan gjentas; standard: det første)
help-watch = Konverterer lister som legges i en mappe, hver én gang
help-inbox = Mappen som listene legges i
help-completions = Skriver ut fullføring av kommandoer for et skall
help-shell = Skallet: bash, zsh, fish, powershell eller elvish
help-manual = Skriver ut manualsiden for programmet eller for en kommando
help-command = Kommandoen, for eksempel convert
help-open = Åpne arbeidsboken når den er skrevet
help-wait = Vent på Enter til slutt, for ikoner og snarveier som åpner et eget vindu
help-export = Skriv også prosjekter, avtaler og beløp som tabeller for andre programmer (CSV og Parquet) i en mappe
help-html = Skriv også en nettside ved siden av arbeidsboken: én fil med de samme tabellene og diagrammene
help-from = Lister som malen lages av: kolonner, partnere, land og ord som går igjen i titlene
help-template-diff = Viser hva som skiller to maler
help-template-migrate = Viser hvor kodene i en gammel kodebok hører hjemme i en ny
help-template-one = Den ene malen: navn eller fil
help-template-other = Den andre malen: navn eller fil
help-template-old = Malen med den gamle kodeboken: navn eller fil
help-template-newer = Malen med den nye kodeboken: navn eller fil
help-to = Mappen som rapportene legges i (standard: samme mappe)
help-once = Se over mappen én gang og avslutt
help-interval = Sekunder fra gang til gang (standard: 5)
help-examples-watch =
    Eksempler:
      portefolje watch inn --to ut                  til noen trykker Ctrl-C
      portefolje watch inn --to ut --once           det som ligger der nå, for en planlagt oppgave
      portefolje watch inn --interval 30 --html     sjeldnere, og med nettside
help-examples-template =
    Eksempler:
      portefolje template new vann --from liste-2023.xlsx liste-2024.xlsx   en mal laget av lister
      portefolje template check vann.toml                                   alle feil i malen
      portefolje template diff menneskehandel vann.toml                     hva som skiller dem
      portefolje template migrate gammel.toml ny.toml                       gamle koder til nye
help-examples-template-list =
    Eksempler:
      portefolje template list   malene som følger med
help-examples-template-show =
    Eksempler:
      portefolje template show menneskehandel > min.toml   en mal i full bruk, til å begynne fra
help-examples-template-check =
    Eksempler:
      portefolje template check vann.toml   alle feil på én gang, hver med linje og kolonne
help-examples-template-new =
    Eksempler:
      portefolje template new vann --from liste-2023.xlsx liste-2024.xlsx   vann.toml, laget av to lister
      portefolje template new vann --from liste.xlsx --column partner=C     kolonne C er avtalepartneren, selv om overskriften ikke sier det
      portefolje template new vann                                          en mal uten lister, med forklaringer
help-examples-template-diff =
    Eksempler:
      portefolje template diff menneskehandel min.toml   + er nytt, - er borte, ~ er endret
help-examples-template-migrate =
    Eksempler:
      portefolje template migrate plan-2024.toml plan-2028.toml   gamle koder → nye, og de som ikke har noen ny
manual-name = NAVN
manual-synopsis = BRUK
manual-description = BESKRIVELSE
manual-version = VERSJON

## Ikonet

window-nothing-dropped = Ingen liste er sluppet på ikonet. Dra Excel-listen over på det: rapporten kommer ved siden av listen. Flere lister, fjorårets rapport og en mal (.toml) kan slippes samtidig.
wait-for-enter = Trykk Enter for å lukke vinduet.
error-not-opened = { $file } er skrevet, men kunne ikke åpnes: { $reason }
error-cloud-file = `{ $file }` ligger bare i skyen og kunne ikke hentes: { $reason }
    .do = Høyreklikk filen i Utforsker, velg «Behold alltid på denne enheten», vent til den er lastet ned, og prøv igjen

## explain R104

explain-code-error = Feil: et tall kan være galt til noen har sett på det
explain-code-warning = Advarsel: noe er utelatt, antatt eller rettet
explain-code-note = Merknad: greit å vite
explain-code-why = Hvorfor det betyr noe
explain-code-do = Hva du kan gjøre
error-unknown-code = intet avvik har koden `{ $code }`; mente du { $near }? En liste forklares med et avtalenummer: `portefolje explain LISTE AVTALE`

## show

show-sheets = Arkene i { $file }: { $sheets }. Vis et med --sheet NAVN
error-not-a-report = `{ $file }` er ingen rapport fra portefolje; lister vises med `portefolje check`
error-no-report-sheet = rapporten har ikke arket `{ $sheet }`; den har: { $known }
error-no-command = ingen kommando heter `{ $name }`; disse finnes: { $known }
summary-export = Tabeller: { $names } i { $folder }
summary-page = Nettside: { $path }

## Nettsiden

page-skip = Hopp til innholdet
page-copy = Kopier tabellen
page-copied = Tabellen er kopiert
page-csv = CSV
page-footer = Prosjekter, avtaler, avvik og gjennomsyn står i arbeidsboken.

## watch

watch-begins = Passer på { $inbox } hvert { $seconds }. sekund; rapportene legges i { $outbox }. Ctrl-C avslutter
watch-once = Ser over { $inbox }; rapportene legges i { $outbox }
watch-ends = Slutt
watch-converted = { $file } → { $output } ({ $agreements ->
    [one] { $agreements } avtale
   *[other] { $agreements } avtaler
    }, { $projects ->
    [one] { $projects } prosjekt
   *[other] { $projects } prosjekter
    })
watch-found = { $file } har alt en rapport: { $output }
watch-failed = { $file } ble ikke konvertert: { $why }
watch-same = { $file } har samme innhold som { $other } og er alt konvertert
watch-same-failed = { $file } har samme innhold som { $other }, som ikke lot seg konvertere
watch-report = { $file } er en rapport og ingen liste. Skal den følge listen sin, slipp begge på ikonet, eller skriv `portefolje LISTE RAPPORT`
watch-read-only = Har ikke lov til å skrive i { $inbox }: det som sies om lister som ikke lar seg konvertere (….feil.txt), legges i { $outbox }
watch-in-use = { $file } er i bruk i et annet program; venter
watch-unreadable = { $file } kan ikke leses nå: { $reason }; prøver igjen
watch-broken = { $file }: programmet ble brutt av mens listen ble konvertert ({ $how })
watch-no-process = { $file } kan ikke konverteres nå: { $reason }; prøver igjen
error-watch-time = `{ $file }` er ikke ferdig konvertert etter { $limit } sekunder
    .do = Er listen virkelig så stor, gi `--limit 2` eller mer
error-watch-broken = programmet ble brutt av { $times } ganger mens `{ $file }` ble konvertert, og listen er lagt til side
    .do = Prøv listen for seg med `portefolje check`. Den blir prøvd igjen når den er endret, eller når `watch` startes med andre valg
error-no-folder = finner ikke mappen `{ $file }`
error-watched = `{ $file }` passes alt på av en annen `portefolje watch`

## template new --from

error-setup-columns = ingen mal er skrevet, for listene har ingen kolonne for { $fields }. Ikke forstått: { $columns }
    .do = Si hvilken kolonne det er, for eksempel `{ $example }`, og kjør en gang til
setup-about = Laget av { $files }: { $agreements } avtaler, { $projects } prosjekter, { $period }. Les gjennom, slett det som ikke passer, og kjør `portefolje template check`.
setup-columns = Kolonnene som ble funnet, og hva hver ble tatt for. Spørsmålstegn er kolonner ingen mal kjenner; de beholdes som de er.
setup-unknown-columns = Er en av disse noe programmet bør forstå, ta bort # og skriv feltet. Lov er: { $fields }.
setup-partners = Partnere som er kjent fra før ({ $known }): { $names }.
setup-no-partners = Ingen partnere er funnet. Har listen en kolonne for dem, si hvilken over, eller kjør en gang til med `--column partner=C`.
setup-new-partners = Ukjente partnere ({ $unknown }) står under, de vanligste først, med antall avtaler. Rett gruppen, og la skrivemåter av samme partner stå i `aliases`. Lovlige grupper: { $groups }.
setup-alias = «{ $name }» ({ $count } avtaler) ligner «{ $other }». Er det samme partner, ta bort # under; skrivemåten er lagt til sist.
setup-near = ligner «{ $other }»; er det samme partner, flytt skrivemåten dit
setup-more-partners = … og { $count } til, som vises med navnet listen har.
setup-units = Forvaltere som ingen mal kjenner ({ $count }), med antall avtaler. Skrivemåter av samme forvalter hører hjemme i `aliases`.
setup-countries = Land som er møtt ({ $known }): { $names }.
setup-new-countries = Ukjente land ({ $unknown }) står under, med det landet navnet ligner mest på; stemmer det, ta bort #.
setup-values = For eksempel: { $values }
setup-lacks = Listene har ingen kolonne for { $fields }, og rapporten blir deretter
setup-lacks-open = Ingen kolonne er tatt for { $fields }. Er det en av { $columns }, slett malen og kjør en gang til med for eksempel `{ $example }`
setup-codebook = Utkast til kodebok: ord som mange titler har, med antall prosjekter og eksempler. Slett det som ikke er et tema, slå sammen det som hører sammen, og gi kodene gode navn.

## template diff og migrate

diff-none = Malene er like.
error-no-codebook = malen `{ $file }` har ingen kodebok
migrate-heading = Fra «{ $old }» til «{ $new }»: { $mapped } av { $count } koder har en ny
migrate-by-name = samme navn
migrate-by-terms = felles ord: { $terms }
migrate-unmapped = Uten ny kode:
migrate-commitments = disse forpliktelsene hviler på den: { $names }
migrate-new = Nye koder som ingen gammel svarer til:
