#!/usr/bin/env python3
"""Plants one known error in each of two hundred copies of our own clean papers and holds that `nhipcau check` finds it at its place, and
that it finds nothing at error level in the papers as they were.

usage: mutations.py PROGRAM [--show]
Deterministic: the same papers with the same errors in each run. What was missed is printed by kind.
"""
import collections
import csv
import datetime
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAPERS = 200
FLOOR = 0.95
BATCH = 50
# Papers written with defects of their own, to be read all the same.
WITH_DEFECTS = {"huong-dan-mat-tran", "lost_header", "nfd_guidance", "residue_plan", "bare_notes", "columns_below", "front_notice", "party_action", "tcvn3_report",
                "vni_notice", "windows1258_rules", "wrapped_report"}
TONES = [("triển khai", "triến khai"), ("phát triển", "phát triến"), ("tổ chức", "tố chức"), ("thực hiện", "thực hiên"), ("kế hoạch", "kế hoặch"),
         ("nhiệm vụ", "nhiêm vụ"), ("phối hợp", "phồi hợp"), ("tuyên truyền", "tuyên truyến"), ("trách nhiệm", "trách nhiêm"), ("hướng dẫn", "hướng dẩn"),
         ("hội nghị", "hội nghỉ"), ("nhân dân", "nhân dần"), ("quốc tế", "quốc tề"), ("du lịch", "du lich"), ("văn hóa", "vắn hóa")]
SWAPS = {"ng": "gn", "nh": "hn", "th": "ht", "tr": "rt", "ch": "hc", "ph": "hp"}
WORDS = "của và các trong với theo được những cho về".split()
LETTERS = "a b c d đ e g h i k l m n o p q r s t u v x y".split()
WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
NUMBER = re.compile(r"(?<![\w/-])\d{1,5}(?:/\d{4})?[/-][A-ZĐ][A-Za-zĐ]*[/-][A-ZĐ][A-Za-zĐ-]*")


def plain(word):
    return "".join(c for c in unicodedata.normalize("NFD", word).replace("đ", "d").replace("Đ", "D") if not unicodedata.combining(c))


def each(pattern, make):
    """An error wherever the pattern stands: make(match) → what stands there instead, or None."""
    def find(text):
        for at in re.finditer(pattern, text):
            instead = make(at)
            if instead is not None and instead != at.group(0):
                yield at.start(), at.end(), instead
    return find


def body_words(pattern, make):
    """As each(), but below the title and above the recipients, where sentences stand."""
    def find(text):
        begin = text.find("\n\n", 200)
        end = text.find("Nơi nhận")
        for begin_at, end_at, instead in each(pattern, make)(text):
            if begin < begin_at and (end < 0 or end_at < end):
                yield begin_at, end_at, instead
    return find


def value_of(label):
    if label.isdigit():
        return "number", int(label)
    if label in LETTERS:
        return "letter", LETTERS.index(label) + 1
    roman = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
    return ("roman", roman[label]) if label in roman else (None, 0)


def numbered(text):
    """Enumerators that stand between the one before and the one behind them: (match, the label before)."""
    lines = list(re.finditer(r"^(\d{1,2}|[IVX]+|[a-zđ])([.)/-]) (?=\S)", text, re.M))
    for i, at in enumerate(lines):
        kind, value = value_of(at.group(1))
        if not kind or value < 2:
            continue
        rank = ["roman", "number", "letter"].index(kind)
        def neighbour(step):
            k = i + step
            while 0 <= k < len(lines):
                other, other_value = value_of(lines[k].group(1))
                if other == kind:
                    return lines[k].group(1), other_value
                if other and ["roman", "number", "letter"].index(other) < rank:
                    return None, 0
                k += step
            return None, 0
        label, before = neighbour(-1)
        _, behind = neighbour(1)
        if before == value - 1 and behind == value + 1:
            yield at, label


def dropped_enumerator(text):
    for at, _ in numbered(text):
        end = text.find("\n", at.end())
        yield at.start(), end, text[at.end():end]


def doubled_number(text):
    for at, label in numbered(text):
        yield at.start(), at.end(), label + at.group(2) + " "


def lost_semicolon(text):
    list_at = text.find("Nơi nhận:")
    for at in re.finditer(r"(?<=\n)- [^\n;,.]{5,60};(?=\n- )", text):
        if 0 <= list_at < at.start():
            yield at.start(), at.end(), at.group(0)[:-1]


