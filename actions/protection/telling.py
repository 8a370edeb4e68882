"""Words for what the law library has found: the answer first, its article, its doubt, and what can be done here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from rasa_sdk.events import SlotSet

from actions.defence.petition_flow import WRITE
from actions.dialogue.buttons import button, payload_of, sending
from actions.dialogue.speech import ASK_A_FEW
from actions.dialogue.told_days import full as told_in_full
from actions.dialogue.turn import Turn
from actions.enquiries.offering import ABOUT
from actions.protection.basis import MOST_ARTICLES, basis_of
from backend.defence.petition import PetitionKind
from backend.enquiries.announcements import OFFICE
from backend.enquiries.model import OFFICE_NAMES, Office
from backend.protection.interest_cap import Verdict, cap, judged, known_until
from backend.protection.model import LawEntry, RefusalKind
from backend.shared.wording import Words
from backend.statutes.commands import HasStatutes

ENTRY, PART = "law_entry", "law_part"
"""The payload's keys by which a button names an entry, and what of it is wanted."""
RULE: Final = "rule"
_ASKED: Final[Office] = "litigation_service"
_WHY = Words("为什么（规定全文）", "Why: the full rule")
_READ = Words("看法条原文", "Read the article")
_ASK_OFFICE = Words("替我去问", "Ask them for me")
_NONE_OF_THESE = Words("都不是，替我去问", "None of these: ask for me")
DO: Final = {
    "ask_arbitration": Words("仲裁怎么办", "How arbitration works"),
    "ask_authorization": Words("怎么委托律师", "How to appoint a lawyer"),
    "ask_court_fee": Words("算诉讼费", "Work out the court fee"),
    "ask_document_service": Words("文书怎么送达", "How papers are served"),
    "ask_enforcement": Words("怎么申请执行", "How to enforce"),
    "ask_filing_materials": Words("立案要什么材料", "Papers for filing"),
    "ask_hearing_time": Words("查开庭时间", "See my hearing"),
    "ask_help": Words("看看能办什么", "See what I can do here"),
    "ask_mediation": Words("调解怎么办", "How mediation works"),
    "ask_notarization": Words("公证要什么材料", "What a notarization needs"),
    "ask_online_hearing": Words("网上怎么开庭", "How online hearings work"),
    "ask_time_limit": Words("查答辩、上诉的期限", "Time limits to answer or appeal"),
    "find_institution": Words("找附近的机构", "Find an office nearby"),
    "start_authorization": Words("视频委托律师", "Appoint a lawyer by video"),
    "start_enquiry": Words("去问法院诉讼服务中心", "Ask the court's service centre"),
    "start_defence": Words("有人告我，教我怎么答辩", "I am sued: help me answer"),
    "start_filing": Words("网上立案", "File a case online"),
    "start_hearing_asynchronous": Words("申请异步审理", "Ask for an asynchronous hearing"),
    "start_identity": Words("身份验证", "Verify my identity"),
    "start_notarization": Words("预约公证", "Book a notarization"),
}
"""The button under an answer, by the intent it opens."""
_FOLLOWS = Words("您接着问的是“{}”：", "You are now asking “{}”:")
_OF_THIS = Words("“{}”", "“{}”")
"""Label of a follow-up, where the words before it say that it is about the entry told."""
_FIRST_STEP = Words("先做这一步：{}", "The first step: {}")
_CAUSES: Final = {
    "company": "equity", "divorce": "divorce", "inheritance": "inheritance", "labour": "labour",
    "lease": "house_lease", "loans": "private_lending", "traffic_injury": "tort_traffic",
}  # fmt: skip
"""The cause of action a suit about a page of the library is filed under."""
_PETITIONS: Final[Mapping[str, PetitionKind]] = {
    "defendant_jurisdiction_objection": "objection",
    "defendant_more_time": "extension",
    "defendant_settle": "mediation",
}
"""Entries after which a defendant's petition can be written here."""
_VERDICTS: Final[Mapping[Verdict, Words]] = {
    "within": Words("按下面的LPR算，在上限以内", "is within the limit at the LPR below"),
    "depends": Words(
        "有没有超过上限，要看是哪个月签的", "is within the limit or above it, depending on the month you signed"
    ),
    "over": Words("超过了上限", "is above the limit"),
}
_LONGEST_ZH, _LONGEST_EN = 28, 64
"""Characters of a button."""


