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


def word(source=random):
    """A word no paper has but this one."""
    return "zq" + "".join(source.choices(string.ascii_lowercase, k=10))


def text_paper(own_word):
    assert TEXT.count(MARK) == 1
    return TEXT.replace(MARK, f"{MARK} {own_word}").encode()


def docx_paper(own_word):
    out = io.BytesIO()
    with zipfile.ZipFile(DOCX) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                assert content.count(MARK.encode()) == 1
                content = content.replace(MARK.encode(), f"{MARK} {own_word}".encode())
            copy.writestr(entry.filename, content)
    return out.getvalue()


def zip_of(own_words):
    """A ZIP of papers as text, each named by its word."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for own_word in own_words:
            made.writestr(f"{own_word}.txt", text_paper(own_word))
    return out.getvalue()
