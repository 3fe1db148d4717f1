#!/usr/bin/env python3
"""Drives the `nhipcau` program as a person at a terminal would: what it prints, and the exit codes its help promises.

usage: check.py PROGRAM
"""
import contextlib
import json
import os
import pathlib
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv.pop(1)
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
PART_NAMES = {"file", "sha256", "reader", "system", "number", "number_as_written", "type", "type_code", "issuer", "parent_body", "issued_on",
              "place", "title", "in_force", "handling", "signers", "signer", "bases", "citations", "clauses", "attachments", "assignments", "recipients", "footnotes",
              "occasions", "events", "repairs", "findings"}


def run(*words, stdin=None, language="vi"):
    environment = {**os.environ, "NHIPCAU_LANGUAGE": language}
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, input=stdin, env=environment, timeout=120, check=False)


def first_words_of_server(folder, *flags):
    """What `serve` prints before it serves; then it is asked to stop, and must end well."""
    with subprocess.Popen([PROGRAM, "serve", "--data", str(folder), "--listen", "127.0.0.1:0", *flags], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, bufsize=0) as server:
        said = server.stdout.readline()
        server.send_signal(signal.SIGTERM)
        said += server.communicate(timeout=60)[0]
        assert server.returncode == 0, server.returncode
        return said.decode()


class Read(unittest.TestCase):
    def test_json_has_one_whole_object_a_file(self):
        done = run("read", "--json", *SAMPLES)
        self.assertEqual(done.returncode, 0, done.stderr)
        papers = json.loads(done.stdout)
        self.assertEqual([p["file"] for p in papers], [str(s) for s in SAMPLES])
        for paper in papers:
            self.assertEqual(set(paper), PART_NAMES, paper["file"])
            for part in ("number", "issuer", "issued_on", "title", "signer"):
                self.assertIsNotNone(paper[part], f"{paper['file']}: {part}")
            self.assertTrue(paper["clauses"] and paper["assignments"] and paper["recipients"], paper["file"])

    def test_quotes_are_where_line_and_column_say(self):
        for sample in SAMPLES:
            lines = sample.read_text(encoding="utf-8").split("\n")
            paper = json.loads(run("read", "--json", sample).stdout)[0]
            for finding in paper["findings"]:
                quote = finding["quote"].split("\n")[0]
                line = lines[finding["line"] - 1]
                self.assertEqual(line[finding["column"] - 1 : finding["column"] - 1 + len(quote)], quote, finding)

    def test_summary_speaks_the_language_asked_for(self):
        self.assertIn("Cơ quan ban hành", run("read", SAMPLES[0]).stdout.decode())
        self.assertIn("Issuer", run("read", SAMPLES[0], language="en").stdout.decode())

    def test_standard_input_is_a_file_too(self):
        done = run("read", "--json", "-", stdin=SAMPLES[0].read_bytes())
        self.assertEqual(json.loads(done.stdout)[0]["number"], json.loads(run("read", "--json", SAMPLES[0]).stdout)[0]["number"])

    def test_what_cannot_be_read_gets_one_sentence_and_exit_code_1(self):
        bad = {"empty.txt": b"", "picture.docx": b"\x89PNG\r\n\x1a\n" + bytes(64), "old.doc": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512),
               "paper.pdf": b"%PDF-1.7\n" + bytes(64), "cut.docx": b"PK\x03\x04" + bytes(30), "noise.bin": os.urandom(1 << 20)}
        with tempfile.TemporaryDirectory() as folder:
            for name, content in bad.items():
                path = pathlib.Path(folder, name)
                path.write_bytes(content)
                for language in ("vi", "en"):
                    done = run("read", path, SAMPLES[0], language=language)
                    self.assertEqual(done.returncode, 1, name)
                    said = done.stderr.decode().strip()
                    self.assertTrue(said.startswith(str(path)) and said.endswith(".") and "\n" not in said, said)
                    self.assertIn(SAMPLES[0].name, done.stdout.decode(), "the good file is still read")

    def test_a_classified_paper_is_refused_without_a_word_of_it(self):
        text = SAMPLES[0].read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "x.txt")
            path.write_text("TỐI MẬT\n" + text, encoding="utf-8")
            done = run("read", "--json", path)
            self.assertEqual(done.returncode, 1)
            self.assertEqual(set(json.loads(done.stdout)[0]), {"file", "error"})
            self.assertEqual(json.loads(done.stdout)[0]["error"]["key"], "directive.classified")

    def test_a_missing_file_is_named(self):
        done = run("read", "/no/such/paper.txt")
        self.assertEqual(done.returncode, 1)
        self.assertIn("/no/such/paper.txt", done.stderr.decode())


