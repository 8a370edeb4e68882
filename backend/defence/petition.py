"""Petitions of a defendant beside the answer: another court, time, a video hearing, mediation, a counterclaim. Pure.

Rules: objecting CPL-130, INT-223; its grounds CPL-18, CPL-22, CPL-34, CPL-35, CPL-276, CPL-280, CPL-127, INT-216; more
time CPL-285, EVI-54; a hearing by video ONL-4, ONL-21; mediation by the court CPL-96; a counterclaim CPL-143, INT-232.
The court decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from backend.defence.model import LONGEST_TEXT, MOST_CLAIMS, Defendant, Suit
from backend.shared.errors import Refused
from backend.shared.wording import Words

PetitionKind = Literal["objection", "extension", "online", "mediation", "counterclaim"]
Ground = Literal["domicile", "performance", "agreement", "exclusive", "level", "arbitration", "foreign", "no_link"]
Term = Literal["answer", "evidence"]
"""Period for which more time is asked: the time to answer (CPL-285), the time for evidence (EVI-54)."""
Hours = Literal["morning", "afternoon", "any"]
"""Parts of the day that suit a hearing by video, on Beijing's clock."""
Ready = Literal["ready", "not_yet"]
Attends = Literal["video", "agent", "court"]
"""Ways to take part in a mediation: by video, through an agent with special authority (INT-147), or as told."""

Link = Literal["relation", "cause", "facts"]
"""Tie between a counterclaim and the suit (INT-232): one legal relation, one rests on the other, same facts."""

PETITION_NAMES: Mapping[PetitionKind, Words] = {
    "objection": Words("管辖权异议申请书", "Objection to jurisdiction"),
    "extension": Words("延期申请书", "Application for more time"),
    "online": Words("在线庭审申请书", "Application for an online hearing"),
    "mediation": Words("调解申请书", "Application for mediation by the court"),
    "counterclaim": Words("民事反诉状", "Counterclaim"),
}
DISMISSES: frozenset[Ground] = frozenset({"arbitration", "foreign", "no_link"})
"""Grounds on which no other court of China gets the case: the suit is to be dismissed (CPL-127, CPL-280, CPL-276)."""
MOST_DAYS = 180
PLATFORM_NAMES: Mapping[str, Words] = {
    "service": Words("人民法院在线服务", "People's Court online service"),
    "court": Words("由法院指定的平台", "the platform the court names"),
}
"""Platforms of a hearing by video by their codes; any other is written as the person called it."""


def platform_called(code: str) -> Words:
    """Return what a platform is called."""
    return PLATFORM_NAMES.get(code, Words(code, code))


@dataclass(frozen=True, slots=True)
class Petition:
    """A petition in writing, as the person told it; what they did not say is empty.

    Args:
        petitioners: who asks, as in a written answer.
        reason: in their own words.
        grounds: of an objection, of those the law knows.
        court_wanted: the court that should have the case.
        term: of what more time is asked for.
        evidence_until: the day the time for evidence ends, as the court's notice names it.
        days, until: how much more, by days or by a day.
        place: the country and city from where the hearing is attended.
        zone: the person's IANA zone.
        hours: when it suits.
        platform: what it is held by: a code of `PLATFORM_NAMES`, or as the person calls it.
        ready: whether they have a device with camera and microphone and a steady connection.
        offer: what they would settle on, where they want the court and the plaintiff to read it.
        attends: how they would take part in the mediation.
        claims: of a counterclaim, one by one; `amount` in `currency`, None where none of them is a sum.
        link: how it hangs together with the suit.
        evidence: names of what proves it.
    """

    kind: PetitionKind
    petitioners: tuple[Defendant, ...]
    reason: str = field(default="", repr=False)
    grounds: tuple[Ground, ...] = ()
    court_wanted: str = ""
    term: Term | None = None
    evidence_until: date | None = None
    days: int = 0
    until: date | None = None
    place: str = field(default="", repr=False)
    zone: str = ""
    hours: Hours = "any"
    platform: str = ""
    ready: Ready | None = None
    offer: str = field(default="", repr=False)
    attends: Attends | None = None
    signed_on: date | None = None
    claims: tuple[str, ...] = field(default=(), repr=False)
    amount: Decimal | None = None
    currency: str = "CNY"
    link: Link | None = None
    evidence: tuple[str, ...] = ()

    def check(self, suit: Suit) -> None:
        """Refuse what a court could not decide on.

        Raises:
            Refused: ``defence_nobody``, ``defence_too_long``; of an objection ``defence_petition_no_ground``; of a wish
                for more time ``defence_petition_no_reason``, ``defence_petition_no_term``, and
                ``defence_petition_not_extended`` of more time to answer for whoever has a domicile in China (CPL-285);
                of a counterclaim ``defence_counterclaim_no_claim``, ``defence_too_many_claims`` and
                ``defence_counterclaim_no_facts``.
        """
        if not self.petitioners or not all(one.name for one in self.petitioners):
            raise Refused("defence_nobody")
        if max(len(self.reason), len(self.offer)) > LONGEST_TEXT:
            raise Refused("defence_too_long", limit=LONGEST_TEXT)
        if self.kind == "objection" and not self.grounds:
            raise Refused("defence_petition_no_ground")
        if self.kind == "extension":
            self._check_more_time(suit)
        if self.kind == "counterclaim":
            self._check_counterclaim()

    def _check_more_time(self, suit: Suit) -> None:
        if not self.reason.strip():
            raise Refused("defence_petition_no_reason")
        if self.term is None or self.days > MOST_DAYS:
            raise Refused("defence_petition_no_term")
        if self.term == "answer" and suit.domicile == "china":
            raise Refused("defence_petition_not_extended")

    def _check_counterclaim(self) -> None:
        if not self.claims:
            raise Refused("defence_counterclaim_no_claim")
        if len(self.claims) > MOST_CLAIMS:
            raise Refused("defence_too_many_claims", most=MOST_CLAIMS)
        if not self.reason.strip():
            raise Refused("defence_counterclaim_no_facts")
