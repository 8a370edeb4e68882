"""The form that books a video witness: open to verified parties, who are sent to be verified first and come back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from actions.answers import Answer, Reading
from actions.authorization import story
from actions.authorization.booking_questions import agent_said, booking_questions, other_ways
from actions.authorization.powers import none_given
from actions.dialogue.endings import close
from actions.dialogue.flow import Circumstances, Ending
from actions.dialogue.phrases import said
from actions.dialogue.state import State
from actions.forms.fields import Field
from actions.forms.service_form import Events, ServiceForm
from actions.forms.turn import Turn
from backend.drafts.model import ChangeDraft, OpenDraft, PauseDraft
from backend.identity.commands import VerifiedPartyOf
from backend.shared.wording import Words

_ADVICE = "authorization_advice_form"
_FROM_IDENTITY = ("identity_form", "action_submit_identity")
_SOUNDS_LIKE = {
    "lawyer_firm": re.compile(r"所|律[师師]|\b(?:law|firm|llp|partners|attorneys)\b", re.IGNORECASE),
    "title": re.compile(r"[诉訴告]|[纠糾][纷紛]|[争爭][议議]|一案|[离離]婚|[继繼]承|\b(?:v|vs)\.?\s", re.IGNORECASE),
}
"""Answers that may be taken for any request ("江门某某律师事务所"), and the words by which they are known."""
_STEERING = frozenset(
    {
        "cancel", "restart", "go_back", "save_for_later", "skip", "ask_human", "change_language", "correct_answer",
        "ask_progress", "ask_help", "goodbye",
    }
)  # fmt: skip
_LONGEST_NAME = 60
_SHORT = 12


def asks_how(answer: Answer) -> bool:
    """Whether a wish to appoint somebody asks how: the ways are told before anybody has to be verified."""
    return not answer.pressed and (answer.asks or said("asks_how", answer.text))


class AuthorizationForm(ServiceForm):
    """Books a video witness."""

    service: ClassVar[str] = "authorization"
    title: ClassVar[Words] = Words("视频见证授权", "Video witness")

    @property
    def fields(self) -> Sequence[Field]:
        """See `booking_questions`."""
        return booking_questions()

    async def open(self, turn: Turn) -> Events:
        """Begin or go on, once it is clear that this way is open: a mainland lawyer, and a verified party."""
        if turn.answer.intent == "start_authorization" and (kind := agent_said(turn.answer)) not in (None, "mainland"):
            turn.say(f"utter_authorization_agent_{kind}", buttons=other_ways(turn))
            return await self.nothing_to_ask(turn)
        if await turn.do(VerifiedPartyOf(turn.person.person_id)) is None:
            if not turn.has_draft and asks_how(turn.answer):
                return close(_ADVICE)
            return await self._verify_first(turn)
        return await super().open(turn)

    async def _verify_first(self, turn: Turn) -> Events:
        """Only a verified party is witnessed by video (SPC21-4, SPC21-6): the wish waits, identity goes first."""
        draft = await turn.do(OpenDraft(turn.person.person_id, self.service))
        if not draft.answers and (told := story.told_in(turn)):
            await turn.do(ChangeDraft(draft.draft_id, draft.person_id, told))
        await turn.do(PauseDraft(draft.draft_id, draft.person_id))
        if turn.tracker.latest_action_name in _FROM_IDENTITY:  # it was asked for, and is not done yet
            turn.say("utter_authorization_waits_for_identity")
            return close()
        turn.say("utter_authorization_verify_first")
        return close("identity_form")

    async def begin(self, turn: Turn) -> None:
        """Say what comes; whoever named a mainland lawyer is not asked whom they appoint."""
        turn.say("utter_authorization_opening")
        agent = self.field("agent")
        pressed = turn.answer.pressed.get("authorization_agent") == "mainland"
        if agent is not None and (pressed or agent_said(turn.answer) == "mainland"):
            await self.keep(turn, agent, "mainland")
        for name, value in story.told_in(turn).items():
            if (field := self.field(name)) is not None and name not in turn.answers:
                await self.keep(turn, field, value)

    def takes(self, state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
        """A firm is a firm, whatever it sounds like, unless it steers the form or asks something."""
        known = _SOUNDS_LIKE.get(field.name)
        if known and known.search(message.text) and len(message.text) <= _LONGEST_NAME and not message.asks:
            return not message.is_sure or message.intent not in _STEERING
        if field.name == "recording" and reading.found and message.intent not in _STEERING:
            return True
        if field.name.startswith("power_") and reading.found and len(message.text) <= _SHORT:
            return True  # "all of them" sounds like beginning anew
        return None

    async def ends(self, turn: Turn, field: Field, reading: Reading) -> Ending | None:
        """Who does not want to be recorded is led to the other ways (SPC21-6)."""
        if (field.name, reading.value) == ("recording", "no"):
            return Ending("utter_authorization_recording_declined", then="authorization_advice")
        return None

    async def kept(self, turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
        """Special powers of which none is given are general ones, and that is said (INT-89)."""
        if none_given(turn.answers):
            turn.change({"scope": "general"})
            turn.say("utter_authorization_no_power_given")
