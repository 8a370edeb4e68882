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
    buttons = _ways_on(turn, ways)
    facts: dict[str, Any] = {"reason": rule.reason.say(turn.language), **_said(turn, triage, rule, ways)}
    turn.say("utter_triage_way" if len(ways) == 1 else "utter_triage_ways", buttons, **facts)


def tell_one(turn: Turn, known: Facts, way: Way) -> None:
    """Say one of the ways that were told once more, by itself, where this house cannot go it."""
    triage = load_triage()
    rule = triage.decide(known)
    if isinstance(rule, Rule):
        facts: dict[str, Any] = {"reason": rule.reason.say(turn.language), **_said(turn, triage, rule, [way])}
        turn.say("utter_triage_way", _ways_on(turn, [way]), **facts)


def _ways_on(turn: Turn, ways: list[Way]) -> list[Button]:
    """A button for each way this house can go, and for the others the centre that is asked."""
    buttons = [_button(turn, way) for way in ways if way.opens]
    if len(buttons) < len(ways):
        buttons.append(button(turn.language, _ASK, "start_triage", **{WAY: "centre"}))
    return buttons


def _said(turn: Turn, triage: Triage, rule: Rule, ways: list[Way]) -> dict[str, str]:
    language = turn.language
    colon = Words("：", ": ").say(language)
    named = [one for way in ways for one in way.sources if one.article and one.confidence != "recall"]
    every = [Source(one.law, one.article) for one in named]
    doubts = [way.doubt.say(language) for way in ways if way.doubt is not None]
    mark = Words("\n请留意：", "\nPlease note: ").say(language)
    basis = basis_of(every, language)
    rests_on = Words("\n依据：", "\nBasis: ").say(language)
    facts = {
        "doubt": mark + Words("", " ").say(language).join(doubts) if doubts else "",
        "basis": rests_on + basis if basis else "",
    }
    if len(ways) == 1:
        return {**facts, "way": ways[0].name.say(language), "how": ways[0].how.say(language)}
    lines = [f"{sign} {way.name.say(language)}{colon}{way.how.say(language)}" for sign, way in zip("①②③", ways)]  # noqa: B905
    return {**facts, "lines": "\n".join(lines), "differs": triage.differences[frozenset(rule.ways[:2])].say(language)}


def _button(turn: Turn, way: Way) -> Button:
    if way.opens.startswith(_ANSWERED):
        return sending(turn.language, way.name, payload_of(way.opens, **way.values))
    return button(turn.language, way.name, "start_triage", **{WAY: way.code})
