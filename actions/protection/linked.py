"""Answers to what people ask next behind an answer of law, by the links of its entry.

It goes before a desk that shares a word with it, and before the search of the whole library: the pages say what is
asked there. Wishes, errands of ours, and whoever surely asks something else are left to others. In the middle of a form
about a case the links of that kind of case hold too, as if its entry had just been told.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from actions.dialogue.phrases import said
from actions.dialogue.readers.speech_acts import requests, wishes
from actions.dialogue.turn import Turn, in_form
from actions.protection.follow_up import LONGEST, OWN_ERRANDS, entry_told, spoken_of
from actions.protection.own_side import of_other_side, told_for_own_side
from actions.protection.readers.entry_sentences import sentences_saying
from actions.protection.readers.follow_ups import asks_us_for_it, tells_of_another
from actions.protection.readers.own_questions import is_question
from actions.protection.reckoned import names_reckoned
from actions.protection.talk_ground import ground_of
from actions.protection.telling import opened_by, tell_begin, tell_entry, tell_further
from actions.protection.whose_question import is_own_matter
from actions.readers.sides import standpoint
from actions.story.wishes import wants_to_sue
from actions.topic import kinds_asked
from backend.protection.commands import FindLaw, FindNext
from backend.protection.model import Finding, LawEntry, NextFound
from backend.shared.wording import Words

_LABOUR: Final = "labour"
_AT_LABOUR: Final = Words(
    "劳动仲裁我这里递不了，要带什么、去哪里可以问我；已经有裁决书、要去法院告的，我一题一题问着帮您写起诉状。",
    "I can't hand in labour arbitration, but ask me what to bring and where; with an award in hand I write the "
    "complaint to the court with you, question by question.",
)
_ASKED: Final = Words(
    "要告到法院的，起诉状我可以一题一题问着写，说“我要立案”就开始；别的步骤我能讲清楚，也可以替您去问。",
    'What goes to court I write with you, question by question: say "file a case". The other steps I can explain, and '
    "ask for you.",
)
_HERE: Final[Mapping[str, Words]] = {
    "start_filing": Words(
        "能：起诉状我一题一题问着写，您看过、点了确认才递交，收不收由法院定。",
        "Yes: I write the complaint by asking you question by question; it goes in only when you have read and "
        "confirmed it, and the court decides if it takes it.",
    ),
    "start_notarization": Words(
        "能帮您约公证、列好要带的；公证书由公证员做。",
        "I can book the notary and list what to bring; the notary makes the certificate.",
    ),
    "start_authorization": Words(
        "能帮您约视频见证、备好委托书；签字要您本人。",
        "I can book the witnessing by video and prepare the power of attorney; you sign it yourself.",
    ),
    "start_defence": Words(
        "能：答辩状我问着帮您写，您看过再交。",
        "Yes: I write the answer with you by asking, and you read it before it goes in.",
    ),
}
"""Words on what is done here of the next step of an answer, by the intent that opens it."""
_OFFERED: Final = "utter_law_candidates"
_RECKONED: Final = ("money", "date", "datetime")
"""Values with which something is reckoned, or filled in, elsewhere."""
_DESKS: Final[Mapping[str, str]] = {
    "utter_standing_not_paying": "enforcement_how_apply",
    "utter_hearing_limits": "appeal_days",
    "utter_ask_court_fee_kind": "fee_scale",
    "utter_filing_fee": "fee_scale",
    "utter_going_back": "trial_must_come_back",
    "utter_filing_preservation": "preservation_during_suit",
    "utter_filing_service": "service_how_abroad",
    "utter_standing_enforced": "enforcement_against_me",
    "utter_trust": "scam_already_paid",
    "utter_defence_": "defendant_first_steps",
}
"""The entry whose links are asked behind what a desk has explained, by how its utterances begin."""
_RECKONED_LIMIT: Final = "utter_hearing_limit_reckoned"
"""The answer that tells a last day, of a judgment or of another paper."""
_APPEAL: Final = "appeal_days"
_FILING, _CAUSE = "filing", "cause"
_OF_FORMS: Final[Mapping[str, str]] = {
    "defence": "defendant_first_steps",
    "divorce": "divorce_one_side_refuses",
    "house_lease": "property_rent_unpaid",
    "inheritance": "inherit_no_will_shares",
    "labour": "labour_unpaid_wages",
    "private_lending": "loan_transfer_without_iou",
    "tort_traffic": "traffic_driver_liable",
}
"""The entry whose links are asked in the middle of a form, by its service, of a filing by its cause of action."""


async def link_told(turn: Turn, *, either_side: bool = False) -> bool:
    """Answer what the links behind the last answer of law say is asked; False for any other message.

    Args:
        either_side: tell what is asked from the other side as well: an employer hears what a worker may want.
    """
    if in_form(turn) or turn.answer.pressed:
        return False
    if asks_us_for_it(turn.answer.text):
        return await _done_here(turn)
    told = await _told(turn) if _may_follow(turn) and not await is_own_matter(turn) else ()
    if not told:
        return False
    found = await _find(turn, told)
    if found is None:
        return False
    if not either_side and of_other_side(turn, found.entry):
        return await told_for_own_side(turn)
    await _tell(turn, found)
    return True


async def knows_link(turn: Turn) -> bool:
    """Return True if a question in the middle of a form is put for a link of what the form, or the answer, is about."""
    return await _link_in_form(turn) is not None


async def told_in_form(turn: Turn) -> bool:
    """Answer a question in the middle of a form by the links of what it is about; False for any other message."""
    found = await _link_in_form(turn)
    if found is None:
        return False
    await _tell(turn, found)
    return True


async def _link_in_form(turn: Turn) -> NextFound | None:
    if not turn.has_draft or turn.answer.pressed or not is_question(turn.answer) or not _may_follow(turn):
        return None
    told = tuple(dict.fromkeys((*await _told(turn), *_of_form(turn))))
    found = await _find(turn, told) if told else None
    return None if found is None or of_other_side(turn, found.entry) else found


async def _find(turn: Turn, told: tuple[str, ...]) -> NextFound | None:
    """Search the links of some entries, once in a turn: several ways to answer ask for it one after the other."""
    key = ("link", told, turn.answer.text)
    if key not in turn.memo:
        turn.memo[key] = await turn.do(FindNext(told, turn.answer.text))
    found: NextFound | None = turn.memo[key]
    return found


def _of_form(turn: Turn) -> tuple[str, ...]:
    """The entry a form is about: of a suit against the person, or of the cause of a filing."""
    if (service := turn.draft.service) == _FILING:
        service = str(turn.answers.get(_CAUSE, ""))
    return (_OF_FORMS[service],) if service in _OF_FORMS else ()


async def _done_here(turn: Turn) -> bool:
    """Say whether what an answer was about is written or handled here, with the way that opens it; else False."""
    told, _ = spoken_of(turn)
    entry = await entry_told(turn) if told else None
    if entry is None:
        return False
    tell_begin(turn, entry, lead=_AT_LABOUR if entry.topic == _LABOUR else _HERE.get(opened_by(entry), _ASKED))
    return True


async def _tell(turn: Turn, found: NextFound) -> None:
    """Tell the sentences the link names, else the whole answer, and what the follow-up was taken for."""
    link = found.link
    if words := sentences_saying(link.says, _texts(found.entry, turn.language), turn.language):
        tell_further(turn, found.entry, words, taken_for=link.label)
    else:
        await tell_entry(turn, found.entry, taken_for=link.label)


def _texts(entry: LawEntry, language: str) -> list[str]:
    return [text.say(language) for text in (entry.answer, entry.rule)]


async def _told(turn: Turn) -> tuple[str, ...]:
    """The entry that was told and is still spoken of, else those that were offered, else what a desk explained.

    Where none was told, a question may be about what the person has told; a statement is none ("不用提醒我了").
    """
    told, asked = spoken_of(turn)
    entry = await entry_told(turn) if told else await ground_of(turn) if is_question(turn.answer) else None
    if told or entry is not None:
        return (entry.entry_id,) if entry is not None else ()
    said_then = turn.said_before
    if asked and _OFFERED in said_then:
        offered: Finding = await turn.do(FindLaw(asked))
        return tuple(one.entry_id for one in offered.candidates)
    if any(name.startswith(_RECKONED_LIMIT) for name in said_then) and _lost(turn):
        return (_APPEAL,)
    return tuple({entry: None for name in said_then for start, entry in _DESKS.items() if name.startswith(start)})


def _lost(turn: Turn) -> bool:
    """Return True if the message before tells of a decision against the person."""
    return any(standpoint(one.text).side == "lost" for one in turn.typed_before(1))


def _may_follow(turn: Turn) -> bool:
    """Return True if a message is short, names nothing that is reckoned, and neither wishes nor sends us."""
    heard = turn.answer
    text = heard.text
    if heard.pressed or not text or len(text) > LONGEST["en" if text.isascii() else "zh"]:
        return False
    asks = is_question(heard) or said("asks_what_if", text) or said("asks_where", text)
    figures = any(heard.values(kind) for kind in _RECKONED) and not (asks and "cost" not in kinds_asked(text))
    if heard.danger is not None or figures or names_reckoned(turn):
        return False
    if heard.intent in OWN_ERRANDS and heard.is_sure and not asks:
        return False
    wished = any(
        wishes(part.text) or requests(part.text) for part in heard.stretches() if not tells_of_another(part.text)
    )
    return asks or not (wished or wants_to_sue(text))
