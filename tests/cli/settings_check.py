#!/usr/bin/env python3
"""Holds the four ways to set something (flag, environment, file, default) and `nhipcau config` against each other.

usage: settings_check.py PROGRAM
"""
import json
import os
import pathlib
import re
import tempfile
import tomllib
import unittest

from program import run


class Config(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name, "office.toml")

    def values(self, *words, **variables):
        done = run("config", "dump", "--json", *words, folder=self.folder.name, **variables)
        self.assertEqual(done.returncode, 0, done.stderr)
        return {row["name"]: row for row in json.loads(done.stdout)}

    def test_init_writes_a_file_that_is_right_and_changes_nothing_and_never_writes_over_one(self):
        for language, word in (("vi", "Thư mục dữ liệu"), ("en", "data folder")):
            path = pathlib.Path(self.folder.name, f"{language}.toml")
            done = run("config", "init", path, language=language)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(word, path.read_text(encoding="utf-8"))
            self.assertEqual(os.stat(path).st_mode & 0o077, 0)
            self.assertEqual(run("config", "check", path).returncode, 0)
            self.assertEqual({row["origin"] for name, row in self.values("--config", str(path)).items() if name != "language"}, {"default"})
            again = run("config", "init", path, language=language)
            self.assertEqual(again.returncode, 1)
            self.assertIn(str(path), again.stderr.decode())

    def test_each_line_of_init_is_right_with_its_comment_mark_taken_away(self):
        text = run("config", "init", "-").stdout.decode()
        text = re.sub(r"(?m)^#(?=[a-z-]+ = )", "", text)
        self.path.write_text(text, encoding="utf-8")
        done = run("config", "check", self.path)
        self.assertEqual(done.returncode, 0, done.stdout)
        values = self.values("--config", str(self.path))
        self.assertEqual(set(values), set(tomllib.loads(text)))
        self.assertEqual({row["origin"] for name, row in values.items() if name != "language"}, {"file"})

    def test_check_tells_each_fault_with_its_line_in_both_languages(self):
        self.path.write_text('listen = 80\nlitsen = "x"\n\nlog = "loud"\n', encoding="utf-8")
        for language, words in (("vi", ("không đúng kiểu", "có lẽ là listen", "Chọn một trong: debug")),
                                ("en", ("wrong type", "perhaps you mean listen", "Choose one of: debug"))):
            done = run("config", "check", self.path, language=language)
            self.assertEqual(done.returncode, 1)
            lines = done.stdout.decode().splitlines()
            self.assertEqual(len(lines), 3)
            for line, number, word in zip(lines, (1, 2, 4), words):
                self.assertTrue(line.startswith(f"{self.path}:{number}: "), line)
                self.assertIn(word, line)

    def test_a_file_with_a_fault_stops_every_command_that_goes_by_it(self):
        self.path.write_text('dtaa = "x"\n', encoding="utf-8")
        for words in (["serve"], ["sign-in-link"], ["config", "dump"]):
            done = run(*words, "--config", self.path, folder=self.folder.name)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(f"{self.path}:1: ", done.stderr.decode())
        self.assertEqual(os.listdir(self.folder.name), ["office.toml"], "nothing was made")

    def test_the_usual_file_is_the_one_beside_us(self):
        pathlib.Path(self.folder.name, "nhipcau.toml").write_text('account = "lan"\n', encoding="utf-8")
        self.assertEqual(self.values()["account"]["place"], "nhipcau.toml:1")
        self.assertEqual(run("config", "check", folder=self.folder.name).returncode, 0)

    def test_dump_says_where_each_value_comes_from(self):
        self.path.write_text('account = "tep"\nlog = "error"\ndata = "a \\"b\\" \\\\"\n', encoding="utf-8")
        values = self.values("--account", "co", NHIPCAU_CONFIG=str(self.path), NHIPCAU_LOG="debug", NHIPCAU_TRUSTED_PROXY="::1,10.0.0.1")
        self.assertEqual((values["account"]["value"], values["account"]["origin"], values["account"]["place"]), ("co", "flag", "--account"))
        self.assertEqual((values["log"]["value"], values["log"]["origin"], values["log"]["place"]), ("debug", "environment", "NHIPCAU_LOG"))
        self.assertEqual((values["data"]["value"], values["data"]["place"]), ('a "b" \\', f"{self.path}:3"))
        self.assertEqual(values["trusted-proxy"]["value"], ["::1", "10.0.0.1"])
        self.assertEqual(values["listen"]["origin"], "default")
        text = run("config", "dump", "--config", self.path).stdout.decode()
        self.assertEqual(tomllib.loads(text)["data"], 'a "b" \\', "what it prints is a configuration file")

    def test_a_password_is_shown_nowhere(self):
        secret = "postgresql://office:bi-mat@127.0.0.1:1/office"
        self.path.write_text(f'database = "{secret}"\n', encoding="utf-8")
        for words in (["config", "dump"], ["config", "dump", "--json"], ["config", "check", self.path], ["sign-in-link"], ["serve", "--log", "debug"]):
            done = run(*words, *([] if "check" in words else ["--config", self.path]), folder=self.folder.name)
            self.assertNotIn("bi-mat", (done.stdout + done.stderr).decode(), words)

    def test_a_wrong_variable_is_named(self):
        done = run("config", "dump", NHIPCAU_LOG="loud", language="en")
        self.assertEqual(done.returncode, 2)
        self.assertIn("NHIPCAU_LOG", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
