#!/usr/bin/env python3
"""What is made from the tables of commands and settings: help, the manual page, completion for three shells, the contract.

usage: shells_check.py PROGRAM
"""
import json
import pathlib
import re
import shutil
import subprocess
import unittest

from program import ROOT, run

COMMANDS = re.findall(r'\.name = "([a-z -]+)",\s*\.about', "\n".join(p.read_text() for p in (ROOT / "src/cli").glob("*_command*.cpp")))
SETTINGS = [row["name"] for row in json.loads(run("config", "dump", "--json").stdout)]


def complete_in_bash(*words):
    """What bash would offer after these words, the last of them unfinished."""
    script = run("completion", "bash").stdout.decode()
    line = " ".join(f"'{w}'" for w in ("nhipcau", *words))
    ask = f'{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words)}; _nhipcau; printf "%s\\n" "${{COMPREPLY[@]}}"'
    return subprocess.run(["bash", "-c", ask], capture_output=True, check=True).stdout.decode().split()


class Shells(unittest.TestCase):
    def test_each_command_has_help_in_both_languages(self):
        self.assertGreater(len(COMMANDS), 8)
        for command in COMMANDS:
            helps = [run(*command.split(), "--help", language=language) for language in ("vi", "en")]
            self.assertEqual([done.returncode for done in helps], [0, 0], command)
            self.assertNotEqual(helps[0].stdout, helps[1].stdout, command)
            for done in helps:
                self.assertIn(f"nhipcau {command}", done.stdout.decode())
                self.assertNotRegex(done.stdout.decode(), r"\b(cli|jobs|backup|files)\.[a-z_]+\b", "a message key stands where a sentence should")

    def test_the_manual_names_every_command_and_setting_and_roff_takes_it(self):
        for language in ("vi", "en"):
            page = run("man", language=language).stdout
            if shutil.which("groff"):
                done = subprocess.run(["groff", "-man", "-Tutf8", "-k", "-ww", "-P-cbou"], input=page, capture_output=True, check=True)
                self.assertEqual(done.stderr, b"")
                text = re.sub(" +", " ", done.stdout.decode())   # lines that fill the width have wider gaps
            else:
                text = page.decode().replace("\\-", "-")
            for command in COMMANDS:
                self.assertEqual(f"nhipcau {command}" in text, command in run("--help").stdout.decode(), command)
            for setting in SETTINGS:
                self.assertIn(f"--{setting}", text)
            self.assertNotRegex(text, r"\bcli\.[a-z_]+\b")

    def test_bash_completes_commands_flags_and_values(self):
        self.assertEqual(complete_in_bash("ser"), ["serve"])
        self.assertEqual(sorted(complete_in_bash("config", "")), ["check", "dump", "init"])
        self.assertEqual(complete_in_bash("config", "dump", "--js"), ["--json"])
        self.assertEqual(complete_in_bash("serve", "--log", "w"), ["warning"])
        self.assertEqual(complete_in_bash("completion", "z"), ["zsh"])
        self.assertIn("--listen", complete_in_bash("serve", "--"))
        self.assertEqual(complete_in_bash("read", "--lis"), [])

    def test_other_shells_take_their_script(self):
        for shell in ("bash", "zsh", "fish"):
            for language in ("vi", "en"):
                done = run("completion", shell, language=language)
                self.assertEqual(done.returncode, 0)
                for setting in SETTINGS:
                    self.assertIn(setting, done.stdout.decode(), shell)
                if shutil.which(shell):
                    subprocess.run([shell, "-n"], input=done.stdout, check=True, timeout=60)

    def test_a_shell_we_do_not_know_is_refused(self):
        done = run("completion", "tcsh", language="en")
        self.assertEqual(done.returncode, 2)
        self.assertIn("bash, zsh, fish", done.stderr.decode())

    def test_the_contract_is_the_one_the_server_gives(self):
        self.assertEqual(run("openapi").stdout, pathlib.Path(ROOT, "src/api/openapi.yaml").read_bytes())


if __name__ == "__main__":
    unittest.main()
