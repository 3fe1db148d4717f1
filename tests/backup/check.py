#!/usr/bin/env python3
"""Whole offices through backup, restore and move, by the program alone: after each way every page is the same as before.

usage: check.py PROGRAM          NHIPCAU_TEST_POSTGRES names a server (tests/postgres/cluster.sh); without it only SQLite is tried
"""
import os
import pathlib
import re
import resource
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "standing"))
from fill_calendar import fill_week, hold_briefing, keep_days  # noqa: E402
from served import Client, Server  # noqa: E402  (found by the line above)

PROGRAM = sys.argv.pop(1)
POSTGRES = os.environ.get("NHIPCAU_TEST_POSTGRES", "")
SAMPLES = sorted(ROOT.glob("samples/*.docx")) + sorted(ROOT.glob("samples/*.txt"))
QUERIES = ("", "?q=th%C3%B4ng+tin+%C4%91%E1%BB%91i+ngo%E1%BA%A1i", "?q=thong+tin", "?q=%22k%E1%BA%BF+ho%E1%BA%A1ch%22", "?q=118+%2FKH-UBND", "?q=ban", "?limit=2")
PASSING = re.compile(rb',"request":"[0-9A-Z]{26}"|,"used_at":"[^"]*"|,"return_address":"[^"]*"')   # of a refusal; of a session that is used; with the port served at
OF_THE_MACHINE = re.compile(r"^/(api/)?(health|ready|metrics|openapi)")   # not of the office


def run(*words, **more):
    environment = {**os.environ, "NHIPCAU_LANGUAGE": "vi", "ASAN_OPTIONS": "detect_leaks=0"}
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, env=environment, timeout=300, check=False, **more)


class Place:
    """Where an office is or will be: a data folder, and a database in it or on the server."""

    def __init__(self, folder, engine):
        self.folder, self.name = folder, None
        if engine == "postgres":
            self.name = "nhipcau_backup_" + secrets.token_hex(6)
            self.sql(f"CREATE DATABASE {self.name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")

    @staticmethod
    def sql(statement):
        subprocess.run(["psql", "-q", "-X", "-d", POSTGRES, "-c", statement], check=True, capture_output=True)

    def database(self):
        if self.name is None:
            return "office.db"
        parts = urllib.parse.urlsplit(POSTGRES)
        return f"{parts.scheme}://{parts.netloc}/{self.name}?{parts.query}"

    def words(self):
        return ["--data", self.folder, "--database", self.database()]

    def remove(self):
        if self.name is not None:
            self.sql(f"DROP DATABASE {self.name} WITH (FORCE)")


def engines():
    return ["sqlite", "postgres"] if POSTGRES else ["sqlite"]


def get_routes():
    """Every GET of the contract that shows the office."""
    path, routes = None, []
    for line in (ROOT / "src/api/openapi.yaml").read_text(encoding="utf-8").split("\n"):
        if found := re.match(r"^  (/\S+):$", line):
            path = found[1]
        if line == "    get:" and not OF_THE_MACHINE.match(path):
            routes.append(path)
    return routes


def pages_of(client):
    """target → status and body, of every page there is."""
    def listed(target):
        answer = client.ask("GET", target)
        return [row["id"] for row in answer.json().get("items", [])] if answer.status == 200 else []

    values = {"paper": listed("/api/papers"), "plan": listed("/api/plans"), "job": listed("/api/jobs"), "page": ["1"], "position": ["1"],
              "scan": []}  # it waits in the memory of one process alone: no backup has it
    values["feed"] = []   # a secret that was told once; the list of links tells that it is there
    values["role"] = values["grant"] = []   # nothing is read by them; providers and what their groups give stand in one list
    values["account"] = listed("/api/accounts")
    values["unit"] = [row["unit"]["id"] for row in client.ask("GET", "/api/units").json()["items"]]
    values["proposal"] = [one["id"] for paper in values["paper"] for one in client.ask("GET", f"/api/papers/{paper}/proposals").json()["items"]]
    values["letter"] = ["content", "form"]
    values["event"] = [one["id"] for one in client.ask("GET", "/api/calendar/events?from=2027-03-01&to=2027-03-07").json()["events"]]
    values["meeting"] = listed("/api/briefings")
    values["schedule"] = [one["id"] for one in client.ask("GET", "/api/schedules?from=2027-03-01&to=2027-03-07").json()["weeks"]]
    assert values["schedule"]
    plans = [client.ask("GET", f"/api/plans/{plan}").json() for plan in values["plan"]]
    values["task"] = [task["id"] for plan in plans for task in plan["tasks"]]
    pages = {}
    for route in get_routes():
        targets = [route]
        for name in re.findall(r"{(\w+)}", route):
            assert name in values, f"say in this test what {{{name}}} of {route} may be"
            targets = [target.replace(f"{{{name}}}", value) for target in targets for value in values[name]]
        if route == "/api/papers":
            targets = [route + query for query in QUERIES]
        if route in ("/api/who-can", "/api/my-units"):
            targets = [route + "?permission=papers.read"]
        if route == "/api/schedules":
            targets = [route + "?from=2027-03-01&to=2027-03-07"]
        if route == "/api/schedules/{schedule}":
            targets += [target + "?edition=1" for target in targets]
        if route == "/api/calendar/steps":
            targets = [route + "?from=2027-01-01&to=2027-03-31"]
        if route == "/api/calendar/preparation":
            targets = [route + "?occasion=relations_es&from=2027-05-23"]
        if route == "/api/calendar/preview":
            targets = [route + "?rule=lunar+01-10"]
        if route == "/api/usual-bodies":
            targets = [route + "?levels=province,commune&trees=state,party,front"]
        if route == "/api/audit" or route.startswith("/api/account/personal-data"):
            continue  # it tells what was done to each copy
        if route == "/api/papers/{paper}":
            targets += [target + "?q=thong+tin" for target in targets]
        for target in targets:
            answer = client.ask("GET", target)
            pages[target] = (answer.status, PASSING.sub(b"", answer.body))
    return pages


