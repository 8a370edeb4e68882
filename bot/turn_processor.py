"""One message in, its answer out, or nothing at all has happened.

Rasa's own processor swallows whatever goes wrong inside an action ("the bot will continue") and saves the conversation
all the same: the person's message is used up and never answered. It also treats a message that is sent twice as two
messages. `TurnProcessor` makes a turn atomic and repeatable, so that the services may retry without thinking.

Rasa has no setting for the class of its processor. `install` puts ours in its place by name, and must run before the
agent loads its model; importing `bot.channel` does it, which both `python -m bot` and `rasa run` do first.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
import rasa.core.agent
from rasa.core.actions.action import Action, ActionExecutionRejection, RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel, OutputChannel, UserMessage
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.training_data.message import Message
from rasa.utils.endpoints import ClientResponseError
from sqlalchemy.exc import OperationalError

from bot import rasa_version, speedups
from bot.action_endpoint import ASKED_BY, ActionEndpoint
from bot.model_identity import MODEL, identity
from bot.nlu.danger.afterwards import beside_denial, stay_with_danger
from bot.nlu.danger.component import EMERGENCY
from bot.nlu.foreign.turn import SLOT as FOREIGN_TOLD
from bot.nlu.foreign.turn import hear_foreign
from bot.offers.typed import chosen
from bot.replies import FALLBACK, answer, events_of_turn
from bot.sealed_memory import OF_THE_TURN
from bot.turn_request import Command, TurnRequest, read_command

logger = logging.getLogger(__name__)

CHANNEL = "yiqiaotong"
SLOTS_FROM_METADATA = ("language", "timezone")
NOT_THERE = (502, 503, 504)
"""Statuses by which a proxy, or services that are ending, say that nobody takes the action now."""
RASAS_OWN_INTENTS = ("session_start", "back", FALLBACK)  # never given by a button
LONGEST_REASON = 200  # characters
_run_remote_action = RemoteAction.run


class TurnFailed(Exception):
    """The turn could not be finished; nothing of it was saved, and the same request may be sent again.

    Args:
        message: Which part failed.
        outage: Whether the actions or the store could not be reached at all, which is no fault of this message.
    """

    def __init__(self, message: str, *, outage: bool = False) -> None:
        super().__init__(message)
        self.outage = outage


class _ActionFailed(BaseException):
    """An action failed. Not an Exception, because Rasa swallows every Exception between an action and its turn."""


class TurnProcessor(MessageProcessor):
    """Rasa's processor with atomic, repeatable turns."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.tracker_store, FailSafeTrackerStore):
            # It answers a database error with an empty conversation, and saves in memory what the disk refused.
            self.tracker_store = self.tracker_store._tracker_store
        if self.action_endpoint is not None:
            self.action_endpoint = ActionEndpoint.of(self.action_endpoint)
        self._model = identity(self.model_metadata, str(self.model_path.parent / self.model_filename))
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def take_turn(self, request: TurnRequest) -> dict[str, Any]:
        """Process one message, or find what was answered to it before.

        A person's messages wait for each other; those of different persons do not.

        Returns:
            The response body of `POST turn`.

        Raises:
            TurnFailed: something on the way broke; the conversation is as it was before.
        """
        lock = self._locks.get(request.sender_id)
        if lock is None:
            lock = self._locks[request.sender_id] = asyncio.Lock()
        try:
            async with lock:
                return await self._take_turn(request)
        except (Exception, _ActionFailed) as error:
            logger.error("Turn failed, nothing saved: %s: %s", type(error).__name__, error)
            raise TurnFailed(str(error) or type(error).__name__, outage=_is_outage(error)) from error

    async def _take_turn(self, request: TurnRequest) -> dict[str, Any]:
        ASKED_BY.set(request.actions)
        OF_THE_TURN.set(request.memory)
        tracker = await self.get_tracker(request.sender_id)
        earlier = events_of_turn(tracker.events, request.message_id)
        if earlier:
            return answer(earlier, tracker.current_slot_values().get("language"), replayed=True)
        await self._process(request, tracker)
        await self.save_tracker(tracker)
        turn = events_of_turn(tracker.events, request.message_id)
        return answer(turn, tracker.current_slot_values().get("language"), replayed=False)

    async def _process(self, request: TurnRequest, tracker: DialogueStateTracker) -> None:
        channel = CollectingOutputChannel()
        await self._update_tracker_session(tracker, channel)
        self._set_slots(tracker, request.metadata)
        message = UserMessage(
            request.text,
            channel,
            request.sender_id,
            parse_data=await self.understand(request, tracker),
            input_channel=CHANNEL,
            message_id=request.message_id,
            metadata={**request.metadata, MODEL: self._model},
        )
        await self._handle_message_with_tracker(message, tracker)
        tracker = await self.run_action_extract_slots(channel, tracker)
        await self._run_prediction_loop(channel, tracker)

    def _set_slots(self, tracker: DialogueStateTracker, metadata: dict[str, Any]) -> None:
        for name in SLOTS_FROM_METADATA:
            value = metadata.get(name)
            if value and name in tracker.slots and tracker.slots[name].value != value:
                tracker.update(SlotSet(name, value), self.domain)

    async def understand(self, request: TurnRequest, tracker: DialogueStateTracker) -> dict[str, Any]:
        """Understand a message: the button's command as it stands, else the text by the model."""
        command = read_command(request.payload)
        if command is not None and self._is_allowed(command):
            return _parse_data_of(command, request.text)
        try:
            now = time.time()
            meant = beside_denial(request.text, tracker.events, now) or request.text
            message = UserMessage(meant, sender_id=request.sender_id, metadata=request.metadata)
            understood = {**await self.parse_message(message, tracker), "text": request.text}
            in_form = bool(tracker.active_loop_name)
            understood = stay_with_danger(understood, tracker.events, now, in_form)
            if understood["intent"]["name"] == EMERGENCY:
                return understood
            payload = None if in_form else chosen(understood, request.offer)
            typed = read_command(payload)
            if typed is not None and self._is_allowed(typed):
                return _parse_data_of(typed, str(payload))
            return hear_foreign(understood, tracker.get_slot(FOREIGN_TOLD), in_form)
        except Exception:
            # It would fail again at every repetition, and the person would wait for ever.
            logger.exception("The model failed on a message of %d characters; asked back instead", len(request.text))
            return _not_understood(request.text)

    def _is_allowed(self, command: Command) -> bool:
        return command.intent in self.domain.intents and command.intent not in RASAS_OWN_INTENTS

    async def parse_message(
        self,
        message: UserMessage,
        tracker: DialogueStateTracker | None = None,
        only_output_properties: bool = True,
    ) -> dict[str, Any]:
        """The model's understanding, without what nobody reads afterwards (it would be stored with every message)."""
        if not message.text:
            return _not_understood("")
        parse_data = await super().parse_message(message, tracker, only_output_properties)
        parse_data.pop("text_tokens", None)
        return parse_data

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        return await super()._run_action(_LoudAction(action), tracker, output_channel, nlg, prediction)


