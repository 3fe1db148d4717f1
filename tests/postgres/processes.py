#!/usr/bin/env python3
"""Several `nhipcau serve` on one PostgreSQL and one data folder, as a province would run them.

usage: processes.py PROGRAM      NHIPCAU_TEST_POSTGRES is the URI of a cluster (cluster.sh start)
"""
import contextlib
import http.client
import json
import os
import pathlib
import secrets
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv.pop(1)
CLUSTER = os.environ.get("NHIPCAU_TEST_POSTGRES", "")
SECRET = "mat-khau-bi-mat"
RIGHT = "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"


def sql(statement):
    return subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statement, CLUSTER], check=True, capture_output=True,
                          text=True).stdout


@contextlib.contextmanager
def database(made=RIGHT):
    """The URI of a database of its own, with a password that must never be seen (the cluster asks for none)."""
    name = "nhipcau_test_" + secrets.token_hex(8)
    sql(f"CREATE DATABASE {name} {made}")
    try:
        yield CLUSTER.replace("/postgres?", f"/{name}?").replace("nhipcau@", f"nhipcau:{SECRET}@"), name
    finally:
        sql(f"DROP DATABASE {name} WITH (FORCE)")


class Server:
    def __init__(self, uri, folder):
        self.log = tempfile.TemporaryFile("w+")
        environment = {**os.environ, "NHIPCAU_DATABASE": uri, "NHIPCAU_LANGUAGE": "en"}
        self.process = subprocess.Popen([PROGRAM, "serve", "--data", folder, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=self.log,
                                        env=environment, text=True)

    def wait(self):
        """Until it serves."""
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1])
        return self

    def stop(self):
        self.process.terminate()
        with self.process.stdout, self.log:
            said = self.process.stdout.read()
            self.process.wait(timeout=60)
            self.log.seek(0)
            return said + self.log.read()

    def ask(self, method, path, body=None, cookie="", csrf="", kind="application/json", name=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Origin": f"http://127.0.0.1:{self.port}", "Cookie": cookie, "X-CSRF-Token": csrf}
        if body is not None:
            headers["Content-Type"] = kind
        if name:
            headers["X-File-Name"] = name
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        made = (answer.getheader("Set-Cookie") or "").split(";")[0]
        connection.close()
        return answer.status, json.loads(text) if text else {}, made


class Processes(unittest.TestCase):
    def test_one_office_served_by_two(self):
        with database() as (uri, name), tempfile.TemporaryDirectory() as folder:
            both = [Server(uri, folder), Server(uri, folder)]
            said = []
            try:
                first, second = [server.wait() for server in both]
                link = subprocess.run([PROGRAM, "sign-in-link", "--data", folder], capture_output=True, text=True, check=True,
                                      env={**os.environ, "NHIPCAU_DATABASE": uri})
                token = link.stdout.split("/sign-in#")[1].split()[0]
                status, session, cookie = first.ask("POST", "/api/session/link", json.dumps({"token": token}))
                self.assertEqual(status, 200, session)
                self.assertEqual(second.ask("POST", "/api/session/link", json.dumps({"token": token}))[0], 401)  # a link works once
                csrf = session["csrf"]
                self.assertTrue(second.ask("GET", "/api/session", cookie=cookie)[1]["signed_in"])

                paper = (ROOT / "samples" / "ke-hoach-thong-tin-doi-ngoai.txt").read_bytes()
                send = dict(body=paper, cookie=cookie, csrf=csrf, kind="application/octet-stream", name="ke-hoach.txt")
                status, row, _ = first.ask("POST", "/api/papers", **send)
                self.assertEqual(status, 201, row)
                self.assertEqual(second.ask("POST", "/api/papers", **send)[0], 200)  # known there too
                self.assertEqual(second.ask("GET", f"/api/papers/{row['id']}", cookie=cookie)[0], 200)

                sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")  # as when the server starts anew
                for server in both:
                    self.assertEqual(server.ask("GET", "/api/papers", cookie=cookie)[1]["total"], 1)
                status, plan, _ = second.ask("POST", f"/api/papers/{row['id']}/plan", cookie=cookie, csrf=csrf)
                self.assertEqual(status, 201, plan)
                self.assertEqual(first.ask("GET", f"/api/plans/{plan['id']}", cookie=cookie)[0], 200)
            finally:
                said = [server.stop() for server in both]
            self.assertEqual(sum(text.count("LINK http") for text in said), 1, "the first administrator was made once")
            self.assertEqual([server.process.returncode for server in both], [0, 0])
            for text in [*said, link.stderr]:
                self.assertNotIn(SECRET, text)

    def test_a_database_of_another_kind_is_refused_with_the_way_out(self):
        with database("TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'") as (uri, name), tempfile.TemporaryDirectory() as folder:
            server = Server(uri, folder)
            self.assertEqual(server.process.wait(timeout=60), 1)
            said = server.stop()
            self.assertIn(name, said)
            self.assertIn("CREATE DATABASE", said)
            self.assertNotIn(SECRET, said)

    def test_no_server_is_told_without_the_password(self):
        with tempfile.TemporaryDirectory() as folder:
            server = Server(f"postgresql://anna:{SECRET}@/office?host=/no/such/folder", folder)
            self.assertEqual(server.process.wait(timeout=60), 1)
            said = server.stop()
            self.assertIn("postgresql://anna:***@/office", said)
            self.assertNotIn(SECRET, said)


if __name__ == "__main__":
    if not CLUSTER:
        sys.exit("NHIPCAU_TEST_POSTGRES names no cluster: tests/postgres/cluster.sh start")
    unittest.main(verbosity=1)
