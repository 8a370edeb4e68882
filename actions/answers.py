"""From what the bot understood to a field's value. Pure: no backend, no clock, no dispatcher.

The bot has read the text already (intent, ranking, entities with normal forms); here a reader picks what the open
question needs. A reader returns a `Reading`: a value, a problem to point out, or nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from actions.characters import simplified
from backend.shared.wording import Words

ANSWERING = frozenset({"inform", "affirm", "deny", ""})
"""Intents that want nothing but to answer."""
_SHORTEST_PART = 2
"""Characters of a button's title that are enough to mean it ("借条" for "有借条或欠条"), if only one has them."""
UPLOADED = "uploaded_file"
"""What a message that sends a file carries: the id of the kept file."""
_TIMES = re.compile(r"第\s?[一二三两\d]\s?(?:次|回)|\b(?:first|second|third) time\b", re.IGNORECASE)
_ASKS = re.compile(
    r"[?？]|[吗嗎呢么麼咩]$|怎么|怎麼|怎样|怎樣|點樣|点样|點解|为什么|為什麼|什么|什麼|多少|几[钱多久]|幾[錢多久]|使唔使|"
    r"可唔可以|可不可以|能不能|行不行|要不要|\b(?:how|what|why|where|when|can i|do i|is it)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"⟦(?:phone|document|card|code):[0-9a-f]{10}⟧")


@dataclass(frozen=True, slots=True)
class Answer:
    """One message as the bot understood it.

    Args:
        text: what was typed (personal numbers already replaced by tokens); empty for a pressed button.
        intent: the best real intent, whatever the bot decided to do about it.
        decision: ``answer`` when the bot is sure, ``ask_back`` when it hesitates, ``refuse`` when out of scope.
        entities: Rasa entities, values in normal form.
        pressed: the entities of a pressed button by name, empty when the message was typed.
    """

    text: str
    intent: str
    decision: str = "answer"
    entities: Sequence[Mapping[str, Any]] = ()
    pressed: Mapping[str, Any] = field(default_factory=dict)

    @property
    def gives_number(self) -> bool:
        """Whether a telephone or document number is told; who tells one is not asking for one."""
        return _TOKEN.search(self.text) is not None

    @property
    def asks(self) -> bool:
        """Whether it is put as a question."""
        return _ASKS.search(self.text) is not None

    @property
    def uploaded(self) -> str:
        """The id of the file this message sent, or nothing."""
        return str(self.pressed.get(UPLOADED, ""))

    @classmethod
    def from_message(cls, message: Mapping[str, Any]) -> Answer:
        """Read Rasa's ``latest_message``."""
        intent = (message.get("intent") or {}).get("name") or ""
        entities = tuple(message.get("entities") or ())
        text = message.get("text") or ""
        if text.startswith("/") and len(message.get("intent_ranking") or ()) <= 1:  # typed, it would be ranked
            return cls("", intent, "answer", (), {e["entity"]: e["value"] for e in entities})
        decision = {"nlu_fallback": "ask_back", "out_of_scope": "refuse"}.get(intent, "answer")
        if decision == "ask_back":
            ranking = message.get("intent_ranking") or [{}]
            intent = next((r["name"] for r in ranking if r.get("name") != "nlu_fallback"), intent)
        return cls(text.strip(), intent, decision, entities)

    def values(self, *names: str) -> list[Any]:
        """Values of the entities called one of `names`, in the order of the text."""
        return [e["value"] for e in self.entities if e.get("entity") in names]

    def value(self, *names: str) -> Any:
        """The first of `values`, or None."""
        return next(iter(self.values(*names)), None)

    def day(self) -> date | None:
        """The day that is named, alone, with an hour, or as the first of several; None if none is."""
        if (said := self.value("datetime")) is not None:
            return datetime.fromisoformat(said).date()
        if (said := self.value("date")) is not None:
            return date.fromisoformat(said)
        if isinstance(said := self.value("date_range"), Mapping):
            return date.fromisoformat(said["from"])
        return None

    def behind(self, start: int) -> Answer:
        """The end of the message from a character on, with the entities in it where they stand there."""
        text = self.text[start:].strip()
        cut = len(self.text) - len(text)
        moved = tuple(
            {**e, "start": e["start"] - cut, "end": e["end"] - cut} for e in self.entities if e.get("start", -1) >= cut
        )
        return replace(self, text=text, entities=moved)

    def share(self, *names: str) -> float:
        """Which share of the text those entities cover, 0 to 1: how much of it is nothing but the answer."""
        spans = [e for e in self.entities if e.get("entity") in names and "start" in e]
        return sum(e["end"] - e["start"] for e in spans) / max(len(self.text), 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of an answer: a `value`, or a `problem` (an utterance and its `facts`), or neither.

    With `partial` the value is only what there is so far (two of the claims, the first part of a story): it is kept,
    `problem` says what was done with it, and the question stays open.
    `covers` is the share of the message that is a choice's own words, 0 to 1: with more than half, it is that choice.
    `buttons` go with a problem, as a way out of it. `also` holds further fields the same words answered (a city beside
    the country), `entities` the names it was read from.
    """

    value: Any = None
    problem: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    also: Mapping[str, Any] = field(default_factory=dict)
    entities: tuple[str, ...] = ()
    buttons: tuple[Mapping[str, str], ...] = ()
    partial: bool = False
    covers: float = 0.0

    @property
    def found(self) -> bool:
        """True when there is a value."""
        return self.value is not None


NOTHING = Reading()
Reader = Callable[[Answer], Reading]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a field can take, and how it is written on its button.

    Args:
        value: the code that is sent when it is chosen.
        label: its button.
        words: what else people call it.
        at: the moment it stands for, where it is a time.
    """

    value: str
    label: Words
    words: tuple[str, ...] = ()
    at: datetime | None = None


def pick(answer: Answer, choices: Sequence[Choice], entity: str | None = None) -> Reading:
    """Choose by entity, by number on the list, by the button's words or a part of them, by folk words in the text."""
    known = {choice.value for choice in choices}
    if entity and (value := answer.value(entity)) in known:
        return Reading(value, entities=(entity,))
    number = list_number(answer)
    if number is not None and 1 <= number <= len(choices):
        return Reading(choices[number - 1].value, entities=("number",))
    text = _plain(answer.text)
    exact = [c for c in choices if text in _names(c)]
    if len(exact) == 1:
        return Reading(exact[0].value, covers=1.0)
    inside = [c for c in choices if any(word in text for word in _names(c))]
    if text and len(inside) == 1:
        longest = max(len(word) for word in _names(inside[0]) if word in text)
        return Reading(inside[0].value, covers=longest / len(text))
    part = [c for c in choices if len(text) >= _SHORTEST_PART and text in (f"{c.label.zh} {c.label.en}".casefold())]
    if not inside and len(part) == 1:
        return Reading(part[0].value)
    return NOTHING


@lru_cache(maxsize=4_096)
def _names(choice: Choice) -> tuple[str, ...]:
    """What a choice is called, as it is compared. Kept, for converting is slow; what people typed never is."""
    return tuple(map(_plain, (choice.label.zh, choice.label.en, *choice.words)))


def _plain(text: str) -> str:
    return simplified(text).casefold()


def list_number(answer: Answer) -> int | None:
    """The number of a list item, when the message is hardly more than that ("3", "第三个", "the second one")."""
    if answer.text.isdecimal() and len(answer.text) <= 2:
        return int(answer.text)
    numbers = answer.values("number")
    if _TIMES.search(answer.text):  # "the first time" counts times, not items
        return None
    if len(numbers) == 1 and len(answer.text) <= 16 and isinstance(numbers[0], int):
        return numbers[0]
    return None


def read_phone(answer: Answer) -> Reading:
    """A telephone number, as token or number; whether it can be called is the backend's to say."""
    return _read_number(answer, ("phone", "document_number", "link_code"), "utter_phone_odd")


def read_document(answer: Answer) -> Reading:
    """A document number, as token; whether its check digit is right is the backend's to say."""
    return _read_number(answer, ("document_number", "phone", "link_code"), "utter_document_odd")


def _read_number(answer: Answer, entities: tuple[str, ...], problem: str) -> Reading:
    """A bare number may have been taken for the other kind on arrival: the open question decides what it is."""
    if (token := _TOKEN.search(answer.text)) is not None:
        return Reading(token[0], entities=entities)
    for name in entities:
        if isinstance(value := answer.value(name), str):
            return Reading(value, entities=entities)
        if isinstance(value, Mapping) and "number" in value:
            return Reading(str(value["number"]), entities=entities)
    if any(character.isdigit() for character in answer.text):
        return Reading(problem=problem)
    return NOTHING


def read_free_text(limit: int) -> Reader:
    """A reader that keeps the words as they are, up to `limit` characters."""

    def read(answer: Answer) -> Reading:
        if len(answer.text) > limit:
            return Reading(problem="utter_text_too_long", facts={"limit": limit})
        return Reading(answer.text) if answer.text else NOTHING

    return read