class _LoudAction:
    """An action whose errors end the turn; a rejected execution stays what it is in Rasa."""

    def __init__(self, action: Action) -> None:
        self._action = action

    def __getattr__(self, name: str) -> Any:
        return getattr(self._action, name)

    async def run(self, *args: Any) -> list[Event]:
        try:
            return await self._action.run(*args)
        except ActionExecutionRejection:
            raise
        except Exception as error:
            raise _ActionFailed(_reason(self._action, error)) from error


async def _run_remote_action_loudly(
    action: RemoteAction,
    output_channel: OutputChannel,
    nlg: NaturalLanguageGenerator,
    tracker: DialogueStateTracker,
    domain: Domain,
) -> list[Event]:
    """RemoteAction.run for those callers inside Rasa that swallow its errors (slot extraction and validation)."""
    try:
        return await _run_remote_action(action, output_channel, nlg, tracker, domain)
    except ActionExecutionRejection:
        raise
    except Exception as error:
        raise _ActionFailed(_reason(action, error)) from error


def _reason(action: Action, error: Exception) -> str:
    # A validation error quotes the whole answer of the action, which is for the person and not for the log.
    lines = str(error).splitlines() or [type(error).__name__]
    return f"{action.name()}: {lines[0][:LONGEST_REASON]}"


def _leave_text_alone(handler: RegexMessageHandler, messages: list[Message], domain: Any = None) -> list[Message]:
    """In the place of RegexMessageHandler.process, which lets anyone who types "/restart" command the bot."""
    return messages


def install() -> None:
    """Make Rasa use TurnProcessor and its consequences; may be called any number of times.

    Raises:
        RasaException: another version of Rasa is installed than the one whose parts are replaced.
    """
    reason = rasa_version.mismatch()
    if reason is not None:
        raise RasaException(f"{reason}.")
    rasa.core.agent.MessageProcessor = TurnProcessor
    RemoteAction.run = _run_remote_action_loudly
    RegexMessageHandler.process = _leave_text_alone
    speedups.install()


def _is_outage(error: BaseException | None) -> bool:
    """Return True if the turn failed because something of ours was not there, whatever wrapped that on the way."""
    while error is not None:
        if isinstance(error, (aiohttp.ClientConnectorError, OperationalError)):
            return True
        if isinstance(error, ClientResponseError) and error.status in NOT_THERE:
            return True
        error = error.__cause__ or error.__context__
    return False


def _parse_data_of(command: Command, text: str) -> dict[str, Any]:
    intent = {"name": command.intent, "confidence": 1.0}
    entities = [
        {"entity": name, "value": value, "start": 0, "end": 0, "confidence": 1.0, "extractor": "button"}
        for name, value in command.entities.items()
    ]
    return {"text": text, "intent": intent, "intent_ranking": [dict(intent)], "entities": entities}


def _not_understood(text: str) -> dict[str, Any]:
    intent = {"name": FALLBACK, "confidence": 1.0}
    return {"text": text, "intent": intent, "intent_ranking": [dict(intent)], "entities": []}
