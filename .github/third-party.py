#!/usr/bin/env python3
"""Writes LICENSE-THIRD-PARTY.md: what the program is linked with, and under which licences.

    python3 .github/third-party.py

Needs cargo, and the sources of all dependencies, which `cargo fetch` gets. The list is that of
all systems that packages are built for; each licence's text stands once, with the crates that
it came with. A test holds the file against Cargo.lock.
"""

import hashlib
import json
import re
import subprocess
from pathlib import Path

root = Path(__file__).resolve().parents[1]
TARGETS = ["x86_64-unknown-linux-musl", "aarch64-unknown-linux-musl", "x86_64-apple-darwin",
           "aarch64-apple-darwin", "x86_64-pc-windows-msvc", "aarch64-pc-windows-msvc"]
TEXTS = re.compile(r"(licen[cs]e|copying|notice|unlicense|copyright)", re.IGNORECASE)

shipped, packages = set(), {}
for target in TARGETS:
    done = subprocess.run(["cargo", "metadata", "--locked", "--format-version", "1",
                           "--filter-platform", target], cwd=root, check=True, capture_output=True)
    metadata = json.loads(done.stdout)
    packages |= {one["id"]: one for one in metadata["packages"]}
    nodes = {one["id"]: one for one in metadata["resolve"]["nodes"]}
    waiting = [metadata["resolve"]["root"]]
    while waiting:
        node = waiting.pop()
        for dependency in nodes[node]["deps"]:
            # What only tests or the build need is not in the program.
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                if dependency["pkg"] not in shipped:
                    shipped.add(dependency["pkg"])
                    waiting.append(dependency["pkg"])


def named(one):
    return f"{one['name']} {one['version']}"


ours = sorted((packages[one] for one in shipped), key=lambda one: (one["name"], one["version"]))
lines = ["# Licences of what portefolje is built on", "",
         "Made by `.github/third-party.py` for the packages of all systems. portefolje itself is",
         "under the licence in LICENSE.", "", "| crate | version | licence |", "|---|---|---|"]
texts = {}
for one in ours:
    lines.append(f"| {one['name']} | {one['version']} | {one['license'] or 'see below'} |")
    folder = Path(one["manifest_path"]).parent
    for path in sorted(folder.iterdir()):
        if path.is_file() and TEXTS.match(path.name) and path.suffix in ("", ".md", ".txt", ".TXT"):
            text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip("\n")
            text = "\n".join(line.rstrip() for line in text.expandtabs(4).split("\n"))
            key = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
            texts.setdefault(key, (text, []))[1].append(named(one))
lock = (root / "Cargo.lock").read_text(encoding="utf-8")
locked = re.findall(r'\[\[package\]\]\nname = "([^"]+)"\nversion = "([^"]+)"', lock)
names = {(one["name"], one["version"]) for one in ours}
others = [f"{name} {version}" for name, version in sorted(locked)
          if (name, version) not in names and name != "portefolje"]
lines += ["", "## Not in the program", "",
          "Needed to build or to test it, or by systems that no package is built for:", ""]
lines += [f"* {other}" for other in others]
bare = [one for one in map(named, ours) if not any(one in crates for _, crates in texts.values())]
lines += ["", "## Without a text of their own", "",
          "Under the licences named above, whose texts stand below with other crates:", ""]
lines += [f"* {one}" for one in bare]
for text, crates in texts.values():
    lines += ["", "## " + ", ".join(dict.fromkeys(crates)), "", "```text", text, "```"]
(root / "LICENSE-THIRD-PARTY.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
print(f"{len(ours)} crates, {len(texts)} texts")
