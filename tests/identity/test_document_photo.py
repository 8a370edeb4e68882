"""Photos of drawn documents through the real worker: fields come out; bombs, garbage and hung workers do no harm."""

from __future__ import annotations

import io
import os
import struct
import sys
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from backend.identity.document_photo.reader import DocumentPhotoReader
from backend.identity.document_photo.reading import PhotoReading
from backend.shared.errors import Refused
from tests.identity import drawn_documents as drawn

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 24)
ANSWER = 'sys.stdin.buffer.read(8); print(\'{"lines": [], "zone": []}\', flush=True)'


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentPhotoReader]:
    reader = DocumentPhotoReader(photo_seconds=120, queue_seconds=300)
    yield reader
    reader.close()


def assert_is_the_passport(seen: PhotoReading) -> None:
    assert (seen.document_type, seen.document_number, seen.check) == ("passport", "540038741", "mrz")
    assert (seen.birth_date, seen.expires_on, seen.sex) == (date(1948, 7, 12), date(2030, 3, 15), "F")
    assert (seen.full_name, seen.nationality, seen.problems) == ("WONG MEI LING MARY", "USA", ())


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_passport_is_read_whichever_way_up_it_was_photographed(reader: DocumentPhotoReader, turned: int) -> None:
    photo = drawn.photographed(drawn.passport()).rotate(turned, expand=True)
    assert_is_the_passport(reader.read(drawn.as_jpeg(photo), TODAY))


def test_a_leaning_grainy_photo_is_read(reader: DocumentPhotoReader) -> None:
    photo = drawn.photographed(drawn.passport(), tilt=-4, lean=0.05, noise=12)
    assert_is_the_passport(reader.read(drawn.as_jpeg(photo), TODAY))


def test_the_cameras_orientation_is_respected(reader: DocumentPhotoReader) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = drawn.photographed(drawn.passport()).rotate(90, expand=True)
    assert_is_the_passport(reader.read(drawn.as_jpeg(photo, exif=exif), TODAY))


def test_a_scan_in_a_pdf_is_read(reader: DocumentPhotoReader) -> None:
    kept = io.BytesIO()
    drawn.passport().save(kept, "PDF")
    assert_is_the_passport(reader.read(kept.getvalue(), TODAY))


def test_an_expired_passport_says_so(reader: DocumentPhotoReader) -> None:
    photo = drawn.passport(drawn.passport_lines(ends="210315"))
    seen = reader.read(drawn.as_jpeg(photo), TODAY)
    assert (seen.expires_on, seen.problems) == (date(2021, 3, 15), ("document_expired",))


def test_a_resident_card_is_read(reader: DocumentPhotoReader) -> None:
    seen = reader.read(drawn.as_jpeg(drawn.photographed(drawn.resident_card())), TODAY)
    assert (seen.document_type, seen.document_number) == ("resident_card", "440703194807120028")
    assert (seen.full_name_zh, seen.birth_date, seen.problems) == ("黄美玲", date(1948, 7, 12), ())


def test_a_hong_kong_card_is_read(reader: DocumentPhotoReader) -> None:
    seen = reader.read(drawn.as_jpeg(drawn.photographed(drawn.hongkong_card())), TODAY)
    assert (seen.document_type, seen.document_number, seen.sex) == ("hk_macao_id", "A123456(3)", "F")
    assert seen.birth_date == date(1948, 7, 12)


def test_both_permits_are_read(reader: DocumentPhotoReader) -> None:
    home = drawn.photographed(drawn.permit("港澳居民来往内地通行证", "H12345678"))
    taiwan = drawn.photographed(drawn.permit("台湾居民来往大陆通行证", "12345678"), tilt=-2)
    seen = [reader.read(drawn.as_jpeg(photo), TODAY) for photo in (home, taiwan)]
    assert [one.document_number for one in seen] == ["H12345678", "12345678"]
    assert [one.expires_on for one in seen] == [date(2031, 3, 15)] * 2


