#!/usr/bin/env python3
"""Makes counts.bin: which Vietnamese syllables there are, how often each stands in published text, and how often two stand side by side.

  apt-get install hunspell-vi
  pip download --no-deps --dest WORDS underthesea==9.5.0 && unzip -d WORDS WORDS/underthesea-*.whl underthesea/corpus/data/Viet74K.txt
  python3 data/spelling/make_counts.py --shared ../shared --words WORDS/underthesea/corpus/data/Viet74K.txt

The same sources give the same bytes. What was counted, and under which licence, is told in README.md beside this; laws.txt says which laws
were counted and which are kept apart to judge by. Numbers alone are kept, no sentence of anything.

The file, little-endian:
  "nhipcau spelling 1\\n"
  u32 syllables   n, at most 8192
  u32 pairs       m
  u32 bytes       of the names
  names           of the syllables, as text::search_key writes them, each ended by LF, in the order of their bytes; among them "0", which
                  stands for any number, and ".", for a mark or the end of a line
  u8  × n         how often the syllable stands: a level v means about 2^(v/4) - 1 times
  u8  × n         1 the syllable stands in a list of Vietnamese syllables; 2 it is a name: nearly always written with a capital
  u16 × n         how many pairs begin with it
  u16 × m         the second syllable of each pair, sorted by the first and then by the second
  u8  × m         how often the pair stands: 1 to 15, the place in TIMES; 16 is added where the two are a word of a dictionary, and 32
                  where a pair that differs by marks alone stands far oftener ("biên đông" beside "biển đông")
"""
import argparse, collections, io, json, math, pathlib, re, struct, tarfile, unicodedata

