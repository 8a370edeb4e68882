"""A process that is killed between two steps, or a centre that is away at one, loses nothing and doubles nothing."""

from __future__ import annotations

from typing import Any

import pytest

from backend.authorization.power.commands import CheckPowerFile
from backend.authorization.power.seal.sealer import Sealer
from backend.mediation.dispute import sealing
from backend.mediation.dispute.commands import (
    AcceptOffer,
    AgreementPaper,
    ApplyForMediation,
    ChooseMediator,
    EndDispute,
)
from backend.mediation.dispute.sealing import AgreementSealing
from backend.platforms.yiqiao_yilu.dispute_resolution import DisputeResolution
from backend.shared.audit import AuditLog
from backend.shared.errors import PlatformUnavailable
from backend.storage.paper_safe import PaperSafe
from backend.storage.storage import FolderStorage, StorageDown
from tests.mediation.dispute.conftest import ANNA, ASKED, BEN, World
from tests.mediation.killing import Killed, kill_once


@pytest.mark.parametrize("after", [False, True])
def test_a_kill_around_the_handing_over_leaves_one_dispute_with_the_centre(
    world: World, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    kill_once(monkeypatch, DisputeResolution, "hand_over", after=after)
    with pytest.raises(Killed):
        world.do(ApplyForMediation("d1", ANNA, ASKED))
    assert world.seen_by(ANNA).standing == "sending"
    world.run(minutes=2)
    assert world.seen_by(ANNA).standing == "received" and world.said(ANNA) == ["received"]
    assert list(world.centre.state()["disputes"]) == ["d1"]
    assert world.do(ApplyForMediation("d1", ANNA, ASKED)).standing == "received"


def test_a_kill_in_the_middle_of_accepting_leaves_the_offer_open(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.joined()
    world.offer("o1")
    kill_once(monkeypatch, AuditLog, "append", after=True)
    with pytest.raises(Killed):
        world.do(AcceptOffer("o1", BEN))
    assert world.seen_by(BEN).status == "open"
    assert world.do(AcceptOffer("o1", BEN)).status == "agreed" and world.said(ANNA).count("agreed") == 1


def test_a_kill_in_the_middle_of_signing_counts_nobody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.agreed()
    press = world.signing(world.seat(ANNA))
    kill_once(monkeypatch, AuditLog, "append", after=True)
    with pytest.raises(Killed):
        world.do(press)
    assert world.seen_by(ANNA).confirmed == ()
    world.sign(BEN)
    assert world.do(press).status == "settled"


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    ("owner", "step"),
    [(sealing, "signed_agreement_pdf"), (Sealer, "seal"), (PaperSafe, "put"), (AgreementSealing, "_keep")],
)
def test_a_kill_between_any_two_steps_of_sealing_leaves_one_sealed_paper(
    world: World, monkeypatch: pytest.MonkeyPatch, owner: Any, step: str, after: bool
) -> None:
    world.agreed()
    world.sign(ANNA)
    press = world.signing(world.seat(BEN))
    kill_once(monkeypatch, owner, step, after=after)
    with pytest.raises(Killed):
        world.do(press)
    assert world.seen_by(ANNA).status == "settled"  # both have signed: that is kept, whatever became of the paper
    world.run(minutes=2)
    assert world.said(ANNA).count("sealed") == world.said(BEN).count("sealed") == 1
    world.run(minutes=30)
    first = world.do(AgreementPaper("d1", ANNA, "mediation_agreement_pdf"))
    assert first == world.do(AgreementPaper("d1", BEN, "mediation_agreement_pdf"))
    assert world.do(CheckPowerFile(first)).standing == "valid"


def test_without_storage_both_have_signed_and_the_paper_comes_when_it_is_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*args: Any) -> None:
        raise StorageDown("away")

    monkeypatch.setattr(FolderStorage, "put", down)
    assert world.settled().status == "settled" and "sealed" not in world.said()
    with pytest.raises(PlatformUnavailable):
        world.do(AgreementPaper("d1", ANNA, "mediation_agreement_pdf"))
    for _ in range(30):  # longer than a round of tries
        world.run(minutes=30)
    assert "sealed" not in world.said()
    monkeypatch.undo()
    for _ in range(4):
        world.run(minutes=30)
    assert world.said(ANNA).count("sealed") == 1


def test_a_mediator_chosen_just_before_the_centre_goes_away_is_asked_when_it_is_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.joined()
    world.do(ChooseMediator("d1", ANNA, "tjy-001"))
    world.centre.control("faults", outage=True)
    world.run(minutes=1)
    assert "mediator_id" not in world.centre.state()["disputes"]["d1"]
    world.centre.control("faults", outage=False)
    world.run(minutes=30)
    assert world.centre.state()["disputes"]["d1"]["mediator_id"] == "tjy-001"


def test_a_mediator_whom_the_centre_does_not_know_any_more_is_given_up(world: World) -> None:
    world.joined()
    world.do(ChooseMediator("d1", ANNA, "tjy-001"))
    world.centre.control("faults", refusals=["mediator_unknown"])
    world.run(minutes=1)
    assert world.said(BEN)[-1] == "mediator_declined" and world.seen_by(ANNA).mediator is None


def test_who_leaves_while_the_centre_is_away_is_erased_there_when_it_is_back(world: World) -> None:
    world.joined()
    world.centre.control("faults", outage=True)
    world.do(EndDispute("d1", BEN))
    world.run(minutes=1)
    assert world.centre.state()["disputes"]["d1"]["name"] == "林小明"
    world.centre.control("faults", outage=False)
    world.run(minutes=30)
    assert world.centre.state()["disputes"]["d1"]["name"] == ""


def test_an_application_that_never_arrived_and_is_taken_back_is_sent_and_erased_in_order(world: World) -> None:
    world.centre.control("faults", outage=True)
    world.apply()
    world.do(EndDispute("d1", ANNA))
    world.centre.control("faults", outage=False)
    world.run(minutes=30)
    kept = world.centre.state()["disputes"]
    assert not kept or kept["d1"]["name"] == ""


def test_nonsense_of_the_centre_is_told_and_the_application_kept(world: World) -> None:
    world.centre.control("faults", nonsense="wrong_shape")
    told = world.apply()
    assert (told.standing, told.status) == ("failed", "open") and told.application == ASKED
