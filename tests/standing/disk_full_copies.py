#!/usr/bin/env python3
"""The disk is full while a backup or a restore is written: a sentence, nothing half there, the office works on, and it succeeds when there is
room. Where nobody may mount a disk of memory, the test says so and skips (exit 77).

usage: disk_full_copies.py PROGRAM sqlite|postgres
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import engines
import papers
from served import Server
from small_disk import Disk, enter_namespace

DISK_KIB = 48 << 10
PAPERS = 12
ROOMS = (0, 8 << 10, 64 << 10, 200 << 10)   # left on the disk: nothing, or what ends in the midst of the tables or of the originals


def run(*words, language="vi"):
    environment = {**os.environ, "NHIPCAU_LANGUAGE": language, "ASAN_OPTIONS": "detect_leaks=0"}
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, env=environment, timeout=300, check=False)


class FullDiskOfCopies(unittest.TestCase):
    """The office has room; where its copy should go, there is none."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="nhipcau-standing-")
        self.data = pathlib.Path(self.folder.name, "data")
        self.engine = engines.open_engine(ENGINE, pathlib.Path(self.folder.name), 1)
        self.server = Server(PROGRAM, self.data, database=self.engine.uri)
        self.client = self.server.open()
        for _ in range(PAPERS):
            word = papers.word()
            self.assertEqual(self.client.upload(papers.docx_paper(word), f"{word}.docx").status, 201)
        self.disk = Disk(pathlib.Path(self.folder.name, "disk"), DISK_KIB)
        self.place = ["--data", self.data] + (["--database", self.engine.uri] if self.engine.uri else [])

    def tearDown(self):
        self.client.close()
        self.assertEqual(self.server.stop(), 0)
        self.assertEqual(self.engine.faults(), [])
        self.engine.stop()
        self.disk.remove()
        self.folder.cleanup()

    def check_refused(self, folder, vietnamese, english):
        """In words of both languages that name the place; of what was begun only originals may stay, which the next try finds."""
        for done, words in ((vietnamese, "Đĩa đã đầy"), (english, "The disk is full")):
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertEqual(done.stdout, "")
            self.assertIn(words, done.stderr)
            self.assertIn(str(folder), done.stderr)
        left = [path for path in folder.rglob("*") if path.is_file() and path != self.disk.ballast]
        self.assertEqual([path for path in left if path.parent.parent.name != "files" or path.name.startswith(".")], [])

    def check_works_on(self):
        self.assertEqual(self.client.ask("GET", "/api/papers").json()["total"], PAPERS)
        self.assertEqual(self.client.ask("GET", "/readyz").status, 200)

    def test_a_backup_where_there_is_no_room(self):
        target = self.disk.folder / "backup"
        for room in ROOMS:
            with self.subTest(room=room):
                self.disk.fill(room)
                self.check_refused(self.disk.folder, run("backup", target, *self.place), run("backup", target, *self.place, language="en"))
                self.check_works_on()
                self.disk.free()
        self.assertEqual(run("backup", target, *self.place).returncode, 0)
        self.assertEqual(run("backup", "verify", target).returncode, 0)

    def test_a_restore_where_there_is_no_room(self):
        backup = pathlib.Path(self.folder.name, "backup")
        self.assertEqual(run("backup", backup, *self.place).returncode, 0)
        restored = self.disk.folder / "restored"
        for room in ROOMS:
            with self.subTest(room=room):
                self.disk.fill(room)
                words = ["restore", backup, "--data", restored]
                self.check_refused(self.disk.folder, run(*words), run(*words, language="en"))
                self.disk.free()
        done = run("restore", backup, "--data", restored)
        self.assertEqual(done.returncode, 0, done.stderr)
        copy = engines.Sqlite(restored)
        self.assertEqual(copy.faults(), [])
        self.assertEqual(sorted(copy.rows(engines.ORIGINALS)), sorted(self.engine.rows(engines.ORIGINALS)))


if __name__ == "__main__":
    enter_namespace()
    PROGRAM, ENGINE = sys.argv.pop(1), sys.argv.pop(1)
    unittest.main()
