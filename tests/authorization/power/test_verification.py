"""Whoever holds a paper learns whether it is ours, whole and in force: every changed byte shows, no name is told."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from backend.api.verification_page import verdict
from backend.authorization.power.commands import CheckPowerFile, PowerFile, RevokePower, VerifyPower
from backend.authorization.power.model import SealedPower, Verification
from backend.authorization.power.seal.certificate import SealCertificate, SealSettings
from backend.authorization.power.seal.development_authority import SEAL
from backend.authorization.power.seal.examination import examine
from backend.authorization.power.seal.sealer import Sealer
from backend.authorization.power.verification import VerificationHandlers
from backend.contracts.sealing import RegisteredPaper
from backend.left_of_trial import DEVELOPMENT
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.paper_codes import printed
from tests.authorization.power.conftest import Desk, InProcess


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is asked here does not depend on the database: one is enough."""
    return sqlite_url


@pytest.fixture
def sealed(desk: Desk) -> SealedPower:
    return desk.sealed()


@pytest.fixture
def paper(desk: Desk, sealed: SealedPower) -> bytes:
    content: bytes = desk.do(PowerFile(sealed.power_id, "p_1"))
    return content


def test_the_paper_itself_is_valid(desk: Desk, sealed: SealedPower, paper: bytes, clock: FixedClock) -> None:
    told = desk.do(CheckPowerFile(paper))
    assert (told.standing, told.number, told.problem) == ("valid", sealed.number, None)
    assert told.sealed_at == clock.now()
    assert "DEVELOPMENT" in told.certificate


def test_what_the_development_seal_sealed_has_no_effect_once_a_real_one_is_set(
    database: Database, certificate: SealCertificate, desk: Desk, sealed: SealedPower, paper: bytes
) -> None:
    production = VerificationHandlers(database, InProcess(certificate.roots()), has_real_seal=True)
    assert production.by_code(VerifyPower(sealed.code)).standing == "trial"
    assert production.by_file(CheckPowerFile(paper)).standing == "trial"
    of_trial = RegisteredPaper("D1", sealed.sealed_at, SEAL, False)
    asked = VerificationHandlers(database, InProcess(b""), lambda command: of_trial, has_real_seal=True)
    assert asked.by_code(VerifyPower("0" * 20)).standing == "trial"
    assert asked.by_file(CheckPowerFile(b"%PDF-1.7 another")).standing == "trial"
    real = RegisteredPaper("D1", sealed.sealed_at, "Anybody's seal", False)
    asked = VerificationHandlers(database, InProcess(b""), lambda command: real, has_real_seal=True)
    assert asked.by_code(VerifyPower("0" * 20)).standing == "valid"
    assert desk.do(VerifyPower(sealed.code)).standing == "valid", "as long as the trial goes on"
    assert DEVELOPMENT in SEAL, "by which `doctor --production` counts them"


@pytest.mark.parametrize("of_file", [True, False])
def test_the_page_says_that_a_paper_is_of_a_trial(of_file: bool) -> None:
    for kind in ("power", "agreement"):
        said = verdict(Verification("trial", "D1", certificate=SEAL, kind=kind), "zh-Hans", of_file=of_file)
        assert 'data-standing="trial"' in said and "没有任何法律效力" in said and "不要采信" in said


def test_every_one_of_two_hundred_changed_bytes_shows(desk: Desk, sealed: SealedPower, paper: bytes) -> None:
    dice = random.Random(20261124)
    for _ in range(200):
        at, bit = dice.randrange(len(paper)), 1 << dice.randrange(8)
        changed = bytearray(paper)
        changed[at] ^= bit
        told = desk.do(CheckPowerFile(bytes(changed)))
        assert (told.standing, told.number) == ("altered", sealed.number), (at, bit)


