"""What a stranger's file is taken for: every accepted kind passes, every trick is refused by its name."""

from __future__ import annotations

import io
import logging
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from backend.files.inspection.inspector import inspect
from backend.files.model import FileLimits
from backend.shared.errors import Refused
from tests.files import made_files as made

LIMITS = FileLimits()
LINK = b'<Relationship Id="r99" Type="http://x/relationships/%s" Target="http://a.example" TargetMode="External"/>'
REMOTE_TEMPLATE = b"<Relationships>" + LINK % b"attachedTemplate" + b"</Relationships>"
GOOD = {
    "借条.pdf": (made.pdf(), "PDF"),
    "photo.jpg": (made.photo("JPEG"), "JPEG"),
    "screen.png": (made.photo("PNG"), "PNG"),
    "起诉状.docx": (made.word(), "DOCX"),
}


def refusal(name: str, content: bytes, limits: FileLimits = LIMITS) -> str:
    with pytest.raises(Refused) as refused:
        inspect(name, content, limits)
    assert refused.value.facts["name"]
    return refused.value.reason


@pytest.mark.parametrize("name", GOOD)
def test_what_people_send_is_taken(name: str) -> None:
    content, kind = GOOD[name]
    assert inspect(name, content, LIMITS) == kind


@pytest.mark.parametrize("name", GOOD)
def test_the_content_decides_and_not_the_name(name: str) -> None:
    content, kind = GOOD[name]
    for other in ("x", "x.png", "x.pdf", "x.exe"):
        assert inspect(other, content, LIMITS) == kind


def test_pictures_of_every_kind_of_camera_and_programme_are_taken() -> None:
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        out = io.BytesIO()
        Image.new(mode, (33, 17)).save(out, "PNG")
        assert inspect("a.png", out.getvalue(), LIMITS) == "PNG"
    for options in (
        {"progressive": True},
        {"restart_marker_blocks": 4},
        {"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"},
    ):
        out = io.BytesIO()
        Image.effect_noise((99, 75), 50).convert("CMYK").save(out, "JPEG", **options)
        assert inspect("a.jpg", out.getvalue(), LIMITS) == "JPEG"


def test_an_interlaced_png_is_counted_pass_by_pass() -> None:
    lines = sum(rows * (1 + columns * 3) for columns, rows in ((1, 1), (1, 1), (2, 1), (2, 2), (4, 2), (4, 4), (8, 4)))
    plain = made.png_of(8, 8, b"\0" * lines)
    header = bytearray(plain)
    header[28] = 1
    header[29:33] = zlib.crc32(bytes(header[12:29])).to_bytes(4, "big")
    assert inspect("a.png", bytes(header), LIMITS) == "PNG"
    assert Image.open(io.BytesIO(bytes(header))).load() is not None


def test_the_little_film_behind_a_phones_photo_is_let_be() -> None:
    assert inspect("motion.jpg", made.photo("JPEG") + b"\0\0\0\x18ftypmp42" + b"film" * 500, LIMITS) == "JPEG"


@pytest.mark.parametrize("name", GOOD)
def test_a_file_cut_off_anywhere_is_damaged(name: str) -> None:
    content, _ = GOOD[name]
    for share in (0.35, 0.6, 0.9, 0.97):
        assert refusal(name, content[: int(len(content) * share)]) == "file_damaged"


def test_an_empty_and_a_too_large_file_are_named() -> None:
    assert refusal("a.pdf", b"") == "file_empty"
    assert refusal("a.pdf", b"%PDF-" + b"x" * 100, FileLimits(file=100)) == "file_too_large"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("借条.pdf", made.EXE, "file_name_lies"),
        ("a.docx", b"<html><script>1</script></html>", "file_name_lies"),
        ("a.jpg", b"GIF89a" + b"\0" * 30, "file_name_lies"),
        ("a.pdf", "只是文字".encode(), "file_name_lies"),
        ("run.exe", made.EXE, "file_type_refused"),
        ("a.gif", b"GIF89a" + b"\0" * 30, "file_type_refused"),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic" + b"\0" * 30, "file_type_refused"),
        ("a.txt", b"plain", "file_type_refused"),
        ("a.zip", made.archive({"a.txt": b"x"}), "file_type_refused"),
        ("a.jar", made.archive({"META-INF/MANIFEST.MF": b"x"}), "file_type_refused"),
        ("a.xlsx", made.archive({"xl/workbook.xml": b"<x/>"}), "file_type_refused"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file_type_refused"),
        ("a.pdf", b"\x00\x01\x02\xff" * 50, "file_damaged"),
    ],
)
def test_other_formats_are_refused_by_what_they_are(name: str, content: bytes, reason: str) -> None:
    assert refusal(name, content) == reason


