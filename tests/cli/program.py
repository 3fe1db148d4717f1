"""Runs the `nhipcau` program for the checks of this folder. Its path is the first word after the check's own name."""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else str(ROOT / "build/nhipcau")


def clean_environment(language="vi", **variables):
    """The environment without what would change the program's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NHIPCAU_")}
    return {**kept, "NHIPCAU_LANGUAGE": language, **variables}


def run(*words, language="vi", stdin=None, folder=None, **variables):
    """One run, ended: what it printed and its exit code."""
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, input=stdin, cwd=folder, timeout=120, check=False,
                          env=clean_environment(language, **variables))
