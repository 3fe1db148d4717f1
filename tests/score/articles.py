#!/usr/bin/env python3
"""Counts the articles of real laws and regulations without our reader and holds them against the clauses it gives. Skips (77) where
../shared is absent.

usage: articles.py PROGRAM [--show]
The counter knows lines and quotation marks, nothing else: a line that begins with "Điều N." is an article, unless it stands in a quotation
that began on an earlier line (laws that amend others quote whole articles). For a DOCX the lines are its paragraphs, taken from the XML.
Every file must also be read to the end, within a minute, without a crash.
"""
import io
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared/data"
SECONDS = 60  # for a file
BATCH = 20
ARTICLE = re.compile(r"^[#*\s]*[ĐÐ]iều\s+(\d+[a-zđ]?)\s*(?:\.|:|$)", re.I)
WITHOUT_STOP = re.compile(r"^Điều\s+(\d+)\s+(\w)")
OPENING, CLOSING = "“«", "”»"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def is_closed(line):
    """Whether a line of a quotation is its last: it ends with a closing mark, stops aside."""
    return re.sub(r"[\s.;,*]+$", "", line).endswith(tuple(CLOSING + '"'))


def articles(lines):
    """(label, line number) of each article outside quotation."""
    found, is_quoted = [], False
    for number, raw in enumerate(lines, 1):
        line = unicodedata.normalize("NFC", raw).replace("\u00a0", " ").strip(" \t\r*_")
        if not line:
            continue
        if is_quoted:
            is_quoted = not is_closed(line)
        elif line[0] in OPENING + '"':
            # A word or two in quotation marks at the head of a sentence is no quoted passage.
            inside = line[1:]
            is_quoted = not any(mark in inside for mark in CLOSING + '"') or (line.count("“") > line.count("”") and not is_closed(line))
        elif (at := ARTICLE.match(line)):
            found.append((at.group(1).lower(), number))
        elif (at := WITHOUT_STOP.match(line)) and at.group(2).isupper() and found and found[-1][0] == str(int(at.group(1)) - 1):
            found.append((at.group(1), number))  # its stop was lost, but its number is the one that is due
    return found


def flat(clauses):
    for clause in clauses or []:
        yield clause
        yield from flat(clause.get("children"))


def read_all(program, paths):
    """What the program says of each file, a batch a process; None where it refuses one with a sentence."""
    papers = {}
    for first in range(0, len(paths), BATCH):
        batch = paths[first:first + BATCH]
        done = subprocess.run([program, "read", "--json", *map(str, batch)], capture_output=True, text=True, timeout=SECONDS * len(batch))
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{batch[0].name} to {batch[-1].name}: ended with {done.returncode}: {done.stderr[-2000:]}")
        papers |= {path: None if "clauses" not in paper else paper for path, paper in zip(batch, json.loads(done.stdout), strict=True)}
    return papers


def read_articles(paper):
    """The same of what the reader gives: clauses of the paper and of what is attached to it."""
    clauses = list(flat(paper["clauses"]))
    for attachment in paper.get("attachments") or []:
        clauses += flat(attachment.get("clauses"))
    found = []
    for clause in clauses:
        at = re.match(r"[ĐÐ]iều\s+(\d+[a-zđ]?)", clause.get("enumerator") or "", re.I)
        if at:
            found.append((at.group(1).lower(), clause["line"]))
    return sorted(found, key=lambda one: one[1])


def paragraphs(path):
    """The words of each paragraph of a DOCX, those of text boxes left out; None if it is no such file."""
    try:
        with zipfile.ZipFile(path) as package:
            body = ET.parse(io.BytesIO(package.read("word/document.xml"))).getroot()
    except (KeyError, zipfile.BadZipFile, ET.ParseError):
        return None
    lines = []
    for paragraph in body.iter(W + "p"):
        words = "".join("\n" if part.tag in (W + "br", W + "cr") else "\t" if part.tag == W + "tab" else part.text or ""
                        for part in paragraph.iter() if part.tag in (W + "t", W + "br", W + "cr", W + "tab"))
        lines += words.split("\n")
    return lines


def differences(name, wanted, found, show):
    missing, extra = [a for a in wanted if a not in found], [a for a in found if a not in wanted]
    state = "as counted" if not missing and not extra else f"{len(missing)} missing, {len(extra)} not counted"
    print(f"{name:<64} {len(found):4} of {len(wanted):4}  {state}")
    if show:
        for label, line in missing[:20]:
            print(f"    missing Điều {label} at {line}")
        for label, line in extra[:20]:
            print(f"    not counted Điều {label} at {line}")
    return bool(missing or extra)


def check_laws(program, show):
    failed = 0
    with tempfile.TemporaryDirectory() as folder, tarfile.open(DATA / "laws/laws-a-k.tar.gz") as laws:
        texts = {}
        for member in sorted(laws.getmembers(), key=lambda one: one.name):
            if member.isfile() and member.name.endswith(".txt"):
                path = pathlib.Path(folder) / pathlib.PurePosixPath(member.name).name
                texts[path] = laws.extractfile(member).read()
                path.write_bytes(texts[path])
        for path, paper in read_all(program, list(texts)).items():
            if paper is None:
                print(f"{path.name:<64} refused with a sentence")
                failed += bool(texts[path].strip())
                continue
            failed += differences(path.name, articles(texts[path].decode("utf-8-sig").splitlines()), read_articles(paper), show)
    return failed, len(texts)


def check_docx(program, show):
    failed = 0
    papers = read_all(program, sorted((DATA / "docx").rglob("*.docx")) + sorted((DATA / "regulations").glob("*.docx")))
    for path, paper in papers.items():
        lines = paragraphs(path)
        if paper is None or lines is None:
            print(f"{path.name:<64} refused with a sentence")
            continue
        wanted = sorted((label, 0) for label, _ in articles(lines))
        found = sorted((label, 0) for label, _ in read_articles(paper))
        if wanted != found:
            differences(path.name, wanted, found, show)
            failed += 1
        elif wanted:
            print(f"{path.name:<64} {len(found):4} of {len(wanted):4}  as counted")
    return failed, len(papers)


def main():
    if not (DATA / "laws").is_dir():
        print("skipped: ../shared is not here")
        return 77
    program, show = sys.argv[1], "--show" in sys.argv
    laws, documents = check_laws(program, show), check_docx(program, show)
    print(f"{laws[1] - laws[0]} of {laws[1]} laws and {documents[1] - documents[0]} of {documents[1]} DOCX are read as counted")
    return 1 if laws[0] or documents[0] or not laws[1] or not documents[1] else 0


if __name__ == "__main__":
    sys.exit(main())
