#!/usr/bin/env python3
"""Prints ke-hoach-thong-tin-doi-ngoai.docx as the PDF beside it, as an office does before it sends a paper.

    python3 samples/make_pdf.py     needs LibreOffice Writer (Debian: libreoffice-writer-nogui); run it after make_docx.py

LibreOffice writes the hour of making into the file, so two runs differ in a few bytes: what is read in it is compared by the tests.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE / "ke-hoach-thong-tin-doi-ngoai.docx"


def main():
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice is not installed: apt-get install --no-install-recommends libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, str(SOURCE)],
                       check=True, stdout=subprocess.DEVNULL)
        shutil.copyfile(pathlib.Path(folder) / SOURCE.with_suffix(".pdf").name, SOURCE.with_suffix(".pdf"))


if __name__ == "__main__":
    main()
