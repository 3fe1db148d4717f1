#!/usr/bin/env python3
"""Drives `nhipcau calendar …`: days of both calendars, stated anniversaries, and what is said of wrong ones.

usage: calendar_check.py PROGRAM
"""
import contextlib
import json
import pathlib
import sqlite3
import tempfile
import unittest

from program import ROOT, run

TET_2033 = {"solar": "2033-01-31", "lunar_year": 2033, "lunar_month": 1, "leap": False, "lunar_day": 1}


def said(done):
    return (done.returncode, done.stderr.decode().strip())


class Days(unittest.TestCase):
    def test_a_day_is_one_line_of_json(self):
        done = run("calendar", "lunar", "2033-01-31")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(done.stdout.decode(), json.dumps(TET_2033, separators=(",", ":")) + "\n")

    def test_a_range_is_a_line_a_day(self):
        done = run("calendar", "lunar", "--from", "2025-07-24", "--to", "2025-08-23")
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([line["lunar_day"] for line in lines], [30, *range(1, 30), 1])
        self.assertEqual([line["leap"] for line in lines], [False] + [True] * 29 + [False])

    def test_the_other_way_gives_the_same_line(self):
        for words, solar in ((("2033", "1", "1"), "2033-01-31"), (("2033", "11", "1", "--leap"), "2033-12-22")):
            self.assertEqual(run("calendar", "solar", *words).stdout, run("calendar", "lunar", solar).stdout)

    def test_names_speak_the_calendar(self):
        names = json.loads(run("calendar", "lunar", "2026-12-22", "--names").stdout)["names"]
        self.assertEqual(names, {"year": "Bính Ngọ", "month": "Canh Tý", "day": "Canh Ngọ", "term": "Đông chí"})
        self.assertEqual(json.loads(run("calendar", "lunar", "2026-12-22", "--names", language="en").stdout)["names"]["term"], "Winter solstice")

    def test_what_is_not_certain_says_so(self):
        self.assertEqual(json.loads(run("calendar", "lunar", "1960-01-28").stdout)["certainty"], "before_1968")
        self.assertEqual(json.loads(run("calendar", "lunar", "2072-12-09").stdout)["certainty"], "close_call")

    def test_wrong_days_get_a_sentence_and_the_exit_code_of_their_kind(self):
        rows = [(("lunar", "2033-02-30"), 2, "2033-02-30"), (("lunar",), 2, "--from"), (("lunar", "2033-01-31", "--to", "2033-02-01"), 2, "--from"),
                (("lunar", "--from", "2033-02-01", "--to", "2033-01-31"), 2, "2033-02-01"), (("lunar", "1899-12-31"), 1, "1/1/1900"),
                (("solar", "2033", "x", "1"), 2, "x"), (("solar", "2033", "13", "1"), 1, "13"), (("solar", "2026", "12", "30"), 1, "29"),
                (("solar", "2033", "3", "1", "--leap"), 1, "11"), (("solar", "99999999999", "1", "1"), 2, "99999999999"), (("solar", "2101", "1", "1"), 1, "2100")]
        for words, code, word in rows:
            for language in ("vi", "en"):
                with self.subTest(words=words, language=language):
                    done = run("calendar", *words, language=language)
                    self.assertEqual((done.returncode, done.stdout), (code, b""))
                    self.assertIn(word, said(done)[1])
                    self.assertEqual(len(said(done)[1].splitlines()), 1)


