#!/usr/bin/env python3
"""PostgreSQL's own disk is full, while the originals have room: what cannot be kept is refused in words, nothing is damaged, and work goes on
when there is room again, without a restart of the office. Where nobody may mount a disk of memory, it says so and skips (exit 77).

usage: disk_full_postgres.py PROGRAM
"""
import os
import pathlib
import sys
import tempfile
import unittest

import engines
import papers
from served import Server
from small_disk import Disk, enter_namespace

DISK_KIB = 160 << 10
MANY = 3000   # acts: more than any room left inside a table or a log takes
SEGMENT = "--wal-segsize=1"   # MB: the log needs new room soon


class OnPostgres(unittest.TestCase):
    initdb = ""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="nhipcau-fd-", dir="/tmp")
        os.chmod(self.folder.name, 0o755)   # PostgreSQL is another user
        self.log = pathlib.Path(self.folder.name, "log")
        self.disk = Disk(pathlib.Path(self.folder.name, "pg"), DISK_KIB)
        os.chmod(self.disk.folder, 0o755)
        self.engine = engines.Postgres(1, str(self.disk.folder / "pg"), self.more_for_initdb())
        self.data = pathlib.Path(self.folder.name, "data")
        self.server = Server(PROGRAM, self.data, database=self.engine.uri, log=self.log)
        self.client = self.server.open()
        self.english = self.client.twin()
        self.english.language = "en"
        self.sure = [self.upload().json()["id"]]

    def more_for_initdb(self):
        return SEGMENT

    def tearDown(self):
        self.client.close()
        self.english.close()
        self.assertEqual(self.server.stop(), 0)
        self.assertEqual(self.engine.faults(), [])
        audit = {(event, subject): count for event, subject, count in self.engine.rows(engines.AUDIT)}
        for paper, original in self.engine.rows(engines.ORIGINALS):
            self.assertEqual(audit[("directive.registered", paper)], 1)
            self.assertTrue((self.data / "files" / original[:2] / original[2:]).is_file())
        self.engine.stop()
        self.disk.remove()
        self.folder.cleanup()

    def upload(self, client=None):
        word = papers.word()
        return (client or self.client).upload(papers.text_paper(word), f"{word}.txt")

    def edit(self, client=None):
        """Only while there is something to read."""
        client = client or self.client
        paper = client.ask("GET", f"/api/papers/{self.sure[0]}").json()
        return client.ask("PATCH", f"/api/papers/{self.sure[0]}", {"version": paper["version"], "field": "title", "value": papers.word() * 150})

    def upload_until_refused(self):
        for _ in range(MANY):
            answer = self.upload()
            if answer.status != 201:
                return answer
            self.sure.append(answer.json()["id"])
        return self.fail("a full disk took every upload")

    def check_said(self, vietnamese, english, *keys):
        for answer, language in ((vietnamese, "vi"), (english, "en")):
            self.assertIn(answer.key(), keys, answer.body)
            self.assertEqual(answer.headers["Content-Language"], language)
        self.assertNotEqual(vietnamese.json()["detail"], english.json()["detail"])

    def check_all_there(self):
        for paper in self.sure:
            self.assertEqual(self.client.ask("GET", f"/api/papers/{paper}").status, 200)
        self.assertEqual(self.client.ask("GET", "/api/papers").json()["total"], len(self.sure))


class FullTables(OnPostgres):
    """The log stands elsewhere, as it often does: SQLSTATE 53100, and PostgreSQL works on."""

    def more_for_initdb(self):
        elsewhere = tempfile.mkdtemp(prefix="wal-", dir=self.folder.name)
        os.rmdir(elsewhere)   # initdb makes it: for root its parent is open to all, as /tmp is
        os.chmod(self.folder.name, 0o777)
        return f"{SEGMENT} --waldir={elsewhere}"

    def test_an_upload_and_an_edit(self):
        self.disk.fill()
        refused = self.upload_until_refused()
        self.assertEqual(refused.status, 507, refused.body)
        self.check_said(refused, self.upload(self.english), "store.disk_full")
        edits = [self.edit() for _ in range(MANY // 10)]   # a row more of the audit and of the search each: until no page has room
        last = edits[-1]
        self.assertEqual(last.status, 507, last.body)
        self.check_said(last, self.edit(self.english), "store.disk_full")
        self.check_all_there()
        self.disk.free()
        self.assertEqual(self.upload().status, 201)
        self.sure.append("")   # counted
        self.assertEqual(self.client.ask("GET", "/api/papers").json()["total"], len(self.sure))
        self.assertEqual(self.edit().status, 200)


class FullLog(OnPostgres):
    """No room for the log: PostgreSQL ends all at once, and may not come back before there is room."""

    def test_an_upload(self):
        self.disk.fill()
        refused = self.upload_until_refused()
        self.assertIn(refused.status, (503, 507), refused.body)
        self.check_said(refused, self.upload(self.english), "store.disk_full", "api.storage_trouble", "api.outcome_unknown")
        self.assertEqual(self.client.ask("GET", "/healthz").status, 200)
        self.disk.free()
        self.engine.revive()
        answer = self.upload()
        self.assertEqual(answer.status, 201, answer.body)
        for paper in [*self.sure, answer.json()["id"]]:
            self.assertEqual(self.client.ask("GET", f"/api/papers/{paper}").status, 200)
        self.assertEqual(self.edit().status, 200)


if __name__ == "__main__":
    enter_namespace()
    PROGRAM = sys.argv.pop(1)
    unittest.main()
