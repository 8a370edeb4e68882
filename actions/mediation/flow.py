"""The flow of who applies for mediation: what was told is taken whole, what is missing is asked, all is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Clarify, Command, SetSlot
from actions.dialogue.endings import close
from actions.dialogue.fields import Answers, Field
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said, takes_back
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.readers.statements import stated
from actions.dialogue.reading import Reading
from actions.dialogue.rules import overheard
from actions.dialogue.rules.correction import says_correction
from actions.dialogue.rules.numbered import told_by_number
from actions.dialogue.speech import in_lines
from actions.dialogue.state import SKIPPED, State
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.mediation import asked, filed, invitation, while_sued, wished
from actions.mediation.fields import application_fields, text_of, times_text
from actions.mediation.memory import LOOSE, NOT_KEPT, PARTS, SEVERAL, told_before, told_now, with_codes
from actions.mediation.outside import own_heard
from actions.mediation.readers.asked import keeps_secret, topics_in
from actions.mediation.readers.dispute import (
    bare_figure_in,
    clause_with_sum,
    tells_how_to_reach,
    tells_of_story,
    tongue_in,
    wants_quarrel_mediated,
    wish_in,
    with_sum,
)
from actions.mediation.readers.secrets import SECRETS
from actions.mediation.readers.sides import name_like, speaks_of_other
from actions.mediation.readers.sums import sums_in
from actions.mediation.standing import tell_applied
from backend.mediation.commands import MyMediations
from backend.mediation.dispute.commands import ApplyForMediation, OneDispute
from backend.mediation.dispute.model import LONGEST_TEXT, Application, Dispute
from backend.mediation.model import LIVE
from backend.shared.wording import Words, verbatim

CONTROLS = frozenset(
    {"cancel", "go_back", "skip", "save_for_later", "restart", "change_language", "ask_human", "ask_progress", "resume"}
)
"""Intents that are never an answer."""
QUESTIONS = application_fields()
_ASIDE = (
    "matter", "other_name", "what_happened", "wish", "amount", PARTS, "place", "other_contact", "other_tongue", "name",
    "phone", "own_tongue", "times",
)  # fmt: skip
"""Fields kept when they are told beside another question, in the order in which they are said back."""
_OF_DISPUTE = frozenset({"matter", "other_name", "what_happened", "wish", "amount", "place"})
"""Fields that tell of a dispute; "can it be held at weekends, in Cantonese?" does not."""
_READ_WITH_STORY = frozenset({"matter", "what_happened", "wish", "amount", PARTS})
"""Fields that are read with whatever is said where a story is asked for."""
_ELSEWHERE = ("names_notarization", "names_authorization", "names_hearing", "names_filing", "names_mediation")
_SOUNDS_LIKE = ("filing", "mediation_offer")
"""The services a wish in a dispute sounds like."""
_OWNED = ("phone", "other_contact")
"""Fields replaced when they are told again: a number is only told with whose it is."""
_MENDED = ("other_name", "wish", "amount", PARTS, "place", "other_contact", "name", "phone", "times")
"""Fields replaced by a message that says that it corrects; the story is only added to."""
_SHORT = 4
_WISH_SECRET = "utter_mediation_wish_secret"
_STORY = "what_happened"


async def _instead(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """Answer what sounds like the wish to begin: an invitation's code, an agreement's worth, a filing's mediation."""
    if await invitation.heard(turn) or await own_heard(turn):
        return close()
    if not turn.is_fresh_message or turn.has_draft:
        return None
    if await invitation.taken(turn):
        return close()
    if filed.is_about_agreement(turn.answer.text):
        await filed.agreement(turn)
        return close()
    mine = await turn.do(MyMediations(turn.person.person_id))
    has_one = any(one.status in LIVE for one in mine)
    if not turn.answer.pressed and (has_one or _only_asks(turn)):
        await filed.mediation(turn)
        return close()
    return None


def _only_asks(turn: Turn) -> bool:
    """Return True if a message asks about mediation, and neither tells of a dispute nor wants something done."""
    text = turn.answer.text
    tells = _OF_DISPUTE & set(told_now(turn, turn.answer))
    wants = said("wants_it_done", text) or wants_quarrel_mediated(text)
    return turn.answer.asks and not wants and not tells


