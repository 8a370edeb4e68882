"""Sealed values open only unchanged, in their place, with a key we hold; keys can be exchanged in service."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from backend.bootstrap import build
from backend.config import load_settings
from backend.drafts.handlers import ANSWERS_COLUMN, DraftHandlers
from backend.drafts.model import ChangeDraft, GetDraft, OpenDraft
from backend.shared.clock import FixedClock
from backend.shared.database import Database, metadata
from backend.shared.keyring import KeyDestroyed, Keyring, SealBroken, SealedColumn, new_key
from backend.shared.own_seals import own_columns
from backend.shared.person_keys import entrusted_with
from backend.shared.privacy import VAULT_COLUMN, Privacy
from backend.shared.rotation import rotate
from backend.shared.tables import vault
from tests.backend_fixtures import lay_out_sqlite
from tests.person_keys import entrusted

RING = Keyring(new_key())


@pytest.fixture(scope="module")
def sealed_columns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SealedColumn, ...]]:
    """Every place with sealed values, as the services of the house name them."""
    folder = tmp_path_factory.mktemp("var")
    lay_out_sqlite(folder)
    backend = build(load_settings(data_dir=folder))
    yield backend.sealed_columns
    backend.close()


@given(st.binary(max_size=200), st.text(max_size=40))
def test_what_is_sealed_opens_again(value: bytes, context: str) -> None:
    assert RING.open(RING.seal(value, context), context) == value


@given(st.binary(min_size=1, max_size=50), st.data())
def test_any_changed_byte_breaks_the_seal(value: bytes, data: st.DataObject) -> None:
    sealed = bytearray(RING.seal(value, "here"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBroken):
        RING.open(bytes(sealed), "here")


def test_a_seal_copied_elsewhere_does_not_open() -> None:
    with pytest.raises(SealBroken):
        RING.open(RING.seal(b"secret", "row 1"), "row 2")


def test_a_stranger_to_the_key_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        Keyring(new_key()).open(RING.seal(b"secret", "here"), "here")


@pytest.mark.parametrize("key", ["", "short", base64.urlsafe_b64encode(b"x" * 31).decode(), "ключ"])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(ValueError):
        Keyring(key)


def test_what_the_house_s_key_sealed_goes_on_opening_and_is_sealed_with_its_person_s_by_rotation(
    database: Database, keyring: Keyring, clock: FixedClock, sealed_columns: tuple[SealedColumn, ...]
) -> None:
    handlers, privacy = DraftHandlers(database, keyring, clock), Privacy(database, keyring, "s", clock)
    draft = handlers.open(OpenDraft("p_1", "notarization"))
    handlers.change(ChangeDraft(draft.draft_id, "p_1", {"phone": "13800138000"}))
    with database.transaction() as session:
        token = privacy.mask(session, "p_1", "13800138000")
    as_an_earlier_version(database, keyring, [ANSWERS_COLUMN, VAULT_COLUMN])
    assert told(handlers, privacy, token) == ({"phone": "13800138000"}, "+8613800138000")

    assert rotate(database, keyring, sealed_columns) == 2
    assert rotate(database, keyring, sealed_columns) == 0

    assert told(handlers, privacy, token) == ({"phone": "13800138000"}, "+8613800138000")
    entrusted_with(database).destroy("p_1")
    with pytest.raises(KeyDestroyed):
        handlers.get(GetDraft("p_1", "notarization"))
    assert privacy.unmask("p_1", token) == token and privacy.preview("p_1", token) == "****"
    assert rotate(database, keyring, sealed_columns) == 0, "what nobody can open stays as it is"


def test_what_the_house_s_key_sealed_is_sealed_with_its_person_s_when_it_is_written_again(
    database: Database, keyring: Keyring, clock: FixedClock
) -> None:
    handlers, privacy = DraftHandlers(database, keyring, clock), Privacy(database, keyring, "s", clock)
    draft = handlers.open(OpenDraft("p_1", "notarization"))
    with database.transaction() as session:
        privacy.mask(session, "p_1", "13800138000")
    as_an_earlier_version(database, keyring, [ANSWERS_COLUMN, VAULT_COLUMN])
    assert not keyring.is_own(sealed_answers(database))
    handlers.change(ChangeDraft(draft.draft_id, "p_1", {"phone": "13800138000"}))
    with database.transaction() as session:
        privacy.mask(session, "p_1", "13800138000")
        assert keyring.is_own(session.execute(select(vault.c.sealed)).scalar_one())
    assert keyring.is_own(sealed_answers(database))


def test_after_rotation_the_old_key_is_not_needed(
    database: Database, clock: FixedClock, sealed_columns: tuple[SealedColumn, ...]
) -> None:
    old, new = new_key(), new_key()
    entrusted(database, ring := Keyring(old))
    drafts = DraftHandlers(database, ring, clock)
    draft = drafts.open(OpenDraft("p_1", "notarization"))
    drafts.change(ChangeDraft(draft.draft_id, "p_1", {"phone": "13800138000"}))
    with database.transaction() as session:
        token = Privacy(database, ring, "s", clock).mask(session, "p_1", "13800138000")
    as_an_earlier_version(database, ring, [VAULT_COLUMN])

    between = entrusted(database, both := Keyring(new, [old]))
    assert rotate(database, both, sealed_columns) == 1, "the draft's key is exchanged, not the draft"
    assert between.reseal() == 2

    entrusted(database, after := Keyring(new))
    handlers, privacy = DraftHandlers(database, after, clock), Privacy(database, after, "s", clock)
    assert told(handlers, privacy, token) == ({"phone": "13800138000"}, "+8613800138000")


def test_without_keys_of_persons_nothing_of_theirs_is_sealed_or_opened() -> None:
    with pytest.raises(LookupError):
        RING.of("p_1")
    with pytest.raises(LookupError):
        RING.open(b"\0own" + bytes(40), "here")


def told(handlers: DraftHandlers, privacy: Privacy, token: str) -> tuple[Any, str]:
    kept = handlers.get(GetDraft("p_1", "notarization"))
    return kept.answers if kept else None, privacy.unmask("p_1", token)


def as_an_earlier_version(database: Database, keyring: Keyring, columns: Sequence[SealedColumn]) -> None:
    """Seal every row with the house's key, as versions before December 2026 did."""
    with database.transaction() as session:
        for place in columns:
            for row in session.execute(select(place.table)).mappings().all():
                context = place.context.format(**row)
                sealed = keyring.seal(keyring.open(row[place.column.name], context), context)
                here = [key == row[key.name] for key in place.table.primary_key.columns]
                session.execute(update(place.table).where(*here).values({place.column.name: sealed}))


def sealed_answers(database: Database) -> bytes:
    with database.reading() as session:
        return bytes(session.execute(select(ANSWERS_COLUMN.column)).scalar_one())


def test_every_binary_column_takes_part_in_rotation(sealed_columns: tuple[SealedColumn, ...]) -> None:
    binary = {c for t in metadata.tables.values() for c in t.columns if c.type.python_type is bytes}
    under_own_keys = {c for t in metadata.tables.values() for c in own_columns(t)}
    assert {place.column for place in sealed_columns} == binary - under_own_keys


def test_the_vault_holds_no_value_in_clear(database: Database, keyring: Keyring, clock: FixedClock) -> None:
    with database.transaction() as session:
        Privacy(database, keyring, "s", clock).mask(session, "p_1", "13800138000")
        assert b"13800138000" not in bytes(session.execute(select(vault.c.sealed)).scalar_one())
