#!/usr/bin/env python3
"""Makes scans of our own samples, as a copier would: black and white at 200 dots an inch, a little aslant, with specks; no text layer.

    python3 samples/make_scan.py     needs pdftoppm (Debian: poppler-utils); run it after make_pdf.py

ke-hoach-thong-tin-doi-ngoai-scan.pdf   the three pages of the sample PDF, as a PDF of pictures
The same input gives the same bytes.
"""
import pathlib
import random
import subprocess
import zlib

HERE = pathlib.Path(__file__).resolve().parent
DOTS = 200
SPECKS = 120          # a page
RISE = 1 / 130        # of the lines: half a degree


def pages_of(pdf):
    """Each page as width, height, bytes of grey."""
    read = subprocess.run(["pdftoppm", "-gray", "-r", str(DOTS), str(pdf)], capture_output=True, check=True).stdout
    at = 0
    while at < len(read):
        kind, size, most = read[at:].split(b"\n", 3)[:3]
        assert kind == b"P5" and most == b"255"
        width, height = map(int, size.split())
        begin = at + len(kind) + len(size) + len(most) + 3
        yield width, height, read[begin:begin + width * height]
        at = begin + width * height


def aslant(width, height, grey):
    """The page turned a little: each column, then each row, shifted by whole dots."""
    columns = [[255] * height for _ in range(width)]
    for x in range(width):
        shift = round((x - width / 2) * RISE)
        column = grey[x::width]
        columns[x] = bytes(255 if not 0 <= y - shift < height else column[y - shift] for y in range(height))
    rows = []
    for y in range(height):
        shift = round((y - height / 2) * RISE)
        row = bytes(columns[x][y] for x in range(width))
        rows.append(row[shift:] + b"\xff" * shift if shift >= 0 else b"\xff" * -shift + row[:shift])
    return rows


def to_bits(width, rows, chance):
    """One bit a dot, white 1; some edges frayed, some specks."""
    specks = {(chance.randrange(width), chance.randrange(len(rows))) for _ in range(SPECKS)}
    bits = bytearray()
    for y, row in enumerate(rows):
        threshold = 150
        line = [1 if value > threshold and (x, y) not in specks else 0 for x, value in enumerate(row)]
        line += [1] * (-len(line) % 8)
        bits += bytes(int("".join(map(str, line[i:i + 8])), 2) for i in range(0, len(line), 8))
    return bytes(bits)


def write_pdf(path, pages):
    """pages: width and height in dots, bits"""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for width, height, bits in pages:
        number = len(objects) + 1
        kids.append(b"%d 0 R" % number)
        size = (width * 72 / DOTS, height * 72 / DOTS)
        draw = b"q %.2f 0 0 %.2f 0 0 cm /Im Do Q" % size
        packed = zlib.compress(bits, 9)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Resources << /XObject << /Im %d 0 R >> >> /Contents %d 0 R >>" % (*size, number + 1, number + 2))
        objects.append(b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (width, height, len(packed), packed))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table, len(objects) + 1, len(out))
    path.write_bytes(out)


def main():
    chance = random.Random(4)
    pages = []
    for width, height, grey in pages_of(HERE / "ke-hoach-thong-tin-doi-ngoai.pdf"):
        pages.append((width, height, to_bits(width, aslant(width, height, grey), chance)))
    write_pdf(HERE / "ke-hoach-thong-tin-doi-ngoai-scan.pdf", pages)


if __name__ == "__main__":
    main()
