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
      portefolje explain LISTE.xlsx 2050001 2060007    hvorfor to avtaler er ett prosjekt, eller ikke
      portefolje explain LISTE.xlsx 2050001            hva som holder prosjektet sammen
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
help-watch = Konverterer lister som legges i en mappe (kommer)
help-inbox = Mappen som listene legges i
help-completions = Skriver ut fullføring av kommandoer for et skall
help-shell = Skallet: bash, zsh, fish, powershell eller elvish
help-manual = Skriver ut manualsiden for programmet eller for en kommando
help-command = Kommandoen, for eksempel convert
help-open = Åpne arbeidsboken når den er skrevet
help-wait = Vent på Enter til slutt, for ikoner og snarveier som åpner et eget vindu

## Ikonet

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
