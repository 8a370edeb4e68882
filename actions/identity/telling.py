"""Telling of a verification: the link, the day the result is due, what comes next, and what is certain at the end."""

from __future__ import annotations

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.identity.categories import DOCUMENTS
from backend.identity.model import Verification, VerifiedParty
from backend.shared.wording import Words, day, verbatim

_LOOK = Words("我做完了，看看结果", "I have done it, what is the result?")
_BY_HAND = Words("做不了，请法院人工核验", "I can't, please check by hand")
_ONCE_MORE = Words("再做一次人脸核验", "Do the face check again")
_ANEW = Words("重新填写", "Fill it in again")
_HUMAN = Words("转人工", "Talk to a person")

CAUSES = ("unavailable", "platform_down", "organisation", "asked")


def wish(turn: Turn, label: Words, what: str) -> dict[str, str]:
    """A button that asks for the next step of a verification."""
    return button(turn.language, label, "start_identity", identity_wish=what)


def _ask(turn: Turn, label: Words, intent: str) -> dict[str, str]:
    return button(turn.language, label, intent)


def tell_verification(turn: Turn, verification: Verification) -> None:
    """Say where a verification stands and offer what can be done about it."""
    due = due_day(turn, verification)
    status = verification.status
    if status == "awaiting_face" and verification.face_url:
        buttons = [_ask(turn, _LOOK, "ask_identity"), wish(turn, _BY_HAND, "review")]
        turn.say("utter_identity_face", buttons, link=verbatim(verification.face_url), due=due)
    elif status in ("awaiting_face", "checking"):
        turn.say("utter_identity_being_prepared", due=due)
    elif status == "manual_review":
        cause = verification.reason if verification.reason in CAUSES else "unavailable"
        turn.say("utter_identity_by_hand", because=turn.phrase(f"utter_identity_because_{cause}"), due=due)
    elif status == "rejected":
        _tell_rejected(turn, verification)
    elif status == "verified":
        turn.say("utter_identity_done", document=DOCUMENTS[verification.document_type].say(turn.language))


def _tell_rejected(turn: Turn, verification: Verification) -> None:
    buttons = [wish(turn, _BY_HAND, "review"), wish(turn, _ANEW, "new"), _ask(turn, _HUMAN, "ask_human")]
    if verification.attempts_left > 0:
        buttons.insert(0, wish(turn, _ONCE_MORE, "retry"))
    if verification.note:
        turn.say("utter_identity_turned_down", buttons, note=verification.note)
    elif verification.reason in (None, "identity_no_match"):
        turn.say("utter_identity_face_differs", buttons)
    else:
        turn.say("utter_identity_not_this_time", buttons, because=turn.phrase(f"utter_{verification.reason}"))


def due_day(turn: Turn, verification: Verification) -> str:
    """The last working day for the result, with its doubt where a year's holidays are not published yet."""
    if verification.due is None:
        return Words("3 个工作日内", "within 3 working days").say(turn.language)
    words = day(verification.due, turn.language)
    doubt = Words("（以公布的放假安排为准）", " (subject to holidays yet to be published)").say(turn.language)
    return f"{words}{doubt}" if verification.due_provisional else words


def tell_party(turn: Turn, party: VerifiedParty) -> None:
    """Say who is verified here, by which document."""
    name = party.full_name
    if party.organisation_name:
        name = (
            f"{party.organisation_name}（{name}，{party.position}）"
            if turn.language != "en"
            else (f"{party.organisation_name} ({name}, {party.position})")
        )
    turn.say(
        "utter_identity_who",
        name=verbatim(name),
        document=DOCUMENTS[party.document_type].say(turn.language),
        number=verbatim(party.document_number),
        day=day(party.verified_at.date(), turn.language),
    )
