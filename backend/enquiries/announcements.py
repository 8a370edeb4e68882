"""Tells the person what becomes of their enquiry in their language, in the transaction that records it."""

from __future__ import annotations

from collections.abc import Callable

from backend.contracts.translation import Translation, below
from backend.enquiries.model import (
    NUMBER_MEANINGS,
    OFFICE_NAMES,
    STATUS_NAMES,
    TALKED_ABOUT,
    Enquiry,
    promised_until,
)
from backend.shared.calendar import is_provisional
from backend.shared.database import Session
from backend.shared.notifier import Speak
from backend.shared.parties import Person
from backend.shared.wording import PROVISIONAL, Words, moment, verbatim

CHOSEN, WISH, OFFICE = "enquiry_chosen", "enquiry_wish", "enquiry_office"
"""The payload's keys by which a button names an enquiry, what is wanted of it, and an office."""
WITHDRAW, SURE, KEEP = "withdraw", "withdraw_sure", "keep"
_REPLY = Words("回复", "Reply")
_ASK_ON = Words("继续问", "Ask on")
_WITHDRAW = Words("撤回咨询", "Withdraw it")
_IN_CHINESE = Words(
    "以上是中文原文。",
    "These are the office's own words, in Chinese. I have no translator and won't guess; you "
    "can write back and ask for an answer in English.",
)
_IN_ENGLISH = Words(
    "以上是对方的原话，不是中文。我这里没有翻译，不替对方猜意思；可以继续问，请对方用中文答。",
    "These are the office's own words.",
)
_LETTERS_OF_A_WORD = 4
"""Latin letters that say as much as one Chinese sign."""


class Announcements:
    """Says what the office does.

    Args:
        speak: the conversation's speaker.
        person: returns what is known of a person.
        contact: how to reach a human now.
    """

    def __init__(self, speak: Speak, person: Callable[[str], Person], contact: str) -> None:
        self._speak = speak
        self._person = person
        self._contact = contact

    def tell(
        self, session: Session, enquiry: Enquiry, what: str, words: str = "", translation: Translation | None = None
    ) -> None:
        """Say ``utter_enquiry_news_<what>``, with what can be done now; each change is told once.

        Args:
            words: the officer's words, converted to the person's characters.
            translation: a machine's, which stands below them.
        """
        person = self._person(enquiry.person_id)
        facts = enquiry_facts(enquiry, person)
        original = original_words(words, person.language, translation)
        facts |= {"words": words, "contact": self._contact, "original": original}
        key = f"enquiry:{enquiry.enquiry_id}:{what}:{enquiry.sequence}"
        utter, buttons = f"utter_enquiry_news_{what}", choices(enquiry)
        self._speak(enquiry.person_id, utter, facts, key=key, buttons=buttons, session=session)


def original_words(words: str, language: str, translation: Translation | None = None) -> str:
    """Return what stands below an officer's words that are in another language than the person's.

    A machine's translation where there is one in which nothing is doubtful, said to be one, below the words that alone
    count; else that they are shown as written.
    """
    if not any(sign.isalpha() for sign in words):
        return ""
    if translation is not None and translation.is_sure:
        return f"\n{below(translation.text, language)}"
    chinese = is_chinese(words)
    if language == "en":
        return f"\n{_IN_CHINESE.en}" if chinese else ""
    return "" if chinese else f"\n{_IN_ENGLISH.zh}"


def is_chinese(words: str) -> bool:
    """Return True if words are mostly Chinese; names and numbers in Latin letters do not count much."""
    han = sum("㐀" <= sign <= "鿿" for sign in words)
    latin = sum(sign.isascii() and sign.isalpha() for sign in words)
    return han > 0 and han * _LETTERS_OF_A_WORD >= latin


def choices(enquiry: Enquiry) -> list[tuple[Words, str]]:
    """Return what the person may choose as an enquiry stands: titles and payloads."""
    if enquiry.status not in TALKED_ABOUT:
        return []
    reply = f'/start_enquiry{{"{CHOSEN}": "{enquiry.enquiry_id}"}}'
    on = {"asked": [(_REPLY, reply)], "answered": [(_ASK_ON, reply)]}.get(enquiry.status, [])
    return [*on, (_WITHDRAW, payload_of(enquiry, WITHDRAW))]


def payload_of(enquiry: Enquiry, wish: str) -> str:
    """Return the payload of a button about an enquiry; its id tells a stranger nothing."""
    return f'/ask_enquiry{{"{CHOSEN}": "{enquiry.enquiry_id}", "{WISH}": "{wish}"}}'


def enquiry_facts(enquiry: Enquiry, person: Person) -> dict[str, str]:
    """Return what can be said of an enquiry, each ready to stand in a sentence.

    ``number meaning year count office status due provisional officer``
    """
    language, due = person.language, enquiry.due
    _, year, count = enquiry.number.split("-")
    by_officers = [one for one in enquiry.entries if one.by]
    return {
        "number": verbatim(enquiry.number),
        "meaning": NUMBER_MEANINGS[enquiry.office].say(language),
        "year": year,
        "count": str(int(count)),
        "office": OFFICE_NAMES[enquiry.office].say(language),
        "status": STATUS_NAMES[enquiry.status].say(language),
        "due": moment(promised_until(due), person.timezone, person.city, language) if due else "—",
        "provisional": PROVISIONAL.say(language) if due and is_provisional(due) else "",
        "officer": verbatim(by_officers[-1].name) if by_officers else "—",
    }
