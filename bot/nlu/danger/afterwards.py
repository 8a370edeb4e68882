"""Messages after a cry for help, which stay with it: "he is here now" is no farewell and fills in no form.

The model sees one message at a time; this looks back at the conversation. A wish named outright (a button, "file a
case") leads out again; inside an open form only words that clearly go on with the danger are taken for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, takewhile
from typing import Any

from rasa.shared.core.events import Event, UserUttered

from bot.nlu.danger.answered import (
    Denial,
    asks_or_wishes,
    comes,
    declines_police,
    denial_in,
    fears,
    is_back,
    is_freed,
    is_near,
    is_victim,
    says_does_not,
    says_help_comes,
    says_not_safe,
    says_thinks_of_it,
    tells_of_swindle,
    tells_of_them,
    wants_out,
    wants_papers,
    whose_instead,
)
from bot.nlu.danger.beside_wish import stands_beside_wish
from bot.nlu.danger.component import ASK_LAW, BESIDE, EMERGENCY, MARGIN, SHORTEST, entities_of
from bot.nlu.danger.evidence import tells_matter
from bot.nlu.danger.leaving import (
    HUMAN,
    OPENS,
    STEERS,
    SURE_WISH,
    UNSURE,
    is_only_like,
    is_sure_wish,
    is_wish,
    keeps_floor,
    leads_out,
)
from bot.nlu.danger.mourning import tells_death, wishes_to_follow
from bot.nlu.danger.reading import Danger, pages_of, told
from bot.nlu.danger.stages import ASKED_BACK, FIRST, INTENDED, LIKENESS, MEANING, OF_LIFE, OUTRIGHT, SIGN
from bot.nlu.danger.together import FEW_MESSAGES, told_together

SECONDS = 30 * 60
"""Time for which a cry for help is still spoken of."""
_ENDINGS = frozenset({"greet", "goodbye", "thank", "affirm", "deny", "tell_worry", "complain"})
"""Intents that, right after a cry for help, are never what they are otherwise."""
_VAGUE = frozenset({*_ENDINGS, "inform", "skip", "go_back", "out_of_scope", "nlu_fallback"})
_PLACE_ASKED = "find_institution"
_PROTECTION = "start_protection"
_ASKS = "ask_"
_PLACES = frozenset({"place", "country"})
_ANSWER = "inform"
"""The intent of an answer to a form's question."""
_VALUES = frozenset({"date", "date_range", "datetime", "money", "phone", "document_number"})
"""Entities that an answer tells and a cry for help seldom."""
_BARE = 2
"""Characters of a bare "no"."""
_SHORT = 40
_OF_LIVES = frozenset(
    {"missing", "self_harm", "overdose", "medical", "kidnapping", "trafficked_or_held", "violence_now"}
)
"""Kinds of danger of somebody else that what is told of them next still belongs to."""
_HELD = frozenset({"kidnapping", "trafficked_or_held"})
"""Kinds whose person cannot speak freely: whatever they write that wishes for nothing of ours goes on with it."""
_OF_ONE_S_LIFE = frozenset({"self_harm", "overdose"})
"""Kinds no other matter ends: a will, a thank-you, "calling is no use" go on with it, unless one is surely meant."""
_STAYS_WITH = 4
"""Messages back to which one of these is still spoken of."""
_BEATEN = frozenset({"violence_now", "violence_by_stranger"})
_SWINDLES = frozenset({"impersonation_scam", "family_emergency_scam"})
_SHORT_OF_SWINDLE = 60
"""Characters of a message that goes on with a swindle, whatever it sounds like ("I told him the code")."""
_FEARED = "violence_now"
"""The kind of who is afraid of somebody who comes."""
_OF_OTHERS = frozenset({"missing", "family_emergency_scam"})
"""Kinds in which it is never the speaker."""
_AWAY = frozenset({"missing", "kidnapping", "trafficked_or_held", "detained"})
"""Kinds of danger of somebody else that end when they are home again."""
_PAPERS = "passport_lost"
"""The kind of who has no passport to go home with."""
_FREED_OF = "trafficked_or_held"
"""The kind of which it is read whether somebody held is out, in a message that only wished for something."""
CORRECTED = "corrected"
"""The stage of a danger of which somebody says that it is another person's: all is said again, to the right one."""
_LIKE_ENOUGH = -0.8
"""The margin of danger from which a message right after an alarm goes on with it: less is needed once it was told."""
_THREATENED = "violence_by_stranger"
"""The kind of who was taken for one who means to hurt somebody, and is threatened."""
_TAKEN_AWAY = _HELD | {"detained"}
"""Kinds whose person, telling something and asking nothing, begins no service ("I broke no law, I have a permit")."""
_NO_MATTER_OF_POLICE = frozenset(
    {"detained", "passport_lost", "impersonation_scam", "family_emergency_scam", "disaster"}
)
"""Kinds in which no police says nothing of the danger."""
_PAST = "violence_past"
"""The kind that is told as a fact of a case."""