@pytest.mark.parametrize(
    "content",
    [
        made.pdf(made.with_script),
        made.pdf(made.with_attachment),
        made.pdf(made.with_launch),
        made.pdf(made.with_form_script),
        made.pdf() + made.archive({"evil.class": b"x"}),
        made.photo("JPEG") + made.archive({"evil.class": b"x"}),
        made.photo("PNG") + made.archive({"evil.class": b"x"}),
        made.photo("JPEG") + made.EXE,
        made.photo("JPEG") + b"<html><script>alert(1)</script></html>",
        made.photo("JPEG")[:2] + b"\xff\xfe\x00\x22<script>alert(document.cookie)//" + made.photo("JPEG")[2:],
        made.photo("JPEG")[:2] + b"\xff\xfe\x00\x0a%PDF-1.4" + made.photo("JPEG")[2:],
        b"%PDF-1.4<html><script>1</script>\n" + made.pdf(),
    ],
)
def test_a_file_that_is_two_things_or_acts_is_suspicious(content: bytes) -> None:
    assert refusal("a.pdf", content) == "file_suspicious"


UNC = b"(\\\\\\\\evil.example\\\\share\\\\x.pdf)"
CATALOG = b"<</Type/Catalog/Pages 2 0 R%s>>"
LINK_TO = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<<%s>>>>"


