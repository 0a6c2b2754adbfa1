"""What a user would otherwise run for the same job, and how long it takes.

    python tests/bench/compare.py LIST.xlsx [PROGRAM]

Each way reads the list, adds amounts by project (equal title and partner: a far cry from
what the program does) and by country and year, and writes the three sheets of a workbook:
the agreements, the projects and the table. It does so twice: with the agreements as the
report needs them, with all columns of the list, and, to show how much of it is writing,
with their sums alone. Each runs in a process of its own, timed from start to end with the
most memory that it held. Those whose packages are not there are left out and named. The
program itself does its whole job: the links, the tables, the charts, the controls.

Needs any of pandas and openpyxl; polars, fastexcel and xlsxwriter; duckdb and pyarrow
beside these. DuckDB reads Excel only with an extension from the network, so it is given
what Polars has read.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

PANDAS = """
import sys, pandas as pd
table = pd.read_excel(sys.argv[1], engine="openpyxl")
one, two, three = keys(table.columns)
with pd.ExcelWriter(sys.argv[2], engine="openpyxl") as out:
    for name, by in (("Avtaler", one), ("Prosjekter", two), ("Tabell", three)):
        if whole and name == "Avtaler":
            table.to_excel(out, sheet_name=name, index=False)
            continue
        sums = table.groupby(by, dropna=False)[amount].sum().reset_index()
        sums.to_excel(out, sheet_name=name, index=False)
"""

POLARS = """
import sys, polars as pl, xlsxwriter
table = pl.read_excel(sys.argv[1], engine="calamine")
one, two, three = keys(table.columns)
with xlsxwriter.Workbook(sys.argv[2]) as out:
    for name, by in (("Avtaler", one), ("Prosjekter", two), ("Tabell", three)):
        if whole and name == "Avtaler":
            table.write_excel(out, worksheet=name)
            continue
        sums = table.group_by(by, maintain_order=True).agg(pl.col(amount).sum())
        sums.write_excel(out, worksheet=name)
"""

DUCKDB = """
import sys, duckdb, polars as pl, xlsxwriter
list = pl.read_excel(sys.argv[1], engine="calamine")
one, two, three = keys(list.columns)
with xlsxwriter.Workbook(sys.argv[2]) as out:
    for name, by in (("Avtaler", one), ("Prosjekter", two), ("Tabell", three)):
        if whole and name == "Avtaler":
            list.write_excel(out, worksheet=name)
            continue
        names = ", ".join(f'"{key}"' for key in by)
        query = f'select {names}, sum("{amount}") as kr from list group by all'
        sums = duckdb.sql(query)
        sums.pl().write_excel(out, worksheet=name)
"""

KEYS = """
amount = "Beløp (NOK)"
def keys(columns):
    number, title, partner, country, year = (
        "Avtalenr.", "Tittel", "Avtalepartner", "Land", "År")
    assert {number, title, partner, country, year, amount} <= set(columns), columns
    return [number, title, country], [title, partner], [country, year]
"""

WAYS = {
    "pandas and openpyxl": PANDAS,
    "Polars (calamine, xlsxwriter)": POLARS,
    "DuckDB (reads and writes with Polars)": DUCKDB,
}


def timed(command):
    """Seconds, MB and what went wrong."""
    before = time.monotonic()
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    wrong = run.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(run.pid, 0)
    scale = 1 if sys.platform == "darwin" else 1024
    took = time.monotonic() - before
    failed = wrong.strip().splitlines()[-1] if status and wrong.strip() else ""
    return took, usage.ru_maxrss * scale / 1e6, failed


def main():
    listed = sys.argv[1]
    program = sys.argv[2] if len(sys.argv) > 2 else "target/release/portefolje"
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "ut.xlsx"
        command = [program, listed, "-o", str(out), "--template", "generell", "-q"]
        ours, memory, failed = timed(command)
        print(f"| portefolje | {ours:.1f} s | {memory:.0f} MB | 1.0 | {failed}")
        for whole in (True, False):
            print("| with all columns of the agreements" if whole else "| with sums alone")
            for name, code in WAYS.items():
                code = f"whole = {whole}\n" + KEYS + code
                command = [sys.executable, "-c", code, listed, str(out)]
                took, memory, failed = timed(command)
                if failed:
                    print(f"| {name} | left out: {failed}")
                    continue
                print(f"| {name} | {took:.1f} s | {memory:.0f} MB | {took / ours:.1f} |")


if __name__ == "__main__":
    main()
