#!/usr/bin/env python3
"""Holds the lineage of the real papers of ../shared as a careful reader found it. Skips (77) where ../shared is absent.

usage: lineage.py PROGRAM
"""
import json
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared/data/seeds"
PROGRAM = ""


def lineage(*papers):
    done = subprocess.run([PROGRAM, "lineage", "--json", *[str(SEEDS / paper) for paper in papers]], capture_output=True, check=True)
    return json.loads(done.stdout)


def ties(found):
    return [(clause["child_line"], clause["parent_line"], clause["relation"]) for clause in found["clauses"]]


class Lineage(unittest.TestCase):
    def test_a_plan_that_copied_two_of_three_parts(self):
        found = lineage("000.txt", "004.txt")
        copied = {18: 5, 19: 6, 20: 7, 22: 8, 25: 9, 27: 10, 28: 11, 30: 12, 32: 14, 33: 15, 35: 16, 38: 18, 40: 19, 42: 20, 45: 22, 47: 23, 75: 16, 78: 20}
        expected = {(child, parent, "inherited") for child, parent in copied.items()}
        expected |= {(31, 13, "adapted"), (30, None, "added")} | {(line, None, "added") for line in (48, 49, 51)}
        expected |= {(None, line, "dropped") for line in range(24, 29)}
        self.assertEqual(set(ties(found)), expected)
        self.assertGreater(found["shares"]["inherited"], 0.8)

    def test_defects_that_were_copied(self):
        inherited = "\n".join(clause["child_text"] for clause in lineage("000.txt", "004.txt")["clauses"] if clause["relation"] == "inherited")
        for defect in ("27/1/1973-27/1/1923", "30/3/1973- 30/3/1923", "12/4/1973- 12/4/1923", "1/8/1973- 1/8/1923", "11/9/1973- 11/9/1923",
                       "21/9/1973- 21/9/1923", "Ai -len", "2021 – 2026"):
            self.assertIn(defect, inherited)

    def test_the_same_paper_in_other_formats(self):
        for child in ("004.docx", "004.pdf", "004-structured.docx", "004-structured.pdf"):
            with self.subTest(child):
                found = lineage("000.docx", child)
                self.assertGreater(found["shares"]["inherited"], 0.78)
                self.assertLess(found["shares"]["added"], 0.15)

    def test_nothing_is_claimed_between_papers_that_share_a_subject(self):
        found = lineage("003.txt", "002.txt")
        self.assertEqual(found["shares"]["inherited"], 0)
        self.assertEqual([tie for tie in ties(found) if tie[2] == "adapted" and tie[0] >= 76], [(243, 63, "adapted")])
        self.assertGreater(found["shares"]["added"], 0.98)

    def test_sentences_that_a_guidance_of_the_year_before_has_too(self):
        found = ties(lineage("000.txt", "001.txt"))
        for child, parent in ((16, 9), (23, 13), (27, 15), (42, 25), (43, 26), (44, 27), (46, 28)):
            self.assertIn((child, parent, "adapted"), found)
        for line in (29, 31, 33, 35):
            self.assertIn((line, None, "added"), found)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    if not SEEDS.is_dir():
        sys.exit(77)
    unittest.main()
