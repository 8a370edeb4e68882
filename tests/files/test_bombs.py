"""Files built to occupy whoever reads them: each costs a worker little and the services nothing.

The first five are those of the review of 2026-11-27, which held the whole house for up to eighty seconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from backend.files.commands import KeepFile
from backend.files.handlers import FileHandlers
from backend.files.inspection.bounded import BoundedInspection
from backend.files.inspection.inspector import inspect
from backend.files.model import FileLimits
from backend.shared.bounded_worker import WorkerGone
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.keyring import Keyring
from backend.storage.storage import FolderStorage
from backend.storage.vault import Vault
from tests.files import bombs
from tests.files import made_files as made

Bomb = Callable[[], bytes]
OF_THE_REVIEW: dict[str, tuple[Bomb, str]] = {
    "起诉状.docx": (bombs.document_of_elements, "file_too_intricate"),
    "one.pdf": (bombs.paper_of_numbers, "file_too_intricate"),
    "more.pdf": (lambda: bombs.paper_of_numbers(1_000), "file_too_intricate"),
    "large.pdf": (bombs.paper_of_small_arrays, "file_too_intricate"),
    "photo.jpg": (bombs.photograph_of_scans, "file_picture_too_large"),
}
FURTHER: dict[str, tuple[Bomb, str]] = {
    "few_elements.docx": (lambda: bombs.document_of_elements(8), "file_too_intricate"),
    "relations.docx": (bombs.document_of_relations, "file_suspicious"),
    "table.pdf": (bombs.paper_of_a_long_table, "file_damaged"),
    "filled.jpg": (lambda: bombs.picture_of_markers(b"\xff\xff\xff\xff"), "file_damaged"),
    "segments.jpg": (lambda: bombs.picture_of_markers(b"\xff\xe1\0\2"), "file_too_intricate"),
    "scans.jpg": (lambda: bombs.photograph_of_scans(1_000, 120), "file_too_intricate"),
    "chunks.png": (bombs.picture_of_chunks, "file_too_intricate"),
}
PROCESSOR_SECONDS = 3.0
"""Of a worker, for any of these files; on a quiet machine the worst takes a third of it."""
NEVER_DONE = """
from backend.shared.bounded_worker import serve

def never(request):
    while True:
        pass

serve(never, memory=2**30, processor_seconds=1, largest=2**20)
"""


@pytest.fixture(scope="module")
def inspection() -> Iterator[BoundedInspection]:
    bounded = BoundedInspection()
    yield bounded
    bounded.close()


@pytest.fixture
def handlers(
    database: Database, keyring: Keyring, clock: FixedClock, tmp_path: Path, inspection: BoundedInspection
) -> FileHandlers:
    vault = Vault(FolderStorage(tmp_path / "files"), keyring)
    return FileHandlers(database, vault, keyring, clock, "secret", FileLimits(), inspection)


@pytest.mark.parametrize("name", OF_THE_REVIEW)
def test_a_file_of_the_review_costs_the_services_next_to_nothing(handlers: FileHandlers, name: str) -> None:
    made_by, reason = OF_THE_REVIEW[name]
    content = made_by()
    began = time.process_time()
    with pytest.raises(Refused, match=reason) as refused:
        handlers.keep(KeepFile("p_1", name, content))
    assert time.process_time() - began < 0.5
    assert refused.value.facts["name"] == name


@pytest.mark.parametrize("name", OF_THE_REVIEW | FURTHER)
def test_no_bomb_takes_long_to_be_known_as_one(name: str) -> None:
    made_by, reason = (OF_THE_REVIEW | FURTHER)[name]
    content = made_by()
    assert len(content) < FileLimits().file
    began = time.process_time()
    with pytest.raises(Refused, match=reason):
        inspect(name, content, FileLimits())
    assert time.process_time() - began < PROCESSOR_SECONDS


def test_a_small_picture_of_several_passes_is_told_how_large_it_may_be() -> None:
    with pytest.raises(Refused) as refused:
        inspect("photo.jpg", bombs.photograph_of_scans(scans=0), FileLimits())
    assert (refused.value.reason, refused.value.facts["limit"]) == ("file_picture_too_large", 40)
    assert inspect("photo.jpg", bombs.photograph_of_scans(3_000, 20), FileLimits()) == "JPEG"


def test_what_people_send_passes_the_worker_and_a_refusal_comes_back_whole(inspection: BoundedInspection) -> None:
    for content, kind in ((made.pdf(), "PDF"), (made.photo("PNG"), "PNG"), (made.word(), "DOCX")):
        assert inspection.inspect("随便.x", content, FileLimits()) == kind
    with pytest.raises(Refused) as refused:
        inspection.inspect("C:\\我的\\程序.pdf", made.EXE, FileLimits())
    assert refused.value.reason == "file_name_lies"
    assert refused.value.facts == {"name": "程序.pdf", "kind": "EXE", "claimed": "PDF"}


def test_a_worker_ends_itself_when_its_processor_time_is_over() -> None:
    inspection = BoundedInspection(workers=1, seconds=60, command=(sys.executable, "-c", NEVER_DONE))
    began = time.monotonic()
    with pytest.raises(Refused, match="file_too_intricate") as refused:
        inspection.inspect("a.pdf", b"x", FileLimits())
    assert isinstance(refused.value.__cause__, WorkerGone) and time.monotonic() - began < 30
    inspection.close()


def test_whoever_waits_too_long_for_or_in_a_worker_may_send_the_file_again() -> None:
    sleeping = (sys.executable, "-c", "import time; time.sleep(60)")
    inspection = BoundedInspection(workers=2, seconds=2, queue_seconds=0.1, command=sleeping)

    began = time.monotonic()
    with ThreadPoolExecutor(5) as people:
        asked = [people.submit(inspection.inspect, f"{number}.pdf", b"x", FileLimits()) for number in range(5)]
    assert {type(one.exception()) for one in asked} == {PlatformUnavailable}
    assert time.monotonic() - began < 20
    inspection.close()
