#!/usr/bin/env python3
"""Signs ke-hoach-thong-tin-doi-ngoai.pdf as an office does (ISO 32000-1:2008, 12.8: a detached CMS behind an incremental update), with a
certificate of an authority that does not exist. The keys are thrown away. Needs openssl.

usage: sign_pdf.py      writes ke-hoach-da-ky.pdf and to-chuc-chung-thuc-mau.pem beside itself
"""
import pathlib
import re
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DAYS = "36500"
ROOM = 8192  # hexadecimal digits of the signature


def openssl(*words, data=None):
    return subprocess.run(["openssl", *words], input=data, check=True, capture_output=True).stdout


def certify(folder, name, subject, signed_by=None):
    key, certificate = str(folder / f"{name}.key"), str(folder / f"{name}.pem")
    words = ["req", "-x509", "-utf8", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-out", certificate, "-days", DAYS, "-subj", subject]
    if signed_by:
        words += ["-CA", str(folder / f"{signed_by}.pem"), "-CAkey", str(folder / f"{signed_by}.key"), "-addext", "basicConstraints=critical,CA:FALSE"]
    openssl(*words)
    return key, certificate


def last(pdf, pattern):
    """What the pattern finds last."""
    return re.findall(pattern, pdf)[-1]


def signed(pdf, key, certificate):
    number = int(last(pdf, rb"/Size (\d+)"))
    start = last(pdf, rb"startxref\s+(\d+)")
    head = pdf + b"\n" if not pdf.endswith(b"\n") else pdf
    at = len(head)
    head += b"%d 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:20260226093000+07'00')\n/ByteRange [" % number
    contents = b"]\n/Contents "
    tail = b" >>\nendobj\nxref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %s /Prev %s >>\nstartxref\n" % (number, at, number + 1, last(pdf, rb"/Root (\d+ \d+ R)"), start)
    begin = len(head) + 36 + len(contents)
    end = begin + ROOM + 2
    xref = end + tail.index(b"xref")
    tail += b"%d\n%%%%EOF\n" % xref
    before = head + b"%08d %08d %08d %08d " % (0, begin, end, len(tail)) + contents
    der = openssl("cms", "-sign", "-binary", "-md", "sha256", "-signer", certificate, "-inkey", key, "-outform", "DER", data=before + tail)
    return before + b"<" + der.hex().encode().ljust(ROOM, b"0") + b">" + tail


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        _, authority = certify(folder, "authority", "/C=VN/O=Tổ chức mẫu/CN=Tổ chức chứng thực mẫu (không có thật)")
        key, certificate = certify(folder, "office", "/C=VN/O=Tỉnh Vân Sơn/CN=Ủy ban nhân dân tỉnh Vân Sơn", signed_by="authority")
        (HERE / "ke-hoach-da-ky.pdf").write_bytes(signed((HERE / "ke-hoach-thong-tin-doi-ngoai.pdf").read_bytes(), key, certificate))
        (HERE / "to-chuc-chung-thuc-mau.pem").write_bytes(pathlib.Path(authority).read_bytes())


if __name__ == "__main__":
    main()
