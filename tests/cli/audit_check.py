#!/usr/bin/env python3
"""Drives `nhipcau audit` against offices whose database file was altered behind the program's back, and checks an export by another hand.

usage: audit_check.py PROGRAM
"""
import contextlib
import datetime
import hashlib
import json
import pathlib
import random
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

from program import PROGRAM, clean_environment, run

OLDER_LINES = 30_000
KILLS = 8


def text(value):
    """As src/office/chained_line.hpp has it."""
    if value is None:
        return b"-,"
    content = str(value).encode()
    return str(len(content)).encode() + b":" + content + b","


def commitment(part, value):
    if part.startswith("!"):
        return part[1:]
    return hashlib.sha256((part + value).encode()).hexdigest() if part else ""


def hash_of(line):
    names = ("chain", "position", "previous_hash", "id", "at", "account", "event", "subject_kind", "subject_id", "field")
    content = text("nhipcau audit line 1") + b"".join(text(line[name]) for name in names)
    parts = zip(line["seal"].split("."), (line["from_address"], line["before"], line["after"]), strict=True)
    return hashlib.sha256(content + b"".join(text(commitment(part, value)) for part, value in parts)).hexdigest()


def heads_hash(when, heads):
    content = text("nhipcau audit heads 1") + text(when)
    for head in heads:
        content += text(head["chain"]) + text(head["position"]) + text(head["hash"])
    return hashlib.sha256(content).hexdigest()