def numbered(number):
    """The first sample under another number: another paper."""
    text = SAMPLES[0].read_bytes()
    assert text.count(b" 947/") == 1
    return text.replace(b" 947/", f" {number}/".encode())


class Check(unittest.TestCase):
    def test_one_form_for_other_programs_at_a_time(self):
        for forms in (["--json", "--sarif"], ["--sarif", "--github"]):
            done = run("check", *forms, SAMPLES[0], language="en")
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertEqual(done.stderr.decode().strip(), "--json, --sarif and --github are three ways to print: choose one.")

    def test_sarif_names_files_as_uri_references(self):
        text = SAMPLES[0].read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "Kế hoạch 5%: số #1?.txt")
            path.write_bytes(text + b"\nthu thu\n")
            report = json.loads(run("check", "--sarif", path).stdout)
            uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in report["runs"][0]["results"]}
            self.assertEqual(uris, {path.as_uri()})
            self.assertIn("/K%E1%BA%BF%20ho%E1%BA%A1ch%205%25%3A%20s%E1%BB%91%20%231%3F.txt", uris.pop())


class Import(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.place = pathlib.Path(holder.name)
        self.office = self.place / "office"

    def papers(self):
        with contextlib.closing(sqlite3.connect(self.office / "office.db")) as database:
            return database.execute("SELECT COUNT(*) FROM paper").fetchone()[0]

    def import_(self, *words, language="en"):
        return run("import", "--data", self.office, *words, language=language)

    def make_folder(self):
        folder = self.place / "giấy tờ"
        (folder / "2026").mkdir(parents=True)
        for number, sample in enumerate(SAMPLES):
            (folder / "2026" / f"văn bản {number}.txt").write_bytes(sample.read_bytes())
        (folder / ".DS_Store").write_bytes(b"x")
        return folder

    def test_files_folders_and_zips_are_registered_once(self):
        archive = self.place / "hồ sơ.zip"
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("trong/zip.txt", SAMPLES[0].read_bytes())
            file.writestr("mới.txt", numbered(1947))
        done = self.import_(self.make_folder(), archive, SAMPLES[0])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.decode(), f"Registered: {len(SAMPLES) + 1}. Known before: 2. Could not be taken: 0. "
                                               "Refused for a secrecy mark: 0. Of a number that is there, for a person to choose: 0. Left out: 1.\n")
        self.assertEqual(self.papers(), len(SAMPLES) + 1)
        again = self.import_(archive)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertIn("Registered: 0. Known before: 2.", again.stdout.decode())

    def test_what_is_not_taken_is_said_and_gives_exit_code_1(self):
        secret, noise = self.place / "phương án.txt", self.place / "nhiễu.bin"
        secret.write_text("TỐI MẬT\nPhương án phòng thủ\n", encoding="utf-8")
        noise.write_bytes(os.urandom(4096))
        for language, words in (("vi", "Từ chối vì có độ mật: 1."), ("en", "Refused for a secrecy mark: 1.")):
            done = self.import_(secret, noise, SAMPLES[0], language=language)
            said = done.stderr.decode()
            self.assertEqual(done.returncode, 1, said)
            self.assertIn(words, done.stdout.decode())
            self.assertIn("nhiễu.bin: ", said)
            self.assertNotIn("phương án", said + done.stdout.decode())
        self.assertEqual(self.papers(), 1)
        for file in self.office.rglob("*"):
            if file.is_file():
                self.assertNotIn("phòng thủ".encode(), file.read_bytes(), file)

    def test_a_missing_file_is_named_and_nothing_is_made(self):
        done = self.import_("/no/such/paper.txt")
        self.assertEqual(done.returncode, 1)
        self.assertIn("/no/such/paper.txt", done.stderr.decode())
        self.assertFalse(self.office.exists())

    def test_it_works_beside_a_running_server_of_the_same_office(self):
        for workers in ("0", "2"):
            with subprocess.Popen([PROGRAM, "serve", "--data", str(self.office), "--listen", "127.0.0.1:0", "--workers", workers],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
                self.assertIn(b"URL ", server.stdout.readline())
                done = self.import_(*SAMPLES)
                server.send_signal(signal.SIGTERM)
                server.communicate(timeout=60)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(server.returncode, 0)
        self.assertEqual(self.papers(), len(SAMPLES))

    def test_a_paper_of_a_number_that_is_there_is_told_and_not_registered(self):
        again = self.place / "again.txt"
        again.write_bytes(SAMPLES[0].read_bytes() + "\nBản gửi lại.\n".encode())
        self.assertEqual(self.import_(SAMPLES[0]).returncode, 0)
        done = self.import_(again)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("again.txt: The register already has 947/SVHTTDL-TTĐN", done.stderr.decode())
        self.assertIn("for a person to choose: 1.", done.stdout.decode())
        self.assertEqual(self.papers(), 1)

    def test_being_interrupted_ends_it_cleanly_and_the_same_command_does_the_rest(self):
        folder = self.place / "many"
        folder.mkdir()
        many = 300
        for number in range(many):
            (folder / f"{number}.txt").write_bytes(numbered(1000 + number))
        with subprocess.Popen([PROGRAM, "import", "--data", str(self.office), str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env={**os.environ, "NHIPCAU_LANGUAGE": "en"}) as program:
            while not (self.office / "office.db").exists() or not self.has_papers():
                self.assertIsNone(program.poll(), "it ended before it could be interrupted")
            program.send_signal(signal.SIGINT)
            said, complaint = program.communicate(timeout=120)
            self.assertEqual(program.returncode, 1, complaint)
            self.assertIn("Stopped as asked", said.decode())
        before = self.papers()
        self.assertTrue(0 < before < many, before)
        with contextlib.closing(sqlite3.connect(self.office / "office.db")) as database:
            self.assertEqual(database.execute("SELECT state FROM job WHERE kind = 'import'").fetchall(), [("cancelled",)])
        done = self.import_(folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"Registered: {many - before}. Known before: {before}.", done.stdout.decode())

    def has_papers(self):
        try:
            return self.papers() > 0
        except sqlite3.OperationalError:
            return False  # the tables are just being made


class Program(unittest.TestCase):
    def test_version_and_help_end_well(self):
        self.assertRegex(run("--version").stdout.decode(), r"^nhipcau \d+\.\d+\.\d+\n$")
        for words in (["--help"], ["read", "--help"], ["serve", "--help"], ["demo", "--help"], ["sign-in-link", "--help"]):
            done = run(*words)
            self.assertEqual(done.returncode, 0, words)
            self.assertNotRegex(done.stdout.decode(), r"\bcli\.[a-z_]+\b", "a message key stands where a sentence should")

    def test_wrong_usage_has_its_own_exit_code(self):
        for words in ([], ["no-such-command"], ["read"], ["read", "--no-such-flag", "x"]):
            self.assertEqual(run(*words).returncode, 2, words)

    def test_wrong_usage_is_one_sentence_in_each_language(self):
        for language, word in (("vi", "có lẽ là"), ("en", "perhaps you mean")):
            done = run("raed", language=language)
            self.assertEqual(done.returncode, 2)
            self.assertIn(word, done.stderr.decode())
            self.assertEqual(done.stderr.decode().count("\n"), 1)

    def test_a_flag_wins_over_the_environment_and_that_over_the_file(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "office.toml")
            file.write_text('listen = "192.0.2.1:1"\n', encoding="utf-8")   # addresses that are nobody's: no one can listen there
            environment = {**os.environ, "NHIPCAU_DATA": folder, "NHIPCAU_CONFIG": str(file)}
            for extra, flags, wins in (({}, [], "192.0.2.1:1"), ({"NHIPCAU_LISTEN": "192.0.2.1:2"}, [], "192.0.2.1:2"),
                                       ({"NHIPCAU_LISTEN": "192.0.2.1:2"}, ["--listen", "192.0.2.1:3"], "192.0.2.1:3")):
                done = subprocess.run([PROGRAM, "serve", *flags], capture_output=True, env={**environment, **extra}, timeout=60, check=False)
                self.assertEqual(done.returncode, 1)
                self.assertIn(wins, done.stderr.decode())

    def test_a_port_in_use_is_one_sentence_and_costs_no_sign_in_link(self):
        with tempfile.TemporaryDirectory() as folder, socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            done = run("serve", "--data", folder, "--listen", f"127.0.0.1:{taken.getsockname()[1]}")
            said = done.stderr.decode().strip()
            self.assertEqual(done.returncode, 1, said)
            self.assertNotIn("\n", said)
            self.assertIn("--listen", said)
            self.assertIn("LINK http", first_words_of_server(folder), "the first link is printed when the office first starts")

    def test_the_first_link_is_not_printed_where_a_log_would_keep_it(self):
        with tempfile.TemporaryDirectory() as folder:
            said = first_words_of_server(folder, "--first-link", "hide")
            self.assertIn("URL http", said)
            self.assertNotIn("LINK", said)
            self.assertIn("nhipcau sign-in-link", said)
            self.assertIn("LINK http", run("sign-in-link", "--data", folder).stdout.decode())
            self.assertNotIn("sign-in-link", first_words_of_server(folder, "--first-link", "hide"), "only the first start says so")

    def test_a_database_that_cannot_be_used_is_one_sentence(self):
        with tempfile.TemporaryDirectory() as folder:
            first_words_of_server(folder)
            file = pathlib.Path(folder, "office.db")
            with contextlib.closing(sqlite3.connect(file)) as database:
                page, = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'schema_step'").fetchone()
                size, = database.execute("PRAGMA page_size").fetchone()
            whole = file.read_bytes()
            damaged = whole[: (page - 1) * size] + b"\xaa" * size + whole[page * size :]
            for content in (damaged, os.urandom(100_000), whole[:5000], b"SQLite format 3\0" + bytes(50)):
                file.write_bytes(content)
                done = run("serve", "--data", folder, "--listen", "127.0.0.1:0")
                said = done.stderr.decode().strip()
                self.assertEqual(done.returncode, 1, said)
                self.assertNotIn("\n", said)
                self.assertIn(str(file), said)

    def test_a_folder_that_is_there_keeps_its_rights_and_the_database_is_its_owners(self):
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o755)
            first_words_of_server(folder)
            self.assertEqual(os.stat(folder).st_mode & 0o777, 0o755)
            self.assertEqual(os.stat(pathlib.Path(folder, "office.db")).st_mode & 0o077, 0)
            fresh = pathlib.Path(folder, "fresh", "office")
            first_words_of_server(fresh)
            self.assertEqual(os.stat(fresh).st_mode & 0o077, 0)

    def test_no_command_makes_a_core_dump(self):
        most = resource.getrlimit(resource.RLIMIT_CORE)[1]
        with tempfile.TemporaryDirectory() as folder, subprocess.Popen(
                [PROGRAM, "serve", "--data", folder, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (most, most))) as server:
            server.stdout.readline()
            limits = pathlib.Path(f"/proc/{server.pid}/limits").read_text(encoding="ascii")
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=60)
        self.assertRegex(limits, r"(?m)^Max core file size +0 +0 ")

    def test_a_folder_that_cannot_be_made_is_one_sentence(self):
        done = run("serve", "--data", "/proc/nowhere/office", "--listen", "127.0.0.1:0")
        self.assertEqual(done.returncode, 1)
        self.assertIn("/proc/nowhere/office", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
