#!/usr/bin/env python3
"""Prints papers with a secrecy mark as PDF, for bound 10: the mark as the first line, and in the head of the page. All is invented.

    python3 tests/bounds/testdata/make.py     needs LibreOffice Writer (Debian: libreoffice-writer-nogui)
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
LINES = ["ỦY BAN NHÂN DÂN", "TỈNH VÂN SƠN", "Số: 77/KH-UBND", "KẾ HOẠCH", "Diễn tập phương án bảo vệ biên giới mùa khô",
         "Giao Sở Ngoại vụ chuẩn bị hậu cần cho ba đoàn công tác."]
SPACES = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in
                  (("office", "office"), ("style", "style"), ("text", "text"), ("fo", "xsl-fo-compatible")))


def paper(lines, head):
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:page-layout style:name="page"><style:header-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
{f"<style:header><text:p>{head}</text:p></style:header>" if head else ""}</style:master-page></office:master-styles>
<office:body><office:text>{paragraphs}</office:text></office:body></office:document>"""


def main():
    office = shutil.which("soffice") or sys.exit("LibreOffice is not installed")
    for name, lines, head in (("mark-in-text", ["MẬT", *LINES], ""), ("mark-in-head", LINES, "TỐI MẬT"), ("no-mark", LINES, "")):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / f"{name}.fodt"
            source.write_text(paper(lines, head), encoding="utf-8")
            subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(HERE), str(source)],
                           check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
