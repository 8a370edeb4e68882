"""A question for a person's name: one reader for every service, and a choice where several names were written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.fields import Field, FieldReader
from actions.dialogue.readers.names import SAME, SEVERAL, read_personal_name
from actions.dialogue.readers.names_put_right import calls_another
from actions.dialogue.readers.organisations import is_organisation, read_organisation_name
from actions.dialogue.readers.speech_acts import act_of
from actions.dialogue.turn import Turn
from actions.profile.own_name import own_name
from actions.profile.told import says_own_name
from backend.shared.wording import Words, verbatim

MOST_NAMES = 6
_CODE = "name_"


def name_field(
    name: str,
    label: Words,
    *,
    own: bool = False,
    read: FieldReader | None = None,
    sides: Collection[str] = (),
    **more: Any,
) -> Field:
    """Make a question for one person's name.

    Args:
        name: of the field.
        label: of the field.
        own: True where the person's own name is asked: "same as before" is answered by what is known.
        read: reads the answer, if the service has more to read from it.
        sides: whose name is asked for, as `named_beside` knows them.
        more: of the field.
    """
    reader = read or name_reader(own=own, sides=sides)

    async def offered(turn: Turn) -> Sequence[Choice]:
        return offered_names(turn, name)

    async def read_or_pick(turn: Turn, answer: Answer) -> Reading:
        chosen = pick(answer, offered_names(turn, name)) if answer.text else NOTHING
        return picked(turn, name, str(chosen.value)) if chosen.found else await reader(turn, answer)

    async def pressed(turn: Turn, value: str) -> Reading:
        return picked(turn, name, value)

    async def say_known(turn: Turn, value: Any) -> None:
        await say_if_known(turn, label, value)

    own_ways: dict[str, Any] = {"choices": offered, "pressed": pressed, "free_text": True, "after": say_known}
    own_ways["told_as"] = frozenset() if own else frozenset({"name", "company"})
    return Field(name, label, read_or_pick, **(own_ways | more))


async def say_if_known(turn: Turn, label: Words, value: Any) -> None:
    """Say back the name that "same as before" stood for."""
    if act_of(turn.answer.text) == "same":
        colon = Words("：", ": ").say(turn.language)
        turn.say("utter_form_noted", lines=f"{label.say(turn.language)}{colon}{verbatim(str(value))}")


def name_reader(*, own: bool = False, sides: Collection[str] = ()) -> FieldReader:
    """Read a name; several are kept so that one can be chosen, and one's own is taken from where it is known."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = read_personal_name(answer.text, sides)
        if found.problem == SAME and own and (known := await own_name(turn)) is not None:
            return Reading(known)
        if found.found and own and says_own_name(answer.text):
            return replace(found, covers=1)  # "我叫…" where the writer's own name is asked leaves no doubt
        if found.found and not own and calls_another(answer.text):
            return replace(found, covers=1)  # nor does "他叫…" where somebody else's is
        return asked_which(found) if found.problem == SEVERAL else found

    return read


def own_party_reader(sides: Collection[str]) -> FieldReader:
    """Read one's own name, the company's, or the names of several who act together.

    Args:
        sides: see `names_of_party`.
    """
    one_or_several = name_reader(own=True, sides=sides)

    async def read(turn: Turn, answer: Answer) -> Reading:
        if turn.answers.get("kind") == "organisation":
            return read_organisation_name(answer.text)
        found = await one_or_several(turn, answer)
        return names_of_party(answer.text, sides) if found.problem == SEVERAL else found

    return read


def names_of_party(text: str, sides: Collection[str] = ()) -> Reading:
    """Return the names of a party that may be several people or a body.

    Args:
        text: the message.
        sides: whose names are asked for, as `named_beside` knows them.
    """
    if is_organisation(text):
        return read_organisation_name(text)
    found = read_personal_name(text, sides)
    return Reading("、".join(map(str, found.facts["names"]))) if found.problem == SEVERAL else found


def asked_which(found: Reading, problem: str = SEVERAL, **facts: str) -> Reading:
    """Keep several names, and ask which of them is meant."""
    names = [str(one) for one in found.facts["names"]][:MOST_NAMES]
    listed = "、".join(map(verbatim, names))
    return Reading(names, problem=problem, facts={"names": listed, **facts}, partial=True)


def names_so_far(turn: Turn, field: str) -> list[str]:
    """The names written in one answer to a question that has none yet."""
    kept = turn.answers.get(f"{field}_so_far")
    return [str(name) for name in kept] if isinstance(kept, list) and field not in turn.answers else []


def offered_names(turn: Turn, field: str) -> list[Choice]:
    """A button for each of those names; its payload holds a place in the list, never the name."""
    names = names_so_far(turn, field)
    shown = [(name, Words(verbatim(name), verbatim(name))) for name in names]
    return [Choice(f"{_CODE}{place}", label, (name,)) for place, (name, label) in enumerate(shown, 1)]


def picked(turn: Turn, field: str, value: str) -> Reading:
    """The name that a button stands for; the others are forgotten."""
    names, place = names_so_far(turn, field), value.removeprefix(_CODE)
    if not place.isdecimal() or not 1 <= int(place) <= len(names):
        return Reading(problem="utter_choice_gone")
    return replace(Reading(names[int(place) - 1]), also={f"{field}_so_far": []})
