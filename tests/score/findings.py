#!/usr/bin/env python3
"""Checks the real papers of ../shared with the program and holds what is found against the floors below. Skips (77) where ../shared is absent.

usage: findings.py PROGRAM
Known defects of five papers: at least 95 % of the certain errors, 90 % of the certain errors and warnings. Laws that were not counted for
the spelling (data/spelling/laws.txt), clean published texts: fewer errors told, right ones among them, than one in 50 kB.
"""
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
ERROR_FLOOR, ALL_FLOOR, MOST_UNKNOWN, LAW_BYTES = 0.95, 0.90, 18, 50_000


def check(program, files):
    ran = subprocess.run([program, "check", "--json", *map(str, files)], capture_output=True, text=True, check=False)
    found = json.loads(ran.stdout)
    return found if isinstance(found, list) else [found]


def score_seeds(program):
    hit, unknown = [0, 0, 0, 0], 0
    for sample in sorted((SHARED / "data/seeds").glob("*.txt")):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as out:
            json.dump(check(program, [sample])[0], out)
            out.flush()
            words = [sys.executable, str(SHARED / "tools/score_check.py"), str(SHARED / "data/truth/defects.json"), sample.stem, out.name]
            said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        counts = [int(number) for number in re.search(r"errors found (\d+)/(\d+)  errors and warnings found (\d+)/(\d+) .* unknown (\d+)", said).groups()]
        hit = [a + b for a, b in zip(hit, counts)]
        unknown += counts[-1]
        print(f"{sample.name}\n{said}")
    print(f"errors {hit[0]}/{hit[1]}, errors and warnings {hit[2]}/{hit[3]}, unknown {unknown}")
    return hit[0] >= ERROR_FLOOR * hit[1] and hit[2] >= ALL_FLOOR * hit[3] and unknown <= MOST_UNKNOWN


def laws_kept_apart():
    lines = (ROOT / "data/spelling/laws.txt").read_text(encoding="utf-8").splitlines()
    return {line.split()[1] for line in lines if line.startswith("apart ")}


def count_in_laws(program):
    apart = laws_kept_apart()
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(SHARED / "data/laws/laws-a-k.tar.gz") as archive:
            archive.extractall(folder)
        laws = [law for law in sorted(pathlib.Path(folder).rglob("*.txt")) if law.name in apart]
        size = sum(law.stat().st_size for law in laws)
        found = check(program, laws)
    errors = sum(finding["severity"] == "error" for paper in found for finding in paper.get("findings", []))
    print(f"{len(laws)} laws kept apart, {size / 1e6:.1f} MB: {errors} errors told, one in {size / max(errors, 1) / 1e3:.0f} kB")
    return len(laws) >= 20 and errors * LAW_BYTES < size


def main():
    if not (SHARED / "data/seeds").is_dir():
        print("skipped: ../shared is not here")
        return 77
    program = sys.argv[1]
    good = [score_seeds(program), count_in_laws(program)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
