"""One session makes one sealed paper, whoever asks how often at once; the party alone has it and takes it back."""

from __future__ import annotations

import dataclasses
import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from backend.authorization.power.commands import (
    ComposePower,
    MyPowers,
    PowerFile,
    RevokePower,
    SealPower,
    VerifyPower,
)
from backend.authorization.power.events import PowerRevoked, PowerSealed
from backend.authorization.power.model import PowerDraft, Signature
from backend.authorization.power.tables import EVIDENCE, powers_of_attorney
from backend.documents.power_text import power_digest
from backend.shared.audit import AuditLog
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.keyring import Keyring
from backend.shared.tables import audit as audit_table
from tests.authorization.power.conftest import Desk
from tests.authorization.power.powers import JUDGE, a_power, both_signatures, drawn


def stored(folder: Path) -> list[Path]:
    return [path for path in (folder / "files").rglob("*") if path.is_file()]


def test_a_power_is_read_signed_sealed_and_handed_to_its_party(desk: Desk) -> None:
    power = a_power()
    draft: PowerDraft = desk.do(ComposePower(power))
    sealed = desk.do(SealPower(power, draft.digest, both_signatures(), JUDGE))
    content = desk.do(PowerFile(sealed.power_id, "p_1"))
    assert hashlib.sha256(content).hexdigest() == sealed.sha256
    assert desk.do(MyPowers("p_1")) == [sealed]
    assert desk.events == [PowerSealed(sealed)]
    assert sealed.number == "SQ20261124-0001"
    assert len(sealed.code) == 20


def test_the_same_session_again_gives_the_first_paper_whatever_is_asked(desk: Desk, tmp_path: Path) -> None:
    first = desk.sealed()
    other = desk.do(SealPower(a_power(scope="general"), "another digest", both_signatures(), "somebody else"))
    assert other == first
    assert len(stored(tmp_path)) == 1
    assert desk.events == [PowerSealed(first)]


def test_eight_askers_at_once_get_one_paper(desk: Desk, tmp_path: Path, database: Database) -> None:
    with ThreadPoolExecutor(8) as askers:
        papers = list(askers.map(lambda _: desk.sealed(), range(8)))
    assert len(set(papers)) == 1
    assert len(stored(tmp_path)) == 1
    assert desk.events == [PowerSealed(papers[0])]
    with database.reading() as session:
        assert [row.what for row in session.execute(select(audit_table))] == ["power.sealed"]


def test_eight_sessions_at_once_get_eight_numbers(desk: Desk) -> None:
    with ThreadPoolExecutor(8) as judges:
        papers = list(judges.map(lambda n: desk.sealed(f"s_{n}"), range(8)))
    assert sorted(paper.number for paper in papers) == [f"SQ20261124-000{n}" for n in range(1, 9)]
    assert len({paper.code for paper in papers}) == 8


def test_an_attempt_that_broke_off_leaves_nothing_behind(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(desk.handlers, "_finished", lambda *_: (_ for _ in ()).throw(PlatformUnavailable("power cut")))
        with pytest.raises(PlatformUnavailable):
            desk.sealed()
    assert desk.do(MyPowers("p_1")) == []
    assert len(stored(tmp_path)) == 1
    sealed = desk.sealed()
    assert sealed.number == "SQ20261124-0001"
    assert len(stored(tmp_path)) == 1
    assert desk.do(PowerFile(sealed.power_id, "p_1")).startswith(b"%PDF")


def test_what_was_not_read_is_not_sealed(desk: Desk, tmp_path: Path) -> None:
    read, asked = a_power(special_powers=("settle",)), a_power(special_powers=("settle", "waive"))
    with pytest.raises(Refused, match="power_not_what_was_read"):
        desk.do(SealPower(asked, power_digest(read), both_signatures(), JUDGE))
    assert stored(tmp_path) == []


def spoilt(**changes: object) -> tuple[Signature, Signature]:
    return drawn("party"), dataclasses.replace(drawn("lawyer"), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "signatures",
    [
        (drawn("party"), drawn("party")),
        spoilt(strokes=()),
        spoilt(strokes=(((10.0, 10.0, 0), (11.0, 11.0, 5)),)),
        spoilt(strokes=(((float("nan"), 10.0, 0), (200.0, 100.0, 5)),)),
        spoilt(strokes=(((0.0, 0.0, 0), (1e300, 1e300, 5)),)),
        spoilt(strokes=((((0.0, 0.0, 0), (90.0, 90.0, 5)) * 20_000),)),
        spoilt(width=0.0),
        spoilt(height=float("inf")),
    ],
)
def test_what_is_no_signature_of_both_is_refused(desk: Desk, signatures: tuple[Signature, Signature]) -> None:
    power = a_power()
    with pytest.raises(Refused, match="power_signature_missing"):
        desk.do(SealPower(power, power_digest(power), signatures, JUDGE))


def test_nobody_else_reads_or_revokes_it(desk: Desk) -> None:
    sealed = desk.sealed()
    for command in (PowerFile(sealed.power_id, "p_2"), RevokePower(sealed.power_id, "p_2"), PowerFile("w_0", "p_1")):
        with pytest.raises(Refused, match="power_unknown"):
            desk.do(command)
    assert desk.do(MyPowers("p_2")) == []


def test_revoking_twice_is_revoking_once(desk: Desk, clock: FixedClock) -> None:
    sealed = desk.sealed()
    clock.advance(timedelta(hours=5))
    first = desk.do(RevokePower(sealed.power_id, "p_1"))
    clock.advance(timedelta(hours=5))
    assert desk.do(RevokePower(sealed.power_id, "p_1")) == first
    assert desk.events == [PowerSealed(sealed), PowerRevoked(first)]
    assert desk.do(VerifyPower(sealed.code)).standing == "revoked"
    assert desk.do(VerifyPower(sealed.code)).revoked_at == first.revoked_at


def test_the_newest_power_stands_first(desk: Desk, clock: FixedClock) -> None:
    first = desk.sealed("s_1")
    clock.advance(timedelta(days=1))
    second = desk.sealed("s_2")
    assert desk.do(MyPowers("p_1")) == [second, first]


def test_nothing_personal_lies_open_and_the_strokes_are_kept(
    desk: Desk, database: Database, keyring: Keyring, tmp_path: Path, audit: AuditLog
) -> None:
    sealed = desk.sealed()
    with database.reading() as session:
        row = session.execute(select(powers_of_attorney)).mappings().one()
    evidence = keyring.open_json(row["evidence"], EVIDENCE.context.format(power_id=sealed.power_id))
    assert len(evidence["signatures"][0]["strokes"]) == 3
    assert evidence["judge"] == JUDGE
    seen = repr(row) + "".join(repr(path.read_bytes()) for path in stored(tmp_path))
    assert not [word for word in ("GA302922", "陈美䶮", "何志远", "%PDF") if word in seen]
    assert audit.verify(database) is None
