"""A mediation that leads to a suit: what was told for it as the answers of a filing, so that nothing is asked again.

Only the person's own words and values go along, never what the other side offered. The wish becomes a claim that is
shown and can be taken out; a sum the story does not place is only offered at the question it seems to answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from actions.dialogue.fields import Answers
from actions.dialogue.readers.statements import read_claim
from actions.dialogue.turn import Turn
from actions.filing.claims import CLAIM_LIMIT
from actions.filing.parties import key
from actions.filing.readers.party_details import kind_of_name
from actions.filing.story import CLAIMS_TOLD, answers_of, doubts_of, home
from actions.filing.story_rules import noted
from actions.mediation.memory import CAUSES
from actions.story.reading import Story, read_story
from backend.filing.causes.guides import load_causes
from backend.mediation.dispute.model import Application

Entities = Sequence[dict[str, Any]]
CAUSE_OF: Mapping[str, str] = {matter: cause for cause, matter in CAUSES.items()}
_BETWEEN = "。"
_A_PHONE = "⟦phone:"


def carried(
    kept: Answers, told: Application, typed: Sequence[tuple[str, Entities]], today: date | None
) -> dict[str, Any]:
    """Return the change of a filing that adds what was told for a mediation and the filing does not hold.

    Args:
        kept: what the filing holds; it stays.
        typed: what the person wrote, each message with what was read in it; see `typed_by`.
        today: no lending lies ahead of it.
    """
    story = _story_of(told, typed, today)
    answers = {**answers_of(story), **_parties(told), **_gate(told, story)}
    doubts = {**doubts_of(story), **_sum_in_doubt(told, answers)}
    answers[CLAIMS_TOLD] = [] if "claims" in kept else _claims(told, answers)
    lacking = {name: value for name, value in answers.items() if value and name not in kept}
    return noted(kept, lacking, {name: value for name, value in doubts.items() if name not in kept})


def is_same_dispute(answers: Answers, told: Application) -> bool:
    """Return True if a filing that waits is about the dispute of a mediation, as far as it says anything yet."""
    cause, sued = answers.get("cause"), answers.get(key("defendant", 1, "name"))
    return CAUSES.get(str(cause)) in (told.matter, None) and sued == told.other_name


def typed_by(turn: Turn) -> list[tuple[str, Entities]]:
    """Return what the person typed in this conversation, each message with what was read in it."""
    events = [one for one in turn.tracker.events if one.get("event") == "user" and one.get("text")]
    return [(str(one["text"]), (one.get("parse_data") or {}).get("entities") or []) for one in events]


def _story_of(told: Application, typed: Sequence[tuple[str, Entities]], today: date | None) -> Story:
    """Read what happened and what is wanted as the story of a suit, of the cause the mediation was about."""
    text = f"{told.what_happened}{_BETWEEN}{told.wish}"
    found: dict[int, dict[str, Any]] = {}
    for said, entities in typed:
        for one in entities:
            words = said[one["start"] : one["end"]] if "start" in one and "end" in one else ""
            if words and (at := text.find(words)) >= 0:
                found.setdefault(at, {**one, "start": at, "end": at + len(words)})
    entities = [found[at] for at in sorted(found)]
    free = read_story(text, entities, today=today)
    cause = free.cause if CAUSES.get(free.cause) == told.matter else CAUSE_OF.get(told.matter, "")
    return free if free.cause == cause else read_story(text, entities, today=today, cause=cause)


def _gate(told: Application, story: Story) -> dict[str, Any]:
    cause = story.cause or CAUSE_OF.get(told.matter, "")
    return {"matter": "civil", "cause": cause, "mediation_first": "no", "facts": told.what_happened}


def _parties(told: Application) -> dict[str, Any]:
    """Names with what they are, where the other side lives, and whose telephone is whose; no address for mail."""
    answers: dict[str, Any] = {}
    if told.place:
        name, where = home("defendant", {"text": told.place})
        answers[name] = where
    for role, name, contact in (
        ("plaintiff", told.name, told.phone),
        ("defendant", told.other_name, told.other_contact),
    ):
        answers[key(role, 1, "name")] = name  # type: ignore[arg-type]
        answers[key(role, 1, "kind")] = kind_of_name(name)  # type: ignore[arg-type]
        answers[key(role, 1, "phone")] = contact if contact.startswith(_A_PHONE) else ""  # type: ignore[arg-type]
    if answers[key("plaintiff", 1, "kind")] == "organisation":
        answers["for_whom"] = "organisation"
    return answers


def _sum_in_doubt(told: Application, answers: Answers) -> dict[str, Any]:
    """The sum of the wish at the first question for money that the story did not answer."""
    asked = _about_money(str(answers.get("cause", "")))
    return {asked[0]: told.amount} if asked and told.amount and not any(answers.get(name) for name in asked) else {}


def _about_money(cause: str) -> list[str]:
    """The questions of a cause that a sum answers; the first is what the rest is reckoned from."""
    page = load_causes().get(cause)
    return [f"{cause}_{one.key}" for one in page.questions if one.kind == "money"] if page else []


def _claims(told: Application, answers: Answers) -> list[str]:
    """The wish as a claim of its own, unless no court can order it, or a claim will be drafted from its sum."""
    if told.amount and told.amount in {answers.get(name) for name in _about_money(str(answers.get("cause", "")))}:
        return []
    return [told.wish] if read_claim(told.wish, CLAIM_LIMIT).found else []
