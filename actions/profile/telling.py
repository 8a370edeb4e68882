"""Telling of what is remembered, with its sources, and forgetting it on a word; all of it only after a yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from rasa_sdk.events import SlotSet

from actions.conversation import SERVICES
from actions.dialogue.buttons import button
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said as phrase_said
from actions.dialogue.phrases import says_only
from actions.dialogue.readers.clauses import characters_in
from actions.dialogue.turn import Turn
from actions.emergency import alarm, place_told
from actions.profile.facts import answers_about_oneself
from actions.profile.offered import SAID_HERE, profile_of
from actions.profile.showing import LABELS, shown
from actions.profile.told import FORGOTTEN, NAME_TOLD, name_told, nationality_as_told
from actions.profile.told import place_told as place_told_here
from actions.script import simplified
from backend.conversation.model import SetWhereabouts
from backend.drafts.model import EraseCancelledDrafts, WaitingDrafts
from backend.profile.model import KINDS, VERIFIED, Fact, ForgetFacts, Kind
from backend.shared.parties import DEFAULT_TIMEZONE
from backend.shared.wording import Words, day, verbatim
from backend.shared.yaml_pages import read_yaml

_SHORT = 24
"""Characters of a wish to forget something and no more; three letters count as one."""
SURE = "memory_sure"
"""Fact of the question's buttons: ``yes`` or ``no``."""
ASKED = "utter_memory_forget_sure"
EVERYTHING = "everything"
"""The same of the button that leads on to deleting all that is kept (`actions/personal_data`)."""
_TOGETHER: Mapping[Kind, tuple[Kind, ...]] = {
    "document_number": ("document_type", "document_number"),
    "address": ("address", "residence", "city"),
}
_YES, _NO = Words("确定，全部忘掉", "Yes, forget all of it"), Words("不，留着", "No, keep it")
_MORE = Words("聊天记录、文件也全删", "Delete the chat and files too")
_ALL = Words("全部忘掉", "Forget everything")
_SOURCE = Words("{day}在“{service}”里说的", 'said on {day} in "{service}"')
_NAME_HERE = Words(
    "• 姓名：{name}（您刚才说的，只在这次对话里）", "• Name: {name} (told in this talk, kept for it alone)"
)
_PLACE_HERE = Words(
    "• 您在：{place}（您刚才说的，只在这次对话里）", "• You are in: {place} (told in this talk, kept for it alone)"
)
_NATIONALITY_HERE = Words(
    "• 国籍或证件：{words}（您刚才说的，只在这次对话里）",
    "• Nationality or passport: {words} (told in this talk, kept for it alone)",
)
_TALK = Words("{day}您说的", "said by you on {day}")
_CERTAIN = Words("{day}验证过", "verified on {day}")


async def own_fact_asked(turn: Turn) -> bool:
    """Answer who asks for a fact of their own ("我住哪") with what is remembered; False for any other message."""
    if turn.answer.pressed or not says_only("asks_own_fact", turn.answer.text):
        return False
    await tell_memory(turn)
    return True


async def tell_memory(turn: Turn) -> None:
    """List what is remembered, each with where it came from, and what is half done."""
    profile = await profile_of(turn)
    lines = [_line(turn, fact) for fact in profile.facts]
    if profile.of("name") is None and (name := name_told(turn)):
        lines.append(_NAME_HERE.say(turn.language).format(name=verbatim(name)))
    lines += _whereabouts(turn, lines)
    if profile.of("city") is None and not turn.person.city and (place := await place_told_here(turn)) is not None:
        lines.append(_PLACE_HERE.say(turn.language).format(place=verbatim(place["name"])))
    if profile.of("nationality") is None and (words := nationality_as_told(turn)):
        lines.append(_NATIONALITY_HERE.say(turn.language).format(words=verbatim(words)))
    lines += await _half_done(turn)
    if not lines:
        turn.say("utter_memory_nothing")
        return
    buttons = [button(turn.language, _ALL, "forget_memory")]
    turn.say("utter_memory_told", [] if turn.has_draft else buttons, lines="\n".join(lines))


def _line(turn: Turn, fact: Fact) -> str:
    words = {VERIFIED: _CERTAIN, SAID_HERE: _TALK}.get(fact.source, _SOURCE)
    service = SERVICES.get(fact.source, Words(fact.source, fact.source)).say(turn.language)
    source = words.say(turn.language).format(day=day(fact.at.date(), turn.language), service=service)
    label, value = LABELS[fact.kind].say(turn.language), shown(fact.kind, fact.value, turn.language)
    return Words(f"• {label}：{value}（{source}）", f"• {label}: {value} ({source})").say(turn.language)


def _whereabouts(turn: Turn, lines: Sequence[str]) -> list[str]:
    """The city that clocks are shown for, unless it is among the facts."""
    city = turn.person.city
    if not city or any(city in line for line in lines):
        return []
    city = verbatim(city)
    line = Words(f"• 您在：{city}（按这里的钟点报时间）", f"• You are in: {city} (times are shown in its local time)")
    return [line.say(turn.language)]


