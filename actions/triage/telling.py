"""Words of the triage: what was understood, and the ways with their reasons, their difference and their basis."""

from __future__ import annotations

from typing import Any

from actions.dialogue.buttons import Button, button, payload_of, sending
from actions.dialogue.turn import Turn
from actions.protection.basis import basis_of
from backend.protection.model import Source
from backend.shared.wording import Words
from backend.triage.model import Facts, Rule, Triage, Way
from backend.triage.pages import load_triage

WAY = "triage_way"
"""The payload's key that names a way."""
_ASK = Words("替我问中心", "Ask the centre for me")
_ANSWERED = ("ask_", "find_")
"""Intents that are answered in one message; their button asks at once."""


def say_heard(turn: Turn, known: Facts) -> None:
    """Say back what was understood; with nothing known, say what comes."""
    facts = load_triage().facts
    told = [(facts[name], facts[name].value(value)) for name, value in known.items() if name in facts]
    said = [value.label.say(turn.language) for _, value in told if value is not None and value.label.zh]
    if said:
        turn.say("utter_triage_heard", told=Words("；", "; ").say(turn.language).join(said))
    elif "matter" not in known:
        turn.say("utter_triage_opening")


def tell_ways(turn: Turn, known: Facts) -> None:
    """Say the way, or the two with what differs between them, and offer to go into one."""
    triage = load_triage()
    rule = triage.decide(known)
    if isinstance(rule, str):
        raise LookupError(f"{rule} is not known")
    ways = [triage.ways[code] for code in rule.ways]
    buttons = [_button(turn, way) for way in ways]
    if not any(way.opens for way in ways):
        buttons.append(button(turn.language, _ASK, "start_triage", **{WAY: "centre"}))
    facts: dict[str, Any] = {"reason": rule.reason.say(turn.language), **_said(turn, triage, rule, ways)}
    turn.say("utter_triage_way" if len(ways) == 1 else "utter_triage_ways", buttons, **facts)


def _said(turn: Turn, triage: Triage, rule: Rule, ways: list[Way]) -> dict[str, str]:
    language = turn.language
    colon = Words("：", ": ").say(language)
    every = [Source(one.law, one.article) for way in ways for one in way.sources if one.confidence != "recall"]
    doubts = [way.doubt.say(language) for way in ways if way.doubt is not None]
    mark = Words("\n请留意：", "\nPlease note: ").say(language)
    basis = basis_of(every, language)
    named = Words("\n依据：", "\nBasis: ").say(language)
    facts = {
        "doubt": mark + Words("", " ").say(language).join(doubts) if doubts else "",
        "basis": named + basis if basis else "",
    }
    if len(ways) == 1:
        return {**facts, "way": ways[0].name.say(language), "how": ways[0].how.say(language)}
    lines = [f"{sign} {way.name.say(language)}{colon}{way.how.say(language)}" for sign, way in zip("①②③", ways)]  # noqa: B905
    return {**facts, "lines": "\n".join(lines), "differs": triage.differences[frozenset(rule.ways[:2])].say(language)}


def _button(turn: Turn, way: Way) -> Button:
    if way.opens.startswith(_ANSWERED):
        return sending(turn.language, way.name, payload_of(way.opens, **way.values))
    return button(turn.language, way.name, "start_triage", **{WAY: way.code})
