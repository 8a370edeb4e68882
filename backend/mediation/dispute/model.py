"""A dispute that goes to a mediator without a lawsuit: who, about what, where it stands, and what each may see. Pure.

Voluntary on both sides, and ended by a word of either (PML-17, OMR-3). What somebody gives up to find an agreement is
no evidence against them (OMR-18). An agreement can be confirmed if both ask within 30 days of its effect (CPL-205).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from backend.mediation.dispute.terms import Side, Terms
from backend.mediation.model import Session, confirmation_deadline
from backend.shared.calendar import months_later
from backend.shared.courts import COURTS, read_place
from backend.shared.errors import Refused
from backend.shared.wording import Words

Matter = Literal[
    "debt", "trade", "house", "company", "estate", "family", "work", "injury", "neighbour", "other"
]  # fmt: skip
Status = Literal["open", "agreed", "settled", "failed", "withdrawn", "declined", "refused"]
"""``agreed``: an offer was accepted and its text waits to be signed; ``settled``: both have signed it;
``declined``: the other side did not want it; ``refused``: the centre does not take it."""
Standing = Literal["sending", "received", "taken", "refused", "failed"]
"""Standing with the centre: ``sending`` while its system is away, ``taken`` once a mediator has it."""
MediatorState = Literal["none", "asked", "taken"]
CourtOutcome = Literal["", "confirmed", "refused"]
Tongue = Literal["mandarin", "cantonese", "english"]

LIVE: frozenset[Status] = frozenset({"open", "agreed"})
MATTER_NAMES: Mapping[Matter, Words] = {
    "debt": Words("借钱、欠款", "Money lent or owed"),
    "trade": Words("买卖、货款、合同", "Trade or a contract"),
    "house": Words("房屋、祖屋、租房", "A house or a lease"),
    "company": Words("合伙、公司股权", "Partnership or company shares"),
    "estate": Words("继承、分家产", "Inheritance"),
    "family": Words("离婚、抚养、赡养", "Divorce, child or parent support"),
    "work": Words("劳动、工资", "Work and wages"),
    "injury": Words("事故、受伤赔偿", "An accident or injury"),
    "neighbour": Words("邻里、土地界线", "Neighbours and boundaries"),
    "other": Words("其他民事纠纷", "Another civil dispute"),
}
CONFIRMATION_UNSURE: frozenset[Matter] = frozenset({"house", "estate", "family", "neighbour"})
"""Matters in which status or title may be in dispute, of which no agreement is confirmed (CPL-205; Interp. 355)."""
TONGUE_NAMES: Mapping[Tongue, Words] = {
    "mandarin": Words("普通话", "Mandarin"),
    "cantonese": Words("粤语", "Cantonese"),
    "english": Words("英语", "English"),
}
LONGEST_TEXT, SHORTEST_TEXT = 2000, 4
OFFER_DAYS, MOST_OFFER_DAYS = 7, 30
TWO_YEARS = 24
"""Months in which enforcement is applied for (CPL-250)."""
A_DAY = timedelta(hours=24)
"""Time for which a word about the court may be taken back by who said it."""
INVITATION_LASTS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Application:
    """Application for mediation as it was told.

    Args:
        name, phone: of who applies; the telephone a token of the vault.
        other_name, other_contact: of the other side; the contact a token or empty.
        what_happened, wish: in the person's words.
        amount: ``30000.00 CNY`` where the wish names one sum, else empty.
        place: where the other side lives or the thing is.
        tongue: in which the mediation is held.
        times: when the person can meet, as they read it on both clocks.
        own_tongue, other_tongue: what each side speaks at home, in the person's words, where it was told.
    """

    name: str = field(repr=False)
    matter: Matter
    other_name: str = field(repr=False)
    what_happened: str = field(repr=False)
    wish: str = field(repr=False)
    phone: str = field(default="", repr=False)
    other_contact: str = field(default="", repr=False)
    amount: str = ""
    place: str = ""
    tongue: Tongue = "mandarin"
    times: str = ""
    own_tongue: str = ""
    other_tongue: str = ""

    def check(self) -> None:
        """Refuse what no mediator could begin with.

        Raises:
            Refused: ``dispute_name_missing``, ``dispute_with_oneself``, ``dispute_words_missing``,
                ``dispute_words_long`` with ``most``.
        """
        if not self.name.strip() or not self.other_name.strip():
            raise Refused("dispute_name_missing")
        if self.name.strip() == self.other_name.strip():
            raise Refused("dispute_with_oneself")
        if min(len(self.what_happened.strip()), len(self.wish.strip())) < SHORTEST_TEXT:
            raise Refused("dispute_words_missing")
        if max(len(self.what_happened), len(self.wish)) > LONGEST_TEXT:
            raise Refused("dispute_words_long", most=LONGEST_TEXT)

    def as_kept(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Mediator:
    """Somebody of the centre's list.

    Args:
        tongues: the languages in which they mediate.
        zone: IANA zone in which they sit.
        matters: what they know; none for everything.
        overseas: one of the overseas Chinese community, abroad (OMR-6).
        made_up: the list is a demonstration, and nobody of this name exists.
    """

    mediator_id: str
    name: str
    tongues: tuple[Tongue, ...]
    zone: str
    matters: tuple[Matter, ...] = ()
    overseas: bool = False
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class CourtFile:
    """Application for confirmation that went to the courts' system.

    Args:
        state: ``sending`` while the system is away; ``not_taken`` by it; ``accepted`` and ``ruled`` by the court.
        number: of the receipt, then of the court's case, then of its ruling.
        reason: why the system did not take it, the tail of an utterance.
    """

    state: Literal["sending", "received", "not_taken", "accepted", "ruled"]
    number: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute as one side, or its mediator, sees it.

    Args:
        side: who looks; None for the desk.
        application: all of it for who applied and for the desk; for the other side `as_invited` leaves out the rest.
        joined: the other side has taken the invitation up.
        mediator: who was chosen, as far as somebody was.
        answer_by: last day for the mediator to answer.
        meets_here: the session is in our own room, and not over.
        agreed_terms: of the offer that was accepted.
        agreed_mediator: who mediated when it was accepted; stands in the agreement whatever comes later.
        confirmed: the sides that have signed the agreement.
        asks_court: the sides that want the court to confirm it.
        handed_in: somebody has said that the application for confirmation is with the court.
        court_file: the application in the courts' system, as far as it went there.
        court_outcome: what the court decided, as it or a side has told.
        court_on: the day on which that was told, or of the court's ruling.
        court_word: who said the last word about the court, handed in or decided, and when.
        reason: why it ended, in the words of who ended it; or why the centre did not take it.
    """

    dispute_id: str
    number: str
    side: Side | None
    status: Status
    standing: Standing
    application: Application
    created_at: datetime
    joined: bool = False
    mediator: Mediator | None = None
    mediator_state: MediatorState = "none"
    answer_by: date | None = None
    session: Session | None = None
    meets_here: bool = False
    agreed_terms: Terms | None = None
    agreed_mediator: Mediator | None = None
    confirmed: tuple[Side, ...] = ()
    asks_court: tuple[Side, ...] = ()
    handed_in: bool = False
    court_file: CourtFile | None = None
    court_outcome: CourtOutcome = ""
    court_on: date | None = None
    court_word: tuple[Side, datetime] | None = None
    effective_on: date | None = None
    reason: str = ""
    officer: str = ""

    @property
    def other_name(self) -> str:
        """Name of the side across the table."""
        return self.application.name if self.side == "respondent" else self.application.other_name

    @property
    def confirm_by(self) -> date | None:
        """Last day on which both may ask the court to confirm the agreement."""
        return confirmation_deadline(self.effective_on) if self.effective_on else None

    @property
    def enforce_by(self) -> date | None:
        """Day by which enforcement is better applied for: two years from the last payment's day, else from the day
        the court's word was told (CPL-250); earlier rather than later, for what interrupts the years is not known."""
        if self.court_outcome != "confirmed" or self.agreed_terms is None:
            return None
        schedule = self.agreed_terms.schedule
        since = schedule[-1][0] if schedule else self.court_on
        return months_later(since, TWO_YEARS) if since is not None else None

    def may_take_back(self, now: datetime) -> bool:
        """Return True if this side said the last word about the court, less than a day ago."""
        return self.court_word is not None and self.court_word[0] == self.side and now < self.court_word[1] + A_DAY

    def goes_on(self, today: date) -> bool:
        """Return True if something is left to do: offers or signatures, or the days to ask the court, or its answer."""
        if self.status in LIVE:
            return True
        if self.status != "settled" or not self.confirmable or self.court_outcome:
            return False
        return self.handed_in or (self.confirm_by is not None and self.confirm_by >= today)

    @property
    def confirmable(self) -> bool:
        """Return True if an agreement of this matter can be confirmed, as far as the matter tells."""
        return self.application.matter not in CONFIRMATION_UNSURE


