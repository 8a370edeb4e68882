"""Sealed values open only unchanged, in their place, with a key we hold; keys can be exchanged in service."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from backend.bootstrap import build
from backend.config import load_settings
from backend.drafts.handlers import DraftHandlers
from backend.drafts.model import ChangeDraft, GetDraft, OpenDraft
from backend.shared.clock import FixedClock
from backend.shared.database import Database, metadata
from backend.shared.keyring import Keyring, SealBroken, SealedColumn, new_key, rotate
from backend.shared.own_seals import own_columns
from backend.shared.privacy import Privacy
from backend.shared.tables import vault
from tests.backend_fixtures import lay_out_sqlite

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


def test_after_rotation_the_old_key_is_not_needed(
    database: Database, clock: FixedClock, sealed_columns: tuple[SealedColumn, ...]
) -> None:
    old, new = new_key(), new_key()
    drafts = DraftHandlers(database, Keyring(old), clock)
    draft = drafts.open(OpenDraft("p_1", "notarization"))
    drafts.change(ChangeDraft(draft.draft_id, "p_1", {"phone": "13800138000"}))
    with database.transaction() as session:
        token = Privacy(database, Keyring(old), "s", clock).mask(session, "p_1", "13800138000")

    assert rotate(database, Keyring(new, [old]), sealed_columns) == 2
    assert rotate(database, Keyring(new, [old]), sealed_columns) == 0

    kept = DraftHandlers(database, Keyring(new), clock).get(GetDraft("p_1", "notarization"))
    assert kept is not None and kept.answers == {"phone": "13800138000"}
    assert Privacy(database, Keyring(new), "s", clock).unmask("p_1", token) == "+8613800138000"


def test_every_binary_column_takes_part_in_rotation(sealed_columns: tuple[SealedColumn, ...]) -> None:
    binary = {c for t in metadata.tables.values() for c in t.columns if c.type.python_type is bytes}
    under_own_keys = {c for t in metadata.tables.values() for c in own_columns(t)}
    assert {place.column for place in sealed_columns} == binary - under_own_keys


def test_the_vault_holds_no_value_in_clear(database: Database, keyring: Keyring, clock: FixedClock) -> None:
    with database.transaction() as session:
        Privacy(database, keyring, "s", clock).mask(session, "p_1", "13800138000")
        assert b"13800138000" not in bytes(session.execute(select(vault.c.sealed)).scalar_one())
