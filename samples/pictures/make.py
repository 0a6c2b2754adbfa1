#!/usr/bin/env python3
"""Makes the pictures of BRUKERVEILEDNING.md and README.md from the sample:

    cargo build --release
    python3 samples/pictures/make.py [PROGRAM]

Each is what the program shows: its words in a window, sheets of its workbook, its page in a
browser, a table of the page as it stands in a word processor. Needs LibreOffice, pdftoppm and
pdftotext (poppler-utils) and Chromium, whose names may be given as SOFFICE and CHROMIUM; for
the table in the word processor also node, and a folder NODE with puppeteer-core and axe-core.
Pictures that cannot be made are named, and left as they are.
"""

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).resolve().parent
root = here.parents[1]
program = Path(sys.argv[1] if len(sys.argv) > 1 else root / "target/release/portefolje").resolve()
soffice = os.environ.get("SOFFICE", "soffice")
chromium = os.environ.get("CHROMIUM", "chromium")
work = Path(tempfile.mkdtemp(prefix="portefolje-pictures-"))
COLOURS = {"31": "#ff8a80", "33": "#ffd479", "36": "#7fd4ff", "1": None, "0": None}


def run(*words, folder=work, **more):
    return subprocess.run([str(word) for word in words], cwd=folder, check=True, capture_output=True,
                          text=True, **more)


def browse(page, name, width, height):
    """A picture of a page, cut to what it holds."""
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    run(chromium, "--headless", "--disable-gpu", "--hide-scrollbars", *sandbox,
        f"--user-data-dir={work / 'chromium'}", f"--window-size={width},{height}",
        f"--screenshot={here / name}", page.as_uri())
    print(f"{name}: {(here / name).stat().st_size // 1024} KB")


def coloured(text):
    """What a terminal shows, as markup."""
    parts, opened = [], False
    for piece in re.split(r"(\x1b\[[0-9;]*m)", text):
        code = re.fullmatch(r"\x1b\[([0-9;]*)m", piece)
        if not code:
            parts.append(html.escape(piece))
            continue
        if opened:
            parts.append("</span>")
        colours = [COLOURS.get(one) for one in code[1].split(";")]
        colour = next((one for one in colours if one), None)
        opened = bool(colour)
        if opened:
            parts.append(f'<span style="color:{colour};font-weight:bold">')
    return "".join(parts)


def terminal(name, *commands, columns=100, lines=40):
    """A window in which commands were typed, with so many lines of each one's answer."""
    shown = []
    for words in commands:
        env = dict(os.environ, CLICOLOR_FORCE="1", COLUMNS=str(columns))
        done = subprocess.run([program, *words], cwd=work, env=env, capture_output=True, text=True)
        typed = " ".join(["portefolje", *words])
        out = "\n".join((done.stdout + done.stderr).splitlines()[:lines])
        shown.append(f'<span style="color:#9fb3c8">&gt; {html.escape(typed)}</span>\n{coloured(out.rstrip())}')
    text = "\n\n".join(shown)
    plain = html.unescape(re.sub(r"<[^>]*>", "", text)).splitlines()
    page = work / "terminal.html"
    page.write_text(
        '<!doctype html><meta charset="utf-8"><body style="margin:0;background:#14202b">'
        '<pre style="margin:0;padding:18px 22px;color:#e8eef4;'
        f'font:15px/1.5 \'DejaVu Sans Mono\',Consolas,monospace">{text}</pre>', encoding="utf-8")
    browse(page, name, 44 + round(max(map(len, plain)) * 9.05), 36 + round(len(plain) * 22.5))


def sheets(book):
    """The workbook's pages, as a printer would get them."""
    run(soffice, f"-env:UserInstallation={(work / 'office').as_uri()}", "--headless", "--convert-to", "pdf",
        book, "--outdir", work)
    return work / (book.stem + ".pdf")


def sheet(pdf, name, heading, crop):
    """The first page whose sheet has a heading, and how much of it from the top."""
    pages = run("pdftotext", "-layout", pdf, "-").stdout.split("\f")
    number = next(at + 1 for at, page in enumerate(pages)
                  if any(line.strip().startswith(heading) for line in page.splitlines()[:8]))
    across, down = crop
    run("pdftoppm", "-r", "85", "-f", number, "-l", number, "-x", "0", "-y", "0", "-W", across, "-H", down,
        "-png", "-singlefile", pdf, here / name.removesuffix(".png"))
    print(f"{name}: {(here / name).stat().st_size // 1024} KB, page {number}")


def part(page, start, end):
    """The page with nothing in it but what stands from one mark to another."""
    text = page.read_text(encoding="utf-8")
    head = text[:text.index("<a class=\"skip\"")]
    body = text[text.index(start):]
    cut = work / "part.html"
    # The buttons are shown by the page's script.
    shown = body[:body.index(end)].replace("<button type=\"button\" hidden", "<button type=\"button\"")
    cut.write_text(f"{head}<main>{shown}</main>", encoding="utf-8")
    return cut


shutil.copy(root / "samples/vedlegg3-2007.xlsx", work / "liste-2007.xlsx")
terminal("vindu.png", ["liste-2007.xlsx"])
terminal("avvik.png", ["explain", "R104"])
terminal("vis.png", ["show", "liste-2007-rapport.xlsx", "--sheet", "Forvaltere"], columns=90, lines=20)
run(program, "liste-2007.xlsx", "--html", "--quiet", "--fresh")
page = work / "liste-2007-rapport.html"
browse(page, "side.png", 900, 820)
browse(part(page, '<h2 id="s2"', '<div class="table">\n<div class="scroll" role="region" tabindex="0" aria-labelledby="t3'),
       "tabell.png", 760, 620)
pdf = sheets(work / "liste-2007-rapport.xlsx")
sheet(pdf, "sammendrag.png", "Tiltak mot menneskehandel", (703, 640))
sheet(pdf, "geografi.png", "Geografi", (1000, 470))
sheet(pdf, "gruppering.png", "Avtale 1", (990, 420))
node = os.environ.get("NODE")
if node:
    run("node", root / "tests/browser/check.mjs", node, page, env=dict(os.environ, CHROMIUM=shutil.which(chromium)))
    pasted = work / "limt.html"
    shutil.copy(Path(node) / "liste-2007-rapport-pasted.html", pasted)
    office = (soffice, f"-env:UserInstallation={(work / 'office').as_uri()}", "--headless")
    run(*office, "--infilter=HTML (StarWriter)", "--convert-to", "odt", pasted, "--outdir", work)
    run(*office, "--convert-to", "pdf", work / "limt.odt", "--outdir", work)
    run("pdftoppm", "-r", "85", "-f", "1", "-l", "1", "-x", "0", "-y", "0", "-W", "703", "-H", "500", "-png",
        "-singlefile", work / "limt.pdf", here / "limt")
    print(f"limt.png: {(here / 'limt.png').stat().st_size // 1024} KB")
else:
    print("limt.png: left as it is, since NODE names no folder")
shutil.rmtree(work)
