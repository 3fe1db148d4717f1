"""Papers by the thousand: the samples, each copy with a number and a word of its own and otherwise alike."""
import io
import pathlib
import random
import string
import zipfile

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
TEXT = (SAMPLES / "ke-hoach-thong-tin-doi-ngoai.txt").read_text(encoding="utf-8")
DOCX = SAMPLES / "ke-hoach-thong-tin-doi-ngoai.docx"
MARK = "đối ngoại tỉnh Vân Sơn năm 2026"   # in the title of both
NUMBER = "118/KH-UBND"                     # once in each: a paper of a number that is there would not be registered


def word(source=random):
    """A word no paper has but this one."""
    return "zq" + "".join(source.choices(string.ascii_lowercase, k=10))


def made_own(text, own_word):
    """The text with a word in its title and a number that no other paper has."""
    assert text.count(MARK) == 1 and text.count(NUMBER) == 1
    return text.replace(MARK, f"{MARK} {own_word}").replace(NUMBER, f"{NUMBER}-{own_word.upper()}")


def text_paper(own_word):
    return made_own(TEXT, own_word).encode()


def docx_paper(own_word):
    out = io.BytesIO()
    with zipfile.ZipFile(DOCX) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                content = made_own(content.decode(), own_word).encode()
            copy.writestr(entry.filename, content)
    return out.getvalue()


def zip_of(own_words):
    """A ZIP of papers as text, each named by its word."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for own_word in own_words:
            made.writestr(f"{own_word}.txt", text_paper(own_word))
    return out.getvalue()