HERE = pathlib.Path(__file__).parent
MOST_SYLLABLES = 8192
LETTERS = re.compile(r"[^\W\d_]+")
RUNS = re.compile(r"[^\W\d_]+|[0-9]+")
ROMAN = re.compile(r"[IVXLCDM]+")
LEVEL = re.compile(r"^(Xã|Phường|Thị trấn|Thị xã|Thành phố|Huyện|Quận|Đặc khu) ")
EDGE, NUMBER = ".", "0"
JOINERS = "/-_@&'’"
TONED = {"oa": ("òỏõóọ", "àảãáạ"), "oe": ("òỏõóọ", "èẻẽéẹ"), "uy": ("ùủũúụ", "ỳỷỹýỵ")}
MOVED = {pair[0] + second: first + pair[1] for pair, (firsts, seconds) in TONED.items() for first, second in zip(firsts, seconds)}
VOWELS = set("aeiouy")
VIETNAMESE = set("ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
TIMES = (0, 1, 2, 3, 5, 8, 13, 22, 40, 75, 150, 300, 700, 1600, 4000, 10000)  # what the levels of a pair mean, as in src/spelling/model.cpp
FAR_OFTENER = 20  # times
PHRASE_TIMES = 8  # a phrase of phrases.txt counts as if it had been read so often
NAME_SHARE = 0.95  # of the places inside a sentence where a name has a capital
LEAST = 3  # an unlisted syllable stands so often before it is kept
LEAST_MARKED = 15  # one in small Vietnamese letters: it may be a common slip


def bare(letter):
    return unicodedata.normalize("NFD", letter)[0]


def key(word):
    """As text::search_key: lower case, and the tone of an open oa, oe, uy on the first vowel."""
    word = word.lower().replace("ð", "đ")
    moved = MOVED.get(word[-2:])
    if moved is None:
        return word
    initial = word[:-2]
    if initial != "gi" and (initial.endswith("q") or any(bare(letter) in VOWELS for letter in initial)):
        return word
    return initial + moved


def tokens_of(text, listed):
    """The words of a text in order; NUMBER for digits and Roman numerals, EDGE for a mark or a line's end between words, None for what is part of a code."""
    last_end = 0
    yield EDGE
    for found in RUNS.finditer(text):
        before = text[found.start() - 1 : found.start()]
        after = text[found.end() : found.end() + 2]
        gap = text[last_end : found.start()]
        if gap.strip(" \u00a0"):
            yield EDGE
        elif not gap:
            yield None
        if found.group()[0].isdigit() or (ROMAN.fullmatch(found.group()) and key(found.group()) not in listed):
            yield NUMBER
        else:
            is_code = (before and (before.isdigit() or before in JOINERS)) or (after and (after[0].isdigit() or after[0] in JOINERS))
            yield None if is_code or (after[:1] == "." and after[1:].isalnum()) else found.group()
        last_end = found.end()
    yield EDGE


class Counts:
    def __init__(self, listed):
        self.listed = listed
        self.syllables = collections.Counter()
        self.capitals = collections.Counter()
        self.inside = collections.Counter()
        self.pairs = collections.Counter()

    def add(self, text):
        last = None
        for word in tokens_of(unicodedata.normalize("NFC", text), self.listed):
            here = word and key(word)
            if here:
                self.syllables[here] += 1
            if here and last and not (here == EDGE == last):
                self.pairs[last, here] += 1
                if last != EDGE:
                    self.inside[here] += 1
                    self.capitals[here] += word[0].isupper()
            last = here


def members(path):
    with tarfile.open(path) as archive:
        for entry in sorted((e for e in archive if e.isfile()), key=lambda e: e.name):
            yield pathlib.PurePath(entry.name).name, archive.extractfile(entry).read().decode("utf-8")


def counted_laws():
    rows = (line.split() for line in (HERE / "laws.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return {name for what, name in rows if what == "counted"}


def territory_names(shared):
    """Of provinces, districts and communes, those of today and those before July 2025, without "Xã", "Phường" before them."""
    for province in json.loads((shared / "data/territory/units-2026-07-25.json").read_text(encoding="utf-8")):
        yield province["Name"]
        yield from (ward["Name"] for ward in province["Wards"])
    for province in json.loads((shared / "data/territory/units-before-2025.json").read_text(encoding="utf-8")):
        for unit in [*province["Districts"], *(ward for district in province["Districts"] for ward in district.get("Wards") or [])]:
            yield LEVEL.sub("", unit.get("Name") or "")


def count(shared, listed):
    counts = Counts(listed)
    laws = counted_laws()
    for name, text in members(shared / "data/laws/laws-a-k.tar.gz"):
        if name in laws:
            counts.add(text)
    for _, text in members(shared / "data/wiki/viwiki-sample.tar.gz"):
        counts.add(text)
    for path in sorted((shared / "data/regulations").glob("*.md")):
        counts.add(path.read_text(encoding="utf-8"))
    for name in territory_names(shared):
        counts.add(name)
    for line in (HERE / "phrases.txt").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            for _ in range(PHRASE_TIMES):
                counts.add(line)
    return counts


def listed_syllables(path):
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    names = (unicodedata.normalize("NFC", line.split("/")[0].strip()) for line in lines)
    return {key(name) for name in names if len(name) > 1 and not (name.isascii() and name.isupper())}


def dictionary_words(path):
    """(pairs inside words, words of two syllables)"""
    pairs, words = set(), set()
    for line in unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).splitlines():
        parts = [key(part) for part in line.strip().split(" ")]
        if len(parts) > 4 or not all(LETTERS.fullmatch(part) for part in parts):
            continue
        pairs.update(zip(parts, parts[1:]))
        if len(parts) == 2:
            words.add(tuple(parts))
    return pairs, words


def is_kept(name, counts):
    often = counts.syllables[name]
    if name in (EDGE, NUMBER):
        return True
    if often < LEAST or len(name) > 14 or not all(unicodedata.name(c, "").startswith("LATIN") for c in name):
        return False
    if not any(c in VIETNAMESE for c in name) or len(name) == 1:
        return True
    return often >= LEAST_MARKED or counts.capitals[name] >= 0.7 * max(1, counts.inside[name])


def level(often):
    return min(127, round(4 * math.log2(often + 1)))


def pair_level(often):
    return max(index for index, times in enumerate(TIMES) if times <= often)


def without_marks(name):
    return "".join("d" if c == "đ" else bare(c) for c in name)


def outnumbered(pairs):
    """The pairs beside which one that differs by the marks of one syllable stands far oftener."""
    best_behind, best_before = collections.Counter(), collections.Counter()
    for (a, b), often in pairs.items():
        best_behind[a, without_marks(b)] = max(best_behind[a, without_marks(b)], often)
        best_before[without_marks(a), b] = max(best_before[without_marks(a), b], often)
    return {
        (a, b)
        for (a, b), often in pairs.items()
        if EDGE not in (a, b) and max(best_behind[a, without_marks(b)], best_before[without_marks(a), b]) >= FAR_OFTENER * often
    }


def choose_syllables(listed, counts):
    extra = sorted((name for name in counts.syllables if name not in listed and is_kept(name, counts)), key=lambda n: (-counts.syllables[n], n))
    return sorted(listed | set(extra[: MOST_SYLLABLES - len(listed)]), key=lambda name: name.encode())


def write(listed, counts, pairs_of_words, words):
    names = choose_syllables(listed, counts)
    id_of = {name: index for index, name in enumerate(names)}
    named = collections.Counter({(a, b): often for (a, b), often in counts.pairs.items() if a in id_of and b in id_of})
    named.update(pair for pair in pairs_of_words if pair[0] in id_of and pair[1] in id_of)
    pairs = {(id_of[a], id_of[b]): often for (a, b), often in named.items()}
    is_outnumbered = {(id_of[a], id_of[b]) for a, b in outnumbered(named)}
    is_word = {(id_of[a], id_of[b]) for a, b in words if a in id_of and b in id_of}
    ordered = sorted(pairs)
    rows = collections.Counter(a for a, _ in ordered)
    text = "".join(name + "\n" for name in names).encode()
    out = io.BytesIO()
    out.write(b"nhipcau spelling 1\n")
    out.write(struct.pack("<III", len(names), len(ordered), len(text)))
    out.write(text)
    out.write(bytes(level(counts.syllables[name]) for name in names))
    out.write(bytes((name in listed) + 2 * (counts.capitals[name] > NAME_SHARE * counts.inside[name]) for name in names))
    out.write(struct.pack(f"<{len(names)}H", *(rows[index] for index in range(len(names)))))
    out.write(struct.pack(f"<{len(ordered)}H", *(b for _, b in ordered)))
    out.write(bytes(pair_level(pairs[pair]) + 16 * (pair in is_word) + 32 * (pair in is_outnumbered) for pair in ordered))
    return out.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path("../shared"))
    parser.add_argument("--syllables", type=pathlib.Path, default=pathlib.Path("/usr/share/hunspell/vi_VN.dic"))
    parser.add_argument("--words", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, default=HERE / "counts.bin")
    options = parser.parse_args()
    listed = listed_syllables(options.syllables)
    written = write(listed, count(options.shared, listed), *dictionary_words(options.words))
    options.out.write_bytes(written)
    print(f"{options.out}: {len(written)} bytes")


main()