async def tell_entry(turn: Turn, entry: LawEntry, taken_for: Words | None = None) -> None:
    """Say the answer; in the middle of a form its question follows, so nothing else is offered but the rule.

    Args:
        taken_for: the question a follow-up was taken for, which is said before the answer to it.
    """
    answer = entry.answer.say(turn.language)
    if taken_for is not None:
        answer = f"{_FOLLOWS.say(turn.language).format(taken_for.say(turn.language))}\n{answer}"
    facts = {"answer": answer, **_basis(turn, entry)}
    why = button(turn.language, _WHY, "ask_law", **{ENTRY: entry.entry_id, PART: RULE})
    ways = [why, *await _articles(turn, entry)]
    if turn.has_draft:
        turn.say("utter_law_answer_in_form", ways, **facts)
    else:
        turn.say("utter_law_answer", [*ways, *_next(turn, entry)], next=entry.next.say(turn.language), **facts)
    turn.events.append(SlotSet(ENTRY, entry.entry_id))


async def tell_rate(turn: Turn, entry: LawEntry, yearly: Decimal) -> None:
    """Say how a yearly rate of interest stands to the highest a court allows."""
    known = cap()
    rates = {"yearly": yearly, "lpr": known.lpr, "newest": known.newest, "highest": known.highest}
    facts: dict[str, Any] = {name: figure(rate) for name, rate in rates.items()}
    facts |= {"verdict": _VERDICTS[judged(yearly)].say(turn.language), "since": f"{known.since:%Y-%m}"}
    await tell_reckoned(turn, "utter_law_rate", doubting_rates(entry), facts)


def doubting_rates(entry: LawEntry, day: date | None = None) -> LawEntry:
    """Return an entry whose doubt says up to which day the rates of interest are known.

    Args:
        day: whose rate is told; one after the last known day is pointed out by itself.
    """
    known = known_until()
    zh, en = f"LPR只对照公开资料到{told_in_full(known, 'zh-Hans')}", told_in_full(known, "en")
    if day is not None and day > known:
        later = told_in_full(day, "zh-Hans"), told_in_full(day, "en")
        doubt = Words(
            f"{zh}，{later[0]}的LPR没有核对，上限暂按已知的算；请先在全国银行间同业拆借中心网站查。",
            f"The LPR was looked up to {en} only. Yours is that of {later[1]}, which nobody has checked, so the limit"
            " above is provisional: look up that month's rate first.",
        )
    else:
        doubt = Words(
            f"{zh}，以后各月没有核对；请以签约当月公布的为准。",
            f"The LPR was looked up to {en}, later months were not. What was published for the month of signing"
            " counts.",
        )
    return replace(entry, doubt=doubt)


async def tell_reckoned(turn: Turn, utter: str, entry: LawEntry, facts: Mapping[str, Any]) -> None:
    """Say a figure that was reckoned by the rule of an entry, with its articles and its doubt."""
    why = button(turn.language, _WHY, "ask_law", **{ENTRY: entry.entry_id, PART: RULE})
    ways = [why, *await _articles(turn, entry), *([] if turn.has_draft else _next(turn, entry))]
    turn.say(utter, ways, **facts, **_basis(turn, entry))
    turn.events.append(SlotSet(ENTRY, entry.entry_id))


async def tell_rule(turn: Turn, entry: LawEntry) -> None:
    """Say the whole rule with its exceptions, its doubt and the day it was checked."""
    buttons = [*await _articles(turn, entry), *([] if turn.has_draft else _next(turn, entry))]
    facts = {"rule": entry.rule.say(turn.language), "checked": f"{entry.checked:%Y-%m-%d}", **_basis(turn, entry, 0)}
    turn.say("utter_law_rule", buttons, **facts)
    turn.events.append(SlotSet(ENTRY, entry.entry_id))


def tell_further(turn: Turn, entry: LawEntry, words: str, taken_for: Words | None = None) -> None:
    """Say the part of an entry that a short question asks for."""
    if taken_for is not None:
        words = f"{_OF_THIS.say(turn.language).format(taken_for.say(turn.language))}\n{words}"
    turn.say("utter_law_further", [] if turn.has_draft else _next(turn, entry), words=words, **_basis(turn, entry))
    turn.events.append(SlotSet(ENTRY, entry.entry_id))


def opened_by(entry: LawEntry) -> str:
    """Return the intent that opens what an entry is about: a suit, where one is filed of its topic; else its button."""
    return "start_filing" if entry.topic in _CAUSES else entry.next_intent or ""


def tell_begin(turn: Turn, entry: LawEntry, lead: Words | None = None) -> None:
    """Say how one begins with what an entry is about, with the ways that open it; a suit is opened with its cause.

    Args:
        lead: what is said before the first step.
    """
    ways = [] if turn.has_draft else _next(turn, entry)
    cause = _CAUSES.get(entry.topic)
    if cause and not turn.has_draft:
        filing = payload_of("start_filing", cause=cause)
        ways = [way for way in ways if not way["payload"].startswith(payload_of("start_filing"))]
        ways.append(sending(turn.language, DO["start_filing"], filing))
    if not turn.has_draft and not any(way["payload"].startswith(payload_of("start_enquiry")) for way in ways):
        ways.append(_ask_office(turn, _ASK_OFFICE))
    words = _FIRST_STEP.say(turn.language).format(entry.next.say(turn.language))
    if lead is not None:
        words = f"{lead.say(turn.language)}\n{words}"
    turn.say("utter_law_further", ways, words=words, **_basis(turn, entry))
    turn.events.append(SlotSet(ENTRY, entry.entry_id))