async def _half_done(turn: Turn) -> list[str]:
    waiting = await turn.do(WaitingDrafts(turn.person.person_id))
    titles = [SERVICES[one.service].say(turn.language) for one in waiting if one.service in SERVICES]
    if not titles:
        return []
    listed = Words("、", ", ").say(turn.language).join(dict.fromkeys(titles))
    return [Words(f"• 办到一半的：{listed}", f"• Begun and not finished: {listed}").say(turn.language)]


def asked_outright(message: UserMessage) -> str:
    """Return the intent of who asks for a fact of theirs, or says that one shall be forgotten, at any question."""
    short = 0 < characters_in(message.text) <= _SHORT and not message.pressed
    if not message.pressed and says_only("asks_own_fact", message.text):
        return "ask_memory"
    return "forget_memory" if short and phrase_said("forgets_data", message.text) and not message.asks else ""


async def forget_memory(turn: Turn) -> None:
    """Forget what is named; everything only after it was asked whether it is meant."""
    said = turn.answer
    if said.pressed.get(SURE) == "no":
        await keep_all(turn)
    elif said.pressed.get(SURE) == "yes" and ASKED in turn.said_before:
        await forget_all(turn)
    elif kinds := kinds_named(said.text):
        await _forget(turn, kinds)
    elif ASKED in turn.said_before and _means_it(said.text):
        await forget_all(turn)
    else:
        buttons = [
            button(turn.language, title, "forget_memory", **{SURE: code})
            for title, code in ((_YES, "yes"), (_MORE, EVERYTHING), (_NO, "no"))
        ]
        turn.say(ASKED, buttons)


def _means_it(text: str) -> bool:
    """Return True if what is said after the question agrees, or says once more that all is to be forgotten."""
    agrees = phrase_said("says_yes", text) or phrase_said("forgets_data", text)
    return agrees and not phrase_said("says_no", text) and not phrase_said("denies", text)


async def keep_all(turn: Turn) -> None:
    """Say that everything stays."""
    turn.say("utter_memory_kept")


async def forget_all(turn: Turn) -> None:
    """Forget everything that was said, and what could still be brought back."""
    person_id = turn.person.person_id
    stays = [fact for fact in (await profile_of(turn)).facts if fact.source == VERIFIED]
    await turn.do(ForgetFacts(person_id))
    await turn.do(EraseCancelledDrafts(person_id))
    await _leave_city(turn)
    turn.profile = None
    turn.events += [SlotSet(NAME_TOLD, FORGOTTEN), SlotSet(place_told.SLOT, None), SlotSet(alarm.SLOT, None)]
    turn.say("utter_memory_all_forgotten_but_verified" if stays else "utter_memory_all_forgotten")


async def _forget(turn: Turn, kinds: Sequence[Kind]) -> None:
    taken_out = _take_out(turn, kinds)
    facts = [fact for fact in (await profile_of(turn)).facts if fact.kind in kinds]
    had_city = "city" in kinds and turn.person.city is not None
    names = Words("、", ", ").say(turn.language).join(dict.fromkeys(LABELS[kind].say(turn.language) for kind in kinds))
    await turn.do(ForgetFacts(turn.person.person_id, tuple(kinds)))
    if "city" in kinds:
        turn.events += [SlotSet(place_told.SLOT, None), SlotSet(alarm.SLOT, None)]
        await _leave_city(turn)
    if "name" in kinds:
        turn.events.append(SlotSet(NAME_TOLD, FORGOTTEN))
    turn.profile = None
    certain = [fact for fact in facts if fact.source == VERIFIED]
    if certain:
        turn.say("utter_memory_verified_stays", what=names)
    elif facts or had_city or taken_out:
        turn.say("utter_memory_forgotten", what=names)
    else:
        turn.say("utter_memory_not_known", what=names)


def _take_out(turn: Turn, kinds: Sequence[Kind]) -> bool:
    """Take the facts out of the open form, too; return True if one stood there. What has to be told is asked again."""
    own = answers_about_oneself(turn.draft.service) if turn.has_draft else {}
    named = [name for name, kind in own.items() if kind in kinds and name in turn.answers]
    turn.change(forget=named)
    return bool(named)


async def _leave_city(turn: Turn) -> None:
    if turn.person.city is not None:
        turn.person = await turn.do(SetWhereabouts(turn.person.person_id, None, DEFAULT_TIMEZONE))


def kinds_named(text: str) -> tuple[Kind, ...]:
    """Return the kinds of facts a message names, in their order; none for "everything"."""
    folded = simplified(text).casefold()
    named: set[Kind] = set()
    for kind, words in _words().items():
        if any(word in folded for word in words):
            named |= {*_TOGETHER.get(kind, (kind,))}
    return tuple(kind for kind in KINDS if kind in named)


@cache
def _words() -> Mapping[Kind, Sequence[str]]:
    page: Mapping[Kind, Sequence[str]] = read_yaml(Path(__file__).with_name("kinds.yml"))
    return page