class Work(unittest.TestCase):
    def test_periods_of_a_year_by_regulation(self):
        done = run("calendar", "periods", "2027", "--regulation", "09/2019/NĐ-CP", "--json")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        periods = json.loads(done.stdout)
        self.assertEqual(len(periods), 12 + 4 + 2 + 1)
        third = next(period for period in periods if period["every"] == "quarter" and period["number"] == 3)
        self.assertEqual((third["name"], third["from"], third["to"], third["due"]), ("Quý III/2027", "2027-06-15", "2027-09-14", None))
        text = run("calendar", "periods", "2027").stdout.decode()
        self.assertIn("02/2023/TT-BTTTT: Báo cáo", text)
        self.assertIn("  Năm 2027: 15/12/2026 - 14/12/2027 · hạn 27/11/2027 (Bộ)", text)

    def test_working_days_of_a_span(self):
        done = run("calendar", "workdays", "2027-04-28", "2027-05-04")
        self.assertEqual(done.returncode, 0)
        self.assertIn("3 ngày làm việc từ 28/4/2027 đến 4/5/2027.", done.stdout.decode())
        self.assertIn("T2 3/5/2027  Nghỉ bù Ngày Quốc tế lao động", done.stdout.decode())
        found = json.loads(run("calendar", "workdays", "2027-04-28", "2027-05-04", "--json").stdout)
        self.assertEqual((found["working_days"], [day["on"] for day in found["days"]]), (3, ["2027-04-30", "2027-05-01", "2027-05-03"]))

    def test_what_is_wrongly_asked_gets_a_sentence(self):
        rows = [(("periods", "x"), 2, "x"), (("periods", "2027", "--regulation", "1/2"), 2, "09/2019/NĐ-CP"), (("workdays", "2027-02-30", "2027-03-01"), 2, "2027-02-30"),
                (("workdays", "2027-03-02", "2027-03-01"), 2, "2027-03-02"), (("workdays", "2020-12-31", "2021-01-04"), 1, "2021")]
        for words, code, word in rows:
            for language in ("vi", "en"):
                with self.subTest(words=words, language=language):
                    done = run("calendar", *words, language=language)
                    self.assertEqual((done.returncode, done.stdout), (code, b""))
                    self.assertIn(word, said(done)[1])


class Check(unittest.TestCase):
    def test_a_range_that_runs_backwards_is_put_right(self):
        done = run("calendar", "check", "27/1/1973-27/1/1923")
        self.assertEqual(done.returncode, 1)
        self.assertIn("có lẽ là 27/1/1973 - 27/1/2023", done.stdout.decode())
        self.assertIn("50 năm: năm tròn", done.stdout.decode())

    def test_a_right_one_is_told_as_right(self):
        done = run("calendar", "check", "19/5/1890 - 19/5/2025", language="en")
        self.assertEqual(done.returncode, 0)
        self.assertIn("135 years: a year ending in 5", done.stdout.decode())

    def test_json_says_the_same(self):
        found = json.loads(run("calendar", "check", "--json", "kỷ niệm 50 năm quan hệ với Pháp (12/4/1973 - 12/4/2024)").stdout)
        self.assertEqual(found, [{"written": "12/4/1973 - 12/4/2024", "fault": "wrong_years", "likely": {"from": "1973-04-12", "to": "2023-04-12"},
                                  "years": 50, "year_class": "round", "occasions": ["relations_fr"]}])

    def test_no_range_is_a_sentence(self):
        code, sentence = said(run("calendar", "check", "27/1/1973"))
        self.assertEqual(code, 1)
        self.assertIn("27/1/1973", sentence)


def events_of(text):
    """The events of an iCalendar file, read as RFC 5545, 3.1 says: lines unfolded, then name and value."""
    assert text.endswith(b"\r\n") and b"\n" not in text.replace(b"\r\n", b""), "a line without CR LF"
    assert all(len(line) <= 75 for line in text.split(b"\r\n")), "a line of more than 75 octets"
    events = []
    for line in text.replace(b"\r\n ", b"").decode().splitlines():
        name, value = line.split(":", 1)
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            events[-1].setdefault(name, value)
    return events


