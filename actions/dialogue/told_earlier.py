"""Values told earlier in the conversation that no answer holds yet: offered where a question asks for such a value.

"对方叫声达音响有限公司，货款86000欧元" told when something else was asked: nothing of it is kept unasked, and
nothing is asked as if it had not been said. The values stay with the draft; the question for the name offers the name,
the one for the sum the sum. A press takes it, its words, or a yes to the only one. A button carries where the value
is kept, never the value.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions.answers import Choice, Reading
from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import denied
from actions.dialogue.readers.clauses import stretches
from actions.dialogue.readers.identity_details import is_card
from actions.dialogue.readers.kin import is_minor_told
from actions.dialogue.readers.subject_matter import subjects_asked, subjects_told
from actions.dialogue.readers.told_days import is_part_of, only_seems_ahead
from actions.dialogue.readers.values_replaced import value_replaced
from actions.dialogue.state import State
from actions.dialogue.told_days import today_there
from actions.dialogue.turn import Turn
from actions.story.mentions import Mention
from actions.story.readers.by_month import monthly_in
from actions.story.readers.places import is_address
from actions.story.reading import mark
from backend.shared.wording import Words, verbatim
from backend.shared.zone_countries import country_of_zone

_CODE = "told"
KEPT = "told_earlier"
"""Place in a draft of the values that were told, message by message."""
_MOST = 3
"""Values a question offers; more would be a list to search in."""
_MESSAGES, _LONGEST = 12, 600
"""Messages that are looked back on, and the characters of one: what is longer is a story and read whole."""
_LIKE_A_SUM = 5
"""Figures from which a bare number may be a sum; a shorter one is the end of a telephone or the number of a house."""
_OF_SOMEBODY = frozenset({"age", "birth", "telephone", "document", "email"})
"""Subjects whose words tell who somebody is, and never of a sum or a day of the case."""
_COUNTED = ("money", "day")
"""Kinds of values whose words say what they count."""
_ISO = 10
_MARKS = " ,，、。.;；:："
_CLAUSE = 60
"""Characters of the words that are said back with a value."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value that was told, as one question would read it.

    Args:
        code: where it stands: the number of the message, and of the value in it.
        clause: the words it was told in.
        names_it: whether these words name the question.
    """

    code: str
    reading: Reading
    clause: str
    names_it: bool


async def told_for(turn: Turn, field: Field) -> Sequence[Told]:
    """Return what was told before that may answer a question without choices of its own, the likeliest first."""
    if not field.told_as or await field.choices(turn):
        return ()
    answers = [value for name, value in turn.answers.items() if name != KEPT]
    known = frozenset(map(_plain, [*answers, *(piece for one in answers for piece in _pieces(one))]))
    found: dict[str, Told] = {}
    for message in reversed(_kept(turn)):
        for place, value in enumerate(message["values"]):
            meant = value["kind"] in field.told_as and _may_be_of(field, value)
            reading = await _read(turn, field, value) if meant else None
            if reading is None or _plain(reading.value) in known or _plain(reading.value) in found:
                continue
            code = f"{_CODE}-{message['number']}-{place}"
            found[_plain(reading.value)] = Told(code, reading, value["clause"], field.named_in(value["clause"]))
    return sorted(found.values(), key=lambda one: not one.names_it)[:_MOST]


async def choices_of(turn: Turn, field: Field) -> Sequence[Choice]:
    """Return what a question offers: its own choices, or where it has none what was told before."""
    return await field.choices(turn) or as_choices(turn, field, await told_for(turn, field))


def as_choices(turn: Turn, field: Field, told: Sequence[Told]) -> Sequence[Choice]:
    """Return told values as choices of the question."""
    shown = [field.show(turn, one.reading.value) for one in told]
    return [Choice(one.code, Words(words, words)) for one, words in zip(told, shown, strict=True)]


def _pieces(answer: Any) -> Sequence[str]:
    """Return what one answer is made of: "陈大文，经理" holds a name not offered again, a stretch its two days."""
    parted = answer.replace("，", ",").replace("至", ",") if isinstance(answer, str) else ""
    return [one.strip() for one in parted.split(",") if one.strip()]


def say_what_was_told(turn: Turn, told: Sequence[Told]) -> None:
    """Say in which words the values were told that a question offers now; nothing where there are none."""
    clauses = dict.fromkeys(verbatim(one.clause) for one in told)
    if clauses:
        turn.say("utter_form_told_before", said=Words("”“", '", "').say(turn.language).join(clauses))


def is_option(choices: Sequence[Choice], text: str) -> bool:
    """Return True if a message is the number of a value that was told before and is offered."""
    at = int(text) if text.isdecimal() else 0
    return 1 <= at <= len(choices) and choices[at - 1].value.startswith(f"{_CODE}-")


async def read_choice(turn: Turn, field: Field, value: str) -> Reading:
    """Return the value of a pressed button of the question, whether it is its own or one that was told before."""
    if not value.startswith(f"{_CODE}-"):
        return await field.read_pressed(turn, value)
    known = {one.code: one.reading for one in await told_for(turn, field)}
    return known.get(value, Reading(problem="utter_choice_gone"))


def kept_for_later(turn: Turn, waiting: Collection[Field]) -> str:
    """Return the values of this message that a later question will offer, as they were said; empty for none.

    Args:
        waiting: the questions that have no answer yet.
    """
    said, kinds = turn.answer, _kinds(waiting)
    if said.pressed or said.uploaded or len(said.text) > _LONGEST:
        return ""
    wrong = _wrong_in(said.text)
    mentions = [one for one in _mentions(turn, said, kinds) if not _is_placed(turn, one)]
    told = (said.text[one.start : one.end] for one in mentions)
    spans = [words for words in told if not any(words in part for part in wrong)]
    return Words("、", ", ").say(turn.language).join(verbatim(span) for span in dict.fromkeys(spans))


def was_told(turn: Turn, words: str) -> bool:
    """Return True if words are a value that was told earlier and that no answer holds yet."""
    return any(str(value["text"]) == words for message in _kept(turn) for value in message["values"])


def waiting(state: State) -> list[Field]:
    """Return the questions without an answer that may still be asked, but for the open one."""
    return [one for one in state.flow.fields if one is not state.here and one.name not in state.answers]


def keep(turn: Turn, fields: Sequence[Field]) -> None:
    """Keep the values of this message that a question of the form takes, with the draft."""
    said = turn.answer
    if said.pressed or said.uploaded or not said.text or len(said.text) > _LONGEST:
        return
    wrong = _wrong_in(said.text)
    mentions = [one for one in _mentions(turn, said, _kinds(fields)) if not _is_placed(turn, one)]
    left = [one for one in mentions if not any(said.text[one.start : one.end] in words for words in wrong)]
    left = [one for one in left if one.kind != "day" or not is_card(said)]  # nobody's but the birthday
    values, kept = [_value(said, one) for one in left], _kept(turn)
    if not values or (kept and kept[-1]["values"] == values):
        return
    number = int(kept[-1]["number"]) + 1 if kept else 1
    turn.change({KEPT: [*kept, {"number": number, "values": values}][-_MESSAGES:]})


def _wrong_in(text: str) -> list[str]:
    """Return what a message denies, or says another value stands for."""
    told = value_replaced(text)
    return [*denied(text), *([text[slice(*told.old)]] if told is not None and told.old is not None else [])]


def _is_placed(turn: Turn, mention: Mention) -> bool:
    """Return True if an answer has a value already, or the whole of a day of which it is the year or the month."""
    value = str(mention.value.get("text", "") if isinstance(mention.value, Mapping) else mention.value)
    known = [_plain(one) for name, one in turn.answers.items() if name != KEPT]
    return value.casefold() in known or (mention.kind == "day" and any(_is_its_day(value, one) for one in known))


def _is_its_day(value: str, known: str) -> bool:
    """Return True if a told day, month or year is, but for a year that was only assumed, that of a kept day."""
    return is_part_of(value, known) or (len(value) == len(known) == _ISO and value[4:] == known[4:])


def _value(message: UserMessage, mention: Mention) -> dict[str, Any]:
    """A value as it is kept: its kind, its words with what the bot has read in them, and the clause it stands in."""
    piece = message.between(mention.start, mention.end)
    if mention.kind in ("name", "company"):
        piece = replace(piece, text=str(mention.value), entities=())
    entities = [dict(one) for one in piece.entities]
    return {"kind": mention.kind, "text": piece.text, "entities": entities, "clause": _told_in(message.text, mention)}


def _kept(turn: Turn) -> list[dict[str, Any]]:
    kept = turn.answers.get(KEPT)
    return list(kept) if isinstance(kept, list) else []


def _kinds(fields: Collection[Field]) -> frozenset[str]:
    return frozenset[str]().union(*(field.told_as for field in fields))


def _mentions(turn: Turn, message: UserMessage, kinds: Collection[str]) -> list[Mention]:
    if not kinds:
        return []
    placed: list[dict[str, Any]] = [dict(one) for one in message.entities if "start" in one and "end" in one]
    marked = mark(message.text, placed, today_there(turn))
    meant = [one for one in marked.mentions if one.kind in kinds]
    return [one for one in meant if one.kind != "name" or not is_address(_clause(message.text, one))]


def _may_be_of(field: Field, value: Mapping[str, Any]) -> bool:
    """Return True if the words a value was told in may speak of what a question asks.

    "两万利息" is no day of repayment, "今年68岁" no day at all but of a birth, the child of a divorce none of its
    parties; a bare figure is a sum only where its words name the question ("那个1456是他老婆的").
    """
    clause, text = str(value["clause"]), str(value["text"])
    if not field.told_in(clause) or (value["kind"] == "money" and _is_of_a_month(field, clause, text)):
        return False
    if field.named_in(clause):
        return True
    if value["kind"] == "money" and text.isdecimal() and len(text) < _LIKE_A_SUM:
        return False
    if value["kind"] == "name" and is_minor_told(clause):
        return False
    if value["kind"] not in _COUNTED:
        return True  # of whom a name is told says little of whose it is
    told, asked = subjects_told(clause), subjects_asked(" ".join(field.names))
    if told & asked:
        return True
    return not told & _OF_SOMEBODY and not (told and asked)


def _is_of_a_month(field: Field, clause: str, text: str) -> bool:
    """Return True if a sum was told as that of one month, and a question asks for no such sum."""
    if any("月" in name or "month" in name.casefold() for name in field.names):
        return False
    return any(clause[one.start : one.end].startswith(text[:1]) for one in monthly_in(clause))


async def _read(turn: Turn, field: Field, value: Mapping[str, Any]) -> Reading | None:
    """The reading of a value alone; None where it is no whole answer to the question."""
    piece = UserMessage(str(value["text"]), "inform", "answer", tuple(value["entities"]))
    found = await field.read(turn, piece)
    if value["kind"] == "day" and found.found:
        today, country = today_there(turn), country_of_zone(turn.timezone)
        if str(found.value) > today.isoformat() and only_seems_ahead(piece, str(value["clause"]), today, country):
            return None
    return found if found.found and not found.problem and not found.partial else None


def _clause(text: str, mention: Mention) -> str:
    within = (
        text[start:end].strip(_MARKS) for start, end in stretches(text) if start <= mention.start and mention.end <= end
    )
    clause = next(within, text[mention.start : mention.end])
    return clause if len(clause) <= _CLAUSE else text[mention.start : mention.end]


def _told_in(text: str, mention: Mention) -> str:
    """The words that are said back: a name alone with what stands around it ("一个仔，黎俊轩，2012年出世")."""
    words, clause = text[mention.start : mention.end], _clause(text, mention)
    if mention.kind != "name" or clause.strip(_MARKS) != words:
        return clause
    around = _with_neighbours(text, mention)
    return around if len(around) <= _CLAUSE else words


def _with_neighbours(text: str, mention: Mention) -> str:
    spans = stretches(text)
    within = [place for place, (start, end) in enumerate(spans) if start <= mention.start and mention.end <= end]
    first, last = (max(0, within[0] - 1), min(within[0] + 1, len(spans) - 1)) if within else (0, len(spans) - 1)
    return text[spans[first][0] : spans[last][1]].strip().strip(_MARKS)


def _plain(value: Any) -> str:
    return str(value.get("text", value) if isinstance(value, Mapping) else value).casefold()