def stay_with_danger(parse_data: dict[str, Any], events: Iterable[Event], now: float, in_form: bool) -> dict[str, Any]:
    """Return the understanding of a message, turned into a further word on the danger spoken of just before.

    Args:
        events: of the conversation so far, the oldest first.
        now: seconds since 1970.
        in_form: True while a form's question is open.
    """
    text = parse_data["text"]
    if in_form and parse_data["intent"]["name"] == EMERGENCY and _ground(parse_data["entities"]) == LIKENESS:
        parse_data = _without_danger(parse_data)
    if in_form and _may_be_answer(parse_data):
        parse_data = _asked_beside(parse_data)
    events = list(events)
    last = _spoken_of(events, now)
    if not text:
        return parse_data
    if (held := _cries_held(parse_data, events, now)) is not None:
        return _said_of(parse_data, held, "goes_on", SIGN)
    if (feared := _feared(parse_data, events, now)) is not None:
        return feared
    if last is None and _asks_for_papers(parse_data, events, now, in_form):
        return _said_of(parse_data, Danger(_PAPERS, "self", told(text).language), FIRST, SIGN)
    if last is None and not in_form and (beside := _told_beside(events, now)) is not None and says_not_safe(text):
        return _said_of(parse_data, replace(beside, whose="self"), FIRST, SIGN)
    if last is None:
        meant = _wished_after_death(parse_data, events, now, in_form)
        return {**meant, "intent": meant[BESIDE]} if not in_form and stands_beside_wish(meant) else meant
    before, asked, ground = last
    if before.kind in _BEATEN and (whole := _told_together(text, events, now)) is not None:
        return _said_of(parse_data, whole, FIRST, SIGN)
    if not asked and before.kind in _BEATEN | _HELD and says_help_comes(text):
        return _said_of(parse_data, before, "goes_on", SIGN)  # "the police are on their way" is told by no detainee
    graver = parse_data["intent"]["name"] == EMERGENCY and _ground(parse_data["entities"]) == SIGN
    if before.kind.startswith("violence") and not graver and is_victim(text):
        return _threatened(parse_data, before)
    if not (asked or graver) and before.kind not in _NO_MATTER_OF_POLICE and declines_police(text):
        return _said_of(parse_data, before, "goes_on", SIGN)
    if not (asked or graver) and is_near(text, before.kind, before.whose):
        return _said_of(parse_data, before, "goes_on", SIGN)
    if (denial := denial_in(text)) is not None:
        return _denied(parse_data, denial, before, in_form)
    whose = whose_instead(text)
    if whose not in ("", before.whose) and before.kind not in _OF_OTHERS and not asked:
        return _said_of(parse_data, replace(before, whose=whose), CORRECTED, ground)
    intent = parse_data["intent"]["name"]
    if intent == EMERGENCY:
        return _told_again(parse_data, before, asked)
    stage = _answered(text, before, in_form, intent) if asked else _stage(parse_data, before, ground, intent, in_form)
    if stage is None:
        return _as_asked(parse_data, before, intent)
    return _said_of(parse_data, before, stage, ground)


