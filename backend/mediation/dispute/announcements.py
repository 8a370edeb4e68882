"""Tells the two sides of a dispute each step in their language, in the transaction that records it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backend.mediation.dispute.confirmation import REASONS
from backend.mediation.dispute.model import LIVE, MATTER_NAMES, Dispute, court_for
from backend.mediation.dispute.terms import Side, Terms, in_words, other_side
from backend.mediation.dispute.title_words import doubt_of
from backend.mediation.model import KIND_NAMES
from backend.mediation.model import Session as Meeting
from backend.shared.database import Session
from backend.shared.deadline import reservation
from backend.shared.notifier import Speak
from backend.shared.parties import Person
from backend.shared.wording import Words, day, moment, verbatim

CHOSEN, WISH, WHAT = "dispute_chosen", "dispute_wish", "dispute_what"
"""The payload's keys by which a button names a dispute, what is wanted of it, and of which of its parts."""
INVITE, MEDIATORS, ANOTHER, OFFERS, OFFER = "invite", "mediators", "another", "offers", "offer"
ACCEPT, REFUSE, READ, CONFIRM, WRONG = "accept", "refuse", "read", "confirm", "wrong"
COURT_YES, COURT_NO, TAKE_BACK = "court_yes", "court_no", "take_back"
COURT, HANDED_IN, END, FILE, SHOW, QUIET = "court", "handed_in", "end", "file", "show", "quiet"
ENTER, DROP, INTERPRETER = "enter", "drop_recording", "interpreter"
TITLES: Mapping[str, Words] = {
    INVITE: Words("给对方的邀请码", "A code for the other side"),
    ENTER: Words("进调解室", "Enter the room"),
    DROP: Words("删掉录像", "Delete the recording"),
    INTERPRETER: Words("请口译员", "Ask for an interpreter"),
    MEDIATORS: Words("选调解员", "Choose a mediator"),
    ANOTHER: Words("换一位调解员", "Another mediator"),
    OFFERS: Words("看方案", "See the offers"),
    OFFER: Words("提方案", "Make an offer"),
    ACCEPT: Words("接受", "Accept"),
    REFUSE: Words("不接受", "Decline"),
    READ: Words("看协议", "Read the agreement"),
    CONFIRM: Words("读协议、签名", "Read and sign"),
    WRONG: Words("有不对的地方", "Something is wrong"),
    COURT: Words("申请司法确认", "Ask the court to confirm"),
    HANDED_IN: Words("已经递交法院", "It is with the court"),
    COURT_YES: Words("法院确认了", "The court confirmed it"),
    COURT_NO: Words("法院没有确认", "The court did not"),
    TAKE_BACK: Words("刚才按错了，收回", "Pressed by mistake, undo"),
    END: Words("退出调解", "Leave the mediation"),
    FILE: Words("改走立案", "File a case instead"),
    QUIET: Words("不再提醒", "No more reminders"),
    SHOW: Words("看调解进展", "Where the mediation stands"),
}
_NOBODY = Words("还没有选", "not chosen yet")
_COURT_UNKNOWN = Words(
    "当事人住所地、标的物所在地或调解组织所在地的基层法院（可打12368问）",
    "the basic court where a party lives, where the property is, or where the mediation body is based (ask 12368)",
)
_FILE_NAMES: Mapping[str, Words] = {
    "received": Words("收件号", "receipt"), "accepted": Words("案号", "case"), "ruled": Words("裁定书", "ruling"),
}  # fmt: skip
_NOBODY_SAID = Words("系统没有说原因", "it gives no reason")
_OUR_ROOM = Words(
    "点“进调解室”拿您自己的链接，提前30分钟可以进",
    "tap “Enter the room” for a link of your own; it opens 30 minutes before",
)
_YOU = {"applicant": Words("您", "you"), "respondent": Words("您", "you")}


def payload_of(dispute_id: str, wish: str, what: str = "") -> str:
    """Return the payload of a button about a dispute; its ids tell a stranger nothing."""
    more = f', "{WHAT}": "{what}"' if what else ""
    intent = "offer_settlement" if wish == OFFER else "ask_mediation"
    return f'/{intent}{{"{CHOSEN}": "{dispute_id}", "{WISH}": "{wish}"{more}}}'


def choices(dispute: Dispute) -> list[tuple[Words, str]]:
    """Return what a side may choose as the dispute stands: titles and payloads; the room that waits comes first."""
    enter = (ENTER,) if dispute.meets_here and dispute.status in LIVE else ()
    return [(TITLES[wish], payload_of(dispute.dispute_id, wish)) for wish in (*enter, *_wishes(dispute))]


def _wishes(dispute: Dispute) -> Sequence[str]:
    if dispute.status == "open":
        invite = (INVITE,) if dispute.side == "applicant" and not dispute.joined else ()
        person = (ANOTHER,) if dispute.mediator_state != "none" else (MEDIATORS,)
        offers = (OFFERS, OFFER) if dispute.joined else ()
        return (*invite, *person, *offers, INTERPRETER, END)
    if dispute.status == "agreed":
        return (READ, WRONG) if dispute.side in dispute.confirmed else (READ, CONFIRM, WRONG)
    if dispute.status == "settled":
        return (READ, *_court_wishes(dispute))
    return (FILE,) if dispute.side == "applicant" else ()


