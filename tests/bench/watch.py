#!/usr/bin/env python3
"""Tries `portefolje watch` on a folder that people and machines are unkind to.

    python3 tests/bench/watch.py target/release/portefolje [LISTS] [SEED]

Drops LISTS contents (1,000 if not said) in slices: whole, half-written, under another name
first, renamed afterwards, twice, saved over, and taken away again, some of them at the very
moment when they are converted; among them lists that are none. Meanwhile the watcher is
killed three times, and the process that converts a list twice. At the end each content must have been converted exactly once: one
record in the journal, and one report that names its SHA-256. Prints what was done and the
figures; ends with 1 if anything was lost or made twice. Needs Linux, Python 3 and nothing else.
"""

import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

program = Path(sys.argv[1]).resolve()
lists = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
chance = random.Random(seed)
sample = (Path(__file__).parents[2] / "samples" / "opplaering-20.xlsx").read_bytes()

folder = tempfile.TemporaryDirectory(prefix="portefolje-watch-")
inbox, outbox = Path(folder.name) / "inn på æøå", Path(folder.name) / "ut"
inbox.mkdir()
outbox.mkdir()


def content(number):
    """A list unlike all others: a small one as text, or a workbook with a comment."""
    if number % 20 == 7:
        comment = f"list {number}".encode()
        # The end of central directory closes with the comment and its length.
        return sample[:-2] + len(comment).to_bytes(2, "little") + comment, "xlsx"
    head = "Avtalenummer;Tittel;Land;Avtalepartner;Forvalter;År;Beløp\n"
    rows = [f"{2_040_000 + number * 10 + row};Vann i dal {number};Albania;Redd Barna;"
            f"Seksjon for Vest-Balkan;{2004 + row % 3};{1_000_000 + number}\n"
            for row in range(chance.randint(1, 8))]
    return (head + "".join(rows)).encode(), "csv"


def sha(data):
    return hashlib.sha256(data).hexdigest()


class Watcher:
    """The program, started anew whenever it was killed."""

    def __init__(self):
        self.kills = self.child_kills = self.starts = 0
        self.memory = 0
        self.start()

    def start(self):
        self.starts += 1
        self.process = subprocess.Popen(
            [program, "watch", inbox, "--to", outbox, "--template", "generell", "--interval", "1",
             "--quiet"])

    def kill(self):
        self.look()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.kills += 1
        self.start()

    def kill_child(self):
        """The process that converts a list, as soon as there is one."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                path = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
                children = Path(path).read_text().split()
                if children:
                    os.kill(int(children[0]), signal.SIGKILL)
                    self.child_kills += 1
                    return
            except (OSError, ValueError):
                pass
            time.sleep(0.0005)

    def list_under_way(self):
        """The list that is being converted just now, if there is one."""
        try:
            path = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
            for child in Path(path).read_text().split():
                words = Path(f"/proc/{child}/cmdline").read_bytes().decode().split("\0")
                if "watch-one-list" in words:
                    return Path(words[words.index("watch-one-list") + 1])
        except (OSError, ValueError, IndexError):
            pass
        return None

    def look(self):
        """The most memory that it has had."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text()
            self.memory = max(self.memory, int(re.search(r"VmHWM:\s+(\d+)", status).group(1)))
        except (OSError, AttributeError):
            pass

    def stop(self):
        self.look()
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=120)


def records():
    """Contents that are done with, by hash; how often each stands there."""
    done = {}
    path = outbox / ".portefolje-watch.jsonl"
    for line in path.read_bytes().splitlines() if path.exists() else []:
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if record["outcome"] in ("converted", "failed"):
            done.setdefault(record["sha256"], []).append(record["outcome"])
    return done


def later(seconds, action, *arguments):
    timer = threading.Timer(seconds, action, arguments)
    timer.start()
    pending.append(timer)


def finish(path, data, half):
    with path.open("ab") as file:
        file.write(data[half:])


def drop(number):
    """Puts one content into the folder, in one of the ways that people and machines have."""
    data, ending = content(number)
    name = f"liste {number:04}.{ending}"
    path = inbox / name
    way = chance.random()
    wanted[sha(data)] = name
    if way < 0.10:
        done_so["half-written"] += 1
        half = len(data) * 3 // 5
        path.write_bytes(data[:half])
        later(chance.uniform(0.2, 0.9), finish, path, data, half)
    elif way < 0.20:
        done_so["under another name first"] += 1
        part = inbox / (name + ".part")
        part.write_bytes(data)
        later(chance.uniform(0.1, 3), part.rename, path)
    elif way < 0.30:
        done_so["renamed afterwards"] += 1
        path.write_bytes(data)
        later(chance.uniform(0.1, 4), path.rename, inbox / f"ny {number:04}.{ending}")
    elif way < 0.40:
        done_so["twice"] += 1
        path.write_bytes(data)
        later(chance.uniform(0, 4), (inbox / f"kopi {number:04}.{ending}").write_bytes, data)
    elif way < 0.44:
        done_so["saved over by a new content"] += 1
        old = data + f"{9_000_000 + number};Et utkast;Albania;Redd Barna;;2004;1000\n".encode()
        may_be.add(sha(old))
        path.write_bytes(old)
        later(chance.uniform(1, 4), path.write_bytes, data)
    else:
        done_so["whole"] += 1
        path.write_bytes(data)


