"""Tells the person, in their own channel and language, what happened to their identity while they were not asking.

It is written in the transaction that makes it true, so that neither a crash nor a repeated callback can lose it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.identity.events import (
    ChannelLinked,
    ChannelUnlinked,
    FaceCheckReady,
    IdentityRejected,
    IdentityReviewOpened,
    IdentityVerified,
)
from backend.identity.model import Verification
from backend.shared.database import Session
from backend.shared.messages import Event
from backend.shared.notifier import Speak
from backend.shared.wording import Words, day

CHANNEL_NAMES: Mapping[str, Words] = {
    "web": Words("网页", "the web page"),
    "terminal": Words("终端", "the terminal"),
    "wechat": Words("微信", "WeChat"),
    "whatsapp": Words("WhatsApp", "WhatsApp"),
    "telegram": Words("Telegram", "Telegram"),
    "email": Words("电子邮件", "e-mail"),
    "mini_program": Words("微信小程序", "the WeChat mini program"),
}

_WHY_BY_HAND: Mapping[str, str] = {
    "organisation": "utter_identity_manual_review_organisation",
    "asked": "utter_identity_manual_review_asked",
    "platform_down": "utter_identity_manual_review_platform_down",
    "unavailable": "utter_identity_manual_review",
}
_PROVISIONAL = Words("（当年放假安排尚未公布，以公布为准）", " (that year's holidays are not published yet)")


class Announcements:
    """Says what an event means to the person.

    Args:
        speak: the conversation's speaker.
        language: returns a person's language, read in the given transaction.
        wording: returns an utterance's text in a language, to name a reason inside another sentence.
    """

    def __init__(
        self, speak: Speak, language: Callable[[Session, str], str], wording: Callable[[str, str], str]
    ) -> None:
        self._speak = speak
        self._language = language
        self._wording = wording

    def __call__(self, session: Session, event: Event) -> None:
        """Say it; nothing where the person has just been told in the turn."""
        match event:
            case ChannelLinked():
                self._linked(session, event)
            case ChannelUnlinked():
                self._unlinked(session, event)
            case FaceCheckReady(later=True):
                facts = {"url": event.verification.face_url or ""}
                self._about(session, event, "utter_identity_face_ready", facts)
            case IdentityVerified(later=True):
                utter = "utter_identity_review_accepted" if event.by_officer else "utter_identity_verified"
                self._about(session, event, utter, {})
            case IdentityRejected(later=True):
                self._rejected(session, event)
            case IdentityReviewOpened(later=True):
                utter = _WHY_BY_HAND[event.verification.reason or "unavailable"]
                self._about(session, event, utter, {"due": self._due(session, event)})

    def _rejected(self, session: Session, event: IdentityRejected) -> None:
        verification = event.verification
        if event.by_officer:
            facts = {"note": verification.note}
            self._about(session, event, "utter_identity_review_rejected", facts)
        elif verification.reason == "identity_no_match":
            self._about(session, event, "utter_identity_rejected", {})
        else:
            language = self._language(session, event.person_id)
            facts = {"because": self._wording(f"utter_{verification.reason}", language)}
            self._about(session, event, "utter_identity_refused_later", facts)

    def _about(
        self,
        session: Session,
        event: FaceCheckReady | IdentityVerified | IdentityRejected | IdentityReviewOpened,
        utter: str,
        facts: Mapping[str, Any],
    ) -> None:
        key = f"{utter}:{_edition(event.verification)}"
        self._speak(event.person_id, utter, facts, key=key, session=session, where=None)

    def _linked(self, session: Session, event: ChannelLinked) -> None:
        if event.told_at is None:
            return
        facts = {"channel": channel_name(event.channel, self._language(session, event.person_id))}
        key = f"utter_identity_channel_linked:{event.ref}:{event.person_id}"
        utter = "utter_identity_channel_linked"
        self._speak(event.person_id, utter, facts, key=key, session=session, where=event.told_at)

    def _unlinked(self, session: Session, event: ChannelUnlinked) -> None:
        """The channel itself learns that it speaks for nobody any more."""
        key = f"utter_identity_channel_released:{event.now_person_id}"
        utter = "utter_identity_channel_released"
        self._speak(event.now_person_id, utter, {}, key=key, session=session, where=None)

    def _due(self, session: Session, event: IdentityReviewOpened) -> str:
        language = self._language(session, event.person_id)
        return due_words(event.verification, language)


def due_words(verification: Verification, language: str) -> str:
    """Return the last day for the result as a person reads it, with its reservation."""
    if verification.due is None:
        return ""
    reservation = _PROVISIONAL.say(language) if verification.due_provisional else ""
    return day(verification.due, language) + reservation


def channel_name(channel: str, language: str) -> str:
    """Return a channel's name as a person reads it."""
    return CHANNEL_NAMES.get(channel, Words(channel, channel)).say(language)


def _edition(verification: Verification) -> str:
    """A result may come once for each attempt, and a review once more after a rejection."""
    return f"{verification.verification_id}:{verification.attempts_left}:{verification.due}"
