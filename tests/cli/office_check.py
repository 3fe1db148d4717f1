#!/usr/bin/env python3
"""Drives `nhipcau migrate` and `nhipcau doctor` against offices that are well and offices that are not, in both languages.

usage: office_check.py PROGRAM
"""
import contextlib
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import tempfile
import unittest

from program import PROGRAM, clean_environment, run


class Office(unittest.TestCase):
    """An office that was served once."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name, "office")
        self.serve_once()

    def serve_once(self):
        with subprocess.Popen([PROGRAM, "serve", "--data", str(self.folder), "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, env=clean_environment(), bufsize=0) as server:
            server.stdout.readline()
            server.send_signal(signal.SIGTERM)
            _, log = server.communicate(timeout=120)
            self.assertEqual(server.returncode, 0, log)

    def change(self, statement):
        with contextlib.closing(sqlite3.connect(self.folder / "office.db")) as database:
            database.execute(statement)
            database.commit()

    def run_here(self, *words, **more):
        return run(*words, "--data", self.folder, **more)


class Migrate(Office):
    def test_an_office_that_is_up_to_date_is_left_alone_however_often_it_is_asked(self):
        for language, sentence in (("vi", "đã mới nhất"), ("en", "up to date")):
            for extra in ([], ["--check"], []):
                done = self.run_here("migrate", *extra, language=language)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn(sentence, done.stdout.decode())

    def test_pending_steps_are_told_and_then_applied(self):
        path = self.folder / "empty.db"
        path.touch()
        check = self.run_here("migrate", "--check", "--database", "empty.db", language="en")
        self.assertEqual(check.returncode, 1)
        self.assertIn("0001_office.sql", check.stdout.decode())
        with contextlib.closing(sqlite3.connect(path)) as database:
            self.assertEqual(database.execute("SELECT COUNT(*) FROM sqlite_master").fetchone(), (0,), "a look makes no table")
        self.assertEqual(self.run_here("migrate", "--database", "empty.db").returncode, 0)
        self.assertEqual(self.run_here("migrate", "--check", "--database", "empty.db").returncode, 0)

    def test_a_database_of_a_newer_program_is_refused_in_words(self):
        self.change("INSERT INTO schema_step (number, name, applied_at, sha256) VALUES (9999, '9999_later.sql', '', '')")
        for extra in ([], ["--check"]):
            for language in ("vi", "en"):
                done = self.run_here("migrate", *extra, language=language)
                self.assertEqual(done.returncode, 1)
                self.assertIn("9999", done.stderr.decode())
                self.assertEqual(done.stderr.decode().count("\n"), 1)

    def test_a_database_that_is_not_there_is_told_and_not_made(self):
        done = self.run_here("migrate", "--database", "none.db")
        self.assertEqual(done.returncode, 1)
        self.assertIn("none.db", done.stderr.decode())
        self.assertFalse((self.folder / "none.db").exists())


class Doctor(Office):
    def verdicts(self, *words, **more):
        done = self.run_here("doctor", "--json", *words, "--listen", "127.0.0.1:0", **more)
        rows = json.loads(done.stdout)
        self.assertEqual(done.returncode, 1 if any(row["health"] == "error" for row in rows) else 0)
        return {row["check"]: row for row in rows}

    def test_an_office_that_is_well_has_no_error_in_either_language(self):
        for language in ("vi", "en"):
            done = self.run_here("doctor", "--listen", "127.0.0.1:0", language=language)
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertNotIn("✗", done.stdout.decode())
            self.assertNotRegex(done.stdout.decode(), r"\b(cli|store)\.[a-z_]+\b|\{\d\}")
        self.assertEqual(self.verdicts("--all")["integrity"]["health"], "ok")

    def test_a_backup_folder_is_looked_into(self):
        folder = self.folder.parent / "backups"
        self.assertEqual(self.verdicts("--backups", folder)["backups"]["key"], "cli.doctor_backups_no_folder")
        folder.mkdir()
        self.assertEqual(self.verdicts("--backups", folder)["backups"]["key"], "cli.doctor_backups_none")
        (folder / "one").mkdir()
        self.assertEqual(self.verdicts("--backups", folder)["backups"]["key"], "cli.doctor_backups_none")
        self.assertEqual(self.run_here("backup", "--backups", folder).returncode, 0)
        self.assertEqual(self.verdicts("--backups", folder)["backups"]["key"], "cli.doctor_backups_same_disk")

    def test_an_office_whose_restore_was_cut_off_is_an_error_and_not_served(self):
        self.change("INSERT INTO office_setting (key, value) VALUES ('unfinished_copy', '')")
        self.assertEqual(self.verdicts()["files"]["key"], "backup.unfinished")
        for command in (["serve", "--listen", "127.0.0.1:0"], ["sign-in-link"], ["backup", self.folder.parent / "copy"]):
            done = self.run_here(*command)
            self.assertEqual(done.returncode, 1)
            self.assertEqual(done.stderr.decode().count("\n"), 1, done.stderr)

    def test_files_that_lie_about_are_counted(self):
        files = self.folder / "files" / "ab"
        files.mkdir(parents=True)
        (files / ("c" * 62)).write_bytes(b"nobody's")
        (files / ".new-x").write_bytes(b"half")
        rows = self.verdicts()
        self.assertEqual(rows["unreferenced"]["health"], "warning")
        self.assertEqual(rows["leftovers"]["health"], "warning")

    def test_rights_that_are_too_wide_are_told(self):
        os.chmod(self.folder, 0o755)
        self.assertEqual(self.verdicts()["folder"]["key"], "cli.doctor_folder_open")
        config = self.folder / "office.toml"
        config.write_text('metrics-token = "bi-mat"\n', encoding="utf-8")
        os.chmod(config, 0o644)
        done = self.run_here("doctor", "--json", "--config", config)
        self.assertEqual({row["check"]: row["key"] for row in json.loads(done.stdout)}["config"], "cli.doctor_config_open")
        self.assertNotIn("bi-mat", done.stdout.decode())

    def test_a_damaged_and_a_missing_database_are_errors_and_the_rest_is_still_told(self):
        path = self.folder / "office.db"
        whole = path.read_bytes()
        path.write_bytes(b"no database" * 1000)
        self.assertEqual(self.verdicts()["database"]["health"], "error")
        path.write_bytes(whole[: len(whole) // 2])
        rows = self.verdicts()
        self.assertTrue("error" in {rows["database"]["health"], rows["integrity"]["health"]})
        path.unlink()
        rows = self.verdicts()
        self.assertEqual(rows["database"]["health"], "error")
        self.assertEqual(rows["folder"]["health"], "ok")
        self.assertFalse(path.exists(), "a look makes nothing")

    def test_a_clock_that_went_back_is_told(self):
        self.change("UPDATE audit_line SET at = '2999-01-01T00:00:00.000Z'")
        with contextlib.closing(sqlite3.connect(self.folder / "office.db")) as database:
            lines, = database.execute("SELECT COUNT(*) FROM audit_line").fetchone()
        self.assertGreater(lines, 0)
        self.assertEqual(self.verdicts()["clock"]["key"], "cli.doctor_clock_behind")

    def test_an_address_of_another_machine_is_told(self):
        done = self.run_here("doctor", "--json", "--listen", "192.0.2.1:8080")
        rows = {row["check"]: row for row in json.loads(done.stdout)}
        self.assertEqual((rows["listen"]["key"], rows["url"]["key"]), ("cli.doctor_listen_not_ours", "cli.doctor_url_open"))


if __name__ == "__main__":
    unittest.main()
