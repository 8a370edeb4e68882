"""Topic that is being spoken of, and the short questions that make sense only with it: "那要多少钱", "几耐"."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said, says_only, spans
from actions.dialogue.turn import Turn
from actions.readers.topics import has_subject, name_of_utterance, subject_of
from backend.conversation.language_wish import language_wished

SERVICES = (
    "notarization", "authorization", "hearing", "identity", "filing", "mediation", "arbitration", "legal_map",
    "defence", "triage", "enquiry",
)  # fmt: skip
"""The services that are spoken of, as their forms and utterances begin."""
_ONLY_INSIDE = frozenset({"defence", "triage", "enquiry"})
"""Services that are spoken of in their forms alone: outside, what they have said leads to another."""
_PART_OF = {"court_fee": "filing"}
"""Forms that belong to a service of another name."""
KINDS = (
    "cost", "papers", "time", "clock", "lawyer", "appointment", "expired", "judge", "representative", "interpreter",
    "instalments", "in_person", "video", "where_done", "translated", "who_may", "language", "return", "pause",
    "secret", "typist", "chinese", "absent", "late", "period", "way", "together", "posted", "not_lawyer",
    "their_language", "device", "frail",
)  # fmt: skip
"""Topics that may be asked of a service; the words stand in ``dialogue/phrases.yml``."""
ANYTHING = "anything"
"""The kind of a question no other is."""
_ALONE = frozenset({"clock", "way"})
"""Kinds whose words ask the same of anything, so that the message may hold nothing else."""
OF_ONE_SERVICE = {
    "lawyer": "filing", "judge": "hearing", "representative": "hearing",
    "interpreter": "hearing", "instalments": "filing", "not_lawyer": "authorization",
    "their_language": "enquiry",
}  # fmt: skip
"""Kinds that mean one service, whatever is being spoken of."""
_ALSO_OF = {
    "interpreter": ("authorization", "notarization", "identity", "mediation", "arbitration"),
    "lawyer": SERVICES,
    "their_language": SERVICES,
}
"""Services that answer such a kind themselves while they are spoken of."""
_ASKED_IN_FULL = frozenset(
    {
        "in_person", "who_may", "language", "return", "pause", "secret", "typist", "chinese", "absent", "late",
        "period", "together", "posted", "not_lawyer", "their_language", "device", "frail",
    }
)  # fmt: skip
_OF_A_PERSON = frozenset({"language", "chinese", "interpreter", "typist"})
"""Kinds whose words stand in the question how one does it who hears badly, or which language is written to them."""
_OF_LANGUAGES = frozenset({"language", "chinese"})
_OF_SEVERAL = frozenset({"in_person", "return"})
"""Kinds whose words stand in the question whether all of several people have to come."""
_OF_ITS_HEARING = frozenset({"return", "video"})
"""Kinds that are asked of the hearing of an arbitration, too."""
_SPEAK_FOR_THEMSELVES = _ASKED_IN_FULL | {"lawyer", "video", "where_done"}
"""Kinds whose words ask it whatever else stands beside them, where "how long" may be asked of anything."""
_LONGEST = {"zh": 12, "en": 34}
_LONGEST_IN_FULL = {"zh": 40, "en": 110}
"""Characters of a question that names no subject, in few words, and in a whole sentence."""
AnswerTo = Callable[[Turn], Awaitable[None]]
ShortAnswers = Mapping[tuple[str, str], AnswerTo]
"""From a service and a kind of short question to what answers it."""
OpenEnd = Callable[[Turn], Awaitable[bool]]
"""Answers a message that belongs to it (a question asked outside any form, say); False leaves it to others."""


async def never(turn: Turn) -> bool:
    """Take no message up."""
    return False


def unless(taken: OpenEnd, answer: AnswerTo) -> AnswerTo:
    """Return an answer that is told unless `taken` takes the message up before it."""

    async def told(turn: Turn) -> None:
        if not await taken(turn):
            await answer(turn)

    return told


def topic(turn: Turn) -> str:
    """The service of the open form, else of the last thing we said; nothing if that was of no service."""
    if turn.has_draft:
        return service_of(turn.draft.service)
    spoken_of = [service for service in SERVICES if service not in _ONLY_INSIDE]
    named = (service for name in _said_last(turn) for service in spoken_of if name.startswith(service))
    return next(named, "")


def service_of(form: str) -> str:
    """Return the service a form belongs to ("notarization" of "notarization_change"); nothing for one of none."""
    if form in _PART_OF:
        return _PART_OF[form]
    return next((service for service in SERVICES if form.startswith(service)), "")


def _said_last(turn: Turn) -> list[str]:
    """The utterances of the turn before this message, the last first, without what makes an utterance of a name."""
    names: list[str] = []
    events = reversed(turn.tracker.events)
    next((event for event in events if event.get("event") == "user"), None)
    for event in events:
        if event.get("event") == "user":
            break
        if event.get("event") == "bot":
            said = (name_of_utterance(str(value)) for value in (event.get("metadata") or {}).values())
            names += [name for name in said if name]
    return names


def short_question(text: str) -> str | None:
    """The kind of a question without a subject of its own, or None."""
    longest = _LONGEST["en" if text.isascii() else "zh"]
    if len(text) > longest or has_subject(text):
        return None
    return next(iter(kinds_asked(text)), None)


def kinds_asked(text: str) -> list[str]:
    """List what a text asks of a service, in the order of its words."""
    places = {kind: found[0] for kind in KINDS if (found := spans(f"asks_{kind}", text))}
    if places.keys() & _OF_LANGUAGES and language_wished(text) is not None:
        places = {kind: place for kind, place in places.items() if kind not in _OF_LANGUAGES}  # "can we speak English"
    if "time" in places and _only_tells_time(text):
        places.pop("time")
    if says_only("asks_whole_period", text):
        places["period"] = (0, len(text))
    if "period" in places:  # until when one may sue, and neither how long that takes nor "how much" it costs
        start, end = places["period"]
        others = {kind: place for kind, place in places.items() if kind != "time" and not start <= place[0] < end}
        places = {**others, "period": (start, end)}
    if "together" in places:
        places = {kind: place for kind, place in places.items() if kind not in _OF_SEVERAL}
    if places.keys() & {"frail", "their_language"}:
        places = {kind: place for kind, place in places.items() if kind not in _OF_A_PERSON}
    if "not_lawyer" in places:
        places.pop("video", None)  # whether one may by video is told with who may
    meant = [kind for kind in places if kind not in _ALONE or says_only(f"asks_{kind}", text)]
    return sorted(meant, key=lambda kind: places[kind])


def _only_tells_time(text: str) -> bool:
    """Return True if the time a text speaks of is told, and not asked for: 冇几耐, "not long ago"."""
    told = spans("tells_short_time", text)
    asked = spans("asks_time", text)
    return bool(told) and all(any(begin <= at and to <= end for begin, end in told) for at, to in asked)


def keys_asked(text: str, about: str) -> list[tuple[str, str]]:
    """The service and what is asked of it, for each question of a text.

    Args:
        about: the service that is being spoken of, for a question without a subject of its own.
    """
    kinds = kinds_asked(text)
    named = subject_of(text)
    several = len([kind for kind in kinds if kind not in _ASKED_IN_FULL]) > 1
    if not named and not (short_question(text) or several or set(kinds) & set(OF_ONE_SERVICE)):
        kinds = [kind for kind in kinds if kind in _SPEAK_FOR_THEMSELVES and len(text) <= _longest(text)]
    spoken_of = service_of(about)
    arbitrated = named == "hearing" and (spoken_of == "arbitration" or said("names_arbitration", text))
    services = [
        "arbitration" if arbitrated and kind in _OF_ITS_HEARING else named or _of_kind(kind, spoken_of)
        for kind in kinds
    ]
    return [(service, kind) for service, kind in zip(services, kinds, strict=True) if service]


def _longest(text: str) -> int:
    return _LONGEST_IN_FULL["en" if text.isascii() else "zh"]


def _of_kind(kind: str, spoken_of: str) -> str:
    """The service a kind without a named subject is asked of."""
    own = spoken_of in _ALSO_OF.get(kind, ())
    return spoken_of if own else OF_ONE_SERVICE.get(kind) or spoken_of


def asks_of_one_service(message: UserMessage) -> bool:
    """Return True if a message asks what means one service whatever is spoken of (a judge, an interpreter)."""
    return not message.pressed and any(kind in OF_ONE_SERVICE for kind in kinds_asked(message.text))


async def answer_of_one_service(turn: Turn, answers: ShortAnswers) -> bool:
    """Answer what means one service whatever is spoken of; False if nothing of that is asked."""
    keys = keys_asked(turn.answer.text, topic(turn)) if asks_of_one_service(turn.answer) else []
    told = [answers[key] for key in keys if key in answers and key[1] in OF_ONE_SERVICE]
    for answer in dict.fromkeys(told):
        await answer(turn)
    return bool(told)


async def answer_short(turn: Turn, answers: ShortAnswers) -> bool:
    """Answer a short question by what is being spoken of; False if it is none, or nothing is known of it."""
    kind = None if turn.answer.pressed or turn.answer.entities else short_question(turn.answer.text)
    answer = answers.get((topic(turn), kind)) if kind else None
    if answer is not None:
        await answer(turn)
    return answer is not None
