#!/usr/bin/env python3
"""Saves ke-hoach-thong-tin-doi-ngoai.docx as .doc (Word 97) and thong-bao-ket-luan.txt as .odt (OpenDocument), as older offices send them.

    python3 samples/make_old.py     needs LibreOffice Writer (Debian: libreoffice-writer-nogui); run it after make_docx.py
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MADE = [("ke-hoach-thong-tin-doi-ngoai.docx", "doc", []), ("thong-bao-ket-luan.txt", "odt", ["--infilter=Text (encoded):UTF8"])]


def main():
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice is not installed: apt-get install --no-install-recommends libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        for name, kind, more in MADE:
            subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", *more, "--convert-to", kind, "--outdir", folder, str(HERE / name)],
                           check=True, stdout=subprocess.DEVNULL)
            made = pathlib.Path(name).with_suffix("." + kind)
            shutil.copyfile(pathlib.Path(folder) / made, HERE / made)


if __name__ == "__main__":
    main()
