#!/usr/bin/env python3
"""Holds the anniversaries that `nhipcau calendar propose` finds in five real papers against what a person read in them: all of them, and nothing
else. Skips (77) where ../shared is absent.

usage: anniversaries.py PROGRAM
Each row was read by hand from the text: line of the .txt, original day, day kept (put right), years, country, whether what is written cannot be. A
DOCX of the same paper names the same, in the same order; its lines are paragraphs and are not compared.
"""
import json
import os
import pathlib
import subprocess
import sys

SEEDS = pathlib.Path(__file__).resolve().parents[2].parent / "shared/data/seeds"
GUIDANCE = [  # seconds of each range are a century early: "27/1/1973-27/1/1923"
    ("1973-01-27", "2023-01-27", 50, None, True, "paris_accords"),
    ("1973-03-30", "2023-03-30", 50, "MY", True, "relations_my"),
    ("1973-04-12", "2023-04-12", 50, "FR", True, "relations_fr"),
    ("1973-08-01", "2023-08-01", 50, "SG", True, "relations_sg"),
    ("1973-09-11", "2023-09-11", 50, "GB", True, "relations_gb"),
    ("1973-09-21", "2023-09-21", 50, "JP", True, "relations_jp"),
]
PLAN = [
    ("1954-05-07", "2024-05-07", 70, None, False, "dien_bien_phu"),
    ("1954-07-21", "2024-07-21", 70, None, False, "geneva_accords"),
    ("1944-12-22", "2024-12-22", 80, None, False, "army_founding"),
    ("1989-12-22", "2024-12-22", 35, None, False, "national_defence_day"),
    ("1954-10-10", "2024-10-10", 70, None, False, "hanoi_liberation"),
    ("1969-01-11", "2024-01-11", 55, "SE", False, "relations_se"),
    ("1989-05-08", "2024-05-08", 35, "BR", False, "relations_br"),
]
TRUTH = {
    "000.txt": ([20] * 6, GUIDANCE), "000.docx": (None, GUIDANCE),
    "001.txt": ([], []), "001.docx": (None, []),
    "002.txt": ([], []), "002.docx": (None, []),
    "003.txt": ([41] * 5 + [43] * 2, PLAN), "003.docx": (None, PLAN),
    "004.txt": ([78] * 6, GUIDANCE), "004.docx": (None, GUIDANCE), "004-structured.docx": (None, GUIDANCE),
}


def shown(one):
    return one["since"], one["kept"], one["years"], one["country"], one["corrected"], one["known"]


def main():
    if not SEEDS.exists():
        print("skipped: ../shared is absent")
        return 77
    names = sorted(TRUTH)
    done = subprocess.run([os.path.abspath(sys.argv[1]), "calendar", "propose", "--json", *(str(SEEDS / name) for name in names)],
                          capture_output=True, check=True, timeout=300)
    faults = 0
    for name, answer in zip(names, json.loads(done.stdout), strict=True):
        lines, rows = TRUTH[name]
        found = [shown(one) for one in answer["anniversaries"]]
        for row in [row for row in rows if row not in found]:
            print(f"{name}: not proposed: {row}")
            faults += 1
        for row in [row for row in found if row not in rows]:
            print(f"{name}: proposed and not there: {row}")
            faults += 1
        if found == rows and lines is not None and [one["line"] for one in answer["anniversaries"]] != lines:
            print(f"{name}: other lines than {lines}: {[one['line'] for one in answer['anniversaries']]}")
            faults += 1
        if len(found) != len(set(found)):
            print(f"{name}: one is proposed twice")
            faults += 1
        for one in answer["anniversaries"]:
            if one["corrected"] and not one["written"]:
                print(f"{name}: line {one['line']} was put right, and what is written is not told")
                faults += 1
    print(f"{sum(len(rows) for _, rows in TRUTH.values())} anniversaries in {len(TRUTH)} files, {faults} faults")
    return 1 if faults else 0


sys.exit(main())
