# Hjelp og meldingar om det daglege: sleppe lister på ikonet, sjå rapporten, mapper.

## Hjelp

help-examples-portefolje =
    Døme:
      portefolje LISTE.xlsx                       skriv LISTE-rapport.xlsx ved sida av lista
      portefolje liste-2006.xls liste-2007.xlsx   fleire lister i éin rapport
      portefolje check LISTE.xlsx                 viser kva som er forstått, og skriv ingenting
      portefolje explain R104                     kva eit avvik tyder, og kva du kan gjere
      portefolje show LISTE-rapport.xlsx          viser rapporten utan Excel

    Avslutningskodar: 0 ferdig · 1 ferdig, men feil i lista (berre med --strict) · 2 ingenting skrive · 3 feil i programmet
help-examples-convert =
    Døme:
      portefolje LISTE.xlsx --template generell        ein portefølje utan kodebok
      portefolje LISTE.xlsx --years 2003-2010          berre beløp frå desse åra i tabellane
      portefolje LISTE.xlsx --column country=D         kolonne D er land, sjølv om overskrifta ikkje seier det
      portefolje LISTE.xlsx --open                     opnar arbeidsboka når ho er ferdig
      portefolje LISTE.xlsx --lang nn -o rapport.xlsx  på nynorsk, under eit anna namn
help-examples-check =
    Døme:
      portefolje check LISTE.xlsx        kva ark, kolonnar og rader som er forstått
      portefolje check LISTE.xlsx -v     alle avvik, ikkje berre dei første
help-examples-explain =
    Døme:
      portefolje explain R104                          kva koden R104 tyder, og kva du kan gjere
      portefolje explain LISTE.xlsx 2040021 2050031    kvifor to avtalar er eitt prosjekt, eller ikkje
      portefolje explain LISTE.xlsx 2050031            kva som held prosjektet saman
help-examples-show =
    Døme:
      portefolje show LISTE-rapport.xlsx                    samandraget, og kva ark som finst
      portefolje show LISTE-rapport.xlsx --sheet Geografi   eitt ark
help-examples-completions =
    Døme:
      portefolje completions bash > ~/.local/share/bash-completion/completions/portefolje
      portefolje completions powershell >> $PROFILE
help-examples-manual =
    Døme:
      portefolje manual | man -l -
      portefolje manual convert > portefolje-convert.1
help-explain = Seier kva ein avvikskode tyder, eller viser poeng for poeng kvifor to avtalar er eitt prosjekt eller ikkje
help-explain-list = Listene, eller ein avvikskode som R104
help-show = Viser ein rapport i terminalen, utan Excel
help-report = Rapporten: ei arbeidsbok som portefolje har skrive
help-show-sheet = Ark som skal visast (kan takast opp att; standard: det første)
help-watch = Konverterer lister som blir lagde i ei mappe, kvar éin gong
help-inbox = Mappa som listene blir lagde i
help-completions = Skriv ut fullføring av kommandoar for eit skal
help-shell = Skalet: bash, zsh, fish, powershell eller elvish
help-manual = Skriv ut manualsida for programmet eller for ein kommando
help-command = Kommandoen, til dømes convert
help-open = Opne arbeidsboka når ho er skriven
help-wait = Vent på Enter til slutt, for ikon og snarvegar som opnar eit eige vindauge
help-export = Skriv òg prosjekt, avtalar og beløp som tabellar for andre program (CSV og Parquet) i ei mappe
help-html = Skriv òg ei nettside ved sida av arbeidsboka: éi fil med dei same tabellane og diagramma
help-from = Lister som malen blir laga av: kolonnar, partnarar, land og ord som går igjen i titlane
help-template-diff = Viser kva som skil to malar
help-template-migrate = Viser kvar kodane i ei gammal kodebok høyrer heime i ei ny
help-template-one = Den eine malen: namn eller fil
help-template-other = Den andre malen: namn eller fil
help-template-old = Malen med den gamle kodeboka: namn eller fil
help-template-newer = Malen med den nye kodeboka: namn eller fil
help-to = Mappa som rapportane blir lagde i (standard: same mappa)
help-once = Sjå over mappa éin gong og avslutt
help-interval = Sekund frå gong til gong (standard: 5)
help-examples-watch =
    Døme:
      portefolje watch inn --to ut                  til nokon trykkjer Ctrl-C
      portefolje watch inn --to ut --once           det som ligg der no, for ei planlagd oppgåve
      portefolje watch inn --interval 30 --html     sjeldnare, og med nettside