class Audit(unittest.TestCase):
    """An office with some lines in its trail."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name, "office")
        self.file = self.folder / "office.db"
        with subprocess.Popen([PROGRAM, "serve", "--data", str(self.folder), "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, env=clean_environment(), bufsize=0) as server:
            server.stdout.readline()
            server.send_signal(signal.SIGTERM)
            _, log = server.communicate(timeout=120)
            self.assertEqual(server.returncode, 0, log)
        for _ in range(6):
            self.assertEqual(self.run_here("sign-in-link", "--account", self.account()).returncode, 0)

    def account(self):
        return self.ask("SELECT name FROM account")[0][0]

    def ask(self, statement):
        with contextlib.closing(sqlite3.connect(self.file)) as database:
            return database.execute(statement).fetchall()

    def change(self, *statements):
        with contextlib.closing(sqlite3.connect(self.file)) as database:
            for statement in statements:
                database.execute(statement)
            database.commit()

    def run_here(self, *words, **more):
        return run(*words, "--data", self.folder, **more)

    def verdict(self, *words):
        done = self.run_here("audit", "verify", "--json", *words)
        verdict = json.loads(done.stdout)
        self.assertEqual(done.returncode, 0 if verdict["whole"] else 1, done.stderr)
        self.assertEqual(len(verdict["messages"]) == 0, verdict["whole"])
        for message in verdict["messages"]:
            self.assertNotRegex(message, r"\b(office|cli)\.[a-z_]+\b|\{\d\}", "a message key or a slot stands where words should")
        return verdict

    def faults(self, *words):
        return [(fault["fault"], fault["chain"], fault["position"]) for fault in self.verdict(*words)["faults"]]

    def export(self, *words):
        done = self.run_here("audit", "export", *words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line) for line in done.stdout.decode().splitlines()]


class Verify(Audit):
    def test_an_untouched_trail_is_whole_in_both_languages(self):
        for language, word in (("vi", "còn nguyên"), ("en", "is whole")):
            done = self.run_here("audit", "verify", language=language)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertIn(word, done.stdout.decode())

    def test_what_was_done_to_the_file_is_told_by_kind_and_place(self):
        for what, statements, wanted in (
                ("altered", ["UPDATE audit_line SET subject_id = 'x' WHERE position = 3"], ("altered", 1, 3)),
                ("another kind of value", ["UPDATE audit_line SET event = x'00ff' WHERE position = 3"], ("altered", 1, 3)),
                ("removed", ["DELETE FROM audit_line WHERE position IN (4, 5)"], ("removed", 1, 4)),
                ("the last removed", ["DELETE FROM audit_line WHERE position = (SELECT MAX(position) FROM audit_line)"], ("removed", 1, None)),
                ("moved", [f"UPDATE audit_line SET position = {new} WHERE position = {old}" for old, new in ((2, -1), (5, 2), (-1, 5))], ("moved", 1, 2)),
                ("head", ["UPDATE audit_chain SET hash = 'x'"], ("head_altered", 1, None)),
                ("no head", ["DELETE FROM audit_chain"], ("head_removed", 1, 0)),
                ("twice", ["DROP INDEX audit_line_by_chain",
                           "INSERT INTO audit_line SELECT id || 'x', at, account_id, from_address, event, subject_kind, subject_id, field, before, after, "
                           "chain, position, seal, previous_hash, hash FROM audit_line WHERE position = 3"], ("added", 1, 3))):
            with self.subTest(what):
                whole = self.file.read_bytes()
                self.change(*statements)
                kind, chain, position = self.faults()[0]
                self.assertEqual((kind, chain, position if wanted[2] is not None else None), wanted)
                self.put_back(whole)
        self.assertTrue(self.verdict()["whole"])

    def put_back(self, whole):
        for part in self.folder.glob("office.db*"):
            part.unlink()
        self.file.write_bytes(whole)

    def test_the_end_written_anew_is_told_by_heads_kept_elsewhere_alone(self):
        heads = self.folder.parent / "heads.json"
        heads.write_bytes(self.run_here("audit", "head", "--json").stdout)
        self.assertEqual(self.run_here("sign-in-link", "--account", self.account()).returncode, 0)
        self.assertTrue(self.verdict("--heads", str(heads))["whole"])
        last, = self.ask("SELECT MAX(position) FROM audit_line")[0]
        self.change(f"DELETE FROM audit_line WHERE position > {last - 3}",
                    f"UPDATE audit_chain SET position = {last - 3}, hash = (SELECT hash FROM audit_line WHERE position = {last - 3})")
        self.assertTrue(self.verdict()["whole"], "nothing inside tells of it")
        self.assertEqual(self.faults("--heads", str(heads)), [("differs", 1, last - 1)])
        heads.write_text(heads.read_text(encoding="utf-8").replace('"position":', '"position":1', 1), encoding="utf-8")
        done = self.run_here("audit", "verify", "--heads", heads)
        self.assertEqual(done.returncode, 2)
        self.assertIn(str(heads), done.stderr.decode())

    def test_the_head_of_a_day_that_is_over_proves_its_lines(self):
        today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
        yesterday = str(today - datetime.timedelta(days=1))
        self.assertEqual(self.run_here("audit", "head", "--day", str(today)).returncode, 2)
        day, digest = self.run_here("audit", "head", "--day", yesterday).stdout.decode().split()
        self.assertEqual((day, digest), (yesterday, heads_hash(yesterday, [])), "there was no office yesterday")
        self.assertTrue(self.verdict("--against", digest, "--day", yesterday)["whole"])
        verdict = self.verdict("--against", "0" * 64, "--day", yesterday)
        self.assertEqual((verdict["whole"], verdict["faults"], len(verdict["messages"])), (False, [], 1))
        self.assertEqual(self.run_here("audit", "verify", "--against", digest).returncode, 2)
        self.assertEqual(self.run_here("audit", "verify", "--against", digest, "--day", "hôm qua").returncode, 2)


class Export(Audit):
    def test_another_hand_finds_the_same_hashes_in_an_export(self):
        lines = self.export()
        self.assertGreater(len(lines), 6)
        self.assertEqual([line["event"] for line in lines[:1]], ["office.audit_chained"])
        previous = ""
        for place, line in enumerate(lines, 1):
            self.assertEqual((line["chain"], line["position"], line["previous_hash"]), (1, place, previous))
            self.assertEqual(hash_of(line), line["hash"])
            previous = line["hash"]
        head = json.loads(self.run_here("audit", "head", "--json").stdout)
        self.assertEqual(head["chains"], [{"chain": 1, "position": len(lines), "hash": previous}])
        self.assertEqual(head["hash"], heads_hash(head["when"], head["chains"]))

    def test_days_are_those_of_viet_nam_with_both_ends(self):
        total = len(self.export())
        self.change("UPDATE audit_line SET at = '2026-01-31T16:59:59.999Z' WHERE position = 2",
                    "UPDATE audit_line SET at = '2026-01-31T17:00:00.000Z' WHERE position = 3")
        self.assertEqual([line["position"] for line in self.export("--from", "2026-01-31", "--to", "2026-01-31")], [2])
        self.assertEqual([line["position"] for line in self.export("--from", "2026-02-01", "--to", "2026-02-01")], [3])
        self.assertEqual(len(self.export("--to", "2026-02-01")) + len(self.export("--from", "2026-02-02")), total)
        self.assertEqual(self.run_here("audit", "export", "--from", "31/1/2026").returncode, 2)


class Older(Audit):
    """An office whose trail was written before there were chains."""

    def setUp(self):
        super().setUp()
        columns = "id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after"
        self.change("DELETE FROM audit_line WHERE event = 'office.audit_chained'",
                    f"INSERT INTO audit_line_unchained SELECT {columns} FROM audit_line", "DELETE FROM audit_line", "DELETE FROM audit_chain",
                    "INSERT INTO audit_line_unchained WITH RECURSIVE counter (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < "
                    f"{OLDER_LINES}) SELECT '00' || (1000000 + n), '2025-01-01T00:00:00.000Z', NULL, '', 'test.older', 'thing', n, '', 'x', 'y' FROM counter")
        self.older = self.ask(f"SELECT {columns} FROM audit_line_unchained ORDER BY id")

    def test_chaining_that_is_killed_again_and_again_comes_to_the_same_end(self):
        chance = random.Random(5)
        killed = 0
        for _ in range(KILLS):
            with subprocess.Popen([PROGRAM, "audit", "head", "--data", str(self.folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  env=clean_environment()) as process:
                time.sleep(chance.uniform(0.02, 0.4))
                process.kill()
                killed += process.wait() == -signal.SIGKILL
        self.assertGreater(killed, 0)
        self.assertTrue(self.verdict()["whole"])
        columns = "id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after"
        self.assertEqual(self.ask(f"SELECT {columns} FROM audit_line WHERE chain = 0 ORDER BY position"), self.older)
        self.assertEqual(self.ask("SELECT COUNT(*) FROM audit_line_unchained"), [(0,)])

    def test_processes_that_open_it_at_once_chain_each_line_once(self):
        processes = [subprocess.Popen([PROGRAM, "audit", "head", "--data", str(self.folder)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                      env=clean_environment()) for _ in range(3)]
        for process in processes:
            _, said = process.communicate(timeout=300)
            self.assertEqual(process.returncode, 0, said)
        verdict = self.verdict()
        self.assertEqual((verdict["whole"], verdict["lines"]), (True, len(self.older) + 1))


if __name__ == "__main__":
    unittest.main()