def tell_likely(turn: Turn, entries: Sequence[LawEntry]) -> None:
    """Say what the likeliest entry answers, under the question it is the answer to, and offer the others."""
    first = entries[0]
    facts: dict[str, Any] = {"title": title_of(first).say(turn.language), "answer": first.answer.say(turn.language)}
    turn.say("utter_law_likely", _choices(turn, entries[1:]), **facts, **_basis(turn, first))
    turn.events.append(SlotSet(ENTRY, first.entry_id))


def offer_candidates(turn: Turn, entries: Sequence[LawEntry], begin: str = "") -> None:
    """Ask which question is meant; none of them goes to the office.

    Args:
        begin: the intent that opens the form which may be meant as well.
    """
    ways = _choices(turn, entries)
    if begin in DO and not turn.has_draft:
        ways.insert(len(entries), button(turn.language, DO[begin], begin))
    turn.say("utter_law_candidates", ways)


def _choices(turn: Turn, entries: Sequence[LawEntry]) -> list[dict[str, str]]:
    buttons = [button(turn.language, title_of(entry), "ask_law", **{ENTRY: entry.entry_id}) for entry in entries]
    return [*buttons, _ask_office(turn, _NONE_OF_THESE)]


def refuse(turn: Turn, kind: RefusalKind) -> None:
    """Say kindly what nobody can answer from a library, and who can."""
    turn.say(f"utter_law_refused_{kind}", office=office_name(turn))


def say_unknown(turn: Turn) -> None:
    """Say that it is not known, and offer to ask the office with this very question."""
    turn.say("utter_law_unknown", [_ask_office(turn, _ASK_OFFICE)], office=office_name(turn))


def title_of(entry: LawEntry) -> Words:
    """Return how an entry is called on a button: the first way of asking for it that is short enough."""
    return Words(_short(entry.ask["zh"], _LONGEST_ZH), _short(entry.ask["en"], _LONGEST_EN))


def office_name(turn: Turn) -> str:
    """Return the office that is asked."""
    return OFFICE_NAMES[_ASKED].say(turn.language)


def _basis(turn: Turn, entry: LawEntry, most: int = MOST_ARTICLES) -> Mapping[str, Any]:
    doubt = entry.doubt.say(turn.language) if entry.doubt else ""
    mark = Words("\n请留意：", "\nPlease note: ").say(turn.language)
    return {"basis": basis_of(entry.sources, turn.language, most), "doubt": f"{mark}{doubt}" if doubt else ""}


async def _articles(turn: Turn, entry: LawEntry) -> list[dict[str, str]]:
    """The way to the articles in their own words, where statutes have been imported."""
    named = any(source.article for source in entry.sources)
    if not named or not await turn.do(HasStatutes()):
        return []
    return [button(turn.language, _READ, "ask_statute", **{ENTRY: entry.entry_id})]


def _next(turn: Turn, entry: LawEntry) -> list[dict[str, str]]:
    if (kind := _PETITIONS.get(entry.entry_id)) is not None:
        return [sending(turn.language, *WRITE[kind])]
    intent = entry.next_intent
    if intent is None:
        return []
    payload = payload_of("start_enquiry", **{OFFICE: _ASKED}) if intent == "start_enquiry" else payload_of(intent)
    return [sending(turn.language, DO[intent], payload)]


def ask_on(turn: Turn) -> None:
    """Say how one goes on with a fact told behind an answer: by the triage's questions, or by asking the office."""
    ways = [button(turn.language, ASK_A_FEW, "start_triage"), _ask_office(turn, _ASK_OFFICE)]
    turn.say("utter_law_told_more", ways, office=office_name(turn))


def _ask_office(turn: Turn, title: Words) -> dict[str, str]:
    return button(turn.language, title, "start_enquiry", **{OFFICE: _ASKED, ABOUT: "law"})


def figure(rate: Decimal) -> str:
    """Return a rate without zeros that say nothing."""
    return f"{rate:f}".rstrip("0").rstrip(".") if "." in f"{rate:f}" else f"{rate:f}"


def _short(ways: Sequence[str], longest: int) -> str:
    return next((way for way in ways if len(way) <= longest), ways[0][:longest] + "…")