def _court_wishes(dispute: Dispute) -> Sequence[str]:
    """List what is left to do about the court's confirmation; after a refusal one can sue (CPL-206)."""
    if not dispute.confirmable or dispute.court_outcome == "confirmed":
        return ()
    if dispute.court_outcome == "refused":
        return (FILE,) if dispute.side == "applicant" else ()
    if dispute.handed_in:
        return (COURT_YES, COURT_NO)
    ask = (COURT,) if dispute.side not in dispute.asks_court else ()
    return (*ask, HANDED_IN) if dispute.asks_court else ask


def dispute_facts(dispute: Dispute, person: Person) -> dict[str, str]:
    """Return what can be said of a dispute, each ready to stand in a sentence.

    ``number other matter mediator answer_by session kind place terms effective confirm_by court court_file court_reason
    ruled_on provisional doubt enforce_by reason``
    """
    language, meeting = person.language, dispute.session
    days = (dispute.answer_by, dispute.confirm_by)
    answer_by, confirm_by = (day(one, language) if one else "—" for one in days)
    mediator, file = dispute.mediator, dispute.court_file
    court, doubt = court_for(dispute.application), doubt_of(dispute)
    return {
        "number": verbatim(dispute.number),
        "other": verbatim(dispute.other_name),
        "matter": MATTER_NAMES[dispute.application.matter].say(language),
        "mediator": verbatim(mediator.name) if mediator else _NOBODY.say(language),
        "answer_by": answer_by,
        "session": moment(meeting.start, person.timezone, person.city, language) if meeting else "—",
        "kind": KIND_NAMES[meeting.kind].say(language) if meeting else "—",
        "place": _place_of(meeting, language),
        "terms": terms_words(dispute, dispute.agreed_terms, language) if dispute.agreed_terms else "—",
        "effective": day(dispute.effective_on, language) if dispute.effective_on else "—",
        "confirm_by": confirm_by,
        "court": (court or _COURT_UNKNOWN).say(language),
        "court_file": _court_file(dispute, language),
        "court_reason": REASONS.get(file.reason if file else "", _NOBODY_SAID).say(language),
        "ruled_on": day(dispute.court_on, language) if dispute.court_on else "—",
        "provisional": reservation(dispute.confirm_by, days, language),
        "doubt": f"\n{doubt.say(language)}" if doubt else "",
        "enforce_by": day(dispute.enforce_by, language) if dispute.enforce_by else "—",
        "reason": verbatim(dispute.reason or "—"),
    }


def _court_file(dispute: Dispute, language: str) -> str:
    """Return the number under which the court has it, in brackets; empty where there is none."""
    file = dispute.court_file
    if file is None or not file.number:
        return ""
    name, number = _FILE_NAMES[file.state].say(language), verbatim(file.number)
    return Words(f"（{name}{number}）", f" ({name} {number})").say(language)


def _place_of(meeting: Meeting | None, language: str) -> str:
    if meeting is None:
        return "—"
    return _OUR_ROOM.say(language) if meeting.kind == "room" else verbatim(meeting.place)


def terms_words(dispute: Dispute, terms: Terms, language: str) -> str:
    """Return terms as the side that looks reads them: "you" and the other's name."""
    mine: Side = dispute.side or "applicant"
    names = {mine: _YOU[mine].say(language), other_side(mine): verbatim(dispute.other_name)}
    return in_words(terms, names, language)


class DisputeAnnouncements:
    """Says the news of disputes.

    Args:
        speak: the conversation's speaker.
        person: returns what is known of a person.
    """

    def __init__(self, speak: Speak, person: Callable[[str], Person]) -> None:
        self._speak = speak
        self._person = person

    def tell(
        self,
        session: Session,
        person_id: str,
        dispute: Dispute,
        what: str,
        key: str,
        more: Mapping[str, Any],
        custom: Mapping[str, Any] | None = None,
    ) -> None:
        """Say ``utter_dispute_news_<what>`` to one side, with the choices that are open to it now.

        Args:
            key: what tells this news from others of the same dispute.
            more: further facts; terms are worded for whoever reads them.
            custom: a file that goes with it.
        """
        person = self._person(person_id)
        facts = dispute_facts(dispute, person)
        for name, value in more.items():
            facts[name] = self._worded(dispute, person, value)
        whole = f"dispute:{dispute.dispute_id}:{dispute.side}:{key}"
        buttons = _buttons(dispute, more)
        if what == "recording_begun":
            buttons = [(TITLES[DROP], payload_of(dispute.dispute_id, DROP)), *buttons]
        if what.startswith("reminder"):
            quiet = (TITLES[QUIET], payload_of(dispute.dispute_id, QUIET))
            buttons = [*buttons, quiet] if dispute.meets_here and what == "reminder_session" else [quiet, *buttons]
        self._speak(
            person_id, f"utter_dispute_news_{what}", facts, key=whole, buttons=buttons, session=session,
            custom=custom,
        )  # fmt: skip

    def _worded(self, dispute: Dispute, person: Person, value: Any) -> str:
        if isinstance(value, Terms):
            return terms_words(dispute, value, person.language)
        if isinstance(value, Words):
            return value.say(person.language)
        if hasattr(value, "astimezone"):
            return moment(value, person.timezone, person.city, person.language)
        return str(value)


def _buttons(dispute: Dispute, more: Mapping[str, Any]) -> list[tuple[Words, str]]:
    """An offer that is told of carries its own two answers before the others."""
    offer_id = str(more.get("offer", ""))
    if not offer_id or dispute.status not in LIVE:
        return choices(dispute)
    answers = [ACCEPT, REFUSE] if more.get("open", True) else [REFUSE]
    own = [(TITLES[wish], payload_of(dispute.dispute_id, wish, offer_id)) for wish in answers]
    return [*own, (TITLES[OFFER], payload_of(dispute.dispute_id, OFFER))]