help-examples-template =
    Døme:
      portefolje template new vatn --from liste-2023.xlsx liste-2024.xlsx   ein mal laga av lister
      portefolje template check vatn.toml                                   alle feil i malen
      portefolje template diff menneskehandel vatn.toml                     kva som skil dei
      portefolje template migrate gammal.toml ny.toml                       gamle kodar til nye
help-examples-template-list =
    Døme:
      portefolje template list   malane som følgjer med
help-examples-template-show =
    Døme:
      portefolje template show menneskehandel > min.toml   ein mal i full bruk, til å begynne frå
help-examples-template-check =
    Døme:
      portefolje template check vatn.toml   alle feil på éin gong, kvar med linje og kolonne
help-examples-template-new =
    Døme:
      portefolje template new vatn --from liste-2023.xlsx liste-2024.xlsx   vatn.toml, laga av to lister
      portefolje template new vatn --from liste.xlsx --column partner=C     kolonne C er avtalepartnaren, sjølv om overskrifta ikkje seier det
      portefolje template new vatn                                          ein mal utan lister, med forklaringar
help-examples-template-diff =
    Døme:
      portefolje template diff menneskehandel min.toml   + er nytt, - er borte, ~ er endra
help-examples-template-migrate =
    Døme:
      portefolje template migrate plan-2024.toml plan-2028.toml   gamle kodar → nye, og dei som ikkje har nokon ny
manual-name = NAMN
manual-synopsis = BRUK
manual-description = SKILDRING
manual-version = VERSJON

## Ikonet

window-nothing-dropped = Inga liste er sleppt på ikonet. Dra Excel-lista over på det: rapporten kjem ved sida av lista. Fleire lister, rapporten frå i fjor og ein mal (.toml) kan sleppast samstundes.
wait-for-enter = Trykk Enter for å lukke vindauget.
error-not-opened = { $file } er skriven, men kunne ikkje opnast: { $reason }
error-cloud-file = `{ $file }` ligg berre i skya og kunne ikkje hentast: { $reason }
    .do = Høgreklikk fila i Utforskar, vel «Behald alltid på denne eininga», vent til ho er lasta ned, og prøv igjen

## explain R104

explain-code-error = Feil: eit tal kan vere gale til nokon har sett på det
explain-code-warning = Åtvaring: noko er utelate, gått ut frå eller retta
explain-code-note = Merknad: greitt å vite
explain-code-why = Kvifor det tyder noko
explain-code-do = Kva du kan gjere
error-unknown-code = ikkje noko avvik har koden `{ $code }`; meinte du { $near }? Ei liste blir forklart med eit avtalenummer: `portefolje explain LISTE AVTALE`

## show

show-sheets = Arka i { $file }: { $sheets }. Vis eit med --sheet NAMN
error-not-a-report = `{ $file }` er ingen rapport frå portefolje; lister blir viste med `portefolje check`
error-no-report-sheet = rapporten har ikkje arket `{ $sheet }`; han har: { $known }
error-no-command = ingen kommando heiter `{ $name }`; desse finst: { $known }
summary-export = Tabellar: { $names } i { $folder }
summary-page = Nettside: { $path }

## Nettsida

page-skip = Hopp til innhaldet
page-copy = Kopier tabellen
page-copied = Tabellen er kopiert
page-csv = CSV
page-footer = Prosjekt, avtalar, avvik og gjennomsyn står i arbeidsboka.

## watch

watch-begins = Passar på { $inbox } kvart { $seconds }. sekund; rapportane blir lagde i { $outbox }. Ctrl-C avsluttar
watch-once = Ser over { $inbox }; rapportane blir lagde i { $outbox }
watch-ends = Slutt
watch-converted = { $file } → { $output } ({ $agreements ->
    [one] { $agreements } avtale
   *[other] { $agreements } avtalar
    }, { $projects } prosjekt)
