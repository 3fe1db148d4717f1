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
import re
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

from program import PROGRAM, ROOT, clean_environment, run

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
        self.assertEqual(done.returncode, 0 if verdict["whole"] else 4, done.stderr)
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
                ("the same bytes as another kind", ["UPDATE audit_line SET subject_id = CAST(subject_id AS BLOB) WHERE position = 3"], ("altered", 1, 3)),
                ("hidden from its event", ["UPDATE audit_line SET event = CAST(event AS BLOB) WHERE position = 3"], ("altered", 1, 3)),
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
        yesterday = str(today - datetime.timedelta(days=2))   # the day before may not be settled yet
        self.assertEqual(self.run_here("audit", "head", "--day", str(today)).returncode, 2)
        day, digest = self.run_here("audit", "head", "--day", yesterday).stdout.decode().split()
        self.assertEqual((day, digest), (yesterday, heads_hash(yesterday, [])), "there was no office yesterday")
        self.assertTrue(self.verdict("--against", digest, "--day", yesterday)["whole"])
        verdict = self.verdict("--against", "0" * 64, "--day", yesterday)
        self.assertEqual((verdict["whole"], verdict["faults"], len(verdict["messages"])), (False, [], 1))
        self.assertEqual(self.run_here("audit", "verify", "--against", digest).returncode, 2)
        self.assertEqual(self.run_here("audit", "verify", "--against", digest, "--day", "hôm qua").returncode, 2)
        self.assertTrue(self.verdict("--against", digest.upper(), "--day", yesterday)["whole"], "capitals are the same digits")

    def test_what_is_no_day_no_hash_and_no_heads_is_never_whole(self):
        empty, bare = self.folder.parent / "empty.json", self.folder.parent / "bare.json"
        empty.write_bytes(b"")
        bare.write_text(json.dumps({"when": "2026-01-01", "hash": heads_hash("2026-01-01", []), "chains": []}), encoding="utf-8")
        day = ("--day", "2026-01-01")
        for words in (("verify", "--day", ""), ("verify", "--against", ""), ("verify", "--against", "", "--day", ""), ("verify", "--heads", ""),
                      ("verify", "--against", "", *day), ("verify", "--against", "0" * 63, *day), ("verify", "--against", "0" * 65, *day),
                      ("verify", "--against", "0" * 63 + "g", *day), ("verify", "--against", "0" * 64, "--day", ""), ("verify", "--heads", empty),
                      ("verify", "--heads", bare), ("verify", "--heads", self.folder / "none.json"), ("head", "--day", ""), ("export", "--from", ""),
                      ("export", "--to", "")):
            with self.subTest(words):
                done = self.run_here("audit", *words)
                said = done.stderr.decode().strip()
                self.assertEqual((done.returncode, done.stdout), (2, b""), said)
                self.assertTrue(said.endswith(".") and "\n" not in said, said)
                self.assertNotRegex(said, r"\b(office|cli|store)\.[a-z_]+\b")

    def test_a_line_s_name_cannot_write_to_the_terminal(self):
        self.change("UPDATE audit_line SET id = char(27) || ']0;x' || char(7) || id, field = 'x' WHERE position = 3")
        done = self.run_here("audit", "verify")
        self.assertEqual(done.returncode, 4)
        self.assertNotIn(b"\x1b", done.stderr + done.stdout)
        self.assertIn("?]0;x?", done.stderr.decode())