def impossible_day(at):
    month = int(at.group(2))
    return f"{'31' if month in (2, 4, 6, 9, 11) else '32'}/{at.group(2)}/{at.group(3)}"


def wrong_weekday(at):
    day = datetime.date(int(at.group(3)), int(at.group(2)), int(at.group(1)))
    return f"{WEEKDAYS[(day.weekday() + 2) % 7]}, ngày {at.group(0)[5:]}"


def known_issuers():
    rows = csv.DictReader(open(ROOT / "data/known_papers.csv", encoding="utf-8"))
    return {row["number"] for row in rows if row["issuer"].startswith(("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành"))}


def wrong_issuer(text):
    other = {"Bộ Chính trị": "Ban Bí thư", "Ban Bí thư": "Bộ Chính trị", "Ban Chấp hành": "Ban Bí thư"}
    known = known_issuers()
    for at in re.finditer(r"số (\d+-[A-Z]+/TW)[^\n;.]{0,30} của (Bộ Chính trị|Ban Bí thư|Ban Chấp hành)", text):
        if at.group(1) in known:
            yield at.start(2), at.end(2), other[at.group(2)]


def citation_of_tomorrow(text):
    """A paper cited of a year that was not yet: two digits of it are swapped, or one is higher by ten."""
    issued = re.search(r"ngày \d{1,2} tháng \d{1,2} năm (20\d\d)", text)
    for at in re.finditer(r"số \d{1,4}[/-][^\s,;]{2,20},? ngày (\d{1,2}/\d{1,2}/)(20\d\d)", text):
        if issued and at.group(2) <= issued.group(1):
            yield at.start(1), at.end(2), at.group(1) + str(int(at.group(2)) + 10)


def lost_mark(at):
    word = at.group(0)
    hats = "iê|yê|uô|ươ"
    bare = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", "".join(c for c in bare if c not in "\u0300\u0301\u0303\u0309\u0323"))
    return plain(word) if re.search(hats, bare) and re.search(r"[aeiouy]{2}", plain(word)) else None


def joined(at):
    one, two = at.group(1), at.group(2)
    return one + two if unicodedata.normalize("NFD", one)[-1] in "hgntcpm" and len(one) > 2 and len(two) > 2 else None


def range_backwards(at):
    return f"{at.group(3)}{at.group(2)}{at.group(1)}" if at.group(1) < at.group(3) else None


KINDS = {
    "wrong day": each(DATE, impossible_day),
    "wrong month": each(DATE, lambda at: f"{at.group(1)}/13/{at.group(3)}"),
    "weekday against date": each(r"ngày (\d{1,2})/(\d{1,2})/(20\d\d)", wrong_weekday),
    "citation of tomorrow": citation_of_tomorrow,
    "years backwards": each(r"(?<=giai đoạn )(20\d\d)( - )(20\d\d)", range_backwards),
    "wrong issuer of a known paper": wrong_issuer,
    "lost Đ in a symbol": each(NUMBER, lambda at: at.group(0).replace("Đ", "D", 1) if re.search(r"QĐ|HĐ|NĐ|ĐU", at.group(0)) else None),
    "space in a number": each(NUMBER, lambda at: re.sub(r"([/-])", r"\1 ", at.group(0), count=1)),
    "number of the Party written as the State's": each(r"(?<![\w/-])(\d{1,3})-(KL|CT|NQ|HD)/(TW)\b", lambda at: f"{at.group(1)}/{at.group(2)}-{at.group(3)}"),
    "dropped enumerator": dropped_enumerator,
    "doubled number": doubled_number,
    "lost colon of the archive line": each(r"(?<=- )Lưu: ", lambda at: "Lưu "),
    "lost colon of the recipients": each(r"(?m)^Nơi nhận:[ ]*$", lambda at: "Nơi nhận"),
    "lost semicolon of a recipient": lost_semicolon,
    "lost mark": body_words(r"(?<!\w)[a-zà-ỹđ]{4,7}(?!\w)", lost_mark),
    "changed tone": body_words("|".join(right for right, _ in TONES), lambda at: dict(TONES)[at.group(0)]),
    "swapped letters": body_words(r"(?<!\w)(?:ng|nh|th|tr|ch|ph)[a-zà-ỹđ]{2,5}(?!\w)", lambda at: SWAPS[at.group(0)[:2]] + at.group(0)[2:]),
    "doubled word": body_words(r"(?<!\w)(?:" + "|".join(WORDS) + r")(?= [a-zà-ỹđ])", lambda at: f"{at.group(0)} {at.group(0)}"),
    "space before a mark": body_words(r"(?<=[a-zà-ỹđ]), (?=[a-zà-ỹđ])", lambda at: " , "),
    "joined words": body_words(r"(?<!\w)([a-zà-ỹđ]{3,7}) ([a-zà-ỹđ]{3,7})(?!\w)", joined),
    "letters and marks apart": body_words(r"(?<!\w)[a-zà-ỹđ]*[ểệếềốộồớợ][a-zà-ỹđ]*(?!\w)", lambda at: unicodedata.normalize("NFD", at.group(0))),
    "lost character": body_words(r"(?<=[a-zà-ỹđ])[ểệếềốộồớợ](?=[a-zà-ỹđ])", lambda at: "\ufffd"),
    "wrong letter of the motto": each(r"Độc lập - Tự do - Hạnh phúc", lambda at: "Độc lâp - Tự do - Hạnh phúc"),
    "wrong letter of the national title": each(r"(?<!NƯỚC )CỘNG HÒA XÃ HỘI", lambda at: "CÔNG HÒA XÃ HỘI"),
}