class List(unittest.TestCase):
    def test_json_has_the_days_of_a_year_in_order(self):
        days = json.loads(run("calendar", "list", "2027", "--json").stdout)
        self.assertEqual([day["from"] for day in days], sorted(day["from"] for day in days))
        named = {day["id"]: day for day in days}
        self.assertEqual(named["hung_kings"]["from"], "2027-04-16")
        self.assertEqual((named["tet"]["from"], named["tet"]["to"], named["tet"]["lunar"]),
                         ("2027-02-06", "2027-02-08", {"year": 2027, "month": 1, "leap": False, "day": 1}))
        self.assertEqual((named["relations_es"]["years"], named["relations_es"]["year_class"]), (50, "round"))
        self.assertFalse(named["diplomatic_service"]["commemoration"]["ceremony"])
        self.assertTrue(named["relations_bn"]["moved"])
        for day in days:
            self.assertTrue(day["source"], day["id"])

    def test_what_is_asked_for_alone_is_listed(self):
        french = json.loads(run("calendar", "list", "2028", "--country", "fr", "--json").stdout)
        self.assertEqual([(day["id"], day["years"], day["year_class"]) for day in french], [("relations_fr", 55, "five")])
        self.assertEqual({day["theme"] for day in json.loads(run("calendar", "list", "2027", "--theme", "press", "--json").stdout)}, {"press"})
        great = json.loads(run("calendar", "list", "2027", "--kind", "great_day", "--json").stdout)
        self.assertEqual(len(great), 8)
        self.assertTrue(all(day["confirmed"] for day in great))

    def test_a_person_reads_it_in_both_languages(self):
        self.assertIn("T2 12/04  Ngày thiết lập quan hệ ngoại giao Việt Nam - Pháp: 54 năm\n", run("calendar", "list", "2027").stdout.decode())
        self.assertIn("Mon 12/04  Diplomatic relations between Vietnam and France: 54 years", run("calendar", "list", "2027", language="en").stdout.decode())
        self.assertIn("1972", run("calendar", "list", "1972", "--country", "FR").stdout.decode())

    def test_an_ics_file_holds_the_same_days_for_other_calendars(self):
        days = json.loads(run("calendar", "list", "2027", "--json").stdout)
        events = events_of(run("calendar", "list", "2027", "--ics").stdout)
        self.assertEqual(len(events), len(days))
        self.assertEqual(len({event["UID"] for event in events}), len(events))
        self.assertEqual([event["DTSTART;VALUE=DATE"] for event in events], [day["from"].replace("-", "") for day in days])
        again = events_of(run("calendar", "list", "2027", "--ics", language="en").stdout)
        self.assertEqual([event["UID"] for event in events], [event["UID"] for event in again])
        tet = next(event for event in events if event["UID"].startswith("tet-"))
        self.assertEqual((tet["DTEND;VALUE=DATE"], tet["SUMMARY"], tet["TRANSP"]), ("20270209", "Tết Nguyên đán", "TRANSPARENT"))

    def test_wrong_wishes_get_a_sentence(self):
        rows = [(("x",), 2, "x"), (("2027", "--theme", "nothing"), 2, "diplomacy"), (("2027", "--kind", "nothing"), 2, "great_day"),
                (("2027", "--country", "ZZ"), 2, "ZZ"), (("2027", "--data", "/nonexistent"), 1, "/nonexistent"), (("2027", "--json", "--ics"), 2, "--ics"), (("1899",), 1, "1900"), (("2101",), 1, "2100")]
        for words, code, word in rows:
            for language in ("vi", "en"):
                with self.subTest(words=words, language=language):
                    done = run("calendar", "list", *words, language=language)
                    self.assertEqual((done.returncode, done.stdout), (code, b""))
                    self.assertIn(word, said(done)[1])