def keep_both(client, sample, other):
    return client.ask("POST", "/api/papers", sample.read_bytes(),
                      {"Content-Type": "application/octet-stream", "X-File-Name": sample.name, "X-Keep-Beside": other, "X-Reason": "hai%20d%E1%BA%A1ng"})


def replace_file(client):
    """A paper gets a newer file; the older one stays."""
    newest = client.ask("GET", "/api/papers").json()["items"][0]["id"]
    seen = client.ask("GET", f"/api/papers/{newest}").json()
    content = seen["text"].encode() + "\nBản mới.\n".encode()
    done = client.ask("POST", f"/api/papers/{newest}/versions", content,
                      {"Content-Type": "application/octet-stream", "X-File-Name": "ban-moi.txt", "X-Paper-Version": str(seen["version"])})
    assert done.status == 201, done.body


def fill(client):
    """What an office does in its first week."""
    for sample in SAMPLES:
        answer = client.upload(sample.read_bytes(), sample.name)
        if answer.status == 409:   # another form of a sample that is there: both are kept
            answer = keep_both(client, sample, answer.json()["same"][0]["paper"]["id"])
        assert answer.status in (200, 201), answer.body
    replace_file(client)
    papers = client.ask("GET", "/api/papers").json()["items"]
    for paper in papers:
        plan = client.ask("POST", f"/api/papers/{paper['id']}/plan")
        assert plan.status in (200, 201), plan.body
    whole = client.ask("GET", f"/api/papers/{papers[0]['id']}").json()
    version = whole.get("version", whole.get("row", {}).get("version", 1))
    corrected = client.ask("PATCH", f"/api/papers/{papers[0]['id']}", {"version": version, "field": "title", "value": "Tiêu đề “đã sửa”\\t"})
    assert corrected.status == 200, corrected.body
    put_to_head(client)
    keep_days(client)
    for units in ("three_levels.json", "two_levels.json"):
        taken = client.ask("POST", "/api/unit-imports", (ROOT / "fuzz/seeds/api_territory" / units).read_bytes(), {"Content-Type": "application/octet-stream"})
        assert taken.status == 200 and taken.json()["added"] > 0, taken.body
    province = client.ask("GET", "/api/units").json()["items"][0]["unit"]["id"]
    body = {"tree": "party", "level": "province", "name": "Tỉnh ủy “thử”\\t", "territories": [province]}
    assert client.ask("POST", "/api/bodies", body).status == 201
    post = {"kind": "head", "title": "Bí thư", "holder": {"account": None, "name": "Lò Văn Ba"}, "from": "2025-07-01"}
    assert client.ask("POST", f"/api/units/{province}/posts", post).status == 200
    event = {"title": "Giao ban tuần", "kind": "meeting", "first": "2027-03-01", "last": "2027-03-01", "start_time": "09:00", "end_time": "10:00", "repeats": "FREQ=WEEKLY;BYDAY=MO"}
    made = client.ask("POST", "/api/calendar/events", event)
    assert made.status == 201, made.body
    move = {"occurrence": "2027-03-08T09:00", "from": "2027-03-09", "version": 1}
    assert client.ask("POST", f"/api/calendar/events/{made.json()['id']}/move", move).status == 200
    file = b"BEGIN:VEVENT\r\nUID:hop@example.org\r\nSUMMARY:H\xe1\xbb\x8dp b\xc3\xa1o\r\nDTSTART:20270303T010000Z\r\nEND:VEVENT\r\n"
    looked = client.upload(file, "lich.ics", "/api/calendar/imports").json()
    assert client.upload(file, "lich.ics", f"/api/calendar/imports/taking?file={looked['file']}&chosen=0").status == 200
    hold_briefing(client)
    fill_week(client)
    code = {"code": "000.00.01.H59", "from": "2025-07-01", "source": "Quyết định 1/QĐ-UBND"}
    assert client.ask("POST", f"/api/units/{province}/organ-codes", code).status == 200
    change_units(client)