def test_the_seal_itself_breaks_with_any_byte_it_covers(certificate: SealCertificate, paper: bytes) -> None:
    roots, dice = certificate.roots(), random.Random(7)
    start, first, second, rest = map(int, re.findall(rb"/ByteRange ?\[(\d+) (\d+) (\d+) (\d+)", paper)[0])
    covered = [*range(start, first), *range(second, second + rest)]
    for at in dice.sample(covered, 60):
        changed = bytearray(paper)
        changed[at] ^= 1
        assert examine(bytes(changed), roots).seal != "whole", at


def test_something_appended_shows(desk: Desk, paper: bytes) -> None:
    reader = PdfReader(io.BytesIO(paper))
    writer = PdfWriter(reader, incremental=True)
    writer.add_metadata({"/Subject": "and another power"})
    out = io.BytesIO()
    writer.write(out)
    told = desk.do(CheckPowerFile(out.getvalue()))
    assert told.standing == "altered"
    assert told.problem.en == "Something was added to the file after it was sealed."


def test_a_copy_saved_anew_is_recognised_by_the_code_on_its_page(desk: Desk, sealed: SealedPower, paper: bytes) -> None:
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(paper)).pages:
        writer.add_page(page)
    for page in writer.pages:
        page.pop("/Annots", None)
    out = io.BytesIO()
    writer.write(out)
    without = out.getvalue().replace(sealed.code.encode(), b"x" * 20)  # it is also what is read aloud for the QR code
    told = desk.do(CheckPowerFile(without))
    assert (told.standing, told.number) == ("altered", sealed.number)
    assert "no electronic seal" in told.problem.en


def test_a_strangers_seal_on_our_words_is_not_ours(desk: Desk, paper: bytes, tmp_path: Path) -> None:
    stranger = Sealer(SealCertificate(SealSettings(tmp_path / "stranger")))
    unsealed = paper[: paper.index(b"%%EOF") + 6]
    forged = stranger.seal(unsealed, "https://chat.example.org/verify/00000000000000000000").content
    told = desk.do(CheckPowerFile(forged))
    assert told.standing in ("altered", "unknown")
    assert told.problem.en in (
        "The seal on this file is not ours.",
        "The contents were changed after sealing; the seal is broken.",
    )


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"%PDF-1.7\n", b"%PDF-" + b"\0" * 5000, b"%PDF-1.4 trailer<</Root 1 0 R>>"]
)
def test_what_is_no_paper_of_ours_is_unknown(desk: Desk, content: bytes) -> None:
    told = desk.do(CheckPowerFile(content))
    assert told.standing == "unknown"
    assert told.problem is not None


def test_a_code_is_found_however_it_is_typed(desk: Desk, sealed: SealedPower) -> None:
    written = printed(sealed.code)
    mistaken = written.replace("0", "O").replace("1", "I")
    for typed in (sealed.code, written, f" {written.replace('-', ' ')} ", mistaken):
        assert desk.do(VerifyPower(typed)).standing == "valid"


@pytest.mark.parametrize("typed", ["", "0" * 20, "x", "../../etc/passwd", "' OR 1=1 --", "龙" * 20, "0" * 100_000])
def test_an_unknown_code_says_nothing(desk: Desk, sealed: SealedPower, typed: str) -> None:
    assert desk.do(VerifyPower(typed)) == Verification("unknown")


def test_a_revoked_paper_says_since_when(desk: Desk, sealed: SealedPower, paper: bytes, clock: FixedClock) -> None:
    desk.do(RevokePower(sealed.power_id, "p_1"))
    told = desk.do(CheckPowerFile(paper))
    assert (told.standing, told.revoked_at) == ("revoked", clock.now())


def test_no_name_and_no_document_is_told(desk: Desk, sealed: SealedPower, paper: bytes) -> None:
    told = repr([desk.do(VerifyPower(sealed.code)), desk.do(CheckPowerFile(paper))])
    assert not [word for word in ("陈美䶮", "何志远", "GA302922", "新会", "p_1") if word in told]
