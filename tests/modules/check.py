#!/usr/bin/env python3
"""Compares what every module includes with what its line in src/CMakeLists.txt says it uses.

The compiler enforces the same (cmake/module.cmake gives each module an include folder with those modules alone); this test
also sees what the compiler cannot: a USES that nothing needs, a third-party header included by a second module, and a cycle.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
# A library belongs to the one module that wraps it. (fmt stands in for std::format, which g++ 12 lacks, and may be used anywhere.)
OWNERS = {"unicode/": "text", "zip.h": "files", "libdeflate.h": "files", "pugixml": "files", "poppler": "files", "leptonica": "files", "sqlite3.h": "store", "libpq-fe.h": "store", "sodium.h": "base", "openssl/evp.h": "base", "openssl/core_names.h": "base", "openssl/param_build.h": "base", "openssl/rsa.h": "base",
          "openssl/cms.h": "files", "openssl/x509": "files",
          "libical/": "ical", "curl/": "outgoing", "boost/beast": "http", "boost/asio": "http", "boost/json": "api", "toml++/": "cli", "doctest/": None}


def declared():
    text = re.sub(r"#.*", "", (SRC / "CMakeLists.txt").read_text(encoding="utf-8"))
    for kind, body in re.findall(r"\b(module|program)\(([^)]*)\)", text):
        words = body.split()
        name = words[1] if kind == "program" else words[0]
        uses, keep = [], False
        for word in words[1:]:
            if word.isupper():
                keep = word == "USES"
            elif keep:
                uses.append(word)
        yield name, uses


def includes_of(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if found:
            yield path, number, found.group(1)


def included(name):
    for path in sorted((SRC / name).rglob("*.[ch]pp")):
        yield from includes_of(path)


def reached(headers):
    """The modules whose headers are read when these are, through whatever they include in turn."""
    waiting, known = list(headers), set(headers)
    while waiting:
        path = SRC / waiting.pop()
        for _, _, header in includes_of(path) if path.is_file() else ():
            if header not in known:
                known.add(header)
                waiting.append(header)
    return {header.split("/")[0] for header in known}


def main():
    faults, above = [], []
    modules = dict(declared())
    folders = {p.name for p in SRC.iterdir() if p.is_dir()}
    faults += [f"src/{folder} has no line in src/CMakeLists.txt" for folder in sorted(folders - set(modules))]
    for name, uses in modules.items():
        faults += [f"{name} uses {used}, which is not above it" for used in uses if used not in above]
        headers = set()
        for path, number, header in included(name):
            top = header.split("/")[0]
            if top in modules and top != name:
                headers.add(header)
                if top not in uses:
                    faults.append(f"{path.relative_to(ROOT)}:{number}: includes {header}, but {name} does not say it uses {top}")
            for prefix, owner in OWNERS.items():
                if header.startswith(prefix) and owner not in (None, name):
                    faults.append(f"{path.relative_to(ROOT)}:{number}: includes {header}, which belongs to {owner}")
        faults += [f"{name} says it uses {used}, but includes nothing of it" for used in uses if used not in reached(headers)]
        above.append(name)
    print("\n".join(faults) if faults else f"{len(modules)} modules include what they say and nothing else")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