def put_to_head(client):
    """Findings in a paper go to the head, who keeps them, then sends them."""
    for paper in client.ask("GET", "/api/papers").json()["items"]:
        findings = [one for one in client.ask("GET", f"/api/papers/{paper['id']}").json()["findings"] if one["group"]]
        if findings:
            break
    for decision in ("keep", "send"):
        body = {"is_own": False, "note": "Đã “đối chiếu”\\t", "findings": [{"rule": one["rule"], "span": one["span"]} for one in findings]}
        made = client.ask("POST", f"/api/papers/{paper['id']}/proposals", body)
        assert made.status == 201, made.body
        proposal = made.json()["items"][0]["id"]
        decided = client.ask("POST", f"/api/papers/{paper['id']}/proposals/{proposal}/decision", {"version": 1, "decision": decision, "reason": "Đã rõ"})
        assert decided.status == 200, decided.body


def change_units(client):
    """One unit is renamed, and one renamed and taken back."""
    units = [row["unit"]["id"] for row in client.ask("GET", "/api/units").json()["items"]]
    for unit, is_undone in ((units[0], False), (units[0], True)):
        change = {"kind": "correct", "results": [{"name": "Tỉnh “Thử”" if is_undone else "Tỉnh Thử"}], "on": "2026-01-01", "source": "Nghị quyết 1"}
        seen = client.ask("POST", f"/api/units/{unit}/change-preview", change).json()["seen"]
        made = client.ask("POST", f"/api/units/{unit}/changes", {**change, "seen": seen})
        assert made.status == 201, made.body
        if is_undone:
            undone = client.ask("POST", f"/api/units/{unit}/changes/{made.json()['id']}/undo")
            assert undone.status == 200, undone.body


    role = next(one for one in client.ask("GET", "/api/roles").json()["items"] if one["name"] == "Văn thư")["id"]
    provider = client.ask("POST", "/api/identity-providers", {"issuer": "https://sso.example.vn", "client": "nhipcau", "name": "Tài khoản tỉnh", "secret": "bí mật"})
    assert provider.status == 201, provider.body
    mapped = client.ask("POST", f"/api/identity-providers/{provider.json()['id']}/mappings", {"group": "van-thu", "role": role, "unit": None, "with_below": True})
    assert mapped.status == 201, mapped.body


class Served:
    """The office at a place, served for a while, with somebody signed in."""

    def __init__(self, place, signed_in=None):
        self.server = Server(PROGRAM, place.folder, database=place.database())
        self.signed_in = signed_in

    def __enter__(self):
        self.server.link = self.signed_in and "known"
        self.server.start()
        self.server.wait_until_ready()
        client = Client(self.server.port)
        if self.signed_in:
            client.cookie, client.token = self.signed_in.cookie, self.signed_in.token
        else:
            client.sign_in(self.server.link)
        self.client = client
        return client

    def __exit__(self, *_):
        self.client.close()
        self.server.stop()


