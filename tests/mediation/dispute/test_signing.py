"""The agreement read, signed on glass by two devices and sealed: links, presses, strangers, and the paper itself."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from pypdf import PdfReader

from backend.authorization.power.commands import CheckPowerFile, VerifyPower
from backend.mediation.dispute.commands import (
    AcceptOffer,
    AgreementPaper,
    ChooseMediator,
    EndDispute,
    ReopenAgreement,
    WantAnotherMediator,
)
from backend.mediation.dispute.signing_orders import (
    AgreementPage,
    FindSigningSeat,
    IssueSigningLink,
    LookAtSigningLink,
    NoteAgreementRead,
    SeeSigning,
    SignAgreement,
    SignedAgreement,
    TakeSigningSeat,
)
from tests.mediation.dispute.conftest import ANNA, BEN, EVE, World


def sealed(world: World) -> bytes:
    paper: bytes = world.do(AgreementPaper("d1", ANNA, "mediation_agreement_pdf"))
    return paper


# The paper


def test_two_sides_sign_on_two_devices_and_a_reader_finds_the_text_in_both_languages_and_the_seal(world: World) -> None:
    world.settled()
    paper = sealed(world)
    reader = PdfReader(io.BytesIO(paper))
    text = "".join("".join(page.extract_text() for page in reader.pages).split())
    for words in (
        "调解协议书", "Mediationagreement", "林小明", "吴国安", "吴国安向林小明支付300,000元人民币",
        "第1期：2026年12月31日前",
        "吴国安pays林小明300,000yuan", "还清以后互不追究", "自双方均签名之日起生效", "oncebothpartieshavesigned",
        "生效日期：2026年11月24日", "2026年12月24日", "电子签章", "没有核验其身份证件",
    ):  # fmt: skip
        assert words in text, words
    assert "草稿" not in text and "还没有签名" not in text
    told = world.do(CheckPowerFile(paper))
    assert (told.standing, told.kind, told.number) == ("valid", "agreement", world.seen_by(ANNA).number)


def test_both_get_the_sealed_paper_in_their_own_conversation(world: World) -> None:
    world.settled()
    files = [(one.person_id, one.custom["file"]["kind"]) for one in world.notifier.spoken if "file" in one.custom]
    assert files == [(ANNA, "mediation_agreement_pdf"), (BEN, "mediation_agreement_pdf")]
    assert sealed(world) == world.do(AgreementPaper("d1", BEN, "mediation_agreement_pdf"))


def test_a_changed_paper_is_found_out_and_its_code_tells_no_name(world: World) -> None:
    world.settled()
    paper = sealed(world)
    code = paper.partition(b"/verify/")[2][:20].decode()
    by_code = world.do(VerifyPower(code))
    assert (by_code.standing, by_code.kind) == ("valid", "agreement") and "林小明" not in repr(by_code)
    assert world.do(CheckPowerFile(paper + b"\n% more")).standing == "altered"
    assert world.do(VerifyPower("0" * 20)).standing == "unknown"


def test_the_draft_that_is_read_says_it_is_not_signed(world: World) -> None:
    world.agreed()
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(sealed(world))).pages)
    assert "还没有签名" in text and "is not signed yet" in text and "电子签章" not in text
    assert world.do(CheckPowerFile(sealed(world))).standing == "unknown"


# Signing


def test_a_second_press_signs_once(world: World) -> None:
    world.agreed()
    press = world.signing(world.seat(ANNA))
    assert world.do(press).confirmed == world.do(press).confirmed == ("applicant",)
    assert world.said(BEN).count("signed_by_other") == 1 and world.said(ANNA).count("signed_by_you") == 1
    assert world.refused(IssueSigningLink("d1", ANNA)) == "dispute_signed_already"


def test_both_pressing_at_once_make_one_agreement_and_one_paper(world: World) -> None:
    world.agreed()
    presses = [world.signing(world.seat(ANNA)), world.signing(world.seat(BEN))]
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(world.do, presses * 2))
    assert {one.status for one in done if len(one.confirmed) == 2} == {"settled"}
    assert [world.said(one).count(what) for one in (ANNA, BEN) for what in ("settled", "sealed")] == [1, 1, 1, 1]


def test_nothing_is_signed_unread_unwritten_or_by_another_text(world: World) -> None:
    world.agreed()
    unread = world.do(TakeSigningSeat(world.ticket(ANNA)))
    assert world.refused(world.signing(unread)) == "dispute_read_first"
    seat = world.seat(ANNA)
    assert world.refused(world.signing(seat, strokes=(((1.0, 1.0, 0), (2.0, 2.0, 9)),))) == "dispute_signature_empty"
    assert world.refused(world.signing(seat, digest="0" * 64)) == "dispute_paper_changed"
    assert world.seen_by(ANNA).confirmed == ()


def test_what_was_signed_does_not_change_with_the_mediator(world: World) -> None:
    world.joined()
    world.do(ChooseMediator("d1", ANNA, "tjy-001"))
    world.offer("o1")
    world.do(AcceptOffer("o1", BEN))
    first = world.seat(ANNA)
    world.do(world.signing(first))
    world.do(WantAnotherMediator("d1", BEN))
    assert world.sign(BEN).status == "settled"


def test_a_text_that_was_opened_again_cannot_be_signed_by_an_old_device(world: World) -> None:
    world.agreed()
    press, ticket = world.signing(world.seat(ANNA)), world.ticket(BEN)
    world.do(ReopenAgreement("d1", BEN))
    assert world.refused(press) == "dispute_seat_lost"
    assert world.do(LookAtSigningLink(ticket)).state == "expired"


# Links


def test_a_link_opens_once_and_a_look_uses_nothing_up(world: World) -> None:
    world.agreed()
    ticket = world.ticket(ANNA)
    assert [world.do(LookAtSigningLink(ticket)).state for _ in range(2)] == ["open", "open"]
    seat = world.do(TakeSigningSeat(ticket))
    assert seat.side == "applicant" and world.do(FindSigningSeat(seat.seat_id)) == seat
    assert world.do(LookAtSigningLink(ticket)).state == "used"
    assert world.refused(TakeSigningSeat(ticket)) == "dispute_link_used"


def test_two_devices_opening_one_link_at_once_get_one_seat(world: World) -> None:
    world.agreed()
    ticket = world.ticket(ANNA)

    def take(_: int) -> Any:
        try:
            return world.do(TakeSigningSeat(ticket))
        except Exception as no:
            return getattr(no, "reason", no)

    with ThreadPoolExecutor(2) as pool:
        assert sorted(type(one).__name__ for one in pool.map(take, range(2))) == ["SigningSeat", "str"]


def test_an_expired_and_a_replaced_link_open_nothing(world: World) -> None:
    world.agreed()
    old = world.ticket(ANNA)
    new = world.ticket(ANNA)
    assert world.refused(TakeSigningSeat(old)) == "dispute_link_expired"
    world.run(hours=25)
    assert world.do(LookAtSigningLink(new)).state == "expired"
    assert world.refused(TakeSigningSeat(new)) == "dispute_link_expired"


def test_a_newer_device_takes_the_place_of_an_older_one(world: World) -> None:
    world.agreed()
    old = world.signing(world.seat(ANNA))
    world.seat(ANNA)
    assert world.do(FindSigningSeat(old.seat.seat_id)) is None and world.refused(old) == "dispute_seat_lost"


def test_a_strangers_link_and_a_made_up_one_open_nothing(world: World) -> None:
    world.agreed()
    assert world.refused(IssueSigningLink("d1", EVE)) == "dispute_unknown"
    for made_up in ("x" * 43, "short", "", "Ä" * 43):
        assert world.do(LookAtSigningLink(made_up)).state == "unknown"
        assert world.refused(TakeSigningSeat(made_up)) == "dispute_link_unknown"
    assert world.do(FindSigningSeat("0" * 16)) is None


def test_a_seat_sees_its_own_side_and_signs_for_no_other(world: World) -> None:
    world.agreed()
    seat = world.seat(BEN)
    assert not world.do(SeeSigning(seat)).dispute.application.what_happened
    for page in (0, 99):
        assert world.refused(AgreementPage(seat, page)) == world.refused(NoteAgreementRead(seat, page))
    forged = replace(world.signing(seat), seat=replace(seat, seat_id="0" * 16))
    assert isinstance(forged, SignAgreement) and world.refused(forged) == "dispute_seat_lost"
    assert world.refused(SignedAgreement(seat)) == "dispute_not_settled"


def test_after_the_end_of_a_mediation_nothing_is_signed(world: World) -> None:
    world.agreed()
    press = world.signing(world.seat(ANNA))
    world.do(EndDispute("d1", BEN))
    assert world.refused(press) == "dispute_not_agreed"
    assert world.refused(IssueSigningLink("d1", ANNA)) == "dispute_not_agreed"