def test_a_dark_or_tiny_photo_is_unreadable(reader: DocumentPhotoReader) -> None:
    dark = drawn.passport().point(lambda light: light // 5)
    tiny = drawn.passport().resize((300, 210))
    assert [reader.read(drawn.as_jpeg(photo), TODAY).problems for photo in (dark, tiny)] == [("photo_unreadable",)] * 2


def _png_claiming(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1 << 20)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (_png_claiming(60_000, 60_000), "photo_too_large"),
        (_png_claiming(9_000, 9_000), "photo_too_large"),
        (bytes(21 * 1024 * 1024), "photo_too_large"),
        (b"", "photo_not_an_image"),
        (os.urandom(5000), "photo_not_an_image"),
        (drawn.as_jpeg(drawn.passport())[:3000], "photo_not_an_image"),
        (b"%PDF-1.7\n" + os.urandom(500), "photo_pdf_without_scan"),
    ],
    ids=["bomb", "many pixels", "many bytes", "empty", "garbage", "cut off", "broken pdf"],
)
def test_what_is_no_photo_is_refused_and_the_worker_lives(
    reader: DocumentPhotoReader, content: bytes, reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        reader.read(content, TODAY)
    assert refused.value.reason == reason


def test_a_hung_worker_is_killed_and_the_next_photo_gets_another(tmp_path: Path) -> None:
    seen = tmp_path / "pids"
    script = (
        f"import os, sys, time; n = open({str(seen)!r}, 'a'); print(os.getpid(), file=n, flush=True); time.sleep(600)"
    )
    reader = DocumentPhotoReader(photo_seconds=1, command=(sys.executable, "-c", script))
    began = time.monotonic()
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            reader.read(b"photo", TODAY)
        assert refused.value.reason == "photo_takes_too_long"
    assert time.monotonic() - began < 30
    pids = [int(pid) for pid in seen.read_text().split()]
    assert len(set(pids)) == 2
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def test_ten_photos_at_once_use_one_worker(tmp_path: Path) -> None:
    seen = tmp_path / "pids"
    script = f"import os, sys; print(os.getpid(), file=open({str(seen)!r}, 'a'), flush=True)\nwhile True: {ANSWER}"
    with_answers = DocumentPhotoReader(command=(sys.executable, "-c", script))
    with ThreadPoolExecutor(10) as people:
        readings = list(people.map(lambda _: with_answers.read(b"", TODAY), range(10)))
    with_answers.close()
    assert len(readings) == 10
    assert len(seen.read_text().split()) == 1


def test_who_waits_too_long_is_told_that_others_are_before_him() -> None:
    slow = DocumentPhotoReader(
        photo_seconds=3, queue_seconds=0.2, command=(sys.executable, "-c", "import time; time.sleep(60)")
    )
    with ThreadPoolExecutor(2) as people:
        asked = [people.submit(slow.read, b"photo", TODAY) for _ in range(2)]
    reasons = sorted(error.reason for one in asked if isinstance(error := one.exception(), Refused))
    assert reasons == ["photo_reader_busy", "photo_takes_too_long"]


def test_an_idle_worker_goes_home() -> None:
    reader = DocumentPhotoReader(idle_seconds=0.2, command=(sys.executable, "-c", f"import sys\nwhile True: {ANSWER}"))
    reader.read(b"", TODAY)
    worker = reader._worker._worker
    assert worker is not None
    assert worker.wait(timeout=10) != 0


def test_the_worker_knows_none_of_the_services_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("YIQIAOTONG_DATA_KEY", "secret")
    seen = tmp_path / "names"
    script = f"import os, sys; open({str(seen)!r}, 'w').write(' '.join(os.environ)); {ANSWER}"
    reader = DocumentPhotoReader(command=(sys.executable, "-c", script))
    reader.read(b"", TODAY)
    reader.close()
    assert "YIQIAOTONG" not in seen.read_text()