def drop_others(number):
    """What is no list of ours, or is taken away while it is read."""
    gone, ending = content(1_000_000 + number)
    path = inbox / f"borte {number}.{ending}"
    path.write_bytes(gone)
    may_be.add(sha(gone))
    done_so["taken away"] += 1
    later(chance.uniform(0.5, 2.5), path.unlink)
    (inbox / f"~$liste {number}.xlsx").write_bytes(b"excel")
    if number % 100 == 3:
        letter = f"Hei {number}\nDette er et brev.\n".encode()
        (inbox / f"brev {number}.csv").write_bytes(letter)
        letters[sha(letter)] = f"brev {number}.csv"


def take_away_under_way():
    """Lists that may go are taken away while their process reads them."""
    while not over.is_set():
        path = watcher.list_under_way()
        if path and path.name.startswith("0 "):
            try:
                path.unlink()
                done_so["taken away while converted"] += 1
            except OSError:
                pass
        time.sleep(0.0005)


def drop_for_taking(number):
    """A list that sorts before all others, so that it is converted at once, and goes then."""
    gone, _ = content(2_000_000 + number)
    (inbox / f"0 borte {number}.csv").write_bytes(gone)
    may_be.add(sha(gone))


wanted, may_be, letters, pending = {}, set(), {}, []
over = threading.Event()
done_so = dict.fromkeys(["whole", "half-written", "under another name first", "renamed afterwards",
                         "twice", "saved over by a new content", "taken away", "taken away while converted"], 0)
begun = time.monotonic()
watcher = Watcher()
slices = 10
threading.Thread(target=take_away_under_way, daemon=True).start()
killed_in = {2: watcher.kill, 5: watcher.kill, 7: watcher.kill}
for slice_number in range(slices):
    for number in range(slice_number * lists // slices, (slice_number + 1) * lists // slices):
        drop(number)
        if number % 20 == 3:
            drop_others(number)
    for number in range(3):
        drop_for_taking(slice_number * 10 + number)
    if slice_number in (3, 6):
        threading.Thread(target=watcher.kill_child).start()
    if slice_number in killed_in:
        # In the midst of the slice.
        target = len(records()) + lists // slices // 3
        end = time.monotonic() + 30
        while len(records()) < target and time.monotonic() < end:
            time.sleep(0.01)
        killed_in[slice_number]()
    time.sleep(chance.uniform(0, 2))
for timer in pending:
    timer.join()
end = time.monotonic() + 600
while time.monotonic() < end:
    done = records()
    if all(one in done for one in [*wanted, *letters]):
        break
    time.sleep(0.2)
time.sleep(4)
over.set()
code = watcher.stop()
seconds = time.monotonic() - begun

faults = []
done = records()
for one, name in wanted.items():
    if done.get(one) != ["converted"]:
        faults.append(f"{name}: {done.get(one, 'lost')}")
for one, name in letters.items():
    if done.get(one) != ["failed"] or not (inbox / f"{name}.feil.txt").exists():
        faults.append(f"{name}: {done.get(one, 'lost')}, or no note")
for one, outcomes in done.items():
    if one not in wanted and one not in letters and one not in may_be and outcomes != ["failed"]:
        faults.append(f"a content that was never whole: {one}")
    if len(outcomes) != 1:
        faults.append(f"{one}: {outcomes}")
reports, unfinished = {}, []
for path in outbox.iterdir():
    if path.name.startswith("~portefolje-"):
        unfinished.append(path.name)
    if path.suffix == ".xlsx":
        text = zipfile.ZipFile(path).read("docProps/custom.xml").decode()
        for one in re.findall(r"[0-9a-f]{64}", text):
            reports.setdefault(one, []).append(path.name)
for one, name in wanted.items():
    if len(reports.get(one, [])) != 1:
        faults.append(f"{name}: reports {reports.get(one)}")
faults += [f"{one}: reports {names}" for one, names in reports.items() if len(names) != 1]
if not done_so["taken away while converted"]:
    faults.append("no list was taken away while it was converted: nothing was tried")
faults += [f"left behind: {name}" for name in unfinished]
notes = sorted(path.name for path in inbox.glob("*.feil.txt"))
if code != 0:
    faults.append(f"the watcher ended with {code}")
print(f"{len(wanted)} contents dropped in {slices} slices: "
      + ", ".join(f"{count} {what}" for what, count in done_so.items()))
print(f"{len(letters)} that are no lists; watcher killed {watcher.kills} times, "
      f"a list's process {watcher.child_kills} times, started {watcher.starts} times")
print(f"converted {sum(done.get(one) == ['converted'] for one in wanted)}, "
      f"of those taken away {sum(one in done for one in may_be)} of {len(may_be)}; "
      f"failed {sum(outcomes == ['failed'] for outcomes in done.values())}, notes {len(notes)}")
print(f"{len(reports)} reports; {seconds:.0f} s; the watcher's memory at most {watcher.memory / 1024:.1f} MB")
print("nothing lost, nothing twice" if not faults else "\n".join(["FAULTS:", *faults[:40]]))
sys.exit(bool(faults))