@pytest.mark.parametrize(
    "acting",
    [
        CATALOG % (b"/OpenAction<</S/GoToR/F%s/D[0/Fit]>>" % UNC),
        CATALOG % b"/OpenAction<</S/URI/URI(https://evil.example)>>",
        CATALOG % b"/OpenAction<</S/Named/N/Print>>",
        CATALOG % b"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(https://evil.example)>>>>",
        CATALOG % b"/OpenAction 5 0 R",
        CATALOG % b"/AA<</WC<</S/Named/N/SaveAs>>>>",
        CATALOG % b"/AF[5 0 R]",
        LINK_TO % b"/S/Movie",
        LINK_TO % b"/S/GoTo3DView",
        LINK_TO % b"/S/Sound",
        LINK_TO % b"/S/Hide/T(x)",
        LINK_TO % b"/S/Named/N/Print",
        LINK_TO % b"/S/Unheard",
        LINK_TO % b"/S/URI/URI(https://a.example)/Next[<</S/Named/N/Print>>]",
        LINK_TO % b"/S/URI/URI(file://evil.example/share/x)",
        LINK_TO % (b"/S/URI/URI%s" % UNC),
        LINK_TO % b"/S/URI/URI(//evil.example/share/x)",
        LINK_TO % b"/S/URI/URI(smb://evil.example/share)",
        LINK_TO % b"/S/URI/URI(javascript:app.alert\\(1\\))",
        LINK_TO % b"/S/URI/URI(ms-word:ofe|u|https://evil.example/x.docx)",
        LINK_TO % b"/S/URI/URI(search-ms:query=x)",
        LINK_TO % b"/S/URI/URI( https://evil.example)",
        LINK_TO % b"/S/URI/URI(https://a.example\\012file://evil.example)",
        LINK_TO % b"/S/URI/URI(https:\\\\\\\\evil.example\\\\share)",
        LINK_TO % b"/S/URI/URI(mailto:a@example.com?attach=//evil.example/x)",
        LINK_TO % b"/S/URI/URI<66696C653A2F2F6576696C2E6578616D706C65>",
        LINK_TO % b"/S/URI/URI/file:#2F#2Fevil.example",
        LINK_TO % b"/S/URI/URI 6 0 R",
        LINK_TO % b"/S/URI",
        LINK_TO % b"/S/GoTo/D[3 0 R/Fit]/Next[<</S/URI/URI(file://evil.example/x)>>]",
        b"<</S/URI/URI(file://evil.example/x)>>",
        CATALOG % b"/URI<</Base(file://evil.example/share/)>>",
        CATALOG % (b"/URI<</Base%s>>" % UNC),
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/PA<</S/URI/URI(file://evil.example/x)>>>>",
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/PA<</S/Unheard>>>>",
        b"<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]>>",
        b"<</Type/Annot/Subtype/Screen/Rect[0 0 9 9]>>",
        b"<</Type/Filespec/F%s>>" % UNC,
        b"<</Length 0/F%s/FFilter/FlateDecode>>\nstream\n\nendstream" % UNC,
    ],
)
def test_a_paper_that_acts_in_its_readers_viewer_is_suspicious(acting: bytes) -> None:
    assert refusal("a.pdf", made.plain_paper([acting, b"<</S/URI/URI(https://evil.example)>>"])) == "file_suspicious"


@pytest.mark.parametrize(
    "harmless",
    [
        CATALOG % b"/OpenAction[3 0 R/Fit]",
        CATALOG % b"/OpenAction<</S/GoTo/D[3 0 R/Fit]>>",
        LINK_TO % b"/S/URI/URI(https://www.court.example)",
        LINK_TO % b"/S/URI/URI(HTTP://www.court.example/a%20b?c=d#e)",
        LINK_TO % b"/S/URI/URI<FEFF00680074007400700073003A002F002F0061002E006200630064>",
        LINK_TO % b"/S/URI/URI(mailto:clerk@court.example)",
        CATALOG % b"/URI<</Base(https://www.court.example/)>>",
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/PA<</S/URI/URI(https://www.court.example)>>>>",
        LINK_TO % b"/S/GoTo/D[3 0 R/Fit]/Next<</S/Named/N/NextPage>>",
        b"<</Type/StructElem/S/P/A<</O/Layout/SpaceAfter 9>>>>",
        b"<</Title(1)/Next 4 0 R/A<</S/GoTo/D[3 0 R/Fit]>>>>",
        b"<</Type/Annot/Subtype/Widget/BS<</S/S/W 1>>/F 4>>",
        b"<</Type/Group/S/Transparency/CS/DeviceRGB>>",
    ],
)
def test_a_paper_with_links_and_a_first_page_is_taken(harmless: bytes) -> None:
    assert inspect("a.pdf", made.plain_paper([harmless]), LIMITS) == "PDF"


def test_a_script_hidden_in_a_packed_object_is_found() -> None:
    assert inspect("a.pdf", made.into_object_streams(made.pdf()), LIMITS) == "PDF"
    packed = made.into_object_streams(made.pdf(made.with_script))
    assert b"/JavaScript" not in packed
    assert refusal("a.pdf", packed) == "file_suspicious"


@pytest.mark.parametrize(
    "make",
    [
        lambda: made.word_with({"word/vbaProject.bin": b"macro"}),
        lambda: made.word_with({}, (b"document.main+xml", b"document.macroEnabled.main+xml"), "[Content_Types].xml"),
        lambda: made.word_with({"word/embeddings/oleObject1.bin": b"MZ"}),
        lambda: made.word_with({"../../etc/cron.d/x": b"x"}),
        lambda: made.word_with({"word/big.xml": b" " * 60_000_000}),
        lambda: made.word_with({f"word/{n}.xml": b"\0" * 1_000_000 for n in range(210)}),
        lambda: made.word_with({"word/entities.xml": b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'}),
        lambda: made.word_with({"word/_rels/settings.xml.rels": REMOTE_TEMPLATE}),
    ],
)  # fmt: skip
def test_a_document_that_carries_more_than_text_is_suspicious(make: Callable[[], bytes]) -> None:
    content = make()  # here and not above: two of them take hundreds of megabytes while they are written
    assert len(content) < LIMITS.file
    assert refusal("a.docx", content) == "file_suspicious"


def test_a_link_in_a_document_is_no_reason_to_refuse_it() -> None:
    link = LINK % b"hyperlink"
    content = made.word_with({}, (b"</Relationships>", link + b"</Relationships>"), "word/_rels/document.xml.rels")
    assert inspect("a.docx", content, LIMITS) == "DOCX"


def test_a_changed_part_of_a_document_is_damaged() -> None:
    content = bytearray(made.word())
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        entry = parts.getinfo("word/document.xml")
    content[entry.header_offset + 60] ^= 0xFF
    assert refusal("a.docx", bytes(content)) == "file_damaged"


def test_papers_behind_a_password_are_locked() -> None:
    assert refusal("a.pdf", made.pdf(made.with_password)) == "file_locked"
    sealed = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 90
    assert refusal("a.docx", sealed) == "file_locked"


def test_a_paper_without_pages_is_damaged() -> None:
    assert refusal("a.pdf", made.without_pages()) == "file_damaged"


@pytest.mark.parametrize("content", [made.png_of(60_000, 60_000, b"\0" * 1000), made.jpeg_claiming(60_000, 60_000)])
def test_a_picture_of_more_pixels_than_a_camera_takes_is_refused(content: bytes) -> None:
    assert refusal("a.png", content) == "file_picture_too_large"


def test_a_png_that_unpacks_to_far_more_than_it_says_costs_no_memory() -> None:
    bomb = made.png_of(10, 10, b"\0" * 300_000_000)
    tracemalloc.start()
    assert refusal("a.png", bomb) == "file_damaged"
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()


def test_a_pdf_that_unpacks_to_far_more_than_it_shows_is_refused() -> None:
    bomb = made.into_object_streams(made.pdf(), padding=400_000_000)
    assert len(bomb) < 1_000_000
    tracemalloc.start()
    assert refusal("a.pdf", bomb) == "file_too_intricate"
    assert tracemalloc.get_traced_memory()[1] < 250_000_000
    tracemalloc.stop()


@settings(max_examples=250, deadline=4_000)
@given(data=st.data(), name=st.sampled_from(sorted(GOOD)))
def test_no_garbled_file_ever_breaks_the_inspection(data: st.DataObject, name: str) -> None:
    logging.disable(logging.CRITICAL)
    content = bytearray(GOOD[name][0])
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    content = content[:cut] if data.draw(st.booleans()) else content
    try:
        assert inspect(name, bytes(content), LIMITS) in ("PDF", "JPEG", "PNG", "DOCX")
    except Refused as refused:
        assert refused.reason.startswith("file_")
    finally:
        logging.disable(logging.NOTSET)


@settings(max_examples=150, deadline=2_000)
@given(
    head=st.sampled_from([b"%PDF-1.7\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b""]),
    rest=st.binary(max_size=2_000),
)
def test_random_bytes_are_refused_and_never_a_fault(head: bytes, rest: bytes) -> None:
    try:
        inspect("a.pdf", head + rest, LIMITS)
    except Refused as refused:
        assert refused.reason.startswith("file_")
    else:
        raise AssertionError("noise was taken for a file")
