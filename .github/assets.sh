#!/usr/bin/env bash
# Has the program write its manual pages and completions into target/assets, for packages:
#     bash .github/assets.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-target/release/portefolje}
assets=target/assets
rm -rf "$assets"
mkdir -p "$assets/man"
"$program" manual --lang en > "$assets/man/portefolje.1"
for command in convert check explain show learn watch template completions manual; do
    "$program" manual "$command" --lang en > "$assets/man/portefolje-$command.1"
done
for command in list show check new diff migrate; do
    "$program" manual template "$command" --lang en > "$assets/man/portefolje-template-$command.1"
done
"$program" completions bash --lang en > "$assets/portefolje.bash"
"$program" completions zsh --lang en > "$assets/_portefolje"
"$program" completions fish --lang en > "$assets/portefolje.fish"
"$program" completions powershell --lang en > "$assets/portefolje.ps1"
