#!/usr/bin/env python3
"""Builds ke-hoach-thong-tin-doi-ngoai.docx from the .txt beside it, the way an office builds such a paper in Word.

What the plain text spells out becomes structure, so that a reader of DOCX has to compute it again:
  three lines with a tab      a table without borders, two columns: bodies and number, national motto and date
  "I. ", "1. ", "a) "         automatic numbers; "I." through the style Heading1, the others on the paragraph
  "- "                        an automatic dash, of another list
  ¹ and the last line         a real footnote
  "Nơi nhận:" to the name     a table of two columns: recipients, signature

    python3 samples/make_docx.py           writes the .docx
    python3 samples/make_docx.py --check   says whether the .docx is what the .txt would give; exit code 1 if not
"""
import pathlib
import re
import sys
import zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE / "ke-hoach-thong-tin-doi-ngoai.txt"
TARGET = SOURCE.with_suffix(".docx")

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Lists of numbering.xml: the paper's own enumerators by level, the dashes of the body, the dashes of "Nơi nhận".
CLAUSES, DASHES, RECIPIENTS = 1, 2, 3
ENUMERATOR = [re.compile(r"[IVX]+\. "), re.compile(r"\d+\. "), re.compile(r"[a-zđ]\) ")]


def run(text, bold=False, italic=False, size=28):
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def footnote_mark():
    return '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'


def runs(text, **look):
    """Runs of a paragraph, split as Word splits them: at a proofing mark after the fourth word, and around a footnote's mark."""
    out = []
    for index, part in enumerate(text.split("¹")):
        if index:
            out.append(footnote_mark())
        words = part.split(" ")
        if len(words) > 8:
            head, tail = " ".join(words[:4]) + " ", " ".join(words[4:])
            out += [run(head, **look), '<w:proofErr w:type="spellStart"/>', run(tail, **look), '<w:proofErr w:type="spellEnd"/>']
        elif part:
            out.append(run(part, **look))
    return "".join(out)


def paragraph(text, align="both", style=None, numbering=None, indent=False, **look):
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbering:
        level, number = numbering
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    if indent:
        properties += '<w:ind w:firstLine="720"/>'
    properties += f'<w:jc w:val="{align}"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs(text, **look)}</w:p>"


