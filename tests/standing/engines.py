"""The two databases an office may stand on, as the tests that treat them badly see them: asked directly, behind the server's back."""
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import tempfile
import time

AUDIT = "SELECT event, subject_id, count(*) FROM audit_line WHERE subject_id <> '' GROUP BY event, subject_id"
ORIGINALS = "SELECT paper_id, original FROM reading WHERE is_current"


class Sqlite:
    uri = None   # the server's own default: office.db in the data folder

    def __init__(self, folder):
        self.path = folder / "office.db"

    def rows(self, statement):
        database = sqlite3.connect(self.path)
        try:
            return database.execute(statement).fetchall()
        finally:
            database.close()

    def faults(self):
        """What the database says against itself."""
        said = [row[0] for row in self.rows("PRAGMA integrity_check")]
        foreign = self.rows("PRAGMA foreign_key_check")
        return [line for line in said if line != "ok"] + [f"foreign key: {row}" for row in foreign]

    def disturb(self):
        """Kills something of the database's own; false if it has nothing beside the server."""
        return False

    def stop(self):
        pass


class Postgres:
    """A private cluster, whose processes die too now and then."""
    CLUSTER = pathlib.Path(__file__).resolve().parents[1] / "postgres" / "cluster.sh"

    def __init__(self, seed, folder=None, initdb=""):
        """folder: where it lives, a new one if not told; initdb: more words for that program."""
        self.folder = folder or tempfile.mkdtemp(prefix="nhipcau-sd-", dir="/tmp")   # short: a socket's path has 107 bytes
        self.environment = {**os.environ, "NHIPCAU_TEST_INITDB": initdb}
        self.uri = self.cluster("start").strip()
        self.random = random.Random(seed)

    def cluster(self, word):
        done = subprocess.run([self.CLUSTER, word, self.folder], check=True, stdout=subprocess.PIPE, text=True, env=self.environment)
        return done.stdout

    def rows(self, statement):
        said = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", statement, self.uri],
                              check=True, stdout=subprocess.PIPE, text=True).stdout
        return [tuple(int(cell) if cell.isdigit() else cell for cell in line.split("\t")) for line in said.splitlines()]

    def faults(self):
        """Every index against its table; amcheck is part of PostgreSQL."""
        self.rows("CREATE EXTENSION IF NOT EXISTS amcheck")
        self.rows("SELECT bt_index_check(c.oid, true) FROM pg_class c JOIN pg_am a ON a.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace "
                  "WHERE a.amname = 'btree' AND c.relkind = 'i' AND n.nspname = 'public'")
        return []

    def disturb(self):
        """Kills one backend, which makes PostgreSQL drop all of them, or the whole of it, which is then started again on its data."""
        postmaster = int(pathlib.Path(self.folder, "data", "postmaster.pid").read_text(encoding="ascii").split()[0])
        backends = pathlib.Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text(encoding="ascii").split()
        victim = int(self.random.choice(backends)) if backends and self.random.random() < 0.7 else postmaster
        os.kill(victim, signal.SIGKILL)
        if victim == postmaster:
            while pathlib.Path(f"/proc/{postmaster}").exists():
                time.sleep(0.01)
            self.cluster("revive")   # it waits for the backends, which see that they are orphans and end
        return True

    def stop(self):
        self.cluster("stop")

    def revive(self):
        """As a supervisor does; nothing if it runs."""
        self.cluster("revive")


def open_engine(name, folder, seed):
    """seed: of what `disturb` chooses."""
    return Sqlite(folder / "data") if name == "sqlite" else Postgres(seed)