class Steps(unittest.TestCase):
    def test_steps_come_before_their_day_and_weeks_say_how_full_they_are(self):
        year = json.loads(run("calendar", "steps", "2027", "--json").stdout)
        spain = [(step["step"], step["on"], step["days"]) for step in year["steps"] if step["occasion"] == "relations_es"]
        # 23 May 2027, a Sunday, 50 years: 90 days before is Monday 22 February, 30 Friday 23 April, 7 Sunday 16 May, so Friday 14.
        self.assertEqual(spain, [("plan", "2027-02-22", 90), ("drafts", "2027-04-23", 30), ("translations", "2027-05-14", 7)])
        self.assertEqual([step["on"] for step in year["steps"]], sorted(step["on"] for step in year["steps"]))
        self.assertTrue(any(step["from"].startswith("2028-") for step in year["steps"]))
        self.assertEqual(len(year["weeks"]), 53)
        self.assertEqual(sum(week["steps"] for week in year["weeks"]), len(year["steps"]))
        for week in year["weeks"]:
            self.assertEqual(week["state"] == "crowded", week["steps"] > 6, week)
            self.assertEqual(week["state"] == "empty", week["steps"] + week["occasions"] == 0, week)

    def test_a_person_reads_them_in_both_languages(self):
        self.assertIn("22/2/2027  Kế hoạch cho Ngày thiết lập quan hệ ngoại giao Việt Nam - Tây Ban Nha: 50 năm (23/5/2027)", run("calendar", "steps", "2027").stdout.decode())
        self.assertIn("Plan for Diplomatic relations between Vietnam and Spain: 50 years", run("calendar", "steps", "2027", language="en").stdout.decode())

    def test_wrong_wishes_get_a_sentence(self):
        for words, code, word in ((("x",), 2, "x"), (("2101",), 1, "2100")):
            for language in ("vi", "en"):
                with self.subTest(words=words, language=language):
                    done = run("calendar", "steps", *words, language=language)
                    self.assertEqual((done.returncode, done.stdout), (code, b""))
                    self.assertIn(word, said(done)[1])


class Import(unittest.TestCase):
    FILE = ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:hop@example.org\r\nSUMMARY:Họp báo\r\nDTSTART:20270303T010000Z\r\nEND:VEVENT\r\n"
            "BEGIN:VEVENT\r\nUID:trong@example.org\r\nDTSTART:20270304T010000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").encode()

    def test_a_file_is_looked_at_taken_over_and_known(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "lich.ics")
            file.write_bytes(self.FILE)
            data = ("--data", str(pathlib.Path(folder, "office")))
            self.assertEqual(run("accounts", "list", *data).returncode, 0)
            states = lambda done: [event["state"] for event in json.loads(done.stdout)["events"]]  # noqa: E731
            dry = run("calendar", "import", file, "--dry-run", "--json", *data)
            self.assertEqual((dry.returncode, states(dry), json.loads(dry.stdout)["made"]), (0, ["new", "unreadable"], 0))
            taken = run("calendar", "import", file, *data)
            self.assertEqual((taken.returncode, taken.stderr), (0, b""))
            self.assertIn("3/3/2027 08:00  Họp báo  (mới)", taken.stdout.decode())
            self.assertIn("Đã thêm 1 sự kiện, sửa 0 sự kiện.", taken.stdout.decode())
            again = run("calendar", "import", "-", "--json", *data, stdin=self.FILE)
            self.assertEqual((states(again), json.loads(again.stdout)["made"]), (["known", "unreadable"], 0))

    def test_what_is_no_calendar_or_bears_a_mark_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            for content in (b"hello", self.FILE.replace("Họp báo".encode(), "Họp\r\nDESCRIPTION:TỐI MẬT".encode())):
                done = run("calendar", "import", "-", "--data", folder, stdin=content)
                self.assertEqual((done.returncode, done.stdout), (1, b""))
                self.assertEqual(len(said(done)[1].splitlines()), 1)


