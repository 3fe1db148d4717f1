#!/usr/bin/env python3
"""Reads the real papers of ../shared with the program and holds the scores against the floors below. Skips (77) where ../shared is absent.

usage: check.py PROGRAM
The floors only ever rise: when a reader gets better, raise them.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
TEXT_FLOOR, DOCX_FLOOR, PDF_FLOOR, SCAN_FLOOR, PART_FLOOR = 0.97, 0.95, 0.95, 0.85, 0.90
SCANS = {"004-scan.pdf"}   # pictures without a text layer


def score(program, sample, truth, extra):
    read = subprocess.run([program, "read", "--json", str(sample)], capture_output=True, text=True, check=True)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as out:
        out.write(read.stdout)
        out.flush()
        said = subprocess.run([sys.executable, str(SHARED / "tools/score_read.py"), str(truth), out.name, *extra], capture_output=True, text=True, check=True).stdout
    return float(re.findall(r"^all .*F1 ([0-9.]+)", said, re.M)[-1]), said


def main():
    seeds = SHARED / "data/seeds"
    if not seeds.is_dir():
        print("skipped: ../shared is not here")
        return 77
    program, failed, count = sys.argv[1], 0, 0
    for sample in sorted(seeds.glob("*.txt")) + sorted(seeds.glob("*.docx")) + sorted(seeds.glob("*.pdf")):
        is_text = sample.suffix == ".txt"
        floor = {".txt": TEXT_FLOOR, ".docx": DOCX_FLOOR, ".pdf": PDF_FLOOR}[sample.suffix] if sample.name not in SCANS else SCAN_FLOOR
        value, said = score(program, sample, SHARED / "data/truth" / f"{sample.name[:3]}.json", [] if is_text else ["--no-lines"])
        count += 1
        print(f"{sample.name:<22} {value:.3f}  (floor {floor})")
        low = [line for line in re.findall(r"^(?!all).*F1 [0-9.]+$", said, re.M) if float(line.split()[-1]) < PART_FLOOR] if is_text else []
        if value < floor or low:
            failed += 1
            print(said)
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main())
