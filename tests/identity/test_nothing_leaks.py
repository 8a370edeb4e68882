"""Planted numbers and names are nowhere in clear: not in the database's file, the files' folder or any log."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from backend.bootstrap import build
from backend.conversation.model import Inbound
from backend.files.commands import KeepFile
from backend.identity.commands import (
    AskForReview,
    DecideIdentityReview,
    IdentityReviews,
    IssueLinkCode,
    MyIdentity,
    ReadDocumentPhoto,
    RecordIdentityCheck,
    RedeemLinkCode,
    VerifiedPartyOf,
)
from backend.identity.document_photo.reader import DocumentPhotoReader
from backend.identity.document_photo.reading import PhotoReading
from backend.shared.errors import Refused
from backend.shared.keyring import new_key
from tests.files.made_files import pdf
from tests.identity.conftest import SilentBot, World

PLANTED = {
    "passport": "K98765432", "resident card": "440781196001010012", "telephone": "+14165550199",
    "registration": "BC7654321", "photo": "E55544433",
}  # fmt: skip
NAMES = ("ZEBEDIAH QUILLFEATHER", "欧阳玄烨", "QUILLFEATHER HOLDINGS INC")


class PlayedReader:
    """Reads the same from every photo."""

    def read(self, content: bytes, today: date) -> PhotoReading:
        return PhotoReading("passport", NAMES[0], document_number=PLANTED["photo"], check="mrz")

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """A file that can be searched."""
    return sqlite_url


def everything(world: World) -> None:
    """Plant everything by every way in, also with a platform that is down and one that talks nonsense."""
    anna, ben, firm = world.person("anna"), world.person("ben"), world.person("firm")
    for address, text in (
        ("anna", f"my passport is {PLANTED['passport']}"),
        ("anna", f"call me at {PLANTED['telephone']}"),
        ("ben", f"身份证 {PLANTED['resident card']}"),
    ):
        world.backend.conversation.receiver.receive(Inbound("terminal", address, f"m-{text[-5:]}", text=text))
    plan = [{"nonsense": "wrong_shape"}, {"nonsense": None, "outage": True}, {"outage": False}]
    for fault in plan:
        world.platform.control("faults", **fault)
        world.verify(anna, document_number=PLANTED["passport"], full_name=NAMES[0])
    world.do(RecordIdentityCheck("E1", "d_1", "match"))
    world.verify(
        ben, "d_2", category="mainland_abroad", document_type="resident_card", birth_date=date(1960, 1, 1),
        document_number=PLANTED["resident card"], full_name=NAMES[1], residence_since=date(2020, 1, 1),
        proof_file="f_1",
    )  # fmt: skip
    world.do(AskForReview("d_2", ben))
    world.do(IdentityReviews())
    world.do(DecideIdentityReview("d_2", "li", False, f"请核对 {PLANTED['resident card']}"))
    world.verify(
        firm, "d_3", category="foreign_organisation", document_type="registration_papers", full_name=NAMES[1],
        document_number=PLANTED["registration"], organisation_name=NAMES[2],
        registration_number=PLANTED["registration"], position="director",
    )  # fmt: skip
    kept = world.do(KeepFile(anna, f"{PLANTED['passport']}.pdf", _pdf(), "identity"))
    world.do(ReadDocumentPhoto(anna, kept.file_id))
    phone = world.person("phone", "web")
    world.do(RedeemLinkCode(phone, world.do(IssueLinkCode(anna)).code))
    with suppress(Refused):
        world.verify(phone, "d_9", document_number=PLANTED["passport"] + "(", full_name=NAMES[0])
    world.do(MyIdentity(anna))
    world.run(hours=1)


def _pdf() -> bytes:
    return pdf(text=PLANTED["passport"])


def test_nothing_that_was_told_can_be_read_in_clear(
    world: World, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    everything(world)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".sqlite3" for path in kept) and len(kept) > 2
    hidden: dict[str, Any] = {secret: secret.encode() for secret in (*PLANTED.values(), *NAMES)}
    hidden |= {f"utf-16 {secret}": secret.encode("utf-16-le") for secret in NAMES}
    found = {(str(path), name) for path in kept for name, text in hidden.items() if text in path.read_bytes()}
    assert found == set()
    assert [secret for secret in (*PLANTED.values(), *NAMES) if secret in caplog.text] == []


def test_what_was_planted_was_really_kept(world: World) -> None:
    everything(world)
    anna = world.backend.conversation.people.find("web", "phone")
    party = world.do(VerifiedPartyOf(anna))
    assert party.full_name == NAMES[0]
    assert world.backend.infra.privacy.unmask(str(anna), party.document_number) == PLANTED["passport"]


def test_a_photo_gives_the_dialogue_a_token_and_a_stranger_nothing(world: World) -> None:
    anna, ben = world.person("anna"), world.person("ben")
    kept = world.do(KeepFile(anna, "passport.pdf", _pdf(), "identity"))
    reading = world.do(ReadDocumentPhoto(anna, kept.file_id))
    assert reading.full_name == NAMES[0]
    assert PLANTED["photo"] not in repr(reading)
    assert world.backend.infra.privacy.preview(anna, reading.document_number) == "E5****33"
    assert world.refusal(ReadDocumentPhoto(ben, kept.file_id)) == "file_unknown"


def test_after_an_exchange_of_the_key_everything_still_opens_with_the_new_one_alone(world: World) -> None:
    everything(world)
    old = world.backend.settings
    fresh = {"data_key": new_key(), "data_keys_previous": [old.data_key]}
    exchanging = build(old.model_copy(update=fresh), world.clock, bots=SilentBot())
    assert exchanging.rotate_keys() > 5
    exchanging.close()
    after = build(old.model_copy(update=fresh | {"data_keys_previous": []}), world.clock, bots=SilentBot())
    anna = str(after.conversation.people.find("web", "phone"))
    party = after.bus.handle(VerifiedPartyOf(anna))
    assert (party.full_name, after.infra.privacy.unmask(anna, party.document_number)) == (NAMES[0], PLANTED["passport"])
    after.close()


@pytest.fixture(autouse=True)
def played_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """No real photo is needed here: what a reader finds has its own tests."""
    monkeypatch.setattr(DocumentPhotoReader, "read", lambda _, *photo: PlayedReader().read(*photo))