def beside_denial(text: str, events: Iterable[Event], now: float) -> str:
    """Return what is to be understood of a message that denies the danger spoken of and says more; else nothing.

    The denial is blanked in it, so that "nobody holds me" is not read into the question behind it.
    """
    if not text or _spoken_of(events, now) is None:
        return ""
    denial = denial_in(text)
    return "" if denial is None or denial.is_alone else denial.rest


def _said_of(parse_data: dict[str, Any], danger: Danger, stage: str, ground: str) -> dict[str, Any]:
    """The message as a word on this danger."""
    marks = entities_of(danger, parse_data["text"], stage, ground)
    said = {**parse_data, "intent": {"name": EMERGENCY, "confidence": 1.0}}
    return {**said, "entities": [*_others(parse_data["entities"]), *marks]}


def _threatened(parse_data: dict[str, Any], before: Danger) -> dict[str, Any]:
    """The message of who says that they are to be hurt: told anew where it was taken for another kind or person."""
    kind = _THREATENED if before.kind == INTENDED else before.kind
    meant = Danger(kind, "self", told(parse_data["text"]).language)
    anew = (meant.kind, meant.whose) != (before.kind, before.whose)
    return _said_of(parse_data, meant, CORRECTED if anew else "goes_on", SIGN)


def _denied(parse_data: dict[str, Any], denial: Denial, before: Danger, in_form: bool) -> dict[str, Any]:
    """A message that denies: what it asks or wishes for is that; with nothing of the kind it ends the alarm.

    A danger that its meaning alone was taken for is none: a second alarm on a denial was the worst of all answers.
    In a form it answers no question: "nobody threatens me, I'm the landlord" was written into a complaint.
    """
    plain = _without_danger(parse_data) if parse_data["intent"]["name"] == EMERGENCY else parse_data
    intent = plain["intent"]["name"]
    if in_form:
        asks = not denial.is_alone and intent.startswith(_ASKS) and intent != HUMAN
        return plain if asks else _said_of(parse_data, before, "over", SIGN)
    if not denial.is_alone and intent != _PROTECTION and is_wish(plain, intent):
        return plain  # words of danger sound like the wish for protection even where they are denied
    if denial.asks and not denial.is_alone:
        return {**plain, "intent": {"name": ASK_LAW, "confidence": 1.0}} if intent in _ENDINGS else plain
    if not denial.is_alone and tells_matter(told(denial.rest)):
        return plain  # a case that was taken for a danger is told on
    return _said_of(plain, before, "over", SIGN)


def _cries_held(parse_data: Mapping[str, Any], events: list[Event], now: float) -> Danger | None:
    """The danger of somebody held who wants to get away or only cries for help, however much was said in between."""
    text, intent = parse_data["text"], parse_data["intent"]["name"]
    cries = intent != EMERGENCY or len(text) < SHORTEST
    if not cries or not wants_out(text, papers=True):
        return None
    for event in _users(events):
        said = _marks(event)
        if now - event.timestamp > SECONDS or said.get("danger_stage") == "over" or denial_in(event.text or ""):
            return None
        if is_freed(event.text or "", _FREED_OF) and said.get("danger_kind") is None:
            return None
        if said.get("danger_kind") in _HELD and said.get("danger_stage") != ASKED_BACK:
            return _danger_of(said) if said["danger_whose"] == "self" else None
    return None


def _told_together(text: str, events: Iterable[Event], now: float) -> Danger | None:
    """The danger of somebody held that this message tells together with the short ones before it."""
    said = [one.text or "" for one in islice(_users(events), FEW_MESSAGES) if now - one.timestamp <= SECONDS]
    found = told_together([*reversed(said), text])
    return found if found is not None and found.kind in _HELD else None


def _asks_for_papers(parse_data: Mapping[str, Any], events: Iterable[Event], now: float, in_form: bool) -> bool:
    """Tell whether somebody who was held and is out wants the passport that was taken, and nothing of ours."""
    if in_form or parse_data["intent"]["name"] == EMERGENCY or not wants_papers(parse_data["text"]):
        return False
    before = [_marks(one) for one in islice(_users(events), _STAYS_WITH) if now - one.timestamp <= SECONDS]
    return any(one.get("danger_stage") == "over" and one.get("danger_kind") in _HELD for one in before)


