"""The same question of another country: "and in Canada?" behind an answer that depends on the country.

An apostille, a judgment from abroad, a marriage abroad: only a country is named, which asks the question before anew,
from the same table, and looks for no institution there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from actions.authorization.enquiries import SAME_TABLE, tell_certification
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.judgments import REGIONS, OutsideDecision
from actions.dialogue.turn import Turn, is_courtesy
from actions.filing.information import recognition_told
from actions.front_door import Declined
from actions.protection.law import answer_law
from actions.protection.readers.follow_ups import only_names_place, place_spans
from actions.protection.telling import ENTRY
from backend.protection.commands import GetLawEntry
from backend.protection.model import LawEntry
from backend.shared.countries import country_name
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_LONGEST: Final = 60
_LOOKED_BACK: Final = 4
_LAW: Final = "utter_law_"
_CERTIFIED: Final = ("utter_authorization_certified_", "utter_authorization_apostille", "utter_authorization_ways_")
_RECOGNISED: Final = "utter_filing_recognition_"
_OF_PAPERS: Final = ("附加证明书", "领事认证")
"""Words by which an answer depends on whether a country is in the Apostille Convention."""
_MADE_HERE: Final = "apo_chinese_doc_abroad"
"""The entry on papers of China used abroad, which are certified the other way round."""
_OF_JUDGMENTS: Final = frozenset({"foreign_judgments"})
_OF_POWERS: Final = "power_of_attorney"
_SAME_RULE: Final = Words(
    "{}的也是同样的规矩：",
    "For {} the same rule holds:",
)


@dataclass(frozen=True, slots=True)
class _Before:
    """The question before, with the utterances of its answer."""

    message: UserMessage
    said: Sequence[str]


async def asked_of_another(turn: Turn) -> bool:
    """Answer the question before for the country that alone is named now; False for any other message."""
    said = turn.answer
    if turn.has_draft or said.pressed or not 0 < len(said.text) <= _LONGEST or said.values("institution_kind"):
        return False
    if not only_names_place(said.text, said.entities):
        return False
    before = _question_before(turn)
    if before is None:
        return False
    country = place_spans(said.entities)[0][2]
    entry = await _entry_told(turn) if any(name.startswith(_LAW) for name in before.said) else None
    if any(name.startswith(_CERTIFIED) for name in before.said) or (entry is not None and _is_of_papers(entry)):
        if entry is not None and entry.topic != _OF_POWERS:
            turn.say(READY_WORDS, words=SAME_TABLE.say(turn.language))
        await tell_certification(turn, country)
    elif matter := _matter(before, entry):
        await _tell_recognition(turn, country, matter)
    elif entry is not None and place_spans(before.message.entities):
        turn.answer = _in_its_place(before.message, said)
        await answer_law(turn)
    else:
        return False
    return True


def _question_before(turn: Turn) -> _Before | None:
    """The last message that asked more than of a country, with the answer to it; None after one of nothing like it."""
    typed = iter(turn.typed_before(_LOOKED_BACK))
    for text, said in turn.exchanges(_LOOKED_BACK):
        if text.startswith("/"):
            return None
        message = next(typed, None)
        if message is None:
            return None
        if is_courtesy(set(said)) or only_names_place(message.text, message.entities):
            continue
        return _Before(message, said)
    return None


def _is_of_papers(entry: LawEntry) -> bool:
    return entry.entry_id != _MADE_HERE and any(word in entry.answer.zh for word in _OF_PAPERS)


def _matter(before: _Before, entry: LawEntry | None) -> str:
    """Return the matter of a decision from abroad that was spoken of, or nothing."""
    told = [name.removeprefix(_RECOGNISED) for name in before.said if name.startswith(_RECOGNISED)]
    if told:
        return told[0] if told[0] in ("divorce", "award") else "judgment"
    if entry is None or entry.topic not in _OF_JUDGMENTS:
        return ""
    return "divorce" if entry.entry_id.startswith("rec_divorce") else "judgment"


async def _tell_recognition(turn: Turn, country: str, matter: Any) -> None:
    origin: Any = country if country in REGIONS else "foreign"
    if origin == "foreign":
        named = country_name(country).say(turn.language)
        turn.say(READY_WORDS, words=_SAME_RULE.say(turn.language).format(named))
    turn.say(recognition_told(OutsideDecision(origin, matter)))


def _in_its_place(before: UserMessage, now: UserMessage) -> UserMessage:
    """The question before with the place that is named now in its place."""
    start, end, _ = place_spans(before.entities)[0]
    begin, until, _ = place_spans(now.entities)[0]
    name = now.text[begin:until]
    place = [{**one, "start": start, "end": start + len(name)} for one in now.entities if one.get("start") == begin]
    others = [one for one in before.entities if int(one.get("end", 0)) <= start]
    text = f"{before.text[:start]}{name}{before.text[end:]}"
    return UserMessage(text, before.intent, before.decision, (*others, *place))


async def _entry_told(turn: Turn) -> LawEntry | None:
    try:
        entry: LawEntry = await turn.do(GetLawEntry(str(turn.tracker.get_slot(ENTRY))))
    except Declined:
        return None
    return entry
