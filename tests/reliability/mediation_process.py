"""Two sides from an application to the sealed agreement that a court is asked about, in a process that may be killed.

Every step is asked again when the story is played anew, as people who got no answer do. Database, outbox, client, seal
and file storage are the real ones.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from backend.authorization.power.seal.certificate import SealCertificate, SealSettings
from backend.authorization.power.seal.for_others import SealForOthers
from backend.authorization.power.seal.sealer import Sealer
from backend.mediation.dispute.commands import (
    AcceptOffer,
    AgreementPaper,
    AnswerInvitation,
    ApplyForMediation,
    AskCourtToConfirm,
    OpenInvitation,
    RecordCourtNews,
)
from backend.mediation.dispute.sealing import AgreementSealing
from backend.mediation.module import build
from backend.platforms.yiqiao_yilu.system import YiqiaoYilu
from backend.shared.clock import Clock, FixedClock
from backend.shared.database import Database
from backend.shared.errors import PlatformUnavailable
from backend.shared.keyring import Keyring
from backend.storage.paper_safe import PaperSafe
from tests.fake_infrastructure import fake_infrastructure
from tests.mediation.dispute.conftest import ANNA, ASKED, BEN, World
from tests.reliability.killed import NOBODY, Configuration, die_if, then_die
from tests.sandbox_fixture import RunningSandbox

INSIDE = ("kept", "handed_over", "sealed", "stored", "paper_kept", "court_kept", "court_asked")
"""Deaths within a step: around the centre, the seal, the storage, the row of the paper, the courts' system."""
BETWEEN = (
    "applied", "invited", "opened", "joined", "offered", "accepted", "signed_p_00000000000000aa", "both_signed",
    "one_asks_court", "ruled",
)  # fmt: skip
"""Deaths after a step, before anybody heard of it."""
SIDES = {ANNA: "applicant", BEN: "respondent"}


def put_together(wanted: Configuration, clock: Clock) -> tuple[World, YiqiaoYilu]:
    """Open everything on the configuration's database, centre and folder."""
    client = YiqiaoYilu(wanted.partner, wanted.key, NOBODY)
    folder = Path(wanted.folder)
    infra = fake_infrastructure(
        Database(wanted.database), clock, Keyring(wanted.data_key), {"yiqiao_yilu": client}, data_dir=folder
    )  # fmt: skip
    infra.install(build(infra))
    infra.bus.register_all(SealForOthers(Sealer(SealCertificate(SealSettings(folder / "seal")))).by_command())
    origin, _, system = wanted.partner.rpartition("/")
    centre = RunningSandbox(origin, wanted.key, system)
    return World(infra.bus, clock, infra.database, infra.outbox, centre, infra.heard), client  # type: ignore[arg-type]


def agree_and_sign(wanted: Configuration) -> None:
    """Play the story from where it stands to the sealed paper."""
    world, client = put_together(wanted, FixedClock(datetime.now(UTC)))
    arm(client, wanted.die_at)
    world.do(ApplyForMediation("d1", ANNA, ASKED))
    die_if(wanted.die_at, "applied")
    if not world.seen_by(ANNA).joined:
        _join(world, wanted.die_at)
    if world.seen_by(ANNA).status == "open":
        world.offer("o1")
        die_if(wanted.die_at, "offered")
        world.do(AcceptOffer("o1", BEN))
    die_if(wanted.die_at, "accepted")
    for person_id, side in SIDES.items():
        if side not in world.seen_by(person_id).confirmed:
            world.sign(person_id)
        die_if(wanted.die_at, f"signed_{person_id}")
    die_if(wanted.die_at, "both_signed")
    world.run(minutes=2)  # what an earlier process left to its nets
    while not paper(world):
        world.run(minutes=2)
    _confirmed(world, wanted.die_at)
    client.close()
    world.database.close()


def _join(world: World, die_at: str) -> None:
    code = world.code()
    die_if(die_at, "invited")
    world.do(OpenInvitation(BEN, code))
    die_if(die_at, "opened")
    world.do(AnswerInvitation("d1", BEN, "join"))
    die_if(die_at, "joined")


def _confirmed(world: World, die_at: str) -> None:
    """Both ask the court, which rules; its word comes again until it was heard."""
    for person_id in SIDES:
        world.do(AskCourtToConfirm("d1", person_id))
        die_if(die_at, "one_asks_court")
    while not world.seen_by(ANNA).handed_in:
        world.run(minutes=2)
    world.do(RecordCourtNews("E1", "d1", "confirmed", "（2026）粤0781民特1号"))
    die_if(die_at, "ruled")


def paper(world: World) -> bytes:
    """The sealed paper, or nothing while it is not there."""
    try:
        return bytes(world.do(AgreementPaper("d1", ANNA, "mediation_agreement_pdf")))
    except PlatformUnavailable:
        return b""


def arm(client: YiqiaoYilu, die_at: str) -> None:
    """Let the process die at its step."""
    places: dict[str, tuple[Any, str]] = {
        "handed_over": (client.dispute_resolution, "hand_over"), "sealed": (Sealer, "seal"),
        "stored": (PaperSafe, "put"), "paper_kept": (AgreementSealing, "_keep"),
        "court_asked": (client.judicial_confirmation, "apply"),
    }  # fmt: skip
    if die_at == "court_kept":
        client.judicial_confirmation.apply = lambda key, told: die_if("kept", "kept")  # type: ignore[assignment, method-assign, return-value]
    if die_at == "kept":
        client.dispute_resolution.hand_over = lambda key, told: die_if("kept", "kept")  # type: ignore[method-assign]
    if die_at in places:
        owner, name = places[die_at]
        setattr(owner, name, then_die(getattr(owner, name)))