def cell(width, paragraphs):
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def table(widths, rows):
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join("<w:tr>" + "".join(cell(w, c) for w, c in zip(widths, row)) + "</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def header_table(lines):
    left, right = zip(*(line.split("\t") for line in lines))
    centred = lambda text, **look: paragraph(text, align="center", **look)
    bodies = [centred(text, bold=True, size=26) for text in left[:-1]]
    motto = [centred(right[0], bold=True, size=26), centred(right[1], bold=True)]
    return table([3700, 5700], [[bodies, motto], [[centred(left[-1], size=26)], [centred(right[-1], italic=True)]]])


def signature_table(lines):
    items = [line for line in lines if line.startswith("- ")]
    heading, signature = lines[0], lines[1 + len(items):]
    left = [paragraph(heading, align="left", bold=True, italic=True, size=24)]
    left += [paragraph(item[2:], align="left", numbering=(0, RECIPIENTS), size=22) for item in items]
    right = [paragraph(text, align="center", bold=True) for text in signature[:-1]]
    right += [paragraph("", align="center")] * 4 + [paragraph(signature[-1], align="center", bold=True)]
    return table([4900, 4500], [[left, right]])


def body_paragraph(line):
    if line.isupper() and not ENUMERATOR[0].match(line):
        return paragraph(line, align="center", bold=True)                       # KẾ HOẠCH
    if line.startswith(("Căn cứ ", "Thực hiện ", "Xét đề nghị ")):
        return paragraph(line, indent=True, italic=True)
    if line.startswith("- "):
        return paragraph(line[2:], numbering=(0, DASHES))
    for level, shape in enumerate(ENUMERATOR):
        found = shape.match(line)
        if found and level == 0:
            return paragraph(line[found.end():], style="Heading1", bold=True)   # its number comes from the style
        if found:
            return paragraph(line[found.end():], numbering=(level, CLAUSES), bold=level == 1 and len(line) < 80)
    return paragraph(line, indent=True)


def document(lines):
    ends_of_header = max(index for index, line in enumerate(lines) if "\t" in line) + 1
    signature_begins = lines.index("Nơi nhận:")
    body = lines[ends_of_header:signature_begins]
    parts = [header_table(lines[:ends_of_header]), paragraph("", align="center")]
    parts += [paragraph(body[0], align="center", bold=True), paragraph(body[1], align="center", bold=True)]
    parts += [body_paragraph(line) for line in body[2:]]
    parts += [signature_table([line for line in lines[signature_begins:] if not line.startswith("¹")])]
    section = ('<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11907" w:h="16840"/>'
               '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>')
    return f'{XML}<w:document {W} {R}><w:body>{"".join(parts)}<w:p/>{section}</w:body></w:document>'


def numbering():
    def level(index, form, text):
        return (f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                f'{"<w:pStyle w:val=%sHeading1%s/>" % (chr(34), chr(34)) if (index, form) == (0, "upperRoman") else ""}'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>')
    own = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
    lists = f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{own}</w:abstractNum>'
    for abstract in (1, 2):
        lists += f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="hybridMultilevel"/>{level(0, "bullet", "-")}</w:abstractNum>'
    uses = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number - 1}"/></w:num>' for number in (CLAUSES, DASHES, RECIPIENTS))
    return f"{XML}<w:numbering {W}>{lists}{uses}</w:numbering>"


def styles():
    return (f'{XML}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
            '<w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
            f'<w:pPr><w:keepNext/><w:numPr><w:numId w:val="{CLAUSES}"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
            '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
            "</w:styles>")


def footnotes(text):
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    return (f'{XML}<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
            f'<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}{run(" " + text, size=20)}</w:p></w:footnote></w:footnotes>')


def page_header():
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' + inner for kind, inner in
                    (("begin", "<w:r><w:instrText>PAGE</w:instrText></w:r>"), ("separate", "<w:r><w:t>2</w:t></w:r>"), ("end", "")))
    return f'{XML}<w:hdr {W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{field}</w:p></w:hdr>'


def relationships(items):
    body = "".join(f'<Relationship Id="rId{index}" Type="{kind}" Target="{target}"/>' for index, (kind, target) in enumerate(items, 1))
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{body}</Relationships>'


def content_types():
    parts = [("word/document.xml", "document.main"), ("word/styles.xml", "styles"), ("word/numbering.xml", "numbering"),
             ("word/footnotes.xml", "footnotes"), ("word/settings.xml", "settings"), ("word/header1.xml", "header")]
    overrides = "".join(f'<Override PartName="/{path}" ContentType="{WORD}.{kind}+xml"/>' for path, kind in parts)
    return (f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>')


def parts():
    lines = [line for line in SOURCE.read_text(encoding="utf-8").splitlines() if line.strip()]
    word = [(f"{OFFICE}/{kind}", f"{kind}.xml") for kind in ("styles", "numbering", "footnotes", "settings")] + [(f"{OFFICE}/header", "header1.xml")]
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships([(f"{OFFICE}/officeDocument", "word/document.xml")]),
        "word/document.xml": document(lines),
        "word/_rels/document.xml.rels": relationships(word),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/footnotes.xml": footnotes(next(line for line in lines if line.startswith("¹"))[1:].strip()),
        "word/settings.xml": f"{XML}<w:settings {W}/>",
        "word/header1.xml": page_header(),
    }


def write(target):
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts().items():
            entry = zipfile.ZipInfo(path, date_time=(2026, 2, 26, 8, 0, 0))   # fixed, so that the same text gives the same file
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8"))


def is_current(target):
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()} == parts()


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        current = TARGET.exists() and is_current(TARGET)
        print(f"{TARGET.name}: {'as its .txt says' if current else 'not what its .txt says; run samples/make_docx.py'}")
        sys.exit(0 if current else 1)
    write(TARGET)