async def _begin(flow: Flow, turn: Turn) -> None:
    """Take whole what was told, now and before, and say back what was understood."""
    same = await wished.of_same(turn)
    told = await with_codes(turn, same or {**await told_before(turn), **told_now(turn, turn.answer)})
    several = told.get(SEVERAL, [])
    told = {name: value for name, value in told.items() if value and name not in NOT_KEPT}
    turn.change(told)
    await while_sued.say_it_runs(turn)
    if told:
        turn.say("utter_mediation_heard", lines=_lines(turn, list(told)))
    if keeps_secret(turn.answer.text) and turn.is_fresh_message:
        turn.say(_WISH_SECRET)
    if several and "other_name" not in told:
        turn.say("utter_mediation_several", names=verbatim(Words("、", ", ").say(turn.language).join(several)))


async def _gather(flow: Flow, turn: Turn, state: State) -> Mapping[str, Any]:
    """Read what the message tells beside the open question; in a correction, a name much like the other side's."""
    told, known = told_now(turn, turn.answer), str(turn.answers.get("other_name") or "")
    if known and takes_back(turn.answer.text) and "other_name" not in told and (name := name_like(turn.answer, known)):
        told["other_name"] = name
    if await wished.is_meant(turn):
        told[wished.OWN] = True
    return await with_codes(turn, told)