watch-found = { $file } har alt ein rapport: { $output }
watch-failed = { $file } vart ikkje konvertert: { $why }
watch-same = { $file } har same innhald som { $other } og er alt konvertert
watch-same-failed = { $file } har same innhald som { $other }, som ikkje lét seg konvertere
watch-report = { $file } er ein rapport og inga liste. Skal han følgje lista si, slepp begge på ikonet, eller skriv `portefolje LISTE RAPPORT`
watch-read-only = Har ikkje lov til å skrive i { $inbox }: det som blir sagt om lister som ikkje lèt seg konvertere (….feil.txt), blir lagt i { $outbox }
watch-in-use = { $file } er i bruk i eit anna program; ventar
watch-unreadable = { $file } kan ikkje lesast no: { $reason }; prøver igjen
watch-broken = { $file }: programmet vart brote av medan lista vart konvertert ({ $how })
watch-no-process = { $file } kan ikkje konverterast no: { $reason }; prøver igjen
error-watch-time = `{ $file }` er ikkje ferdig konvertert etter { $limit } sekund
    .do = Er lista verkeleg så stor, gi `--limit 2` eller meir
error-watch-broken = programmet vart brote av { $times } gonger medan `{ $file }` vart konvertert, og lista er lagd til side
    .do = Prøv lista for seg med `portefolje check`. Ho blir prøvd igjen når ho er endra, eller når `watch` blir starta med andre val
error-no-folder = finn ikkje mappa `{ $file }`
error-watched = ein annan `portefolje watch` passar alt på `{ $file }`

## template new --from

error-setup-columns = ingen mal er skriven, for listene har inga kolonne for { $fields }. Ikkje forstått: { $columns }
    .do = Sei kva for ei kolonne det er, til dømes `{ $example }`, og køyr éin gong til
setup-about = Laga av { $files }: { $agreements } avtalar, { $projects } prosjekt, { $period }. Les gjennom, slett det som ikkje passar, og køyr `portefolje template check`.
setup-columns = Kolonnane som vart funne, og kva kvar vart teken for. Spørjeteikn er kolonnar som ingen mal kjenner; dei blir haldne som dei er.
setup-unknown-columns = Er ein av desse noko programmet bør forstå, ta bort # og skriv feltet. Lov er: { $fields }.
setup-partners = Partnarar som er kjende frå før ({ $known }): { $names }.
setup-no-partners = Ingen partnarar er funne. Har lista ei kolonne for dei, sei kva for ei over, eller køyr ein gong til med `--column partner=C`.
setup-new-partners = Ukjende partnarar ({ $unknown }) står under, dei vanlegaste først, med talet på avtalar. Rett gruppa, og lat skrivemåtar av same partnar stå i `aliases`. Lovlege grupper: { $groups }.
setup-alias = «{ $name }» ({ $count } avtalar) liknar «{ $other }». Er det same partnar, ta bort # under; skrivemåten er lagd til sist.
setup-near = liknar «{ $other }»; er det same partnar, flytt skrivemåten dit
setup-more-partners = … og { $count } til, som blir viste med namnet lista har.
setup-units = Forvaltarar som ingen mal kjenner ({ $count }), med talet på avtalar. Skrivemåtar av same forvaltar høyrer heime i `aliases`.
setup-countries = Land som er møtte ({ $known }): { $names }.
setup-new-countries = Ukjende land ({ $unknown }) står under, med det landet namnet liknar mest på; stemmer det, ta bort #.
setup-values = Til dømes: { $values }
setup-lacks = Listene har inga kolonne for { $fields }, og rapporten blir etter det
setup-lacks-open = Inga kolonne er teken for { $fields }. Er det ei av { $columns }, slett malen og køyr ein gong til med til dømes `{ $example }`
setup-codebook = Utkast til kodebok: ord som mange titlar har, med talet på prosjekt og døme. Slett det som ikkje er eit tema, slå saman det som høyrer saman, og gje kodane gode namn.

## template diff og migrate

diff-none = Malane er like.
error-no-codebook = malen `{ $file }` har inga kodebok
migrate-heading = Frå «{ $old }» til «{ $new }»: { $mapped } av { $count } kodar har ein ny
migrate-by-name = same namn
migrate-by-terms = felles ord: { $terms }
migrate-unmapped = Utan ny kode:
migrate-commitments = desse forpliktingane kviler på han: { $names }
migrate-new = Nye kodar som ingen gammal svarer til:
