"""The facts of a dispute that were told before they are asked for: in talk, in a triage, in a filing that waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from weakref import WeakKeyDictionary

from actions.answers import Answer
from actions.dialogue.checked_numbers import with_country_code
from actions.dialogue.phrases import said
from actions.dialogue.readers.speech_acts import spoken_act
from actions.dialogue.readers.statements import stated
from actions.dialogue.readers.wished_times import read_wished_times, time_words
from actions.dialogue.turn import Turn
from actions.filing.readers.particulars_told import LIVES
from actions.filing.story import answers_of, is_story
from actions.mediation.readers.asked import keeps_secret
from actions.mediation.readers.dispute import bare_figure_in, quarrel_in, spoken_in, thing_in, wish_in
from actions.mediation.readers.secrets import SECRETS, secret_sums, stands_apart, without_secrets
from actions.mediation.readers.sides import sides_in
from actions.mediation.readers.sum_parts import parts_in, total_of
from actions.mediation.readers.sums import in_dispute, sums_in
from actions.readers.contacts import contacts_in, without_contacts
from actions.story.reading import Story, read_story
from actions.triage.leading import facts_decided
from actions.triage.memory import texts_told
from actions.triage.readers.told import facts_told
from backend.drafts.model import Draft, GetDraft
from backend.mediation.dispute.model import LONGEST_TEXT

MATTERS: Mapping[str, str] = {
    "debt": "debt", "trade": "trade", "purchase": "trade", "house": "house", "company": "company", "estate": "estate",
    "family": "family", "support": "family", "work": "work", "injury": "injury", "harm": "other", "land": "neighbour",
}  # fmt: skip
"""From a matter of the triage to one of mediation; what is not here is no matter for it."""
CAUSES: Mapping[str, str] = {
    "private_lending": "debt", "sale_contract": "trade", "house_lease": "house", "divorce": "family",
    "inheritance": "estate", "labour": "work", "tort_traffic": "injury", "equity": "company",
}  # fmt: skip
PARTS = "amount_parts"
"""The sums that the whole is made up of, each with its kind; shown as long as they come to it."""
LOOSE = "loose_contact"
"""A number that no word gives to either side; never kept, only asked about."""
OWN_PLACE, SEVERAL = "own_place", "other_names"
"""Home of the writer, and the names of several on the other side: told, and no answers of the form."""
NOT_KEPT = frozenset({LOOSE, OWN_PLACE, SEVERAL})
_KNOWN = ("matter", "other_name", SECRETS)
"""The answers given before on which it hangs what a message tells."""
_READ: WeakKeyDictionary[Turn, dict[tuple[Any, ...], dict[str, Any]]] = WeakKeyDictionary()
"""Readings of a turn's messages; gone with the turn."""
_LONG = 12
"""Characters from which a message that tells of a dispute says what happened."""
_LETTERS_A_SIGN = 3
_FEW_WORDS, _FEW_AROUND = 12, 4
MOSTLY_TIME = 0.7
"""Share of a message from which it is days and hours and hardly anything else."""


def told_in(
    text: str, entities: Any = (), today: date | None = None, known: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, Any]:
    """Return what one text tells of a dispute, by the names of the questions.

    Args:
        text: what was written.
        entities: what the bot has read in it.
        today: no lending lies ahead of it.
        known: answers that were given before: of a dispute whose kind is known, more is told in fewer words.
    """
    story = read_story(text, list(entities), today=today)
    told = _of_story(story)
    matter = MATTERS.get(facts_told(text).get("matter", ""), "")
    if matter and "matter" not in told:
        told["matter"] = "neighbour" if matter in ("house", "other") and said("names_neighbours", text) else matter
    if not told.get("matter") and not known.get("matter") and said("names_neighbours", text):
        told["matter"] = "neighbour"
    if "matter" not in told and said("names_lawsuit_or_mediation", text) and (thing := thing_in(text)):
        told["matter"] = thing
    told |= _of_both_sides(text, entities, today, told, known)
    secret = [*secret_sums(text, entities), *(known.get(SECRETS) or ())]
    open_text, disputed = without_secrets(text), in_dispute(text, entities)
    wish, sums = without_contacts(wish_in(open_text)), sums_in(disputed)
    if wish and spoken_act(wish) is None and (not keeps_secret(text) or stands_apart(text, entities)):
        told["wish"] = wish
    parts = parts_in(text, disputed)
    wanted = _sum_wanted(text, wish, disputed)
    if parts and (not wanted or wanted in [value for _, value in parts]):
        told |= {"amount": total_of(parts), PARTS: parts}
    elif wanted or len(sums) == 1:
        told["amount"] = wanted or sums[0]
    if told.get("amount") in secret or any(value in secret for _, value in told.get(PARTS, [])):
        told = {name: value for name, value in told.items() if name not in ("amount", "wish", PARTS)}
    if secret_now := secret_sums(text, entities):
        told[SECRETS] = secret_now
    quarrel = _without(stated(quarrel_in(without_contacts(open_text))).text, wish)
    long = _length(quarrel) >= _LONG and (told.get("matter") or (known.get("matter") and sums))
    of_matter = told.get("matter") or known.get("matter")
    only_named = _length(quarrel) - _length(str(told.get("other_name", ""))) <= _FEW_AROUND
    if of_matter and (long or is_story(story)) and not only_named and quarrel != wish and len(quarrel) <= LONGEST_TEXT:
        told["what_happened"] = quarrel
    return told


def _sum_wanted(text: str, wish: str, entities: Any) -> str:
    """The one sum in the words of the wish; a bare figure there is in the currency of the other sums told."""
    begins = text.find(wish) if wish else -1
    if begins < 0:
        return ""
    inside = [one for one in entities if begins <= one.get("start", -1) < begins + len(wish)]
    if len(found := sums_in(inside)) == 1:
        return found[0]
    currencies = {one.rpartition(" ")[2] for one in sums_in(entities)}
    figure = bare_figure_in(wish)
    return "" if found or not figure or len(currencies) != 1 else f"{figure} {currencies.pop()}"


def _without(text: str, wish: str) -> str:
    """Return what happened without the words of the wish at its end, where something is left."""
    cut = text.removesuffix(wish).rstrip(" ，,。.;；、\n") if wish else text
    return cut if cut != text and _length(cut) >= _LONG else text


