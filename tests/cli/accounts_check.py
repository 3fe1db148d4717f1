#!/usr/bin/env python3
"""Drives `nhipcau accounts` against an office of its own: invited, linked, closed, reopened; what cannot be is one sentence.

usage: accounts_check.py PROGRAM
"""
import json
import pathlib
import re
import signal
import subprocess
import tempfile
import unittest

from program import PROGRAM, clean_environment, run

FIRST = "invited\tadmin\tQuản trị viên\t-\n"

LINK = re.compile(r"^LINK https://nhipcau\.example/sign-in#[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$", re.MULTILINE)


class Accounts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name, "office")
        with subprocess.Popen([PROGRAM, "serve", "--data", str(self.folder), "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, env=clean_environment(), bufsize=0) as server:
            server.stdout.readline()
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=120)

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

    def link(self, *words):
        said = self.done(*words, "--url", "https://nhipcau.example")
        self.assertRegex(said, LINK)
        return said

    def test_somebody_is_invited_linked_closed_and_reopened(self):
        self.assertEqual(self.done("accounts", "list"), FIRST)
        self.assertIn("7 ngày", self.link("accounts", "invite", "en.lt", "Lò  Thị Én"))
        self.link("accounts", "invite", "hai", "Nguyễn Văn Hải", "--by-link")
        self.assertEqual(self.done("accounts", "list"), "invited\ten.lt\tLò Thị Én\t-\ninvited\thai\tNguyễn Văn Hải\t-\n" + FIRST)
        self.assertIn("7 ngày", self.link("accounts", "link", "EN.LT"))
        self.assertIn("24 giờ", self.link("accounts", "link", "en.lt", "--by-link"))
        self.assertIn("Lò Thị Én", self.done("accounts", "close", "en.lt", "--reason", "chuyển công tác"))
        listed = json.loads(self.done("accounts", "list", "--json"))
        self.assertEqual([(one["name"], one["state"], one["closed_reason"]) for one in listed], [("en.lt", "closed", "chuyển công tác"), ("hai", "invited", None), ("admin", "invited", None)])
        self.refused("accounts", "link", "en.lt")
        self.refused("sign-in-link", "--account", "en.lt")
        self.link("accounts", "reopen", "en.lt")
        self.assertEqual(json.loads(self.done("accounts", "list", "--json"))[0]["state"], "invited")

    def test_what_cannot_be_is_told_in_a_sentence(self):
        self.link("accounts", "invite", "en.lt", "Lò Thị Én")
        self.assertIn("EN.LT", self.refused("accounts", "invite", "EN.LT", "Ai khác"))
        self.refused("accounts", "invite", " ", "Ai")
        self.assertIn("không ai", self.refused("accounts", "link", "không ai"))
        self.refused("accounts", "reopen", "en.lt")
        self.refused("accounts", "close", "en.lt")
        self.done("accounts", "close", "en.lt", "--reason", "thử")
        self.refused("accounts", "close", "en.lt", "--reason", "thử")
        self.assertIn("người cuối cùng", self.refused("accounts", "close", "admin", "--reason", "thử"))
        self.refused("accounts", "invite", "một", code=2)


if __name__ == "__main__":
    unittest.main(argv=["accounts_check"])