def _feared(parse_data: dict[str, Any], events: list[Event], now: float) -> dict[str, Any] | None:
    """The message of who says that somebody comes: a danger after violence was told, with fear alone a question."""
    text = parse_data["text"]
    if _is_believed(parse_data) or denial_in(text) is not None or not comes(text):
        return None
    message = told(text)
    told_of = _violence_told(events, now)
    if told_of is None and not fears(text):
        return None
    if told_of is not None and told_of.kind != "violence_past":
        goes_on = _spoken_of(events, now) is None  # else it is spoken of as it is
        return _said_of(parse_data, told_of, "goes_on", SIGN) if goes_on else None
    stage = FIRST if told_of is not None else ASKED_BACK
    return _said_of(parse_data, Danger(_FEARED, "self", message.language), stage, SIGN)


def _is_believed(parse_data: Mapping[str, Any]) -> bool:
    stage = next((one["value"] for one in parse_data["entities"] if one["entity"] == "danger_stage"), "")
    return parse_data["intent"]["name"] == EMERGENCY and stage == FIRST


def _violence_told(events: Iterable[Event], now: float) -> Danger | None:
    """The violence the speaker told last in this talk, unless it has been said since that all is well."""
    for event in _users(events):
        said = _marks(event)
        if now - event.timestamp > SECONDS or said.get("danger_stage") == "over":
            return None
        if said.get("danger_kind", "").startswith("violence") and said.get("danger_stage") != ASKED_BACK:
            return _danger_of(said) if said["danger_whose"] == "self" else None
    return None


def _wished_after_death(
    parse_data: dict[str, Any], events: Iterable[Event], now: float, in_form: bool
) -> dict[str, Any]:
    """The message of who wishes to be with somebody whose death was told before, asked back; else as it is."""
    message = told(parse_data["text"])
    if in_form or parse_data["intent"]["name"] == EMERGENCY or not wishes_to_follow(message):
        return parse_data
    before = [one for one in islice(_users(events), _STAYS_WITH) if now - one.timestamp <= SECONDS]
    if not any(one.text and tells_death(told(one.text)) for one in before):
        return parse_data
    return _said_of(parse_data, Danger(OF_LIFE, "self", message.language), ASKED_BACK, SIGN)


def _without_danger(parse_data: dict[str, Any]) -> dict[str, Any]:
    """A message as it was understood before a danger was read into it."""
    beside = parse_data.get(BESIDE) or {"name": _ANSWER, "confidence": 0.0}
    return {**parse_data, "intent": beside, "entities": _others(parse_data["entities"])}


def _may_be_answer(parse_data: Mapping[str, Any]) -> bool:
    """Tell whether a message without a sign of danger is not outright like one, or holds a day or a sum."""
    if parse_data["intent"]["name"] != EMERGENCY or _ground(parse_data["entities"]) != MEANING:
        return False
    values = any(one["entity"] in _VALUES for one in parse_data["entities"])
    return values or parse_data.get(MARGIN, OUTRIGHT) < OUTRIGHT


def _asked_beside(parse_data: dict[str, Any]) -> dict[str, Any]:
    """The same message with its danger asked back, so that the answer in it is kept."""
    stage = [{**one, "value": ASKED_BACK} for one in parse_data["entities"] if one["entity"] == "danger_stage"]
    rest = [one for one in parse_data["entities"] if one["entity"] != "danger_stage"]
    return {**parse_data, "entities": [*rest, *stage]}


def _told_beside(events: Iterable[Event], now: float) -> Danger | None:
    """Return the danger that one line was said of beside the answer to the last message, or None."""
    last = next(_users(events), None)
    if last is None or now - last.timestamp > SECONDS or last.intent_name == EMERGENCY:
        return None
    marks = _marks(last)
    return _danger_of(marks) if marks.get("danger_stage") == ASKED_BACK else None


