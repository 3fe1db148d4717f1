#!/usr/bin/env python3
"""The disk is full: what cannot be kept is refused in words, nothing is damaged, and work goes on when there is room again, without a restart.

The data folder is a small disk of memory in a mount namespace of its own; where neither root nor a user namespace may make one, the test
says so and skips (exit 77).

usage: disk_full.py PROGRAM
"""
import hashlib
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

DISK_KIB = 6 << 10


class FullDisk(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="nhipcau-standing-")
        self.disk = Disk(pathlib.Path(self.folder.name, "disk"), DISK_KIB)
        self.data = self.disk.folder / "data"
        self.log = pathlib.Path(self.folder.name, "log")
        self.server = Server(PROGRAM, self.data, log=self.log)
        self.client = self.server.open()
        self.english = self.client.twin()
        self.english.language = "en"
        self.paper = self.upload(201).json()["id"]
        self.plan = self.client.ask("POST", f"/api/papers/{self.paper}/plan").json()

    def tearDown(self):
        self.client.close()
        self.english.close()
        self.assertEqual(self.server.stop(), 0)
        engine = engines.Sqlite(self.data)
        self.assertEqual(engine.faults(), [])
        for path in (self.data / "files").glob("*/*"):
            self.assertFalse(path.name.startswith(".new-"), "a half-written file was left")
            self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), path.parent.name + path.name)
        audit = {(event, subject): count for event, subject, count in engine.rows(engines.AUDIT)}
        for paper, original in engine.rows(engines.ORIGINALS):
            self.assertEqual(audit[("directive.registered", paper)], 1)
            self.assertTrue((self.data / "files" / original[:2] / original[2:]).is_file())
        self.disk.remove()
        self.folder.cleanup()

    def upload(self, status, client=None):
        word = papers.word()
        answer = (client or self.client).upload(papers.text_paper(word), f"{word}.txt")
        self.assertEqual(answer.status, status, answer.body)
        return answer

    def edit(self, client=None):
        paper = self.client.ask("GET", f"/api/papers/{self.paper}").json()
        body = {"version": paper["version"], "field": "title", "value": papers.word() * 150}   # more than the log's last page holds
        return (client or self.client).ask("PATCH", f"/api/papers/{self.paper}", body)

    def check_full(self, vietnamese, english, key="store.disk_full"):
        for answer, language in ((vietnamese, "vi"), (english, "en")):
            self.assertEqual((answer.status, answer.key()), (507, key), answer.body)
            self.assertEqual(answer.headers["Content-Language"], language)
        self.assertNotEqual(vietnamese.json()["detail"], english.json()["detail"])
        self.assertNotIn(str(self.data), vietnamese.json()["detail"])

    def check_reading_goes_on(self):
        for target in ("/healthz", "/readyz", "/api/session", "/api/today", "/api/papers?q=doi+ngoai", f"/api/papers/{self.paper}",
                       f"/api/papers/{self.paper}/original", f"/api/plans/{self.plan['id']}"):
            self.assertEqual(self.client.ask("GET", target).status, 200, target)

    def fill_the_log(self):
        """The database's log may have room inside: writes until there is none."""
        for _ in range(3000):
            if self.edit().status != 200:
                return
        self.fail("a full disk took every edit")

    def test_an_upload_on_a_full_disk(self):
        before = self.client.ask("GET", "/api/papers").json()["total"]
        self.disk.fill()
        self.check_full(self.upload(507), self.upload(507, self.english))
        self.check_reading_goes_on()
        self.assertEqual(self.client.ask("GET", "/api/papers").json()["total"], before)
        self.disk.free()
        self.upload(201)

    def test_an_upload_whose_file_fits_and_whose_record_does_not(self):
        """The file is there, the transaction is not: no half paper, and the same file can be sent again."""
        self.disk.fill()
        self.fill_the_log()
        word = papers.word()
        os.truncate(self.disk.ballast, self.disk.ballast.stat().st_size - (16 << 10))
        content = papers.text_paper(word)
        answer = self.client.upload(content, "a.txt")
        self.assertEqual((answer.status, answer.key()), (507, "store.disk_full"), answer.body)
        self.assertEqual(self.client.ask("GET", f"/api/papers?q={word}").json()["total"], 0)
        self.disk.free()
        self.assertEqual(self.client.upload(content, "a.txt").status, 201)
        self.assertEqual(self.client.ask("GET", f"/api/papers?q={word}").json()["total"], 1)

    def test_an_edit_on_a_full_disk(self):
        self.disk.fill()
        self.fill_the_log()
        title = {field["name"]: field["value"] for field in self.client.ask("GET", f"/api/papers/{self.paper}").json()["fields"]}["title"]
        self.check_full(self.edit(), self.edit(self.english))
        self.check_reading_goes_on()
        after = {field["name"]: field["value"] for field in self.client.ask("GET", f"/api/papers/{self.paper}").json()["fields"]}["title"]
        self.assertEqual(after, title)
        self.disk.free()
        self.assertEqual(self.edit().status, 200)
        task = self.plan["tasks"][0]
        self.assertEqual(self.client.ask("PATCH", f"/api/tasks/{task['id']}", {"version": task["version"], "done": True}).status, 200)

    def test_a_disk_that_turns_read_only(self):
        """As a system does with a disk in trouble."""
        if subprocess.run(["mount", "-o", f"remount,ro,size={DISK_KIB}k", str(self.disk.folder)], check=False, stderr=subprocess.DEVNULL).returncode:
            self.skipTest("a disk with open files is not made read-only here")
        self.assertEqual(self.upload(503).key(), "api.storage_trouble")
        self.check_reading_goes_on()
        self.disk.remount("rw")
        self.upload(201)


class FullLog(unittest.TestCase):
    """Standard error goes nowhere: the office works on."""

    def serve(self, errors):
        with tempfile.TemporaryDirectory(prefix="nhipcau-standing-") as folder:
            server = Server(PROGRAM, pathlib.Path(folder, "data"), log=errors)
            client = server.open()
            for _ in range(50):
                self.assertEqual(client.ask("GET", "/api/today").status, 200)
            self.assertEqual(client.upload(papers.text_paper(papers.word()), "a.txt").status, 201)
            client.close()
            self.assertEqual(server.stop(), 0)

    def test_the_disk_of_the_log_is_full(self):
        self.serve("/dev/full")

    def test_nobody_reads_the_log_any_more(self):
        reading, writing = os.pipe()
        os.close(reading)
        try:
            self.serve(f"/dev/fd/{writing}")
        finally:
            os.close(writing)


if __name__ == "__main__":
    enter_namespace()
    PROGRAM = sys.argv.pop(1)
    unittest.main()
