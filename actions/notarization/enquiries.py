"""Questions about notarization that can be asked anywhere: papers, and one's own appointments."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction

from actions.dialogue.buttons import button
from actions.dialogue.phrases import said
from actions.dialogue.readers.appointment_wishes import gives_back
from actions.dialogue.turn import Turn, in_form
from actions.notarization.readers.matters_told import matter_told
from actions.notarization.telling import matter_name, tell_appointment, tell_waiting
from actions.protection.law import tell_entry_named
from backend.notarization.commands import MyAppointments, MyWaitingList
from backend.notarization.matters import load_matters
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_BOOK = Words("预约公证", "Book a notarization")
_PERSON = Words("转人工", "Talk to a person")
_HOME_VISIT = Words(
    "走不动、卧床的，可以和公证处商量上门：来不来、哪天来、怎么收费，由公证处定。这里只能约到公证处办或者远程视频，约不了上门，请打电话问公证处。",
    "For somebody who cannot move, a visit can be arranged with the notary office: whether, when and at what fee is "
    "for the office to say. Only its own rooms or a remote video can be booked here, so please ask it by telephone.",
)
_SHORT = 24
_POWER = "power_of_attorney"
_TIME_ENTRY = "notary_fee_time"
"""Entry of the law library."""
_PAPERS, _FEE, _TIME = "utter_notarization_papers", "utter_notarization_fee_of", "utter_notarization_time_of"


async def papers(turn: Turn, matter: str = "") -> None:
    """Say what a matter needs, costs or takes: the one named, else the one of the open draft, else ask which.

    Args:
        matter: what was spoken of before, where the message and the draft name none.
    """
    await _tell(turn, _asked_for(turn.answer.text), matter)


async def home_visit(turn: Turn) -> bool:
    """Say whether a notary comes to who cannot move; False for any other message. It is for the office to agree."""
    if turn.answer.pressed or not said("asks_home_visit", turn.answer.text):
        return False
    ways = () if turn.has_draft else [button(turn.language, _PERSON, "ask_human")]
    turn.say(READY_WORDS, ways, words=_HOME_VISIT.say(turn.language))
    return True


async def papers_of_certificate(turn: Turn) -> bool:
    """Say what to bring for a certificate that is named, however it sounds; False if none is."""
    heard = turn.answer
    if heard.pressed or heard.value("notarization_matter") is None or said("files_a_suit", heard.text):
        return False
    await papers(turn)
    return True


async def follow_up(turn: Turn) -> bool:
    """ "那出生公证呢", right after one was told of: the same question of another matter."""
    told = next((one for one in (_PAPERS, _FEE, _TIME) if one in turn.said_last), "")
    asks_on = len(turn.answer.text) <= _SHORT and turn.answer.value("notarization_matter") is not None
    if not told or not asks_on or turn.answer.pressed or not said("asks_on", turn.answer.text):
        return False
    await _tell(turn, told)
    return True


async def _tell(turn: Turn, utterance: str, before: str = "") -> None:
    matters = load_matters()
    code = turn.answer.pressed.get("notarization_matter") or turn.answer.value("notarization_matter")
    if code is None and said("names_adoption", turn.answer.text):
        turn.say("utter_notarization_adoption")
        return
    if code is None and turn.has_draft:
        code = turn.answers.get("matter")
    if code is None and not turn.answer.pressed:
        code = matter_told(turn.answer.text)
    code = code or before or None
    if code not in matters and utterance == _FEE:
        turn.say("utter_notarization_fee", () if turn.has_draft else [_booking_button(turn)])
        return
    if code not in matters and utterance == _TIME:
        await tell_entry_named(turn, _TIME_ENTRY)
        return
    if code is None or code not in matters:
        buttons = [
            button(turn.language, m.name, "ask_notarization", notarization_matter=m.code) for m in matters.values()
        ]
        turn.say("utter_notarization_papers_which", buttons=buttons)
        return
    matter = matters[code]
    if turn.has_said(utterance, matter=matter_name(turn, code)):
        return  # papers, fee and time of a matter stand in one answer
    turn.say(
        utterance,
        () if turn.has_draft else [_booking_button(turn, str(code))],
        matter=matter_name(turn, code),
        papers="\n".join(f"• {paper.say(turn.language)}" for paper in matter.papers),
        who=matter.who.say(turn.language),
        fee=matter.fee.say(turn.language),
        time=matter.issue_time.say(turn.language),
        rules=("; " if turn.language == "en" else "；").join(rule.cite.say(turn.language) for rule in matter.rules),
    )


def _asked_for(text: str) -> str:
    """The utterance for what is asked: the fee or the time alone, else everything."""
    if not said("asks_papers", text):
        if said("asks_cost", text):
            return _FEE
        if said("asks_time", text):
            return _TIME
    return _PAPERS


async def needs_appointment(turn: Turn) -> None:
    """Say whether one has to book."""
    turn.say("utter_notarization_needs_booking", () if turn.has_draft else [_booking_button(turn)])


async def books(turn: Turn) -> bool:
    """Open the booking for who says outright that they book a notary, whatever else is told with it; else False."""
    heard, inside = turn.answer, in_form(turn)
    gives_up = said("books_nothing", heard.text) or gives_back(heard, "appointment_wish")
    wished = said("books_notary", heard.text) and not gives_up
    if inside or heard.pressed or heard.asks or not wished:
        return False
    turn.events.append(FollowupAction("notarization_form"))
    return True


async def who_comes(turn: Turn, before: str = "") -> None:
    """Say who has to be there for the matter of the open booking; whoever is given a power stays at home.

    Args:
        before: the matter that was spoken of, where no booking names one.
    """
    code = turn.answers.get("matter") if turn.has_draft else None
    matter = load_matters().get(str(code or before))
    if matter is None:
        await papers(turn)
        return
    rules = Words("；", "; ").say(turn.language).join(rule.cite.say(turn.language) for rule in matter.rules)
    turn.say(
        "utter_notarization_who_comes",
        matter=matter_name(turn, matter.code),
        who=matter.who.say(turn.language),
        rules=rules,
    )
    if matter.code == _POWER:
        turn.say("utter_notarization_agent_stays_home")


async def language(turn: Turn) -> None:
    """Say who speaks for somebody who hears badly or speaks a dialect only."""
    turn.say("utter_notarization_language")


def _booking_button(turn: Turn, matter: str = "") -> dict[str, str]:
    return button(turn.language, _BOOK, "start_notarization", **({"notarization_matter": matter} if matter else {}))


async def my_appointments(turn: Turn) -> None:
    """List what the person holds and waits for."""
    held = await turn.do(MyAppointments(turn.person.person_id))
    waiting = await turn.do(MyWaitingList(turn.person.person_id))
    if not held and not waiting:
        turn.say("utter_notarization_no_appointment")
    for appointment in held:
        await tell_appointment(turn, appointment, "listed")
    for entry in waiting:
        await tell_waiting(turn, entry)
