#!/usr/bin/env python3
"""Opens corrected copies in LibreOffice, accepts all changes and rejects them, and compares the text with what it should be.

    python3 tests/tracked/check.py build/debug/tests/tracked/tracked_copy [FILE …]

Without files: the papers of samples/. Skips (77) where LibreOffice is not there. Each copy is made by tracked_copy, which has already
read it again with our own reader; here another program says what it sees. It numbers its own way and knows text that we leave
out: of a DOCX what it sees in the copy is compared with what it sees in the original.
"""
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
BREAKS = (TEXT + "s", TEXT + "tab", TEXT + "line-break", TEXT + "note")
MARKS = ("ins", "del", "comment", "rPrChange", "pPrChange", "moveTo", "moveFrom")

# Opens each file of a list ("in|accept or reject|out") and writes it as flat OpenDocument.
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(list As String)
  Dim line As String, part, document, dispatcher
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  kind(0).Name = "FilterName" : kind(0).Value = "OpenDocument Text Flat XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  number = FreeFile
  Open list For Input As #number
  Do While Not Eof(number)
    Line Input #number, line
    part = Split(line, "|")
    document = StarDesktop.loadComponentFromURL(ConvertToURL(part(0)), "_blank", 0, hidden())
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; part(1) &amp; "AllTrackedChanges", "", 0, Array())
    document.storeToURL(ConvertToURL(part(2)), kind())
    document.close(True)
  Loop
  Close #number
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:{kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{kind}.dtd">
{inside}
"""


def make_profile(folder):
    basic = folder / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    space = 'xmlns:library="http://openoffice.org/2000/library"'
    (basic / "Module1.xba").write_text(MACRO, encoding="utf-8")
    (basic / "script.xlb").write_text(LIBRARY.format(kind="library", inside=f'<library:library {space} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>'), encoding="utf-8")
    (basic.parent / "script.xlc").write_text(LIBRARY.format(kind="libraries", inside=f'<library:libraries {space} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>'), encoding="utf-8")


def count_words(text):
    return collections.Counter(re.sub(r"[\W\d_]+", " ", text).split())


def body_text(root):
    """All text of a flat OpenDocument, notes and frames too, comments apart."""
    out = []

    def walk(node):
        if node.tag == OFFICE + "annotation" or node.tag == TEXT + "note-citation":
            return
        out.append(node.text or "")
        for child in node:
            walk(child)
            out.append((" " if child.tag in BREAKS else "") + (child.tail or ""))
        if node.tag in (TEXT + "p", TEXT + "h"):
            out.append("\n")

    walk(root.find(f"{OFFICE}body"))
    return "".join(out)


def seen(path, how):
    """The words that LibreOffice saw; none if it did not write them."""
    file = pathlib.Path(f"{path}.{how}.fodt")
    return count_words(body_text(ElementTree.parse(file).getroot())) if file.is_file() else None


def validate(copy):
    """Every part is well-formed, and no two marks bear the same number."""
    faults, seen = [], set()
    with zipfile.ZipFile(copy) as archive:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            root = ElementTree.fromstring(archive.read(name))
            for element in root.iter():
                number = element.get(W + "id")
                if element.tag.removeprefix(W) in MARKS and number is not None:
                    if number in seen:
                        faults.append(f"{copy.name}: the number {number} stands twice ({name})")
                    seen.add(number)
    return faults


def settle(office, folder, copies):
    profile = folder / "profile"
    start = [office, f"-env:UserInstallation=file://{profile}", "--headless", "--norestore"]
    subprocess.run([*start, "--terminate_after_init"], check=True, timeout=120, capture_output=True)  # it would write over our macro
    make_profile(profile)
    rows = [f"{copy}|{how}|{copy}.{how}.fodt" for copy in copies for how in ("Accept", "Reject")]
    listing = folder / "list.txt"
    listing.write_text("\n".join(rows) + "\n", encoding="utf-8")
    subprocess.run([*start, f"macro:///Standard.Module1.Settle({listing})"], check=True, timeout=300, capture_output=True)


def compare(copy, original):
    old, new = (count_words(pathlib.Path(f"{copy}.{ending}").read_text(encoding="utf-8")) for ending in ("old", "new"))
    accepted, rejected = seen(copy, "Accept"), seen(copy, "Reject")
    if accepted is None or rejected is None:
        return [f"{copy.name}: LibreOffice did not open it"]
    if original is None:
        return [f"{copy.name}, {how}: lost {wanted - found}, besides {found - wanted}"
                for how, found, wanted in (("accepted", accepted, new), ("rejected", rejected, old)) if found != wanted]
    faults = []
    if rejected != seen(original, "Reject"):
        faults.append(f"{copy.name}: rejected, it is not the original")
    before = seen(original, "Accept")
    put, gone = accepted - before, before - accepted
    if put != (new - old) or gone != (old - new):
        faults.append(f"{copy.name}: accepted, put in {put - (new - old)}, not {(new - old) - put}; gone {gone - (old - new)}, not {(old - new) - gone}")
    return faults


def main():
    program, files = sys.argv[1], [pathlib.Path(name) for name in sys.argv[2:]]
    office = shutil.which("soffice")
    if office is None:
        print("skipped: LibreOffice is not installed (libreoffice-writer-nogui)")
        return 77
    files = files or sorted(ROOT.glob("samples/*.docx")) + sorted(ROOT.glob("samples/*.txt"))
    faults, copies = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file in files:
            copy = folder / f"{file.stem}-{file.suffix[1:]}.docx"
            done = subprocess.run([program, file, copy], capture_output=True, text=True)
            if done.returncode != 0:
                faults.append(f"{file.name}: {done.stderr.strip()}")
            elif copy.is_file():
                original = shutil.copy(file, folder / f"{file.stem}-original.docx") if file.suffix == ".docx" else None
                copies.append((copy, original))
        settle(office, folder, [file for pair in copies for file in pair if file])
        for copy, original in copies:
            faults += validate(copy) + compare(copy, original)
    print("\n".join(faults) if faults else f"{len(copies)} corrected copies are in LibreOffice what they should be")
    return 1 if faults or not copies else 0


if __name__ == "__main__":
    sys.exit(main())