class OnlyLooking(Audit):
    """`audit` changes nothing, and says why it cannot look."""

    def refused(self, *place, code=1):
        for command in ("verify", "head", "export"):
            done = run("audit", command, *place)
            said = done.stderr.decode().strip()
            self.assertEqual((done.returncode, done.stdout), (code, b""), said)
            self.assertTrue(said.endswith(".") and "\n" not in said, said)
        return said

    def test_a_place_without_an_office_is_told_and_nothing_is_made(self):
        none = self.folder.parent / "none"
        self.assertIn(str(none), self.refused("--data", none))
        self.assertFalse(none.exists())
        none.mkdir()
        (none / "office.db").touch()
        self.assertIn("văn phòng", self.refused("--data", none))
        self.assertEqual([(path.name, path.stat().st_size) for path in none.iterdir()], [("office.db", 0)])

    def test_an_older_schema_is_left_as_it_is(self):
        self.change("DELETE FROM schema_step WHERE number = (SELECT MAX(number) FROM schema_step)")
        whole = self.file.read_bytes()
        self.assertIn("nhipcau migrate", self.refused("--data", self.folder))
        self.assertEqual(self.file.read_bytes(), whole)
        self.assertEqual([path.name for path in self.folder.glob("office.db*")], ["office.db"])

    def test_a_copy_that_cannot_be_written_to_is_whole_and_stays_as_it_is(self):
        copy = self.folder.parent / "copy"
        copy.mkdir()
        (copy / "office.db").write_bytes(self.file.read_bytes())
        (copy / "office.db").chmod(0o444)
        copy.chmod(0o555)
        self.addCleanup(copy.chmod, 0o755)
        for _ in range(2):
            self.assertEqual(run("audit", "verify", "--data", copy).returncode, 0)
        self.assertEqual([path.name for path in copy.iterdir()], ["office.db"])
        self.assertEqual((copy / "office.db").read_bytes(), self.file.read_bytes())

    def test_lines_that_wait_are_a_fault_and_are_not_chained_by_looking(self):
        columns = "id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after"
        self.change(f"INSERT INTO audit_line_unchained SELECT 'x', {columns.removeprefix('id, ')} FROM audit_line WHERE position = 3")
        for _ in range(2):
            self.assertEqual(self.faults(), [("unchained", 0, 0)])
        self.assertEqual(self.run_here("migrate").returncode, 0)
        self.assertEqual(self.faults(), [("unchained", 0, 0)], "nothing joins what is closed")

    def test_what_cannot_be_written_out_is_told(self):
        for words in (("export",), ("head",), ("head", "--json"), ("verify",), ("verify", "--json")):
            with self.subTest(words):
                with open("/dev/full", "wb") as full:
                    done = subprocess.run([PROGRAM, "audit", *words, "--data", self.folder], stdout=full, stderr=subprocess.PIPE, env=clean_environment(),
                                          timeout=60, check=False)
                self.assertEqual(done.returncode, 1)
                self.assertIn("Không ghi hết được", done.stderr.decode())
                with subprocess.Popen([PROGRAM, "audit", *words, "--data", self.folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                      env=clean_environment()) as process:
                    process.stdout.close()   # before it has written a byte
                    said = process.stderr.read().decode()
                    self.assertEqual(process.wait(timeout=60), 1)
                self.assertIn("Không ghi hết được", said)

    def test_an_export_of_an_altered_line_says_so(self):
        self.change("UPDATE audit_line SET event = CAST(event AS BLOB) WHERE position = 3")
        done = self.run_here("audit", "export")
        self.assertEqual(done.returncode, 4)
        self.assertIn("số 3", done.stderr.decode())


class DamagedHead(Audit):
    def test_nothing_is_written_behind_it_until_it_is_put_back_by_hand_as_the_decision_says(self):
        decision = (ROOT / "docs/decisions/0019-audit-chain.md").read_text(encoding="utf-8")
        statement, = re.findall(r"`(INSERT INTO audit_chain [^`]*;)`", decision)
        for damage in ("UPDATE audit_chain SET position = position - 2", "UPDATE audit_chain SET hash = CAST(hash AS BLOB)", "DELETE FROM audit_chain"):
            with self.subTest(damage):
                self.change(damage)
                lines = self.ask("SELECT COUNT(*) FROM audit_line")
                self.assertNotEqual(self.run_here("sign-in-link", "--account", self.account()).returncode, 0)
                self.assertEqual(self.ask("SELECT COUNT(*) FROM audit_line"), lines)
                self.assertFalse(self.verdict()["whole"])
                self.change(statement)
                self.assertTrue(self.verdict()["whole"])
                self.assertEqual(self.run_here("sign-in-link", "--account", self.account()).returncode, 0)
                self.assertTrue(self.verdict()["whole"])


class Restored(Audit):
    def test_an_office_of_a_backup_says_from_which_lines_it_goes_on(self):
        backup, other = self.folder.parent / "backup", self.folder.parent / "other"
        self.assertEqual(self.run_here("backup", backup).returncode, 0)
        head = json.loads(self.run_here("audit", "head", "--json").stdout)["chains"][0]
        kept = self.folder.parent / "heads.json"
        self.assertEqual(self.run_here("sign-in-link", "--account", self.account()).returncode, 0)
        kept.write_bytes(self.run_here("audit", "head", "--json").stdout)
        self.assertEqual(run("restore", backup, "--data", other).returncode, 0)
        self.file, self.folder = other / "office.db", other
        last = self.export()[-1]
        self.assertEqual((last["event"], last["after"]), ("office.restored", f"1 {head['position']} {head['hash']}"))
        self.assertEqual(last["previous_hash"], head["hash"])
        self.assertTrue(self.verdict()["whole"])
        self.assertEqual(self.faults("--heads", kept), [("differs", 1, head["position"] + 1)])


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
            with subprocess.Popen([PROGRAM, "migrate", "--data", str(self.folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  env=clean_environment()) as process:
                time.sleep(chance.uniform(0.02, 0.4))
                process.kill()
                killed += process.wait() == -signal.SIGKILL
        self.assertGreater(killed, 0)
        self.assertEqual(self.run_here("migrate").returncode, 0)
        self.assertTrue(self.verdict()["whole"])
        columns = "id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after"
        self.assertEqual(self.ask(f"SELECT {columns} FROM audit_line WHERE chain = 0 ORDER BY position"), self.older)
        self.assertEqual(self.ask("SELECT COUNT(*) FROM audit_line_unchained"), [(0,)])

    def test_processes_that_open_it_at_once_chain_each_line_once(self):
        processes = [subprocess.Popen([PROGRAM, "migrate", "--data", str(self.folder)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                      env=clean_environment()) for _ in range(3)]
        for process in processes:
            _, said = process.communicate(timeout=300)
            self.assertEqual(process.returncode, 0, said)
        verdict = self.verdict()
        self.assertEqual((verdict["whole"], verdict["lines"]), (True, len(self.older) + 1))


if __name__ == "__main__":
    unittest.main()
