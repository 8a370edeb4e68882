"""Enquiries at the desk: the queue of an officer's offices, one enquiry whole, what the office writes to its person."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from backend.api.desk.filings import kept_files, kept_paper
from backend.api.desk.visits import Address, Answer, GoTo, Page, Searched, Visit
from backend.contracts.translation import Translates, Translation
from backend.conversation.model import GetPerson
from backend.desk.commands import AddNote, AuditOf, NoteDeskAction, NotesOn
from backend.enquiries.announcements import original_words
from backend.enquiries.commands import (
    AnswerEnquiry,
    AskPerson,
    CloseEnquiry,
    EnquiryQueue,
    OneEnquiry,
    SearchEnquiries,
    TranslateWords,
)
from backend.enquiries.model import (
    ENTRY_NAMES,
    HANDOVER_NAMES,
    LIVE,
    OFFICE_NAMES,
    SHARE_NAMES,
    STATUS_NAMES,
    Enquiry,
    Entry,
    offices_of,
)
from backend.shared.errors import Refused

LONGEST_QUERY = 100
_ORDERS = {"answer": AnswerEnquiry, "ask": AskPerson, "close": CloseEnquiry}


def queue(visit: Visit) -> Answer:
    """Show what waits, what is over, or what was searched for."""
    text, over = visit.query.get("q", "")[:LONGEST_QUERY].strip(), visit.query.get("show") == "over"
    offices = offices_of(visit.me.roles)
    found: list[Enquiry] = visit.do(SearchEnquiries(offices, text) if text else EnquiryQueue(offices, over))
    names = {"names": STATUS_NAMES, "offices": OFFICE_NAMES, "several": len(offices) > 1}
    return Page("enquiries", {"enquiries": [_previewed(visit, one) for one in found], "q": text, "over": over, **names})


def _found(visit: Visit, text: str) -> Sequence[object]:
    found: Sequence[object] = visit.do(SearchEnquiries(offices_of(visit.me.roles), text))
    return found


def one(visit: Visit) -> Page:
    """Show an enquiry whole: what was written, what its person shares, notes and log; who looked is in the log."""
    enquiry = _one(visit, visit.language)
    subject = f"enquiry:{enquiry.enquiry_id}"
    visit.do(NoteDeskAction(visit.me.officer_id, "desk.enquiry_read", enquiry.enquiry_id))
    contact = visit.backend.infra.privacy.unmask(enquiry.person_id, enquiry.contact)
    shown = {
        "enquiry": _previewed(visit, enquiry), "untranslated": _untranslated(visit, enquiry),
        "contact": contact, "names": STATUS_NAMES, "entry_names": ENTRY_NAMES,
        "handovers": HANDOVER_NAMES, "office": OFFICE_NAMES[enquiry.office], "share": SHARE_NAMES[enquiry.share],
        "person": visit.do(GetPerson(enquiry.person_id)),
        "writable": enquiry.status in LIVE or enquiry.status == "answered", "closable": enquiry.status in LIVE,
        "may_talk": enquiry.status in LIVE and enquiry.share != "question",
        "files": kept_files(visit, enquiry.person_id, enquiry.files),
        "other_language": False, "doubts": (), "translates": _translates(visit),
        "notes": visit.do(NotesOn(subject)), "audit": visit.do(AuditOf(enquiry.enquiry_id)),
    }  # fmt: skip
    return Page("enquiry", shown)


def act(visit: Visit) -> Answer:
    """Answer, ask back or close; its person reads it at once."""
    make = _ORDERS.get(visit.form.get("do", ""))
    if make is None:
        raise Refused("enquiry_words_missing")
    enquiry_id, me = visit.path["enquiry_id"], visit.me
    text = visit.form.get("text", "")
    words = (visit.request_id(), me.officer_id, me.name, enquiry_id, offices_of(me.roles), text)
    if not visit.form.get("as_written") and is_in_other_language(visit, text):
        made: Translation | None = visit.do(TranslateWords(*words))
        if made is None or not made.is_sure:
            page, doubts = one(visit), made.doubts if made else ()
            return dataclasses.replace(page, shown={**page.shown, "other_language": True, "doubts": doubts}, status=409)
    visit.do(make(*words))
    return GoTo(f"/desk/enquiries/{enquiry_id}", "enquiry_told")


def is_in_other_language(visit: Visit, text: str) -> bool:
    """Return True if what an officer wrote is in another language than its person reads; they are asked first."""
    person = visit.do(GetPerson(_one(visit).person_id))
    return bool(original_words(text, person.language))


def file(visit: Visit) -> Answer:
    """Show a file that goes with this very enquiry; who looked is in the log."""
    enquiry, file_id = _one(visit), visit.path["file_id"]
    if file_id not in enquiry.files:
        raise Refused("file_unknown")
    return kept_paper(visit, enquiry.person_id, file_id, enquiry.enquiry_id)


def note(visit: Visit) -> Answer:
    """Write something down for colleagues."""
    enquiry_id, text = _one(visit).enquiry_id, visit.form.get("note", "")
    visit.do(AddNote(visit.request_id(), visit.me.officer_id, f"enquiry:{enquiry_id}", text))
    return GoTo(f"/desk/enquiries/{enquiry_id}", "noted")


def _one(visit: Visit, language: str = "") -> Enquiry:
    found: Enquiry = visit.do(OneEnquiry(visit.path["enquiry_id"], offices_of(visit.me.roles), language))
    return found


def _translates(visit: Visit) -> bool:
    return visit.backend.bus.handles(Translates) and bool(visit.do(Translates()))


def _untranslated(visit: Visit, enquiry: Enquiry) -> frozenset[str]:
    """Return the entries of the person that should have a translation and have none."""
    missing = [
        one.entry_id for one in enquiry.entries if not one.by and one.translation is None and _is_other(visit, one)
    ]
    return frozenset(missing if missing and _translates(visit) else ())


def _is_other(visit: Visit, entry: Entry) -> bool:
    return bool(original_words(entry.text, visit.language))


def _previewed(visit: Visit, enquiry: Enquiry) -> Enquiry:
    """An enquiry with the numbers in its words shortened."""

    def legible(text: str) -> str:
        return visit.backend.infra.privacy.preview(enquiry.person_id, text)

    def shown(entry: Entry) -> Entry:
        made = entry.translation
        if made is not None:
            made = Translation(legible(made.text), tuple(map(legible, made.doubts)))
        return dataclasses.replace(entry, text=legible(entry.text), translation=made)

    return dataclasses.replace(enquiry, entries=tuple(shown(entry) for entry in enquiry.entries))


ADDRESSES = (
    Address("/desk/enquiries", "GET", "enquiries", queue),
    Address("/desk/enquiries/<enquiry_id:str>", "GET", "enquiries", one),
    Address("/desk/enquiries/<enquiry_id:str>", "POST", "enquiries", act, one),
    Address("/desk/enquiries/<enquiry_id:str>/files/<file_id:str>", "GET", "enquiries", file),
    Address("/desk/enquiries/<enquiry_id:str>/note", "POST", "enquiries", note, one),
)
SEARCHED = Searched(40, "enquiries", _found, "enquiries_found", STATUS_NAMES)
