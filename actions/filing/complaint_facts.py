"""Answers of a filing that a complaint of the person's lawyer gives; nothing is kept before their yes. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from actions.dialogue.fields import Answers
from actions.filing.readers import kept_address
from actions.filing.readers.paper_values import is_party
from actions.filing.readers.party_names import MOST, Role, key
from actions.filing.screening import VERIFIED
from actions.filing.story import OWN_WORDS, answers_of
from actions.script import sign_by_sign
from actions.story.outright import OTHER, cause_outright
from actions.story.reading import read_story
from backend.filing.causes.guides import find_cause, load_causes
from backend.paper_reader.contents.moments import written_days
from backend.paper_reader.contents.sums import sums_in
from backend.shared.countries import countries, country_name
from backend.shared.courts import COURTS

SIDES: Mapping[Role, str] = {"plaintiff": "plaintiffs", "defendant": "defendants"}
"""The value of a paper in which the names of each role stand."""
PARTS = ("sex", "birth_date", "background", "representative", "address", "phone", "document_number")
_DISPUTE = "纠纷"
_SHORTEST = len("人民法院")


def is_complaint(waiting: Mapping[str, Any]) -> bool:
    """Return True if what was read is a complaint of the person's own."""
    return "complaint" in waiting["kinds"]


def court_code(name: str) -> str | None:
    """Return which of our courts a name is, with its province or without; None for another one."""
    for code, court in COURTS.items():
        if name.endswith(court.name.zh) or (len(name) > _SHORTEST and court.name.zh.endswith(name)):
            return code
    return None


def with_cause(waiting: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Return what was read with its cause, as we call it, and with the answers that its facts give for certain.

    Names that can be nobody's are unclear instead.
    """
    parties = [one for one in waiting["parties"] if is_party(one["name"])]
    gone = [SIDES[one["side"]] for one in waiting["parties"] if one not in parties]
    names = {name: [one["name"] for one in parties if one["side"] == role] for role, name in SIDES.items()}
    code, called = _cause(waiting)
    cause = {"cause": called, "cause_code": code, "elements": _elements(code, str(waiting["facts"]), today)}
    return {**waiting, **names, **cause, "parties": parties, "unclear": [*waiting["unclear"], *gone]}


def _cause(waiting: Mapping[str, Any]) -> tuple[str, str]:
    """The code of a complaint's cause and its name: as it is written, else as claims and facts leave no doubt."""
    written = str(waiting["cause"])
    if written:
        if found := find_cause(written):
            return found[0], written
        return OTHER, written if written.endswith(_DISPUTE) else f"{written}{_DISPUTE}"
    told = "\n".join([*waiting["claims"], str(waiting["facts"])])
    if (outright := cause_outright(told)) is not None and outright.name is not None:
        return outright.code, outright.name.zh
    found = [outright.code] if outright is not None else find_cause(told)
    return (found[0], load_causes()[found[0]].name.zh) if len(found) == 1 and found[0] in load_causes() else ("", "")


def _elements(code: str, facts: str, today: date) -> dict[str, Any]:
    """The answers to a cause's own questions that the facts give for certain."""
    if code not in load_causes() or not facts:
        return {}
    story = read_story(facts, _values_in(facts), today=today, cause=code)
    return {name: value for name, value in answers_of(story).items() if name.startswith(f"{code}_")}


def _values_in(text: str) -> list[dict[str, Any]]:
    """The sums and days of a text, as the bot would find them in a message."""
    sums = [
        ("money", {"amount": str(one.amount), "currency": one.currency or "CNY"}, one.start, one.end)
        for one in sums_in(text)
    ]
    days = [("date", day.isoformat(), start, end) for day, start, end in written_days(text)]
    return [{"entity": kind, "value": value, "start": start, "end": end} for kind, value, start, end in (*sums, *days)]


def complaint_facts(waiting: Mapping[str, Any], answers: Answers) -> dict[str, Any]:
    """Return the answers that what is left of a complaint gives; whoever is verified is not told anew."""
    told: dict[str, Any] = {}
    code = str(waiting.get("cause_code") or "") if waiting.get("cause") else ""
    if code:
        told |= {"matter": "civil", "cause": code}
        told |= {"cause_words": waiting["cause"]} if code == OTHER else {}
    if answers.get("cause", code) == code:
        told |= {name: value for name, value in (waiting.get("elements") or {}).items() if name.startswith(f"{code}_")}
    for role, name in SIDES.items():
        told |= _parties(role, list(waiting.get(name) or ()), waiting, answers)
    if waiting.get("claims"):
        told |= {"claims": list(waiting["claims"]), "claims_so_far": list(waiting["claims"])}
    if waiting.get("facts"):
        told |= {"facts": waiting["facts"], OWN_WORDS: {"draft": False, "own": [waiting["facts"]]}}
    if waiting.get("amount"):
        told["amount"] = waiting["amount"]
    if court := court_code(str(waiting.get("court") or "")):
        told["court"] = court
    return {**told, **_agent(waiting.get("agent") or ())}


def _parties(role: Role, names: Sequence[str], waiting: Mapping[str, Any], answers: Answers) -> dict[str, Any]:
    """The parties of one side, each at the place where its name stands already, else at the next one."""
    said = [one for one in waiting.get("parties") or () if one["side"] == role]
    details = said if len(said) == len(names) else [{} for _ in names]
    told: dict[str, Any] = {}
    for number, (name, party) in enumerate(zip(names[:MOST], details, strict=False), 1):
        if role == "plaintiff" and number == 1 and answers.get("identity") == VERIFIED:
            continue
        parts = {part: party[part] for part in PARTS if party.get(part)}
        if "address" in parts:
            parts["address"] = place_of(str(parts["address"]))
        if kind := party.get("kind"):
            parts["kind"] = kind
        told |= {key(role, number, part): value for part, value in {"name": name, **parts}.items()}
    for number in range(1, len(names)):
        told[key(role, number, "more")] = "yes"
    last = key(role, len(names), "more")
    if names and answers.get(last) != "yes":
        told[last] = "no"
    return told


def place_of(text: str) -> dict[str, str]:
    """Return an address as the questions keep it; abroad in the one country it begins or ends with."""
    simple = sign_by_sign(text).casefold()
    named = {code for code in countries() if code != "CN" and _begins_or_ends(simple, code)}
    return kept_address(text, named.pop() if len(named) == 1 else "")


def _begins_or_ends(text: str, code: str) -> bool:
    name = country_name(code)
    return text.startswith(name.zh) or text.endswith(name.en.casefold())


def _agent(agent: Sequence[str]) -> dict[str, Any]:
    """The lawyer who wrote it, with firm and licence as far as they stand there."""
    if not agent:
        return {}
    named = dict(zip(("agent_name", "agent_firm", "agent_licence"), agent, strict=False))
    return {"agent_now": "lawyer", **named}