def _of_both_sides(
    text: str, entities: Any, today: date | None, told: dict[str, Any], known: Mapping[str, Any]
) -> dict[str, Any]:
    """Return who is on which side, where they live, whose telephone is whose, and what each side speaks.

    Of several on the other side none is taken for the one who is invited.
    """
    sides = sides_in(text, entities, today, str(known.get("other_name") or ""))
    several = len(sides.others) > 1
    if several:
        told.pop("other_name", None)
    other = "" if several else str(told.get("other_name") or "".join(sides.others) or known.get("other_name") or "")
    numbers, spoken = contacts_in(text, theirs=other), spoken_in(text)
    if told.get("other_contact") in (numbers.own, numbers.loose):  # a story gives every number to the other side
        told.pop("other_contact", None)
    found = {
        "other_name": "" if several else str(told.get("other_name") or "") or "".join(sides.others),
        "name": str(told.get("name") or "") or sides.own, "place": str(told.get("place") or "") or sides.place,
        OWN_PLACE: sides.own_place, SEVERAL: list(sides.others) if several else [],
        "phone": numbers.own, "other_contact": numbers.theirs, LOOSE: numbers.loose,
        "own_tongue": spoken.own, "other_tongue": spoken.theirs,
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


async def with_codes(turn: Turn, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was told with each telephone under the code of where the person is, where none was written."""
    kinds = ("phone", "other_contact", LOOSE)
    return {
        name: await with_country_code(turn, str(value)) if name in kinds and value else value
        for name, value in told.items()
    }


def told_now(turn: Turn, answer: Answer) -> dict[str, Any]:
    """Return what the message of this turn tells; nothing of a button or a file."""
    if answer.pressed or answer.uploaded or not answer.text:
        return {}
    known = {name: turn.answers.get(name) for name in _KNOWN} if turn.has_draft else {}
    seen, key = _READ.setdefault(turn, {}), (answer.text, len(answer.entities), *map(str, known.values()))
    if key not in seen:  # every question of the form asks for it once more
        seen[key] = _told_by(turn, answer, known)
    return dict(seen[key])


def _told_by(turn: Turn, answer: Answer, known: Mapping[str, Any]) -> dict[str, Any]:
    told = told_in(answer.text, answer.entities, today_of(turn), known)
    if (times := times_told(answer, turn.timezone)) and _are_when_free(answer, times):
        told["times"] = times
    return told


def _are_when_free(answer: Answer, times: Mapping[str, Any]) -> bool:
    """Return True if days and hours are when somebody can meet: said so, the hours of a week, or hardly anything else.

    A day alone may be of what happened; with an hour or a part of the day it is wished for ("the week of 14
    December, evenings here").
    """
    text, hours = answer.text, "hours" in times or "at" in times
    weekly = _length(text) <= _FEW_WORDS and "days" not in times and ("weekdays" in times or hours)
    nothing_else = hours and time_words(answer) >= MOSTLY_TIME and not said("dates_something_else", text)
    return said("is_free_then", text) or weekly or nothing_else


def times_told(answer: Answer, zone: str) -> dict[str, Any]:
    """Return the days and hours a message names, as they are kept; on the clock of `zone` unless it names another."""
    wish = read_wished_times(answer, zone)
    return wish.on_clock(wish.zone or zone).as_kept() if wish.says_something else {}


async def told_before(turn: Turn) -> dict[str, Any]:
    """Return what is known already, the surest last: a filing that waits, the conversation, a triage."""
    told = await _of_filing(turn)
    for text in reversed(texts_told(turn, decided=True)):
        told |= told_in(text, today=today_of(turn))
    facts = await facts_decided(turn)
    if matter := MATTERS.get(facts.get("matter", "")):
        told["matter"] = matter
    return told


def today_of(turn: Turn) -> date | None:
    """The day the message was written on, where the person is."""
    now = (turn.tracker.latest_message.get("metadata") or {}).get("now")
    return datetime.fromisoformat(str(now)).date() if now else None


def _of_story(story: Story) -> dict[str, Any]:
    return _of_answers(answers_of(story))


async def _of_filing(turn: Turn) -> dict[str, Any]:
    """Return what an open filing holds: the other side, the facts, the claims."""
    draft: Draft | None = await turn.do(GetDraft(turn.person.person_id, "filing"))
    if draft is None or draft.state in ("submitted", "discarded"):
        return {}
    told = _of_answers(draft.answers)
    facts, claims = draft.answers.get("facts"), draft.answers.get("claims")
    if isinstance(facts, str) and facts:
        told["what_happened"] = facts[:LONGEST_TEXT]
    if isinstance(claims, list) and claims:
        told["wish"] = "；".join(map(str, claims))[:LONGEST_TEXT]
    return told


def _of_answers(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a filing as those of a mediation."""
    told: dict[str, Any] = {}
    if matter := CAUSES.get(str(answers.get("cause", ""))):
        told["matter"] = matter
    for name, theirs in (
        ("other_name", "defendant_1_name"),
        ("other_contact", "defendant_1_phone"),
        ("phone", "plaintiff_1_phone"),
    ):
        if isinstance(value := answers.get(theirs), str) and value:
            told[name] = value
    if isinstance(own := answers.get("plaintiff_1_name"), str) and own:
        told["name"] = own
    for theirs in ("defendant_1_address", f"defendant_1_{LIVES}"):
        where = answers.get(theirs)
        if isinstance(where, Mapping) and where.get("text"):
            told["place"] = str(where["text"])
            break
    return told


def _length(text: str) -> int:
    return len(text) if not text.isascii() else len(text) // _LETTERS_A_SIGN
