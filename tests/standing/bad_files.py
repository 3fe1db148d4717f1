#!/usr/bin/env python3
"""Files nobody should send: each gets one clear sentence in both languages within its limits, the server stays up, its memory returns, and
nothing of them is left in the data folder.

usage: bad_files.py PROGRAM
"""
import io
import os
import pathlib
import random
import signal
import struct
import sys
import tempfile
import threading
import time
import unittest
import zipfile
import zlib

import papers
from served import Server, Unanswered

PROGRAM = sys.argv.pop(1)
MIB = 1 << 20
HAS_LIBREOFFICE = pathlib.Path("/usr/lib/libreoffice/program/libswlo.so").exists()
SLOWEST_SECONDS = 60          # files::Limits::seconds is 20; sanitizers and a busy machine have their share
KEPT_MIB = 64                 # how much more than before a server may hold when all is over, the caches it keeps included
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(document, extra=(), level=zipfile.ZIP_DEFLATED):
    """A DOCX around the bytes of its main part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", level) as archive:
        archive.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                         '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        archive.writestr("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                         '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        archive.writestr("word/document.xml", document)
        for name, content in extra:
            archive.writestr(name, content)
    return out.getvalue()


def zip_bomb():
    return package(f"<w:document {W}><w:body><w:p><w:r><w:t>".encode() + b"a" * (300 * MIB) + b"</w:t></w:r></w:p></w:body></w:document>")


def many_small_bombs():
    """Each part too small to be a bomb, all of them together too much."""
    count = 250
    related = "".join(f'<Relationship Id="r{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header{i}.xml"/>'
                      for i in range(count))
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{related}</Relationships>'
    header = b"<h>" + b" " * (MIB - 10) + b"</h>"
    return package(f"<w:document {W}><w:body><w:p/></w:body></w:document>",
                   [("word/_rels/document.xml.rels", relations), *((f"word/header{i}.xml", header) for i in range(count))])


def nested_tables(depth=10_000):
    opening, closing = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return package(f"<w:document {W}><w:body>{opening * depth}<w:p/>{closing * depth}</w:body></w:document>")


def entity_bomb():
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    return package(f'<?xml version="1.0"?><!DOCTYPE d [{entities}]><w:document {W}><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>')


def outside_entity():
    return package(f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>')


def many_entries():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for i in range(100_000):
            archive.writestr(f"{i}", b"")
    return out.getvalue()


def overlapping_entries():
    """One deflated kernel that many names of the directory point to."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(b" " * (20 * MIB)) + kernel.flush()
    crc, size = zlib.crc32(b" " * (20 * MIB)), 20 * MIB
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, crc, len(packed), size, 1, 0) + b"x" + packed
    names = ["[Content_Types].xml", "word/document.xml"] + [f"word/header{i}.xml" for i in range(1000)]
    directory = b"".join(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0, crc, len(packed), size, len(name), 0, 0, 0, 0, 0, 0)
                         + name.encode() for name in names)
    return local + directory + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(names), len(names), len(directory), len(local), 0)


def deep_xml():
    return package("<a>" * 50_000 + "</a>" * 50_000)


def ole2(stream):
    """The head of a compound file whose directory names such a stream."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + stream.encode("utf-16-le") + bytes(1024)


def png():
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    row = b"\0" + bytes(3 * 64)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(row * 64)) + chunk(b"IEND", b"")


def pdf(pages=1, encryption=False, text=None):
    """A PDF of so many pages, each with a line of text or none."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", None, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET" if text else "72 72 100 100 re f"
    objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    kids = []
    for _ in range(pages):
        objects.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {pages} /Kids [{' '.join(kids)}] >>"
    trailer = ""
    if encryption:   # standard handler, whose keys fit no password
        trailer = f" /Encrypt << /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -44 >> /ID [<{'01' * 16}> <{'01' * 16}>]"
    return pdf_of(objects, trailer)