class OfficeList(unittest.TestCase):
    def test_an_office_lists_its_calendar_as_it_keeps_it(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(run("accounts", "list", "--data", folder).returncode, 0)
            with contextlib.closing(sqlite3.connect(pathlib.Path(folder, "office.db"))) as database, database:
                database.execute("INSERT INTO calendar_day VALUES ('01JDDAY', '', 1, 'Lễ hội Lồng tồng', '', 'feast', 'lunar 01-10 for 2', NULL, '', 'tradition', '', '', '',"
                                 " FALSE, '2026-12-01T00:00:00.000Z', NULL)")
                database.execute("INSERT INTO calendar_shipped_day VALUES ('relations_us', 1, TRUE, FALSE, '', NULL, '', 'thử', '2026-11-24T00:00:00.000Z', NULL)")
            days = {day["id"]: day for day in json.loads(run("calendar", "list", "2028", "--data", folder, "--json").stdout)}
            self.assertEqual((days["01JDDAY"]["from"], days["01JDDAY"]["to"], days["01JDDAY"]["own"]), ("2028-02-04", "2028-02-05", True))
            self.assertNotIn("relations_us", days)
            events = events_of(run("calendar", "list", "2028", "--data", folder, "--ics", language="en").stdout)
            feast = next(event for event in events if event["UID"].startswith("01JDDAY-"))
            self.assertEqual((feast["SUMMARY"], feast["DTSTAMP"]), ("Lễ hội Lồng tồng", "20261201T000000Z"))
            with contextlib.closing(sqlite3.connect(pathlib.Path(folder, "office.db"))) as database, database:
                database.execute("INSERT INTO calendar_lead_time VALUES ('relation', 'round', 'drafts', 1, 60, '2026-12-01T00:00:00.000Z', NULL)")
                database.execute("INSERT INTO calendar_lead_time VALUES ('relation', 'round', 'plan', 1, 0, '2026-12-01T00:00:00.000Z', NULL)")
            steps = json.loads(run("calendar", "steps", "2027", "--data", folder, "--json").stdout)["steps"]
            # 23 May 2027, 50 years: drafts 60 days before, Wednesday 24 March; no plan.
            self.assertEqual([(one["step"], one["on"], one["days"]) for one in steps if one["occasion"] == "relations_es"], [("drafts", "2027-03-24", 60), ("translations", "2027-05-14", 7)])
            self.assertTrue(any(one["occasion"] == "01JDDAY" for one in steps))
            self.assertFalse(any(one["occasion"] == "relations_us" for one in steps))
            shipped = {day["id"] for day in json.loads(run("calendar", "list", "2028", "--json").stdout)}
            self.assertTrue("relations_us" in shipped and "01JDDAY" not in shipped)


class Propose(unittest.TestCase):
    SAMPLE = ROOT / "samples/huong-dan-mat-tran.txt"

    def test_json_has_what_a_paper_names_put_right(self):
        done = run("calendar", "propose", self.SAMPLE, "--json")
        self.assertEqual(done.returncode, 0)
        first, *_, last = json.loads(done.stdout)[0]["anniversaries"]
        self.assertEqual((first["line"], first["since"], first["kept"], first["years"], first["year_class"], first["country"], first["written"], first["corrected"], first["known"]),
                         (22, "1976-07-12", "2026-07-12", 50, "round", "PH", "12/7/1976-12/7/1926", True, "relations_ph"))
        self.assertEqual((last["years"], last["corrected"], last["written"]), (96, False, "18/11/1930 - 18/11/2026"))

    def test_a_person_reads_it_in_both_languages(self):
        self.assertIn("đã sửa, văn bản viết 12/7/1976-12/7/1926 · lịch đã có", run("calendar", "propose", self.SAMPLE).stdout.decode())
        self.assertIn("put right, the paper has 12/7/1976-12/7/1926 · in the calendar", run("calendar", "propose", self.SAMPLE, language="en").stdout.decode())
        self.assertIn("không nêu ngày kỷ niệm nào", run("calendar", "propose", ROOT / "samples/ke-hoach-dang-uy-xa.txt").stdout.decode())

    def test_a_file_that_is_not_there_fails_and_the_others_are_told(self):
        done = run("calendar", "propose", "/nonexistent.txt", self.SAMPLE, "--json")
        self.assertEqual(done.returncode, 1)
        missing, sample = json.loads(done.stdout)
        self.assertEqual(missing["error"]["key"], "cli.cannot_open")
        self.assertEqual(len(sample["anniversaries"]), 3)


if __name__ == "__main__":
    unittest.main()
