"""A person's own copy: whole, theirs alone, with numbers in clear, and fetched once."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from argparse import Namespace
from datetime import timedelta
from pathlib import Path

import pytest

from backend.api.file_links import FileLink, FileLinks
from backend.backend import Backend
from backend.contracts.files import KeepFile
from backend.personal_data.commands import ExportPerson, FetchCopy, OfferCopy
from backend.shared.clock import FixedClock
from backend.shared.errors import Refused
from cli import export
from cli.install import Trouble
from tests.files import made_files as made
from tests.personal_data.planting import PLANTED, plant

PAPER = made.pdf(text="planted")


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def paper(backend: Backend, person: str) -> str:
    return str(backend.bus.handle(KeepFile(person, "借条.pdf", PAPER, "evidence")).file_id)


def test_it_has_what_every_service_knows_opened_and_the_files_as_they_were_sent(
    backend: Backend, person: str, paper: str
) -> None:
    plant(backend, person)
    found = opened(backend.bus.handle(ExportPerson(person)))
    assert found[f"files/{paper}-借条.pdf"] == PAPER
    said = json.loads(found["data/conversation/inbox.json"])
    assert "13800138000" in said[0]["text"]
    for service, table in (("drafts", "drafts"), ("profile", "profile_facts"), ("filing", "filing_cases")):
        assert PLANTED in found[f"data/{service}/{table}.json"].decode()
    assert "officer" not in " ".join(found)
    assert not any(name.endswith(("desk_notes.json", "vault.json", "audit.json")) for name in found)


def test_a_stranger_s_copy_has_nothing_of_it(backend: Backend, person: str, paper: str) -> None:
    plant(backend, person)
    stranger = backend.conversation.people.resolve("terminal", "stranger")
    found = opened(backend.bus.handle(ExportPerson(stranger)))
    assert PLANTED not in b" ".join(found.values()).decode(errors="replace")
    assert [name for name in found if name.startswith("files/")] == []


def test_it_is_fetched_once_by_its_person_in_time(backend: Backend, person: str, clock: FixedClock) -> None:
    first, second = (backend.bus.handle(OfferCopy(person)) for _ in range(2))
    with pytest.raises(Refused, match="copy_gone"):
        backend.bus.handle(FetchCopy(first, "p_stranger"))
    assert opened(backend.bus.handle(FetchCopy(first, person)))
    with pytest.raises(Refused, match="copy_gone"):
        backend.bus.handle(FetchCopy(first, person))
    clock.advance(timedelta(minutes=16))
    with pytest.raises(Refused, match="copy_gone"):
        backend.bus.handle(FetchCopy(second, person))


def test_a_copy_that_could_not_be_made_can_be_fetched_again(
    backend: Backend, person: str, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_id = backend.bus.handle(OfferCopy(person))
    with monkeypatch.context() as away:
        away.setattr(zipfile, "ZipFile", _no_room)
        with pytest.raises(OSError, match="no room"):
            backend.bus.handle(FetchCopy(copy_id, person))
    assert opened(backend.bus.handle(FetchCopy(copy_id, person)))


def test_the_link_in_the_chat_leads_to_it(backend: Backend, person: str) -> None:
    links = FileLinks.of(backend)
    token = links.make(FileLink("own_copy", person, backend.bus.handle(OfferCopy(person)))).removeprefix("/files/")
    link = links.read(token)
    assert link is not None
    order = backend.file_kinds[link.kind].order(link.subject_id, backend.person(person))
    assert "README.txt" in opened(backend.bus.handle(order))


def test_the_command_writes_it_for_its_owner_only_and_over_nothing(
    backend: Backend, person: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(backend.settings.data_dir))
    file = tmp_path / "copy.zip"
    assert export.command(Namespace(person=person, file=file)) == 0
    assert "README.txt" in opened(file.read_bytes())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(Trouble, match="cannot be written"):
        export.command(Namespace(person=person, file=file))
    with pytest.raises(Trouble, match="nobody with the id"):
        export.command(Namespace(person="p_0", file=tmp_path / "other.zip"))


def _no_room(*_: object) -> None:
    raise OSError("no room")
