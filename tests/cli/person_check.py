#!/usr/bin/env python3
"""Drives `nhipcau person` and `nhipcau audit erase` against an office of its own: shown, taken out, erased, and nowhere any more.

usage: person_check.py PROGRAM
"""
import json
import pathlib
import signal
import sqlite3
import subprocess
import tempfile
import unittest

from program import PROGRAM, clean_environment, run

NAME, SHOWN = "lothien", "Lò Thị Én"
FOUNDED = ("--basis", "12/YC-VP", "--reason", "Đã nghỉ việc, có phiếu yêu cầu")


class Person(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name, "office")
        with subprocess.Popen([PROGRAM, "serve", "--data", str(self.folder), "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, env=clean_environment(), bufsize=0) as server:
            server.stdout.readline()
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=120)
        self.done("accounts", "invite", NAME, SHOWN)

    def run_here(self, *words):
        finished = run(*words, "--data", self.folder)
        return finished.returncode, finished.stdout.decode(), finished.stderr.decode()

    def done(self, *words):
        code, said, complained = self.run_here(*words)
        self.assertEqual((code, complained), (0, ""), complained)
        return said

    def refused(self, *words, code=1):
        """The one sentence."""
        found, said, complained = self.run_here(*words)
        self.assertEqual((found, said), (code, ""), complained)
        self.assertEqual(complained.strip().count("\n"), 0, complained)
        self.assertNotRegex(complained, r"\b(office|cli)\.[a-z_]+\b", "a message key stands where a sentence should")
        return complained

    def dump(self):
        with sqlite3.connect(self.folder / "office.db") as database:
            return "\n".join(database.iterdump())

    def lines(self):
        return [json.loads(line) for line in self.done("audit", "export").splitlines()]

    def test_a_person_is_shown_what_there_is_and_that_somebody_looked(self):
        said = self.done("person", "show", NAME)
        for words in (SHOWN, "Tên đăng nhập: lothien", "Luật 91/2025/QH15", "Lời mời", "14 ngày", "Thời hạn:", "Ai xem được:"):
            self.assertIn(words, said)
        self.assertNotIn("personal_data.", said)
        english = self.done("person", "show", NAME, "--language", "en")
        self.assertIn("Name to sign in with: lothien", english)
        self.assertEqual([line["event"] for line in self.lines()].count("office.personal_data_read"), 2)
        self.assertIn("khong-co", self.refused("person", "show", "khong-co"))

    def test_an_export_is_whole_and_leaves_a_line(self):
        exported = json.loads(self.done("person", "export", NAME))
        self.assertEqual(exported["account"]["shown_name"], SHOWN)
        self.assertEqual([section["key"] for section in exported["sections"]][:3], ["names", "use", "password"])
        self.assertIn("office.account_created", [line["event"] for line in exported["lines"]])
        again = json.loads(self.done("person", "export", NAME))
        self.assertEqual([(look["is_export"], look["by_program"]) for look in again["looks"]], [(True, True)])

    def test_a_closed_account_is_erased_and_the_name_is_nowhere(self):
        self.assertIn(SHOWN, self.refused("person", "erase", NAME, *FOUNDED))
        self.done("accounts", "close", NAME, "--reason", f"{SHOWN} chuyển công tác")
        self.refused("person", "erase", NAME)
        self.refused("person", "erase", NAME, "--basis", "12/YC-VP", "--reason", "lo thi en nghỉ")
        before = self.dump()
        told = self.done("person", "erase", NAME, *FOUNDED, "--dry-run")
        self.assertIn("Tên được thay bằng một tên chung", told)
        self.assertNotIn("Khóa truy cập", told)
        self.assertEqual(self.dump(), before)
        self.assertIn(SHOWN, before)

        self.assertIn("Người đã được xóa dữ liệu 1", self.done("person", "erase", NAME, *FOUNDED))
        after = self.dump()
        for trace in (NAME, SHOWN, "Lò Thị"):
            self.assertNotIn(trace, after)
        self.done("audit", "verify")
        self.refused("accounts", "reopen", "da-xoa-1")
        self.refused("person", "erase", "da-xoa-1", *FOUNDED)
        self.done("accounts", "invite", NAME, SHOWN)

    def test_a_value_goes_out_of_a_line_and_the_chain_holds(self):
        made = next(line for line in self.lines() if line["event"] == "office.account_created" and line["after"] == NAME)
        self.refused("audit", "erase", made["id"], *FOUNDED, code=2)
        self.assertIn("tên", self.refused("audit", "erase", made["id"], "--value", "tên", *FOUNDED, code=2))
        self.refused("audit", "erase", made["id"], "--value", "after")
        self.refused("audit", "erase", "x", "--value", "after", *FOUNDED)
        self.assertIn("1", self.done("audit", "erase", made["id"], "--value", "after", *FOUNDED))
        self.refused("audit", "erase", made["id"], "--value", "after", *FOUNDED)
        line = next(line for line in self.lines() if line["id"] == made["id"])
        self.assertEqual(line["after"], "")
        self.assertTrue(line["seal"].split(".")[2].startswith("!"))
        self.done("audit", "verify")


if __name__ == "__main__":
    unittest.main(argv=["person_check"])