def pdf_of(objects, trailer=""):
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{trailer} >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def endless_pdf(levels=40):
    """A page that draws a form that draws another one twice, and so on: 2 to the power of `levels` lines, nothing in memory."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>", "<< /Length 5 >>\nstream\n/F Do\nendstream"]
    for level in range(levels):
        inner = "/F Do /F Do" if level + 1 < levels else "0 0 m 9 9 l S"
        resources = f"/Resources << /XObject << /F {6 + level} 0 R >> >>" if level + 1 < levels else ""
        objects.append(f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources} /Length {len(inner)} >>\nstream\n{inner}\nendstream")
    return pdf_of(objects)


# name, what makes it, the status, the key of its sentence. A number instead of a maker: so many bytes that are said to come and are sent.
FILES = [
    ("lon.docx", 200 * MIB, 413, "files.too_large"),
    ("hon-mot-byte.txt", 25 * MIB + 1, 413, "files.too_large"),
    ("bom.docx", zip_bomb, 413, "files.expands_too_much"),
    ("nhieu-bom.docx", many_small_bombs, 413, "files.expands_too_much"),
    ("chong.docx", overlapping_entries, (400, 413), ("files.damaged", "files.expands_too_much")),
    ("anh.docx", lambda: png()[:-20], 400, "files.damaged_picture"),
    ("rong.docx", lambda: b"", 400, "files.empty"),
    ("trang.txt", lambda: b" \n\t" * 1000, 400, "files.empty"),
    ("nhieu.bin", lambda: random.Random(7).randbytes(MIB), 400, "files.not_a_paper"),
    ("bang-long-nhau.docx", nested_tables, 400, "files.damaged"),
    ("xml-sau.docx", deep_xml, 400, "files.damaged"),
    ("thuc-the.docx", entity_bomb, 400, "files.damaged"),
    ("thuc-the-ngoai.docx", outside_entity, 400, "files.damaged"),
    ("nhieu-muc.docx", many_entries, 413, "files.expands_too_much"),
    ("cut.docx", lambda: papers.docx_paper(papers.word())[:6000], 400, "files.damaged"),
    ("mot-dong.txt", lambda: b"a" * (8 * MIB + 1), 413, "files.too_long"),
    ("rtf.doc", lambda: b"{\\rtf1\\ansi Ke hoach}", 400, "files.not_a_paper"),
    ("trang.html", lambda: b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>", 400, "files.not_a_paper"),
    ("mat-khau.docx", lambda: ole2("EncryptedPackage"), 400, "files.encrypted"),
    ("cu.doc", lambda: ole2("WordDocument"), *((400, "files.damaged") if HAS_LIBREOFFICE else (503, "files.no_converter"))),
]
# Of PDF every refusal of the reader's own will do, as long as it is a sentence about the file.
PDF_FILES = [
    ("mat-khau.pdf", lambda: pdf(encryption=True, text="Ke hoach")),
    ("nam-nghin-trang.pdf", lambda: pdf(pages=5000, text="Ke hoach")),
    ("cut.pdf", lambda: pdf(text="Ke hoach")[:200]),
    ("gia.pdf", lambda: b"%PDF-1.7\n" + random.Random(3).randbytes(MIB)),
]


class BadFiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="nhipcau-standing-")
        cls.data = pathlib.Path(cls.folder.name, "data")
        cls.server = Server(PROGRAM, cls.data)
        cls.vietnamese = cls.server.open()
        cls.english = cls.vietnamese.twin()
        cls.english.language = "en"
        # What a server keeps for its work is there once it has worked: the largest paper it takes, and a plain one.
        cls.vietnamese.upload(papers.text_paper(papers.word()), "mau.txt")
        cls.vietnamese.upload(papers.docx_paper(papers.word()), "mau.docx")
        cls.before_kib = cls.server.status("VmRSS")
        cls.files_before = cls.stored()

    @classmethod
    def tearDownClass(cls):
        assert cls.server.stop() == 0
        cls.folder.cleanup()

    @classmethod
    def stored(cls):
        return sorted(str(path) for path in (cls.data / "files").rglob("*") if path.is_file())

    def is_alive(self):
        client = self.vietnamese.twin()
        try:
            return client.ask("GET", "/healthz").status == 200
        finally:
            client.close()

    def check_refused(self, name, content, status, key):
        details = []
        for client in (self.vietnamese, self.english):
            begun = time.monotonic()
            answer = client.upload(content, name)
            self.assertLess(time.monotonic() - begun, SLOWEST_SECONDS)
            problem = answer.json()
            self.assertIn(answer.status, status if isinstance(status, tuple) else (status,))
            self.assertIn(problem["key"], key if isinstance(key, tuple) else (key,))
            details.append(problem["detail"])
        vietnamese, english = details
        self.assertNotEqual(vietnamese, english)
        for detail in details:
            self.assertTrue(detail.endswith(".") and "\n" not in detail and "{" not in detail and len(detail) < 300, detail)

    def check_memory_and_disk(self):
        self.assertEqual(self.stored(), self.files_before, "something of a refused file was kept")
        if is_sanitized():
            return
        deadline = time.monotonic() + 10
        while self.server.status("VmRSS") > self.before_kib + KEPT_MIB * 1024 and time.monotonic() < deadline:
            self.assertTrue(self.is_alive())
            time.sleep(0.1)
        self.assertLessEqual(self.server.status("VmRSS"), self.before_kib + KEPT_MIB * 1024, "KiB: the memory did not return")

    def test_each_gets_its_sentence_and_the_server_goes_on(self):
        for name, make, status, key in FILES:
            with self.subTest(name):
                self.check_refused(name, bytes(make) if isinstance(make, int) else make(), status, key)
                self.assertTrue(self.is_alive())
        self.check_memory_and_disk()

    def test_a_picture_of_nothing_waits_in_memory_for_a_person(self):
        for name, make in (("trang.png", png), ("khong-chu.pdf", pdf)):
            with self.subTest(name):
                answer = self.vietnamese.upload(make(), name)
                self.assertEqual(answer.status, 202)
                self.assertEqual(len(answer.json()["scan"]), 64)
                self.assertTrue(self.is_alive())
        self.check_memory_and_disk()

    def test_so_does_each_pdf(self):
        for name, make in PDF_FILES:
            with self.subTest(name):
                key = self.vietnamese.upload(make(), name).key()
                self.assertTrue(key.startswith("files."), key)
                self.check_refused(name, make(), (400, 413), key)
                self.assertTrue(self.is_alive())
        self.check_memory_and_disk()

    def test_a_pdf_is_read_by_a_process_of_its_own_whose_death_costs_one_answer(self):
        for content in (endless_pdf(), endless_pdf(levels=60)):
            answers = []
            sender = threading.Thread(target=lambda: answers.append(self.vietnamese.twin().upload(content, "vo-tan.pdf")))
            sender.start()
            reader = None
            while reader is None and sender.is_alive():
                reader = next(iter(self.server.children()), None)
            self.assertIsNotNone(reader, "no process of its own read the PDF")
            self.assertTrue(self.is_alive(), "the server waits for the reader")
            os.kill(reader, signal.SIGKILL)
            sender.join()
            self.assertEqual((answers[0].status, answers[0].key()), (400, "files.damaged_pdf"))
            self.assertTrue(self.is_alive())
            self.assertEqual(self.server.children(), [])
        self.check_memory_and_disk()

    def test_they_may_come_all_at_once(self):
        """The heaviest, four at a time, twice over: the limits hold for all of them together."""
        troubles = []

        def send(make):
            client = self.vietnamese.twin()
            for _ in range(2):
                try:
                    answer = client.upload(make, "a.docx")
                    if answer.status not in (400, 413, 503):
                        troubles.append(answer.body)
                except Unanswered as trouble:
                    troubles.append(trouble)
        threads = [threading.Thread(target=send, args=(make(),)) for make in (zip_bomb, many_small_bombs, nested_tables, many_entries)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(troubles, [])
        self.assertTrue(self.is_alive())
        self.check_memory_and_disk()


def is_sanitized():
    """Sanitizers keep what was freed for a while, to see who touches it: memory says nothing then."""
    return b"__asan_init" in pathlib.Path(PROGRAM).read_bytes()


if __name__ == "__main__":
    unittest.main()
