"""What is being spoken of, and the short questions that make sense only with it: "那要多少钱", "几耐"."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping

from actions.forms.turn import Turn

SERVICES = ("notarization", "authorization", "hearing", "identity", "filing", "mediation", "arbitration", "legal_map")
_KINDS = {
    "cost": re.compile(
        r"多少[钱錢]|[几幾]多?[钱錢]|收[费費]|[费費]用|要[不唔]要[钱錢]|[唔不]使[钱錢]|免[费費]|"
        r"\bhow much\b|\bcost|\bfees?\b|\bfree\b",
        re.IGNORECASE,
    ),
    "papers": re.compile(
        r"[带帶](?:什[么麼]|咩|乜)|[准準][备備](?:什[么麼]|咩|乜)|什[么麼]材料|咩材料|乜[嘢野]材料|"
        r"\bwhat\b.*\b(?:bring|need|papers|documents)\b",
        re.IGNORECASE,
    ),
    "time": re.compile(r"多久|[几幾]耐|[几幾]多?[天日]|多[长長][时時]|\bhow long\b", re.IGNORECASE),
}
_LONGEST = {"zh": 12, "en": 34}
_SUBJECT = re.compile(
    r"[诉訴][讼訟]|公[证證]|律[师師]|仲裁|[调調]解|立案|起[诉訴]|法院|官司|翻[译譯]|上[诉訴]|[执執]行|保全|\d|"
    r"court|notar|lawyer|witness|arbitrat|mediat|filing|lawsuit|sue|appeal|divorce|apostille|translat",
    re.IGNORECASE,
)
_SAYS = re.compile(r"^utter_(?:ask_)?([a-z_]+)$")
AnswerTo = Callable[[Turn], Awaitable[None]]
ShortAnswers = Mapping[tuple[str, str], AnswerTo]
"""From a service and a kind of short question to what answers it."""


def topic(turn: Turn) -> str:
    """The service of the open form, else of the last thing we said; nothing if that was of no service."""
    said = [turn.draft.service] if turn.has_draft else _said_last(turn)
    named = (service for name in said for service in SERVICES if name.startswith(service))
    return next(named, "")


def _said_last(turn: Turn) -> list[str]:
    """The utterances of the turn before this message, the last first, without what makes an utterance of a name."""
    names: list[str] = []
    events = reversed(turn.tracker.events)
    next((event for event in events if event.get("event") == "user"), None)
    for event in events:
        if event.get("event") == "user":
            break
        if event.get("event") == "bot":
            said = (_SAYS.match(str(value)) for value in (event.get("metadata") or {}).values())
            names += [found[1] for found in said if found]
    return names


def short_question(text: str) -> str | None:
    """The kind of a question without a subject of its own, or None."""
    longest = _LONGEST["en" if text.isascii() else "zh"]
    if len(text) > longest or _SUBJECT.search(text):
        return None
    return next((kind for kind, words in _KINDS.items() if words.search(text)), None)


async def answer_short(turn: Turn, answers: ShortAnswers) -> bool:
    """Answer a short question by what is being spoken of; False if it is none, or nothing is known of it."""
    kind = None if turn.answer.pressed or turn.answer.entities else short_question(turn.answer.text)
    answer = answers.get((topic(turn), kind)) if kind else None
    if answer is not None:
        await answer(turn)
    return answer is not None
