"""The two databases an office may stand on, as the tests that treat them badly see them: asked directly, behind the server's back."""
import sqlite3

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
        """Nothing beside the server to kill."""

    def stop(self):
        pass


def open_engine(name, folder, seed):
    """seed: of what `disturb` chooses."""
    if name == "sqlite":
        return Sqlite(folder / "data")
    raise NotImplementedError(name, seed)
