"""The table of questions that are answered anywhere: by intent, or by what is asked of what is being spoken of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from actions.dialogue.message import UserMessage
from actions.spoken_of import AnswerTo, ShortAnswers, short_question


class QuestionTable:
    """What answers which question.

    Args:
        by_intent: intent name to an async function that says the answer.
        short: what answers a question that names no subject, by what is being spoken of.
    """

    def __init__(self, by_intent: Mapping[str, AnswerTo], short: ShortAnswers = MappingProxyType({})) -> None:
        self._by_intent = by_intent
        self.short = short

    def of(self, intent: str) -> AnswerTo | None:
        """The function that answers `intent`, or None."""
        return self._by_intent.get(intent)

    def knows(self, intent: str) -> bool:
        """Whether a question of this intent has an answer."""
        return intent in self._by_intent

    def answer(self, intent: str, key: tuple[str, str] | None) -> AnswerTo | None:
        """What answers a question that a rule has found."""
        return self.short.get(key) if key else self.of(intent)

    def asked(self, message: UserMessage, topic: str) -> Sequence[tuple[UserMessage, tuple[str, str]]]:
        """The short questions a message asks of what is spoken of: the words, and the service with what is asked."""
        if message.pressed or message.entities:
            return ()
        kind = short_question(message.text)
        services = [service for service, _ in self.short if topic.startswith(service)]
        key = (services[0], kind) if kind and services else None
        return ((message, key),) if key is not None and key in self.short else ()