def kept_from_them(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Write nothing of what the other side must not know; what may be shown beside it is kept.

    Where a secret sum stands already, the one sum that may be shown takes its place in the wish, else the wish is
    asked anew.
    """
    if message.pressed or not message.text or message.asks or not keeps_secret(message.text):
        return ()
    if any(one.revision.words.text and not keeps_secret(one.revision.words.text) for one in told_by_number(candidates)):
        return ()  # "第4项不要给她看那句，改成：…" tells itself what she may read
    told = overheard.told(candidates)
    secret = told.get(SECRETS, [])
    known = [*(state.answers.get(SECRETS) or ()), *secret]
    notes = {SECRETS: list(dict.fromkeys(known))} if secret else {}
    shown = _shown_beside(state, message, told, secret)
    if shown:
        heard = ChangeAnswers(shown, "utter_mediation_heard", about=tuple(shown), goes_on=True)
        return (ChangeAnswers(notes, _WISH_SECRET), heard)
    hidden = [one for one in message.entities if one.get("entity") == "money" and sums_in([one])[0] in secret]
    words = {message.text[one["start"] : one["end"]] for one in hidden}
    wish = str(state.answers.get("wish") or "")
    stands = state.answers.get("amount") in secret or any(one in wish for one in words if one)
    forgotten = {"wish": None, "amount": None} if secret and stands else {}
    return (ChangeAnswers({**notes, **forgotten}, _WISH_SECRET, question="wish" if forgotten else ""),)


def _shown_beside(state: State, message: UserMessage, told: Mapping[str, Any], secret: Sequence[str]) -> dict[str, Any]:
    """The wish, and its sum, that a message with a secret lets the other side see; empty where it lets none."""
    if told.get("wish"):
        return {name: told[name] for name in ("wish", "amount") if told.get(name)}
    money = [one for one in message.entities if one.get("entity") == "money" and "start" in one]
    open_sums = [one for one in money if sums_in([one])[0] not in secret]
    before = str(state.answers.get("wish") or "")
    if not secret or not before or len(open_sums) != 1:
        return {}
    words = message.text[open_sums[0]["start"] : open_sums[0]["end"]]
    after = with_sum(before, words)
    return {"wish": after, "amount": sums_in(open_sums)[0]} if after != before else {}


def reached_otherwise(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Settle the number for who has none of the other side, or only WeChat, and passes the code on."""
    known = state.answers.get("other_contact", SKIPPED) != SKIPPED
    told = message.pressed or known or overheard.told(candidates).get("other_contact")
    if told or candidates.here.found or not tells_how_to_reach(message.text):
        return ()
    about_them = state.question == "other_contact" or (state.question != "phone" and speaks_of_other(message.text))
    return (ChangeAnswers({"other_contact": SKIPPED}, "utter_mediation_unsure_contact"),) if about_them else ()


def unowned(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """A number that no word gives to either side: kept where only one side's is missing, else asked about."""
    told = overheard.told(candidates)
    missing = [name for name in _OWNED if name not in state.answers]
    if not told.get(LOOSE) or not missing or candidates.here.found:
        return ()
    if len(missing) > 1:
        return (Clarify(tuple(missing), keeps=True),)
    return (ChangeAnswers({missing[0]: told[LOOSE]}, "utter_mediation_heard", about=(missing[0],), goes_on=True),)


def wanted_here(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """At the question for it a wish is the answer, whatever else it sounds like; not where it names another service."""
    asked = state.here is not None and state.here.name == "wish" and candidates.here.found
    sounds_so = state.opened_by.get(message.intent) in _SOUNDS_LIKE
    wants = wish_in(message.text) or (sounds_so and not any(said(one, message.text) for one in _ELSEWHERE))
    named = any(
        one.revision.subject for one in candidates.revised
    )  # "改我想怎么解决 还41万": what stands behind its name
    return (SetSlot("wish", candidates.here),) if asked and wants and not (message.pressed or named) else ()


def _told_beside(state: State, message: UserMessage, candidates: Candidates) -> dict[str, Any]:
    here, told = state.here, _with_bare_sum(state, overheard.told(candidates))
    if here is None or message.pressed or message.asks or len(message.text) < _SHORT:
        return {}
    news = {name: told[name] for name in _ASIDE if name in told and name != here.name}
    if here.story and candidates.here.found:  # whatever is said there is a part of it; its sum is read with it
        news = {name: value for name, value in news.items() if name not in _READ_WITH_STORY}
    mends = _mends(message, candidates)
    if mends:
        news |= _mended_beside(state, message, told)
    again = _MENDED if mends else _OWNED
    return {
        name: value for name, value in news.items()
        if value and (state.answers.get(name, SKIPPED) == SKIPPED or (name in again and value != state.answers[name]))
    }  # fmt: skip


def wished_otherwise(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Ask of a wish with another sum, told without a word that takes back, whether it shall stand instead."""
    told = _with_bare_sum(state, overheard.told(candidates))
    other = bool(told.get("wish")) and told.get("amount") not in (None, "", state.answers.get("amount"))
    known = state.answers.get("wish", SKIPPED) != SKIPPED
    if message.pressed or message.asks or not (other and known) or candidates.here.found or candidates.revised:
        return ()
    return (Clarify(("wish",)),)


def _with_bare_sum(state: State, told: Mapping[str, Any]) -> Mapping[str, Any]:
    """Put the bare figure of a wish in the currency that was told before ("I want 60,000 over a year")."""
    currency = str(state.answers.get("amount") or "").partition(" ")[2]
    figure = bare_figure_in(str(told.get("wish") or "")) if currency and "amount" not in told else ""
    return {**told, "amount": f"{figure} {currency}"} if figure else told


def adds_to_story(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Put behind what happened what a message adds to it elsewhere; a corrected sum stands there as a correction."""
    before = str(state.answers.get(_STORY) or "")
    if not before or state.question == _STORY or message.pressed or candidates.here.found:
        return ()
    more = stated(message.text).text if tells_of_story(message.text) else _corrected(state, message, candidates)
    if not more or more in before:
        return ()
    told = _told_beside(state, message, candidates)
    beside = {name: value for name, value in told.items() if name not in ("amount", PARTS)}
    changes = {_STORY: f"{before.rstrip('。；;. ')}；{more}"[:LONGEST_TEXT], **beside}
    return (ChangeAnswers(changes, "utter_mediation_heard", about=tuple(changes), goes_on=True),)


def tongue_named(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take the language that is named where the mediation's is asked for: ours is not meant there."""
    if state.question != "tongue" or message.pressed or message.asks or message.intent != "change_language":
        return ()
    held = tongue_in(message.text)
    return (SetSlot("tongue", Reading(held)),) if held else ()


def _corrected(state: State, message: UserMessage, candidates: Candidates) -> str:
    """The clause that corrects a sum of the story, marked as such; the story itself is never rewritten."""
    told = overheard.told(candidates)
    if message.asks or told.get("wish") or "amount" in state.answers or not _mends(message, candidates):
        return ""
    clause = clause_with_sum(message.text, message.entities)
    return f"{'Correction: ' if message.text.isascii() else '更正：'}{clause}" if clause else ""


def _mended_beside(state: State, message: UserMessage, told: Mapping[str, Any]) -> dict[str, Any]:
    """A corrected number that no word gives to a side is the one side's that is known; a corrected sum stands in the
    wish as well, which the other side reads."""
    known = [name for name in _OWNED if state.answers.get(name, SKIPPED) != SKIPPED]
    news = {known[0]: told[LOOSE]} if told.get(LOOSE) and len(known) == 1 else {}
    money = [one for one in message.entities if one.get("entity") == "money" and "start" in one]
    wish = str(state.answers.get("wish") or "")
    if (
        wish
        and "wish" not in told
        and len(money) == 1
        and told.get("amount") not in (None, state.answers.get("amount"))
    ):
        news["wish"] = with_sum(wish, message.text[money[0]["start"] : money[0]["end"]])
    return news


def _mends(message: UserMessage, candidates: Candidates) -> bool:
    """Return True if what a message tells takes the place of what was told before, and no old value is named in it."""
    return says_correction(message) and not any(one.revision.denied for one in candidates.revised)


def takes(state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
    """Take what a field has read as its answer, whatever else a quarrel sounds like; a question stays one."""
    if not (reading.found or reading.partial) or (message.asks and not field.story):
        return None
    return None if message.is_sure and message.intent in CONTROLS else True


def _facts_about(turn: Turn, names: Sequence[str]) -> Mapping[str, Any]:
    return {"lines": _lines(turn, names)}


def _lines(turn: Turn, names: Sequence[str]) -> str:
    """The answers of these names, a line each."""
    return in_lines(turn, [field for field in QUESTIONS if field.name in names and turn.answers.get(field.name)])


async def mediation_wanted(turn: Turn) -> bool:
    """Open the application for who tells a quarrel and wants it mediated, outside any form; False for anything else."""
    text = turn.answer.text
    if turn.has_draft or turn.answer.pressed or not wants_quarrel_mediated(text) or topics_in(text):
        return False
    if turn.answer.asks and not (wishes(text) or said("names_mediation", text)):
        return False  # "签了和解书，还能再要另一半吗" wants an answer
    turn.events.append(FollowupAction("mediation_form"))
    return True


async def _before_review(turn: Turn) -> None:
    """Say what the other side will see, what it costs, and that nothing said counts as a confession."""
    turn.say("utter_mediation_before_review")


def application_of(turn: Turn, answers: Answers) -> Application:
    """The application, from the answers of the draft."""
    times = times_text(answers.get("times"), turn, "zh-Hans")
    matter: Any = text_of(answers, "matter") or "other"
    tongue: Any = text_of(answers, "tongue") or "mandarin"
    return Application(
        text_of(answers, "name"), matter, text_of(answers, "other_name"), text_of(answers, "what_happened"),
        text_of(answers, "wish"), text_of(answers, "phone"), text_of(answers, "other_contact"),
        text_of(answers, "amount"), text_of(answers, "place"), tongue, times, text_of(answers, "own_tongue"),
        text_of(answers, "other_tongue"),
    )  # fmt: skip


async def _hand_in(turn: Turn) -> Receipt:
    """Keep the application under the draft's id and hand it to the centre."""
    application = application_of(turn, turn.answers)
    await turn.do(ApplyForMediation(turn.draft.draft_id, turn.person.person_id, application))
    return {"dispute_id": turn.draft.draft_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    dispute: Dispute = await turn.do(OneDispute(receipt["dispute_id"], turn.person.person_id))
    tell_applied(turn, dispute)


APPLY = Flow(
    service="mediation",
    title=Words("申请调解", "Applying for mediation"),
    fields=QUESTIONS,
    on_submit=Submission(
        hand_in=_hand_in,
        tell=_tell,
        reopens={
            "utter_dispute_name_missing": "other_name",
            "utter_dispute_with_oneself": "other_name",
            "utter_dispute_words_missing": "wish",
            "utter_dispute_words_long": "what_happened",
        },
    ),
    answer_key="mediation_answer",
    prefills=False,  # `begin` has read everything the opening sentence can say
    first_rules=(
        invitation.is_invited,
        wished.rule,
        kept_from_them,
        reached_otherwise,
        asked.rule,
        tongue_named,
        adds_to_story,
        wanted_here,
        overheard.instead(_told_beside, "utter_mediation_heard"),
        unowned,
        wished_otherwise,
    ),
    beside_rules=(overheard.along(_told_beside, "utter_mediation_heard"),),
    takes=takes,
    facts_about=_facts_about,
    gather=_gather,
    before_opening=_instead,
    begin=_begin,
    before_review=_before_review,
)