def as_invited(application: Application) -> Application:
    """Return what the other side may see: who applies, about what, what they want, and where
    the other side was said to be (which court confirms hangs on it); not the story, no numbers, no times."""
    return Application(
        application.name, application.matter, application.other_name, "", application.wish,
        amount=application.amount, place=application.place, tongue=application.tongue,
    )  # fmt: skip


def court_for(application: Application) -> Words | None:
    """Return the court that is proposed for confirmation (CPL-205): of the place that was told; None if unknown."""
    found = read_place(application.place).court if application.place else None
    return COURTS[found].name if found is not None else None


def number_of(dispute_id: str, on: date, digest: str) -> str:
    """Return the number people call a dispute by."""
    return f"TJ-{on:%Y%m%d}-{digest[:6].upper()}"


def fitting(
    mediators: tuple[Mediator, ...], application: Application, tried: frozenset[str] = frozenset()
) -> tuple[Mediator, ...]:
    """Return who could mediate, the most fitting first: the language must be theirs, the matter should be.

    Args:
        tried: ids of those who were asked before, or whom somebody did not want.
    """
    able = [one for one in mediators if application.tongue in one.tongues and one.mediator_id not in tried]
    return tuple(sorted(able, key=lambda one: (_strangeness(one, application.matter), one.mediator_id)))


def _strangeness(mediator: Mediator, matter: Matter) -> int:
    if matter in mediator.matters:
        return 0
    return 1 if not mediator.matters else 2
