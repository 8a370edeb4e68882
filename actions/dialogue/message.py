"""One message of a person as the bot understood it, and the parts it is made of. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from actions.dialogue.danger import Danger, danger_of
from actions.dialogue.phrases import behind, said, says_only
from actions.dialogue.readers.clauses import (
    is_house_number,
    names_not_one,
    sentences,
    stretches,
    token_in,
    with_commas,
)
from actions.dialogue.readers.self_corrections import withdrawn, without
from actions.dialogue.readers.speech_acts import without_left_open
from actions.dialogue.readers.what_if import asks_what_if
from actions.dialogue.readers.yes_or_no import asks_how, asks_yes_or_no

ANSWERING = frozenset({"inform", "affirm", "deny", ""})
"""Intents that want nothing but to answer."""
UPLOADED = "uploaded_file"
"""Key under which a message that sends a file carries the id of the kept file."""
_LONGEST_SPLIT = 600
"""Characters; a longer message tells a story and is taken whole."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a message with a meaning of its own.

    Args:
        start: where it begins in the text, and `end`: where it ends.
        intent: the best intent of these words alone; nothing if nobody has looked.
        decision: as of `UserMessage`.
    """

    start: int
    end: int
    intent: str = ""
    decision: str = "answer"


@dataclass(frozen=True, slots=True)
class UserMessage:
    """One message as the bot understood it.

    Args:
        text: what was typed (personal numbers already replaced by tokens); empty for a pressed button.
        intent: the best real intent, whatever the bot decided to do about it.
        decision: ``answer`` when the bot is sure, ``ask_back`` when it hesitates, ``refuse`` when out of scope.
        entities: Rasa entities, values in normal form.
        pressed: the entities of a pressed button by name, empty when the message was typed.
        parts: the clauses, where the bot has found several.
        danger: the danger it tells, or None.
    """

    text: str
    intent: str
    decision: str = "answer"
    entities: Sequence[Mapping[str, Any]] = ()
    pressed: Mapping[str, Any] = field(default_factory=dict)
    parts: Sequence[Clause] = ()
    danger: Danger | None = None

    @classmethod
    def from_message(cls, message: Mapping[str, Any]) -> UserMessage:
        """Read Rasa's ``latest_message``."""
        intent = (message.get("intent") or {}).get("name") or ""
        entities = tuple(message.get("entities") or ())
        text = message.get("text") or ""
        entities = tuple(one for one in entities if not _is_of_nothing(text, one))
        if text.startswith("/") and len(message.get("intent_ranking") or ()) <= 1:  # typed, it would be ranked
            return cls("", intent, "answer", (), {e["entity"]: e["value"] for e in entities})
        decision = {"nlu_fallback": "ask_back", "out_of_scope": "refuse"}.get(intent, "answer")
        if decision == "ask_back":
            ranking = message.get("intent_ranking") or [{}]
            intent = next((r["name"] for r in ranking if r.get("name") != "nlu_fallback"), intent)
        parts = tuple(_clause_of(part) for part in message.get("clauses") or ())
        danger = danger_of(intent, entities, text)
        text = with_commas(text)
        return cls(text.strip(), intent, decision, entities, parts=parts, danger=danger)._as_meant()

    def _as_meant(self) -> UserMessage:
        """The message without a value that is taken back in the same breath ("on the 10th, no, the 12th")."""
        meant = self
        while len(meant.text) <= _LONGEST_SPLIT and (cut := withdrawn(meant.text, meant.entities)) is not None:
            text = meant.text[: cut[0]] + meant.text[cut[1] :]
            meant = replace(meant, text=text, entities=without(meant.entities, *cut), parts=())
        return meant

    @property
    def gives_number(self) -> bool:
        """Return True if a telephone or document number is told; who tells one is not asking for one."""
        return bool(token_in(self.text))

    @property
    def asks(self) -> bool:
        """Return True if it is put as a question."""
        told = without_left_open(self.text)
        outright = said("asks", told) or behind("asks_outright", told) is not None
        return outright or asks_yes_or_no(told) or asks_how(told) or asks_what_if(told)

    @property
    def is_sure(self) -> bool:
        """Return True if the bot is sure of the intent."""
        return self.decision == "answer"

    @property
    def agrees(self) -> bool:
        """Return True if it is heard as a yes for sure, and asks nothing: "are you sure" agrees to nothing."""
        asks = self.asks or says_only("asks_if_sure", self.text)
        return self.intent == "affirm" and self.is_sure and not asks

    @property
    def uploaded(self) -> str:
        """The id of the file this message sent, or nothing."""
        return str(self.pressed.get(UPLOADED, ""))

    def values(self, *names: str) -> list[Any]:
        """Values of the entities called one of `names`, in the order of the text."""
        return [e["value"] for e in self.entities if e.get("entity") in names]

    def value(self, *names: str) -> Any:
        """The first of `values`, or None."""
        return next(iter(self.values(*names)), None)

    def day(self) -> date | None:
        """The day that is named, alone, with an hour, or as the first of several; None if none is."""
        if (named := self.value("datetime")) is not None:
            return datetime.fromisoformat(named).date()
        if (named := self.value("date")) is not None:
            return date.fromisoformat(named)
        if isinstance(named := self.value("date_range"), Mapping):
            return date.fromisoformat(named["from"])
        return None

    def between(self, start: int, end: int | None = None) -> UserMessage:
        """The part of the message from one character to another, with the entities in it where they stand there."""
        end = len(self.text) if end is None else end
        text = self.text[start:end]
        cut = start + len(text) - len(text.lstrip())
        moved = tuple(
            {**e, "start": e["start"] - cut, "end": e["end"] - cut}
            for e in self.entities
            if e.get("start", -1) >= cut and e.get("end", 0) <= end
        )
        return replace(self, text=text.strip(), entities=moved, parts=())

    def behind(self, start: int) -> UserMessage:
        """The end of the message from a character on."""
        return self.between(start)

    def share(self, *names: str) -> float:
        """Share of the text those entities cover, 0 to 1: how much of it is nothing but the answer."""
        spans = [e for e in self.entities if e.get("entity") in names and "start" in e]
        return sum(e["end"] - e["start"] for e in spans) / max(len(self.text), 1)

    def stretches(self) -> tuple[UserMessage, ...]:
        """The message from comma to comma; only itself where it has none."""
        if self.pressed or not self.text or len(self.text) > _LONGEST_SPLIT:
            return (self,)
        cut = tuple(piece for start, end in stretches(self.text) if (piece := self.between(start, end)).text)
        return cut or (self,)

    def clauses(self) -> tuple[UserMessage, ...]:
        """The message by clauses, each with its own intent; only itself where it has no parts."""
        if self.pressed or not self.text or len(self.text) > _LONGEST_SPLIT:
            return (self,)
        parts = self.parts or _sentences(self.text)
        cut = tuple(
            replace(piece, intent=part.intent, decision=part.decision) if part.intent else replace(piece, intent="")
            for part in parts
            if (piece := self.between(part.start, part.end)).text
        )
        return cut if len(cut) > 1 else (self,)


def _is_of_nothing(text: str, entity: Mapping[str, Any]) -> bool:
    """Return True if a sum only says that there is none ("一蚊都冇還"), or a day is the number of a house."""
    if "start" not in entity:
        return False
    span = (entity["start"], entity["end"])
    if entity.get("entity") in ("date", "datetime", "date_range"):
        return is_house_number(text, *span)
    return entity.get("entity") == "money" and names_not_one(text, *span)


def _clause_of(part: Mapping[str, Any]) -> Clause:
    intent = part.get("intent") or ""
    name = str(intent.get("name", "") if isinstance(intent, Mapping) else intent)
    decision = str(part.get("decision") or {"nlu_fallback": "ask_back", "out_of_scope": "refuse"}.get(name, "answer"))
    return Clause(int(part["start"]), int(part["end"]), name, decision)


def _sentences(text: str) -> tuple[Clause, ...]:
    """Cut a text where sentences end, as long as nobody knows the clauses better."""
    return tuple(Clause(start, end) for start, end in sentences(text))
