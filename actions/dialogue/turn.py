"""One message on its way through a form: who wrote, what was understood, what is known so far, and how to answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any, Final, TypeVar

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import Answer
from actions.front_door import Declined, FrontDoor
from actions.place_resolution import with_places_meant
from backend.conversation.model import GetPerson
from backend.drafts.model import UNCHANGED, ChangeDraft, Draft, DraftCommand, GetDraft, GetDraftById, Unchanged
from backend.profile.model import Profile
from backend.shared.messages import Command, Query
from backend.shared.parties import Person
from backend.shared.wording import fact

LISTEN = "action_listen"
T = TypeVar("T")
COURTESIES = frozenset({"utter_thank"})
"""Answer to a thank-you; what was spoken of before it still is."""
STUCK = 3
"""Answers in a row that could not be used."""


def is_courtesy(said: Collection[str]) -> bool:
    """Return True if what was said is thanks alone; a bubble names other things beside its utterance."""
    return {name for name in said if name.startswith("utter_")} <= COURTESIES


def in_form(turn: Turn) -> bool:
    """Return True if a form is open, or its draft is the one of this turn: outside only may a message begin one."""
    return bool(turn.has_draft or (turn.tracker.active_loop or {}).get("name"))


AGAIN: Final = "asked_back"
"""Name of the reply to who asks back where a yes or a no is waited for ("are you sure"): the question, said again."""


class Turn:
    """Turn that every step of a form works with.

    Args:
        dispatcher: collects what we say.
        tracker: Rasa's memory of the dialogue; it holds the open question, never an answer.
        door: the way into the backend.
        person: who is speaking.
        draft: the answers so far; see `change`.
    """

    def __init__(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, door: FrontDoor, person: Person, draft: Draft | None
    ) -> None:
        self.dispatcher = dispatcher
        self.tracker = tracker
        self.door = door
        self.person = person
        self._draft = draft
        self._unsaved: ChangeDraft | None = None
        self.answer = Answer.from_message(tracker.latest_message)
        self.is_all_dealt_with = False
        """True once each of several wishes of the message was done, answered or offered."""
        self.typed_button = False
        """True when the message is the title of a button under the open question, typed instead of pressed."""
        self.asks_to: str | None = None
        """Act that is asked about first: ``cancel``, ``restart``, or where to go (see `rules.confirmation`)."""
        self.profile: Profile | None = None
        """Memory of the person, once somebody has asked for it in this turn."""
        self.memo: dict[Hashable, Any] = {}
        """Readings of this turn, by what each was read from, so that it is read once."""
        self.question = ""
        """The question asked in this turn, once one is."""
        self.missed = 0
        """Answers in a row that could not be used, this one included; 0 once one could."""
        self.events: list[dict[str, Any]] = []
        """Events for Rasa to remember of an answer given beside any form (the last search on the map, say)."""

    @classmethod
    async def begin(cls, dispatcher: CollectingDispatcher, tracker: Tracker, door: FrontDoor, service: str) -> Turn:
        """Look up the person and their draft of `service`: the one being filled in, else the tracker's last."""
        person = await door.run(GetPerson(tracker.sender_id))
        draft = await door.run(GetDraft(tracker.sender_id, service)) if service else None
        if draft is None and (known := tracker.get_slot("draft_id")):
            draft = await door.run(GetDraftById(known, tracker.sender_id))
        turn = cls(dispatcher, tracker, door, person, draft if draft and draft.service == service else None)
        turn.answer = await with_places_meant(turn.answer, door)
        return turn

    @property
    def draft(self) -> Draft:
        """The draft of this service; asking before one is open is a fault of ours."""
        if self._draft is None:
            raise LookupError("no draft is open")
        return self._draft

    @draft.setter
    def draft(self, draft: Draft | None) -> None:
        self._draft = draft

    @property
    def has_draft(self) -> bool:
        """True while a draft is open or waits."""
        return self._draft is not None and not self.draft_is_over

    @property
    def draft_is_over(self) -> bool:
        """True when the tracker's draft has been submitted or discarded."""
        return self._draft is not None and self._draft.state in ("submitted", "discarded")

    @property
    def answers(self) -> Mapping[str, Any]:
        """Field name to stored value."""
        return self.draft.answers

    @property
    def language(self) -> str:
        """The language the next utterance will be said in (the tracker's slot decides the variant)."""
        return self.tracker.get_slot("language") or self.person.language

    @property
    def timezone(self) -> str:
        """The person's IANA zone."""
        return self.person.timezone

    @property
    def now(self) -> datetime:
        """The moment the message was stamped with."""
        stamped = (self.tracker.latest_message.get("metadata") or {}).get("now")
        return datetime.fromisoformat(stamped) if stamped else datetime.now(UTC)

    @property
    def is_fresh_message(self) -> bool:
        """False when an action of this same turn has already dealt with the message and passed on."""
        return self.tracker.latest_action_name in (LISTEN, "action_session_start", None)

    @property
    def said_last(self) -> list[str]:
        """The utterances of the last thing we said before this message: what a short question may be about."""
        events = reversed(self.tracker.events)
        next((event for event in events if event.get("event") == "user"), None)
        said: Mapping[str, Any] = next((event for event in events if event.get("event") == "bot"), {})
        return [str(value) for value in (said.get("metadata") or {}).values()]

    @property
    def said_before(self) -> list[str]:
        """The utterances of everything we said between the message before and this one."""
        return next((said for _, said in self.exchanges(1)), [])

    @property
    def spoken_before(self) -> list[str]:
        """The same, past a thank-you: what a short question may be about. No yes or no is taken from it."""
        return next((said for _, said in self.exchanges() if not is_courtesy(said)), [])

    def exchanges(self, most: int = 5) -> list[tuple[str, list[str]]]:
        """List what the person wrote before this message with the utterances it was answered by, the newest first.

        Args:
            most: how many messages at most.
        """
        found: list[tuple[str, list[str]]] = []
        said: list[str] = []
        events = reversed(self.tracker.events)
        next((event for event in events if event.get("event") == "user"), None)
        for event in events:
            if event.get("event") == "bot":
                said += [str(value) for value in (event.get("metadata") or {}).values()]
            elif event.get("event") == "user":
                found.append((str(event.get("text") or ""), said))
                said = []
            if len(found) == most:
                break
        return found if found or not said else [("", said)]

    @property
    def texts_before(self) -> list[str]:
        """The texts of what `said_before` names."""
        events = reversed(self.tracker.events)
        next((event for event in events if event.get("event") == "user"), None)
        ours = takewhile(lambda event: event.get("event") != "user", events)
        return [str(event.get("text") or "") for event in ours if event.get("event") == "bot"]

    def bubbles_before(self, most: int) -> list[tuple[list[str], str]]:
        """List what we said before this message, the newest first: the utterances of each bubble and its text.

        Args:
            most: how many messages of the person to look back on.
        """
        found: list[tuple[list[str], str]] = []
        events = reversed(self.tracker.events)
        next((event for event in events if event.get("event") == "user"), None)
        for event in events:
            most -= event.get("event") == "user"
            if event.get("event") == "bot":
                names = [str(value) for value in (event.get("metadata") or {}).values()]
                found.append((names, str(event.get("text") or "")))
            if most < 1:
                break
        return found

    @property
    def whole(self) -> Answer:
        """The message as it was written, where `answer` is only the part of it that is being answered."""
        return Answer.from_message(self.tracker.latest_message)

    def typed_before(self, most: int) -> list[Answer]:
        """List what the person typed before this message, the newest first; pressed buttons are none.

        Args:
            most: how many messages at most.
        """
        events = [event for event in self.tracker.events if event.get("event") == "user" and event.get("text")]
        typed = [event for event in events[:-1] if not str(event["text"]).startswith("/")][-most:]
        return [
            Answer.from_message({**(event.get("parse_data") or {}), "text": event["text"]}) for event in reversed(typed)
        ]

    @property
    def buttons_last(self) -> list[dict[str, Any]]:
        """The buttons under the last thing we said before this message."""
        events = reversed(self.tracker.events)
        next((event for event in events if event.get("event") == "user"), None)
        said: Mapping[str, Any] = next((event for event in events if event.get("event") in ("bot", "user")), {})
        return list((said.get("data") or {}).get("buttons") or [])

    @property
    def said_now(self) -> Sequence[Mapping[str, Any]]:
        """List what has been said in answer to this message so far, in order: ``response``, ``buttons``, its facts."""
        said: Sequence[Mapping[str, Any]] = self.dispatcher.messages
        return said

    def has_said(self, utter: str, **facts: Any) -> bool:
        """Return True if an utterance has been said in answer to this message already, with these facts."""
        told = {"response": utter, **facts}
        return any(all(one.get(name) == value for name, value in told.items()) for one in self.said_now)

    def has_ever_said(self, utter: str) -> bool:
        """Return True if an utterance was said in the conversation before this message."""
        ours = (event for event in self.tracker.events if event.get("event") == "bot")
        return any(utter in map(str, (event.get("metadata") or {}).values()) for event in ours)

    def unsay_repeats(self, since: int) -> None:
        """Take back what was said word for word in answer to this message before: two questions, one answer.

        Args:
            since: how much had been said when the newer answer began.
        """
        said = self.dispatcher.messages
        said[since:] = [one for place, one in enumerate(said[since:], since) if one not in said[:place]]

    def is_open(self, name: str) -> bool:
        """Return True if a question of the draft's form is the one that was asked last."""
        return self._draft is not None and self.tracker.get_slot("requested_slot") == f"{self._draft.service}_{name}"

    def is_asked(self, answer: Answer, name: str) -> bool:
        """Return True if a question is open, or only the words of a correction are read, which says what it means.

        Args:
            answer: what is read: the message, or the words that shall stand instead of an answer.
        """
        return self.is_open(name) or self.stands_instead(answer)

    def stands_instead(self, answer: Answer) -> bool:
        """Return True if only the words of a correction are read ("唔對，係11月18號"), not the whole message."""
        return answer.text != self.answer.text

    def once(self, key: Hashable, reckon: Callable[[], T]) -> T:
        """Return what was reckoned in this turn under a key, or reckon it.

        Args:
            key: whatever the value rests on.
            reckon: gives the value.
        """
        if key not in self.memo:
            self.memo[key] = reckon()
        value: T = self.memo[key]
        return value

    def is_stuck(self) -> bool:
        """Count an answer that could not be used; true at every third in a row, when the question is to blame."""
        self.missed = int(self.tracker.get_slot("misses") or 0) + 1
        return self.missed % STUCK == 0

    def say(
        self,
        utter: str,
        buttons: Sequence[Mapping[str, str]] = (),
        *,
        image: str | None = None,
        attachment: Mapping[str, str] | None = None,
        custom: Mapping[str, Any] | None = None,
        **facts: Any,
    ) -> None:
        """Say an utterance of the domain; what was said in this turn in the same words stands where it is said last.

        Args:
            buttons: choices under it.
            image: a picture to show (URL path or data URI).
            attachment: a file to keep: ``name``, ``url``, ``mime``.
            custom: what a channel may render natively.
            facts: values for the utterance's placeholders.
        """
        extra = {"buttons": list(buttons), "image": image, "attachment": attachment, "json_message": custom}
        self.dispatcher.utter_message(response=utter, **{key: value for key, value in extra.items() if value}, **facts)
        said = self.dispatcher.messages
        if said[-1] in said[:-1]:
            said.remove(said[-1])

    def phrase(self, utter: str, **facts: Any) -> str:
        """The text of an utterance, to stand inside another."""
        return self.door.phrase(utter, self.language, facts)

    def explain(self, no: Declined) -> None:
        """Say why the backend declined, its days written as people read them."""
        facts: dict[str, Any] = {name: fact(value, self.language) for name, value in no.facts.items()}
        self.say(no.utter, **facts)

    def change(
        self,
        answers: Mapping[str, Any] | None = None,
        forget: Collection[str] = (),
        open_question: str | Unchanged | None = UNCHANGED,
    ) -> None:
        """Set and forget answers and open a question: seen at once, written with the turn's other changes by `save`."""
        if not answers and not forget and open_question is UNCHANGED:
            return
        before = self._unsaved or ChangeDraft(self.draft.draft_id, self.person.person_id)
        self._unsaved = before.followed_by(answers or {}, forget, open_question)
        self._draft = self._unsaved.applied_to(self.draft)

    async def save(self) -> None:
        """Write what the turn has changed, all or nothing in one transaction (raises `Declined`)."""
        change, self._unsaved = self._unsaved, None
        if change is not None:
            self._draft = await self.door.run(change)

    async def do(self, command: Command) -> Any:
        """Run a command through the front door (raises `Declined`); one to a draft finds it as it has been changed.

        A query is run once, until another command may have changed what it told.
        """
        if isinstance(command, DraftCommand):
            await self.save()
        if isinstance(command, Query):
            if command not in self.memo:
                self.memo[command] = await self.door.run(command)
            return self.memo[command]
        self.memo = {read: found for read, found in self.memo.items() if not isinstance(read, Query)}
        return await self.door.run(command)
