"""The table of questions that are answered anywhere: by intent, or by what is asked of what is being spoken of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.readers.speech_acts import requests, wishes
from actions.dialogue.turn import Turn
from actions.topic import (
    ANYTHING,
    AnswerTo,
    ShortAnswers,
    asks_of_one_service,
    keys_asked,
    kinds_asked,
    service_of,
    subject_of,
)

Outright = Callable[[UserMessage, Sequence[str]], str]
"""From a message and the utterances before it to an intent, or nothing. Pure."""
_LONGEST_OF_FLOW = 60
"""Characters; more than that may ask of anything."""


def _nothing_outright(message: UserMessage, said_before: Sequence[str]) -> str:
    return ""


_KIND_OF = MappingProxyType({"ask_time_limit": "time", "ask_court_fee": "cost", "ask_filing_materials": "papers"})
"""Intents that ask the same as a short question does ("how long does a filing take" is no question of a last day)."""
_ALSO_ASKS = MappingProxyType({"ask_time_limit": ("period",), "ask_law": ("period", "late")})
"""Other kinds of short questions that such an intent asks the same as."""

_ASKS_AS = MappingProxyType({**_KIND_OF, "ask_return": "return"})
"""Intents that ask something of whatever is open, where nothing else is named."""
_IN_OTHER_WORDS = MappingProxyType({"ask_return": "return", "ask_privacy": "secret", "ask_accessibility": "typist"})
"""Intents whose general answer says less than a service's own to the same question."""
OF_A_PLACE = frozenset({"find_institution"})
"""Intents for which a mere place is taken."""
_OWN_OF = MappingProxyType({"time": ("hearing", "defence", "filing"), "cost": ("filing",), "papers": ("filing",)})
"""Services whose own answer to such an intent says more than the table's."""


class QuestionTable:
    """Table of questions and what answers each.

    Args:
        by_intent: intent name to an async function that says the answer.
        short: what answers a question that names no subject, by what is being spoken of.
        sure_of: names the intent that surely answers a message which was heard as something else, or nothing.
        whole: intents that take a message whole: its other clauses tell about the same thing ("I filed last week").
        outright: names the intent a message has by its words alone, before any field takes them, or nothing.
    """

    def __init__(
        self,
        by_intent: Mapping[str, AnswerTo],
        short: ShortAnswers = MappingProxyType({}),
        sure_of: Callable[[Turn], Awaitable[str]] | None = None,
        whole: frozenset[str] = frozenset(),
        outright: Outright = _nothing_outright,
    ) -> None:
        self._outright = outright
        self._by_intent = by_intent
        self._whole = whole
        self.short = short
        self._sure_of = sure_of

    async def sure_of(self, turn: Turn) -> str:
        """The intent that surely answers a message, whatever it was heard as; or nothing."""
        return await self._sure_of(turn) if self._sure_of is not None else ""

    def outright(self, message: UserMessage, said_before: Sequence[str]) -> str:
        """The intent a message has by its words alone, before any field takes them; or nothing."""
        return self._outright(message, said_before)

    def of(self, intent: str) -> AnswerTo | None:
        """The function that answers `intent`, or None."""
        return self._by_intent.get(intent)

    def knows(self, intent: str) -> bool:
        """Return True if a question of this intent has an answer."""
        return intent in self._by_intent

    def answer(self, intent: str, key: tuple[str, str] | None) -> AnswerTo | None:
        """Return what answers a question that a rule has found."""
        return self.short.get(key) if key else self.of(intent)

    def asked(self, message: UserMessage, topic: str) -> Sequence[tuple[UserMessage, tuple[str, str]]]:
        """The questions a message asks of a service: the words, and the service with what is asked of it."""
        if message.pressed:
            return ()
        found: list[tuple[UserMessage, tuple[str, str]]] = []
        for part in message.clauses():
            for key in keys_asked(part.text, topic):
                if key in self.short and self.short[key] not in [self.short[before] for _, before in found]:
                    found.append((part, key))
        return found

    def of_flow(self, message: UserMessage, service: str) -> tuple[str, str] | None:
        """Return what a message asks of the open flow, as it names nothing else ("我想先看看要什么材料"); or None."""
        if message.pressed or len(message.text) > _LONGEST_OF_FLOW or subject_of(message.text):
            return None
        own = service_of(service)
        kinds = kinds_asked(message.text)
        if message.is_sure and (heard := _ASKS_AS.get(message.intent)) and own not in _OWN_OF.get(heard, ()):
            kinds.append(heard)
        return next(((own, kind) for kind in kinds if (own, kind) in self.short), None)

    def unknown_of(self, service: str) -> tuple[str, str] | None:
        """Return what answers a question nothing is known of, in a form of this service; None where nobody is asked."""
        key = (service_of(service), ANYTHING)
        return key if key in self.short else None

    def everything_asked(self, message: UserMessage, topic: str) -> list[tuple[AnswerTo, UserMessage]]:
        """List what answers each question of a message, in order, each once; with the words that ask it."""
        parts = (message,) if message.is_sure and message.intent in self._whole else message.clauses()
        told: list[tuple[AnswerTo, UserMessage]] = []
        kinds: set[str] = set()
        about = topic
        for part in parts:
            about = subject_of(part.text) or _begun(part) or about  # "我想委托律师，费用多少": what that costs
            asked = self.asked(part, about)
            kinds |= {kind for _, (_, kind) in asked}
            told += [(self.short[key], words) for words, key in asked]
            certain_part = len(parts) > 1 and part.is_sure and not only_tells_where(part)
            answer = self.of(part.intent) if certain_part else None
            same = _asks_kind(part.intent, {kind for _, (_, kind) in asked})  # told by the short answer already
            if answer is not None and not same:
                told.append((answer, message if part.intent == message.intent else part))
        whole = self.of(message.intent)
        certain = len(parts) == 1 and bool(told) and (asks_of_one_service(message) or _is_same(message, kinds))
        if whole is not None and not certain and (len(parts) == 1 or not told):
            told.append((whole, message))
        return [pair for place, pair in enumerate(told) if pair[0] not in [before for before, _ in told[:place]]]


def only_tells_where(part: UserMessage) -> bool:
    """Return True if a clause heard as a search only says where somebody is ("I'm in Sydney, I want to sue")."""
    told = part.intent in OF_A_PLACE and said("is_there", part.text)
    searches = part.asks or said("asks_where", part.text) or bool(part.values("institution_kind"))
    return told and not (searches or wishes(part.text) or requests(part.text))


def _begun(part: UserMessage) -> str:
    """The service a clause wishes to begin, or nothing."""
    return service_of(part.intent.removeprefix("start_")) if part.is_sure and part.intent.startswith("start_") else ""


def _is_same(message: UserMessage, kinds: set[str]) -> bool:
    """Tell an intent that only calls by another name what was asked of the service that is named or spoken of."""
    if _IN_OTHER_WORDS.get(message.intent) in kinds:
        return True
    return bool(subject_of(message.text)) and _asks_kind(message.intent, kinds)


def _asks_kind(intent: str, kinds: set[str]) -> bool:
    """Tell an intent that asks the same as one of some short questions."""
    return _KIND_OF.get(intent) in kinds or bool(kinds.intersection(_ALSO_ASKS.get(intent, ())))