def clean_papers():
    paths = sorted((ROOT / "samples").glob("*.txt")) + sorted((ROOT / "src/directive/testdata").glob("*.txt"))
    for path in paths:
        if not path.name.endswith(".expected.txt") and path.stem not in WITH_DEFECTS:
            yield path.stem, unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).replace("\r\n", "\n")


def plant(papers, rng):
    """(kind, paper, text, line, first column, last column), as many of each kind as there is room for."""
    waiting = {}
    for kind, find in KINDS.items():
        places = [(name, text, place) for name, text in papers for place in find(text)]
        rng.shuffle(places)
        waiting[kind] = places
    planted = []
    while len(planted) < PAPERS and any(waiting.values()):
        for kind, places in waiting.items():
            if not places or len(planted) >= PAPERS:
                continue
            name, text, (begin, end, instead) = places.pop()
            start = text.rfind("\n", 0, begin) + 1
            line = text.count("\n", 0, begin) + 1
            planted.append((kind, name, text[:begin] + instead + text[end:], line, begin - start, begin - start + max(1, len(instead))))
    return planted


def run(program, texts):
    """The findings of each text, in batches of one run."""
    said = []
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, text in enumerate(texts):
            names.append(pathlib.Path(folder) / f"{i:03}.txt")
            names[-1].write_text(text, encoding="utf-8")
        for i in range(0, len(names), BATCH):
            done = subprocess.run([program, "check", "--json", *map(str, names[i:i + BATCH])], capture_output=True, text=True, timeout=600)
            said += json.loads(done.stdout)
    return [paper["findings"] for paper in said]


def key(finding):
    return finding["rule"], finding.get("line"), finding.get("quote")


def is_found(findings, before, line, first, last):
    """Whether something was not told of the clean paper, on the line and over the place."""
    for finding in findings:
        if finding.get("line") != line or key(finding) in before:
            continue
        begin = finding["column"] - 1
        if begin <= last and first <= begin + len(finding.get("quote") or ""):
            return True
    return False


def main():
    program, show = sys.argv[1], "--show" in sys.argv
    papers = list(clean_papers())
    clean = dict(zip((name for name, _ in papers), run(program, [text for _, text in papers])))
    failed = 0
    for name, findings in clean.items():
        for finding in findings:
            # A paper that is short on purpose lacks a part: that is true of it, and has no place.
            if finding["severity"] == "error" and finding.get("line"):
                failed += 1
                print(f"false    {name} line {finding['line']} {finding['rule']}: {finding.get('quote')!r}")
    planted = plant(papers, random.Random(20261123))
    found, all_of = collections.Counter(), collections.Counter()
    for (kind, name, text, line, first, last), findings in zip(planted, run(program, [one[2] for one in planted])):
        all_of[kind] += 1
        if is_found(findings, {key(one) for one in clean[name]}, line, first, last):
            found[kind] += 1
        elif show:
            print(f"missed   {kind}: {name} line {line}: {text.splitlines()[line - 1][max(0, first - 30):last + 20]!r}")
    for kind in all_of:
        print(f"{found[kind]:3}/{all_of[kind]:<3} {kind}")
    share = sum(found.values()) / max(1, len(planted))
    print(f"found {sum(found.values())} of {len(planted)} ({share:.1%}, floor {FLOOR:.0%}); errors in clean papers: {failed}")
    return 1 if failed or share < FLOOR or len(planted) < PAPERS else 0


if __name__ == "__main__":
    sys.exit(main())
