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
      portefolje explain LISTE.xlsx 2050001 2060007    kvifor to avtalar er eitt prosjekt, eller ikkje
      portefolje explain LISTE.xlsx 2050001            kva som held prosjektet saman
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
help-watch = Konverterer lister som blir lagde i ei mappe (kjem)
help-inbox = Mappa som listene blir lagde i
help-completions = Skriv ut fullføring av kommandoar for eit skal
help-shell = Skalet: bash, zsh, fish, powershell eller elvish
help-manual = Skriv ut manualsida for programmet eller for ein kommando
help-command = Kommandoen, til dømes convert
help-open = Opne arbeidsboka når ho er skriven
help-wait = Vent på Enter til slutt, for ikon og snarvegar som opnar eit eige vindauge

## Ikonet

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