def _others(entities: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [one for one in entities if not str(one["entity"]).startswith("danger_")]


def _ground(entities: Iterable[Mapping[str, Any]]) -> str:
    """Return what the danger of a message rests on; one told before this was kept rests on a sign."""
    return next((str(one["value"]) for one in entities if one["entity"] == "danger_ground"), SIGN)


def _told_again(parse_data: dict[str, Any], before: Danger, asked: bool) -> dict[str, Any]:
    """A danger told after another: over where it says so without a sign, believed where it was asked back before."""
    found = parse_data["entities"]
    kind = next((one["value"] for one in found if one["entity"] == "danger_kind"), "")
    if _ground(found) != SIGN and is_freed(parse_data["text"], before.kind):
        return {**parse_data, "entities": [*_others(found), *entities_of(before, parse_data["text"], "over")]}
    rescued = kind == "detained" and before.kind.startswith("violence")  # who hurt them has been led away
    if (_ground(found) != SIGN or rescued) and told(parse_data["text"]).is_over:
        return {**parse_data, "entities": [*_others(found), *entities_of(before, parse_data["text"], "over")]}
    if not asked and kind != before.kind and is_only_like(parse_data, kind, before):
        return _said_of(parse_data, before, "goes_on", SIGN)
    for one in found:
        if one["entity"] == "danger_stage" and one["value"] == ASKED_BACK:
            stage = entities_of(before, parse_data["text"], FIRST if asked else "goes_on")
            return {**parse_data, "entities": [*_others(found), *stage]}
    return parse_data


def _as_asked(parse_data: dict[str, Any], before: Danger, intent: str) -> dict[str, Any]:
    """A question of law after the first fright ("can I sue him later?") goes to the law, whatever it was heard as."""
    if leads_out(parse_data["text"], before) and not intent.startswith(OPENS):
        parse_data["intent"] = {"name": ASK_LAW, "confidence": 1.0}
    return parse_data


def _spoken_of(events: Iterable[Event], now: float) -> tuple[Danger, bool, str] | None:
    """The danger of the last thing the person said, if one has not passed; whether it was asked back; its ground."""
    last = next((one for one in islice(_users(events), _STAYS_WITH) if one.intent_name == EMERGENCY), None)
    if last is None or now - last.timestamp > SECONDS:
        return None
    said = _marks(last)
    between = takewhile(lambda one: one is not last, _users(events))
    if said.get("danger_kind") not in _OF_ONE_S_LIFE and not all(map(_only_says_where, between)):
        return None
    if said.get("danger_stage") == "over" or "danger_kind" not in said:
        return None
    return _danger_of(said), said.get("danger_stage") == ASKED_BACK, said.get("danger_ground", SIGN)


def _only_says_where(said: UserUttered) -> bool:
    """Tell whether a message was hardly more than a place: inside a form it was heard as an answer."""
    return len(said.text or "") <= _SHORT and any(one["entity"] in _PLACES for one in said.entities)


def _users(events: Iterable[Event]) -> Iterator[UserUttered]:
    """List what the person said, the latest first."""
    return (event for event in reversed(list(events)) if isinstance(event, UserUttered))


def _marks(said: UserUttered) -> Mapping[str, str]:
    return {one["entity"]: one["value"] for one in said.entities}


def _danger_of(marks: Mapping[str, str]) -> Danger:
    return Danger(marks["danger_kind"], marks["danger_whose"], marks["danger_language"])


def _answered(text: str, before: Danger, in_form: bool, intent: str) -> str | None:
    """Judge the question whether all are safe: danger, none, or something else was said.

    In a form a bare "no" answers its open question, which was asked last. Who may think of dying was asked whether they
    do: there a yes is the danger, and a no ends it.
    """
    message = told(text)
    if before.kind in _OF_ONE_S_LIFE and not in_form and len(message.text) <= _SHORT:
        if says_thinks_of_it(text) or intent == "affirm":
            return FIRST
        if says_does_not(text) or (intent == "deny" and message.signs.unsafe.search(message.text) is None):
            return "over"
    pages = tuple(pages_of(message, before.language).values())
    if in_form and len(message.text.strip(" .!。！")) <= _BARE:
        return None
    if any(signs.unsafe.search(message.text) for signs in pages):
        return FIRST
    if any(signs.over.search(message.text) for signs in pages):
        return "over"
    if not in_form and _tells_on(text, before):
        return FIRST
    return FIRST if any(signs.goes_on.search(message.text) for signs in pages) else None


def _stage(parse_data: Mapping[str, Any], before: Danger, ground: str, intent: str, in_form: bool) -> str | None:
    message = told(parse_data["text"])
    if before.whose == "other" and before.kind in _AWAY and is_back(message.text):
        return "over"
    if is_freed(parse_data["text"], before.kind):
        return None if is_wish(parse_data, intent) or leads_out(message.text, before) else "over"
    pages = pages_of(message, before.language)
    wished = is_wish(parse_data, intent)
    if any(signs.over.search(message.text) for signs in pages.values()):
        return None if wished or leads_out(message.text, before) else "over"
    caught = before.whose == "self" and before.kind in _HELD | _BEATEN
    if caught and wants_out(message.text, papers=before.kind in _HELD):
        return "goes_on"
    if leads_out(message.text, before):
        return None
    goes_on_with_swindle = len(message.text) <= _SHORT_OF_SWINDLE or not intent.startswith(OPENS)
    if before.kind in _SWINDLES and not in_form and goes_on_with_swindle and tells_of_swindle(message.text):
        return "goes_on"
    if any(signs.goes_on.search(message.text) for signs in pages.values()):
        return "goes_on"
    if ground != SIGN and (message.silenced or tells_matter(message)) and not _tells_on(parse_data["text"], before):
        return None  # a case that was taken for a danger is told on
    names_place = any(one["entity"] in _PLACES for one in parse_data["entities"]) and len(message.text) <= _SHORT
    if names_place and not in_form and intent in (*_VAGUE, _PLACE_ASKED):
        return "goes_on"
    if before.kind in _OF_ONE_S_LIFE and before.whose == "self" and not in_form:
        leaves = is_sure_wish(parse_data, intent) and not keeps_floor(parse_data, before, ground, intent)
        return None if leaves else "goes_on"
    if before.kind in _HELD and before.whose == "self" and (ground == SIGN or not in_form):
        opens = intent.startswith(OPENS) and parse_data["intent"].get("confidence", 1.0) >= SURE_WISH
        opens = opens and (in_form or not keeps_floor(parse_data, before, ground, intent))
        return None if opens or (in_form and intent in STEERS) else "goes_on"
    if not in_form and _tells_on(parse_data["text"], before):
        return "goes_on"
    if not wished and intent not in STEERS and parse_data.get(MARGIN, _LIKE_ENOUGH) > _LIKE_ENOUGH:
        return "goes_on"
    if not in_form and before.kind != _PAST and _only_tells(parse_data, intent, before):
        return "goes_on"
    if not in_form and keeps_floor(parse_data, before, ground, intent):
        return "goes_on"
    stays = _ENDINGS if in_form else _VAGUE
    return "goes_on" if intent in stays and not wished else None


def _tells_on(text: str, before: Danger) -> bool:
    """Tell whether a short message tells more of somebody else who is in danger ("she was divorced last month")."""
    short = len(told(text).text) <= _SHORT
    return before.whose == "other" and before.kind in _OF_LIVES and short and tells_of_them(text)


def _only_tells(parse_data: Mapping[str, Any], intent: str, before: Danger) -> bool:
    """Tell whether a short message tells something and asks nothing: what it was taken for is no more than a guess."""
    text, confidence = parse_data["text"], parse_data["intent"].get("confidence", 1.0)
    guessed = intent == UNSURE or confidence < SURE_WISH or before.kind in _TAKEN_AWAY
    short = len(told(text).text) <= _SHORT and intent not in STEERS
    return guessed and short and not asks_or_wishes(text) and not tells_matter(told(text))
