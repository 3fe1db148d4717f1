#!/usr/bin/env python3
"""Clients that mean no good, against a real server: crowds, stallers, noise, and a system that allows few files.

usage: hostile.py PROGRAM
"""
import pathlib
import random
import re
import socket
import sys
import tempfile
import unittest

import papers
from served import Server

PROGRAM = sys.argv.pop(1)
CROWD = 1000
FEW_FILES = 300


class Hostile(unittest.TestCase):
    wrapper = ()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="nhipcau-standing-")
        self.log = pathlib.Path(self.folder.name, "log")
        self.server = Server(PROGRAM, pathlib.Path(self.folder.name, "data"), wrapper=self.wrapper, log=self.log)
        self.client = self.server.open()
        self.sockets = []

    def tearDown(self):
        for one in self.sockets:
            one.close()
        self.client.close()
        self.assertEqual(self.server.stop(), 0)
        self.folder.cleanup()

    def say(self, words=b""):
        one = socket.create_connection(("127.0.0.1", self.server.port), timeout=30)
        self.sockets.append(one)
        try:
            one.sendall(words)
        except OSError:
            pass   # closed already: that is an answer too
        return one

    def works(self):
        """A person who comes now is served, also with a change."""
        newcomer = self.client.twin()
        try:
            self.assertEqual(newcomer.ask("GET", "/api/today").status, 200)
            word = papers.word()
            self.assertEqual(newcomer.upload(papers.text_paper(word), "a.txt").status, 201)
        finally:
            newcomer.close()


class Crowds(Hostile):
    def test_a_thousand_idle_connections_do_not_stop_the_next(self):
        for _ in range(CROWD):
            self.say()
        self.works()

    def test_nor_do_a_thousand_that_have_begun_to_speak(self):
        for i in range(CROWD):
            self.say((b"GET /api/today HTTP/1.1\r\nHo", b"POST /api/papers HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n", b"G")[i % 3])
        self.works()

    def test_noise_is_refused_and_each_refusal_is_logged_under_its_id(self):
        source = random.Random(11)
        good = b"POST /api/session/link HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"token\":\"x\"}"
        for _ in range(400):
            noise = bytearray(good)
            for _ in range(source.randint(1, 12)):
                at = source.randrange(len(noise))
                noise[at:at + source.randint(0, 3)] = source.randbytes(source.randint(0, 3))
            one = self.say(bytes(noise))
            one.shutdown(socket.SHUT_WR)
            answer = b""
            try:
                while piece := one.recv(65536):
                    answer += piece
            except OSError:
                pass
            self.assertNotRegex(answer, rb"^HTTP/1.1 5[0-9][02-9]", bytes(noise))   # 501 alone is a proper answer of the 5xx
            one.close()
        self.works()
        for line in self.log.read_text(encoding="utf-8").splitlines():
            if "http.refused" in line:
                self.assertTrue(re.search(r"http\.refused request=[0-9A-Z]{20,}", line), line)


class FewFiles(Hostile):
    """A system that allows few open files: fewer connections, and the office works on."""
    wrapper = ("prlimit", f"--nofile={FEW_FILES}:{FEW_FILES}")

    def test_more_connections_than_files(self):
        for _ in range(2 * FEW_FILES):
            self.say()
        self.works()
        self.assertLess(self.server.descriptors(), FEW_FILES)
        self.assertIn("http.fewer_connections", self.log.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
