#!/usr/bin/env python3
"""The text of a DOCX by python-docx, for papers.cpp: a line with a path in, a line with the seconds out, of the clock and of the CPU; an empty line is answered with 0 0.
The bytes are read before the clock starts, and the process before the first paper: neither is counted."""
import io
import sys
import time

import docx


def text_of(document):
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                lines += [paragraph.text for paragraph in cell.paragraphs]
    return "\n".join(lines)


for line in sys.stdin:
    wall = cpu = 0.0
    if path := line.strip():
        with open(path, "rb") as file:
            content = io.BytesIO(file.read())
        begun, begun_cpu = time.perf_counter(), time.process_time()
        text = text_of(docx.Document(content))
        wall, cpu = time.perf_counter() - begun, time.process_time() - begun_cpu
        assert text.strip(), path
    print(f"{wall:.9f} {cpu:.9f}", flush=True)