class Backup(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="nhipcau-backup-"))
        self.places = []
        self.addCleanup(self.clear)

    def clear(self):
        for place in self.places:
            place.remove()
        shutil.rmtree(self.folder)

    def place(self, name, engine):
        self.places.append(Place(self.folder / name, engine))
        return self.places[-1]

    def done(self, *words):
        finished = run(*words)
        self.assertEqual(finished.returncode, 0, finished.stderr)
        self.assertEqual(finished.stderr, "")
        return finished.stdout

    def refused(self, *words, code=1, **more):
        """The one sentence."""
        finished = run(*words, **more)
        said = finished.stderr.strip()
        self.assertEqual(finished.returncode, code, said)
        self.assertEqual(said.count("\n"), 0, said)
        self.assertNotRegex(said, r"\bbackup\.[a-z_]+\b", "a message key stands where a sentence should")
        return said

    def same_pages(self, expected, place, person):
        with Served(place, person) as client:
            found = pages_of(client)
        self.assertEqual(sorted(found), sorted(expected))
        for target, page in expected.items():
            self.assertEqual(found[target], page, target)
        self.assertIn("còn nguyên", self.done("audit", "verify", *place.words()))

    def filled(self, name, engine):
        """An office with papers, its pages, and who is signed in."""
        place = self.place(name, engine)
        with Served(place) as client:
            fill(client)
            backup = self.folder / f"{name}-backup"
            self.done("backup", backup, *place.words())   # while it works
            pages = pages_of(client)
        self.assertGreater(sum(status == 200 for status, _ in pages.values()), 20)
        self.assertTrue(any(b"\"items\":[{" in body for target, (_, body) in pages.items() if "?q=" in target))
        return place, backup, pages, client

    def test_every_page_is_the_same_after_backup_and_restore_on_each_engine(self):
        for engine in engines():
            _, backup, pages, person = self.filled(engine, engine)
            self.assertIn("còn nguyên vẹn", self.done("backup", "verify", backup))
            for target in engines():
                with self.subTest(f"{engine} to {target}"):
                    other = self.place(f"{engine}-{target}", target)
                    self.done("restore", backup, *other.words())
                    self.same_pages(pages, other, person)
                    self.assertIn("đã có dữ liệu", self.refused("restore", backup, *other.words()))
                    self.same_pages(pages, other, person)

    def test_every_page_is_the_same_after_moving_to_the_other_engine_and_back(self):
        place, _, pages, person = self.filled("office", "sqlite")
        there = self.place("office", engines()[-1]).database() if POSTGRES else "there.db"
        self.assertIn("đã so lại", self.done("move", "--to", there, *place.words()))
        self.assertIn("đã so lại", self.done("move", "--to", "back.db", "--data", place.folder, "--database", there))
        for database in (there, "back.db", "office.db"):
            moved = Place(place.folder, "sqlite")
            moved.database = lambda database=database: database
            with self.subTest(database):
                self.same_pages(pages, moved, person)
        self.assertIn("đã có dữ liệu", self.refused("move", "--to", there, *place.words()))
        self.refused("move", *place.words(), code=2)

    def test_a_damaged_backup_is_refused_by_the_name_of_the_part(self):
        _, backup, _, _ = self.filled("office", "sqlite")
        parts = [part for part in sorted(backup.rglob("*")) if part.is_file()]
        self.assertGreater(len(parts), 15)
        for part in parts:
            whole = part.read_bytes()
            part.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
            name = str(part.relative_to(backup))
            self.assertIn(f" {name} ", self.refused("backup", "verify", backup))
            part.write_bytes(whole)
        part.write_bytes(whole + b"x")
        self.assertIn(f" {name} ", self.refused("restore", backup, "--data", self.folder / "new"))
        self.assertFalse((self.folder / "new" / "office.db").exists())
        part.write_bytes(whole)
        self.done("backup", "verify", backup)

    def test_a_backup_that_is_killed_or_finds_no_room_is_not_there(self):
        place, _, pages, person = self.filled("office", "sqlite")
        for hundredths in range(0, 60, 6):
            target = self.folder / f"killed-{hundredths}"
            with subprocess.Popen([PROGRAM, "backup", str(target), *map(str, place.words())], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) as process:
                time.sleep(hundredths / 100)   # any moment will do: whatever stands under the name must be whole
                process.send_signal(signal.SIGKILL)
            if target.exists():
                self.done("backup", "verify", target)

        def no_room():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        target = self.folder / "full"
        self.assertIn(str(self.folder), self.refused("backup", target, *place.words(), preexec_fn=no_room))
        self.assertFalse(target.exists())
        self.assertEqual([], [path for path in self.folder.iterdir() if path.name.startswith(".full")])
        self.same_pages(pages, place, person)

    def test_what_is_not_there_is_said_in_one_sentence(self):
        self.assertIn("Không thấy văn phòng", self.refused("backup", self.folder / "copy", "--data", self.folder / "none"))
        self.assertIn("không phải là một bản sao lưu", self.refused("backup", "verify", self.folder / "none"))
        self.assertIn("không phải là một bản sao lưu", self.refused("restore", self.folder / "none", "--data", self.folder / "new"))
        self.assertIn("Không thấy văn phòng", self.refused("move", "--to", "other.db", "--data", self.folder / "none"))
        self.assertEqual(list(self.folder.iterdir()), [])


if __name__ == "__main__":
    unittest.main()
