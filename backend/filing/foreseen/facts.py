"""Facts, days and the court as a clerk looks at them: told, in order, in the right place, and a matter for it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from backend.filing.causes.guides import load_causes
from backend.filing.causes.statement import court_answers
from backend.filing.foreseen.model import Finding
from backend.filing.jurisdiction.facts import Facts, home_of, with_answers
from backend.filing.jurisdiction.proposal import propose_court
from backend.filing.model import Complaint
from backend.shared.courts import COURTS
from backend.shared.wording import Words

SHORTEST_FACTS = 20
_DAY = re.compile(r"(\d{4})[-年](\d{1,2})(?:[-月](\d{1,2}))?")
"""Beginning of a kept day, also of a stretch ("2022年3月初", "2022年2月1日至…"), which `kept_parts` takes for none."""
_YEAR_TOLD = re.compile(r"(?:19|20)\d{2}|去年|前年|今年|last year|this year")
_CRIMINAL = re.compile(
    r"判(?:他|她|对方|被告)?(?:坐牢|刑|监)|坐牢|刑事责任|拘留|逮捕|抓(?:起来|人)|\bjail\b|\bprison\b|\barrest",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(r"撤销.{0,12}(?:行政|处罚决定|征收决定|政府)|行政复议|确认.{0,8}行政行为违法")
_ABUSE = re.compile(
    r"王八蛋|畜生|狗东西|狗娘养|去死|傻逼|杂种|贱人|混蛋|人渣|\bbastard\b|\bscum\b|\bson of a bitch\b", re.IGNORECASE
)


def of_facts(complaint: Complaint, today: date) -> Iterator[Finding]:
    """Yield what is amiss with facts, days and court.

    Args:
        today: Beijing's calendar.
    """
    yield from _told(complaint)
    yield from _days(complaint, today)
    yield from _court(complaint)
    yield from _refused(complaint)


def _told(complaint: Complaint) -> Iterator[Finding]:
    if len(complaint.facts.strip()) < SHORTEST_FACTS:
        text = Words(
            "事实写得太短：何时、何地、发生了什么，各写一句。",
            "The facts are very short: say when, where and what happened.",
        )
        yield Finding("facts_short", "asked", text, "CPL-124", "facts_unclear", "facts")
    elif not _YEAR_TOLD.search(complaint.facts):
        text = Words("事实里没有写是哪一年的事。", "The facts do not say in which year it happened.")
        yield Finding("facts_without_year", "hint", text, "CPL-124", "facts_unclear", "facts")


def _days(complaint: Complaint, today: date) -> Iterator[Finding]:
    """Days of the cause's questions that contradict one another, or lie ahead of what has happened."""
    cause = load_causes().get(complaint.cause)
    if cause is None:
        return
    labels = {one.key: one.label for one in cause.questions}
    for one in (question for question in cause.questions if question.kind == "date"):
        mine, other = (_day(complaint.elements.get(key, "")) for key in (one.key, one.not_before))
        if mine and other and mine[: len(other)] < other[: len(mine)]:
            before, after = labels[one.key], labels[one.not_before]
            text = Words(
                f"{before.zh}比{after.zh}还早，请看一下哪个写错了。",
                f"The {before.en} lies before the {after.en}: which of them is wrong?",
            )
            yield Finding("days_contradict", "returned", text, "CPL-124", "facts_unclear", f"element:{one.key}")
        elif mine and one.side == "past" and mine > (today.year, today.month, today.day)[: len(mine)]:
            label = labels[one.key]
            text = Words(f"{label.zh}写在今天以后。", f"The {label.en} lies after today.")
            yield Finding("day_ahead", "returned", text, "CPL-124", "facts_unclear", f"element:{one.key}")


def _day(text: str) -> tuple[int, ...]:
    """Year, month and day as far as they are told; nothing where no month is, by which nothing can be compared."""
    found = _DAY.match(text.strip())
    return tuple(int(one) for one in found.groups() if one) if found else ()


def _court(complaint: Complaint) -> Iterator[Finding]:
    """The court that was chosen, beside those the rules find (CPL-22 and the following); it decides itself."""
    cause = load_causes().get(complaint.cause)
    homes = (tuple(map(home_of, side)) for side in (complaint.plaintiffs, complaint.defendants))
    plaintiffs, defendants = homes
    yuan = complaint.amount if complaint.currency == "CNY" else None
    facts = Facts(complaint.cause, plaintiffs, defendants, yuan)
    proposal = propose_court(with_answers(facts, court_answers(cause, complaint.elements)) if cause else facts)
    courts = {proposal.court, *(one.court for one in proposal.alternatives)}
    if proposal.court is None or complaint.court in courts:
        return
    chosen, found = (
        COURTS[one].name if one in COURTS else Words(one, one) for one in (complaint.court, proposal.court)
    )
    text = Words(
        f"您选的是{chosen.zh}，按您写的，看来是{found.zh}管；选它的理由请写明。",
        f"You chose {chosen.en}; by what you told, {found.en} seems to have jurisdiction. Please say why you chose it.",
    )
    yield Finding("court_doubtful", "asked", text, "CPL-22", "jurisdiction", "court")


def _refused(complaint: Complaint) -> Iterator[Finding]:
    """Grounds of refusal words can tell; sovereignty, unity and secrets are an officer's to judge."""
    claims = "\n".join(complaint.claims)
    if _CRIMINAL.search(claims) or _OFFICIAL.search(claims):
        text = Words(
            "有一项请求不是民事诉讼能判的（追究刑事责任找公安，告政府走行政诉讼）。",
            "A civil court cannot grant one of the claims (crimes go to the police, acts of authorities to an "
            "administrative suit).",
        )
        yield Finding("not_civil", "returned", text, "SPC21-10", "not_civil", "claims")
    for about, words in (("claims", claims), ("facts", complaint.facts)):
        if _ABUSE.search(words):
            text = Words(
                "里面有骂人的话，法院会要求改掉。",
                "There are insulting words in it, which the court will want taken out.",
            )
            yield Finding("abuse", "returned", text, "SPC21-10", "abuse", about)
            return
