"""Conversation that belongs to no service: help, a human, the language, asking back, taking up, what is to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import about_us, foreign, sent_file
from actions.arbitration import dialogue as arbitration
from actions.dialogue import correction_outside
from actions.dialogue.buttons import button
from actions.dialogue.language import written_language
from actions.dialogue.message import UserMessage
from actions.dialogue.offer_taken import form_taken
from actions.dialogue.outside import taken_up_by_name, wishes_outright
from actions.dialogue.phrases import behind, says_only, without_denied
from actions.dialogue.phrases import said as phrase_said
from actions.dialogue.readers.speech_acts import requests, wishes
from actions.dialogue.readers.what_if import asks_what_if
from actions.dialogue.titles import is_named
from actions.dialogue.turn import AGAIN, LISTEN, Turn
from actions.dialogue.wrapping_action import say_at
from actions.emergency.alarm import service_wished
from actions.front_door import Declined, FrontDoor
from actions.script import sign_by_sign
from actions.statutes import articles, checks
from actions.story.wishes import wants_to_sue
from actions.topic import AnswerTo, OpenEnd, asks_of_one_service
from actions.which_way import wished_instead_of_suit
from backend.conversation.language_wish import is_about_language, language_wished, refuses_language
from backend.conversation.model import CallHuman, ChangeLanguage, Waiting
from backend.conversation.waiting_words import facts_of_waiting
from backend.drafts.model import GetDraftById, WaitingDrafts
from backend.files.commands import FileFacts
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

Events = list[dict[str, Any]]

_CANTONESE = "yue"
_IN_CANTONESE = Words(
    "得，您用白话（广东话）写就得，我睇得明；我用繁体中文覆您。",
    "Yes: write in Cantonese, I understand it; I answer in Traditional Chinese.",
)
SERVICES: dict[str, Words] = {
    "notarization": Words("公证预约", "Book a notarization"),
    "filing": Words("跨境网上立案", "File a case from abroad"),
    "authorization": Words("视频授权委托律师", "Authorize a lawyer by video"),
    "identity": Words("身份验证", "Verify identity"),
    "hearing": Words("开庭查询与提醒", "Hearings and reminders"),
    "mediation": Words("申请调解", "Mediation"),
    "arbitration": Words("申请仲裁", "Arbitration"),
    "legal_map": Words("附近的法律服务机构", "Legal institutions nearby"),
    "defence": Words("被起诉了，应诉答辩", "Answer a lawsuit against you"),
    "protection": Words("法律咨询与海外权益保护", "Advice and protection of interests"),
}

BY_CHANCE = 0.01
"""Confidence below which an intent is in the ranking only because something must be there."""

INTENT_LABELS: dict[str, Words] = {
    "ask_notarization": Words("公证要什么材料、怎么办", "What a notarization needs"),
    "ask_appointment": Words("查我的公证预约", "See my appointment"),
    "change_appointment": Words("改或取消公证预约", "Change or cancel my appointment"),
    "ask_identity": Words("我是谁、身份验证到哪了", "Who I am here, and my verification"),
    "link_channel": Words("绑定另一个聊天渠道", "Link another channel"),
    "unlink_channel": Words("解绑一个聊天渠道", "Unlink a channel"),
    "ask_filing_materials": Words("立案要什么材料", "Papers for filing a case"),
    "ask_case_progress": Words("我的案子到哪一步了", "Where my case stands"),
    "ask_court_fee": Words("诉讼费多少", "Court fees"),
    "supplement_filing": Words("补交立案材料", "Hand in further papers"),
    "ask_document_service": Words("法院文书送达", "Service of court documents"),
    "ask_enforcement": Words("判决之后的执行", "Enforcement of a judgment"),
    "ask_extension": Words("申请延长补正时间", "More time to correct my filing"),
    "withdraw_filing": Words("撤回立案、撤诉", "Withdraw my filing"),
    "ask_authorization": Words("怎么授权委托律师", "How to authorize a lawyer"),
    "change_authorization": Words("改或取消视频见证", "Change or cancel my video witness"),
    "revoke_authorization": Words("撤销委托", "Revoke a power of attorney"),
    "ask_authorization_link": Words("要视频见证的链接", "The link of my video witness"),
    "ask_authorization_status": Words("我的视频见证怎么样了", "How my video witness stands"),
    "ask_hearing_time": Words("什么时候开庭", "When is my hearing"),
    "start_hearing_reminder": Words("设开庭提醒", "Set hearing reminders"),
    "stop_reminder": Words("停止提醒", "Stop reminders"),
    "ask_online_hearing": Words("网上怎么开庭", "How online hearings work"),
    "leave_mediation": Words("退出调解", "Leave the mediation"),
    "offer_settlement": Words("提调解方案", "Make an offer in a mediation"),
    "start_hearing_asynchronous": Words("申请异步审理", "Ask for an asynchronous hearing"),
    "start_hearing_statement": Words("提交庭审陈述", "Post a statement for the hearing"),
    "ask_time_limit": Words("答辩、上诉到哪天", "When to answer or appeal"),
    "ask_mediation": Words("调解怎么办", "How mediation works"),
    "ask_arbitration": Words("仲裁怎么办", "How arbitration works"),
    "find_institution": Words("找附近的机构", "Find an institution nearby"),
    "ask_institution": Words("机构的电话和时间", "An institution's phone and hours"),
    "ask_law": Words("问法律规定", "Ask about the law"),
    "ask_defence": Words("被告怎么应诉、答辩", "What a defendant can do"),
    "start_enquiry": Words("给仲裁秘书留咨询", "Leave an enquiry for the arbitration secretary"),
    "call_court": Words("和法院通话", "A call with the court"),
    "ask_call": Words("我和法院的通话", "My call with the court"),
    "ask_enquiry": Words("我的咨询怎么样了", "How my enquiry stands"),
    "ask_help": Words("看看能办什么", "See what I can do"),
    "start_triage": Words("不知道走哪条路，帮我看", "Help me find the way"),
    "ask_trust": Words("你们是不是真的", "Whether this is genuine"),
    "ask_privacy": Words("我的资料谁能看到", "Who sees my data"),
    "ask_memory": Words("您记得我什么", "What you remember about me"),
    "forget_memory": Words("忘掉或删除我的资料", "Forget or delete my data"),
    "ask_own_copy": Words("要一份我的资料副本", "A copy of my data"),
    "ask_accessibility": Words("字小、打字难怎么办", "Small print, hard to type"),
    "ask_return": Words("要不要回国", "Whether I have to go to China"),
    "ask_to_bring": Words("要带什么", "What to bring"),
    "cannot_attend": Words("约好的时间我来不了", "I can't come at the set time"),
    "ask_next_step": Words("接下来要做什么", "What comes next"),
    "amend_filing": Words("改已经递交的案子", "Change what I have filed"),
    "ask_statute": Words("看法条原文", "Read an article of a law"),
    "check_citations": Words("核对引用的法条", "Check cited articles"),
    "ask_human": Words("转人工", "Talk to a person"),
    "resume": Words("继续刚才没办完的", "Continue what I left open"),
    "cancel": Words("取消正在办的", "Stop what I am doing"),
    "restore_draft": Words("恢复刚才取消的", "Bring back what I cancelled"),
    "change_language": Words("换语言", "Change the language"),
}
INTENT_LABELS |= {f"start_{service}": label for service, label in SERVICES.items() if service != "legal_map"}

SERVICE_OF_INTENT: dict[str, str] = {
    "start_mediation": "mediation", "ask_mediation": "mediation", "offer_settlement": "mediation",
    "start_arbitration": "arbitration", "ask_arbitration": "arbitration",
}  # fmt: skip


async def coming(turn: Turn) -> None:
    """Say honestly that a service is not open yet, and who can help meanwhile."""
    label = SERVICES[SERVICE_OF_INTENT[turn.answer.intent]]
    waiting: Waiting = await turn.do(CallHuman(turn.person.person_id, turn.answer.intent))
    facts = facts_of_waiting(waiting, turn.person)
    turn.say("utter_service_coming", service=label.say(turn.language), **facts)


async def human(turn: Turn) -> None:
    """Put the person into the desk's line, once, and say who answers, by when, and how to reach somebody at once."""
    waiting: Waiting = await turn.do(CallHuman(turn.person.person_id, "ask_human"))
    facts = facts_of_waiting(waiting, turn.person)
    turn.say("utter_human" if waiting.is_new else "utter_human_waiting", **facts)


async def human_wished(turn: Turn) -> bool:
    """Put who asks for a person amid other words into the line; False for any other message.

    Who asks whether a person answers here is told, and wishes for nobody.
    """
    if await about_us.answered(turn):
        return True
    said = turn.answer
    if said.pressed or not phrase_said("asks_for_human", without_denied(said.text)):
        return False
    await human(turn)
    return True


async def what_can_be_done(turn: Turn) -> None:
    """Say what can be done; in the middle of a form only what can be said there, for its question follows."""
    turn.say("utter_help_in_form" if turn.has_draft else "utter_help")


def comforted(takes_up: OpenEnd) -> AnswerTo:
    """The answer to fear and anger, before any business; what is told beside it is taken up, if it is known.

    Args:
        takes_up: deals with a message that nobody was asked for, and tells whether it did.
    """

    async def answer(turn: Turn) -> None:
        felt, place = turn.answer.intent, len(turn.said_now)
        if turn.has_draft:  # a form is opened with it: its question follows, and no other ways are offered
            turn.say(f"utter_{felt}_in_form")
        elif len(turn.answer.clauses()) > 1 and await takes_up(turn):
            say_at(turn.dispatcher, _FELT[felt].say(turn.language), place)
        else:
            turn.say(f"utter_{felt}")

    return answer


_FELT = {
    "tell_worry": Words(
        "别着急，您不是一个人，我陪您一步一步来。",
        "Take your time. You're not alone; we'll take it one step at a time.",
    ),
    "complain": Words("对不起，让您生气了。", "I'm sorry about that."),
}
"""Said before what is known of a matter that is told with fear or anger."""


def stranger(takes_up: OpenEnd) -> Any:
    """The answer to what we do not do: said so, with ways out unless a form's question follows.

    In a form nothing is said to what neither asks nor wishes for anything: it is not understood as an answer.
    """

    async def answer(turn: Turn) -> None:
        if await foreign.told(turn, INTENT_LABELS):
            return
        if await takes_up(turn):
            return
        said = turn.answer
        if turn.has_draft and not (said.asks or requests(said.text) or wishes(said.text)):
            return  # a scrap of an answer ("保险公司也告") is no errand we could decline
        ways = () if turn.has_draft else ("start_triage", "ask_help", "ask_human")
        buttons = [button(turn.language, INTENT_LABELS[way], way) for way in ways]
        if said.text and not any(sign.isalnum() for sign in said.text):  # "？？？", "。。。", 👍
            turn.say(READY_WORDS, buttons, words=(_PUZZLED if said.asks else _LISTENING).say(turn.language))
            return
        stuck = turn.has_draft and turn.is_stuck()
        turn.say("utter_form_stuck" if stuck else "utter_out_of_scope", buttons)

    return answer


_PUZZLED = Words(
    "是我哪里没说清楚？把那一句发回给我，我换个说法；也可以直接说您想问什么。",
    "Was something unclear? Send me that sentence and I'll put it another way, or just say what you want to know.",
)
_LISTENING = Words("我在。想问什么、想办什么，直接说就行。", "I'm here. Just say what you want to know or have done.")
_NOTHING_YET = Words(
    "还什么都没做，等您说一声。要做就点第一个，不做就点另一个；想先问清楚，直接问。",
    "Nothing has been done yet; I wait for your word. Press the first to go on, the other to leave it, or just ask.",
)
"""Said to who asks back ("are you sure", "真的吗") where a yes or a no is waited for."""
_ASKED_OF_SOMEBODY = frozenset({"enquiry"})
"""Services that are offered below every answer we are not sure of, and are meant by nobody who says to begin."""
_COURT_PAPER = Words("这是法院文书，帮我读", "It is a court paper, read it")


class TurnAction(Action):
    """An action with a name that works on a `Turn`."""

    action: str

    def __init__(
        self,
        door: FrontDoor,
        services: Mapping[str, Words],
        open_ends: Sequence[OpenEnd] = (),
        asked: Mapping[str, Mapping[str, AnswerTo]] = MappingProxyType({}),
        yes_no: Sequence[OpenEnd] = (),
    ) -> None:
        self.door = door
        self.services = services
        self.open_ends = open_ends
        self.asked = asked
        self.yes_no = yes_no

    def name(self) -> str:
        """Rasa's name of this action."""
        return self.action

    async def replied(self, turn: Turn) -> bool:
        """Settle a yes or no to something outside any form, just asked or waiting; return True if it was one."""
        for utter, replies in self.asked.items():
            if utter not in turn.said_last:
                continue
            said = turn.answer
            if not said.pressed and (says_only("asks_if_sure", said.text) or (said.intent == "affirm" and said.asks)):
                await replies.get(AGAIN, _nothing_yet)(turn)
                return True
            if said.intent in replies:
                await replies[said.intent](turn)
                return True
        try:
            for takes in self.yes_no:
                if await takes(turn):
                    return True
        except Declined as no:
            turn.explain(no)
            return True
        return False

    async def taken_up(self, turn: Turn) -> bool:
        """Return True if the message answers a question asked outside any form, and has been answered."""
        try:
            return any([await takes(turn) for takes in self.open_ends])
        except Declined as no:
            turn.explain(no)
            return True


async def _nothing_yet(turn: Turn) -> None:
    turn.say(READY_WORDS, turn.buttons_last, words=_NOTHING_YET.say(turn.language))


def likely_requests(ranking: Sequence[Mapping[str, Any]]) -> list[str]:
    """The intents to offer when the bot hesitates: at most three that can be named, none of them by chance only."""
    near = [rival for place, rival in enumerate(ranking[:5]) if place == 0 or rival.get("confidence", 0) >= BY_CHANCE]
    return [rival["name"] for rival in near if rival.get("name") in INTENT_LABELS][:3]


def _is_sure_by_clauses(message: UserMessage) -> bool:
    """Return True if a message is unsure only as a whole: each of its clauses says for certain what it wants."""
    parts = message.clauses() if not message.pressed else ()
    return len(parts) > 1 and all(part.is_sure and part.intent in INTENT_LABELS for part in parts)


class AskBack(TurnAction):
    """Two or three intents are close: ask which one was meant, with a button for each."""

    action = "action_ask_back"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Offer the three likeliest requests that can be named; with none, say what can be asked."""
        turn = await Turn.begin(dispatcher, tracker, self.door, "")
        if (waiting := await taken_up_by_name(turn, self.services)) is not None:
            return [FollowupAction(f"{waiting}_form")]
        if says_only("comes_back", turn.answer.text):
            return [FollowupAction(Resume.action)]
        if language_wished(turn.answer.text, turn.language) is not None:
            return [FollowupAction(ChangeLanguageAction.action)]
        if _is_sure_by_clauses(turn.answer) or wishes_outright(turn.answer):
            return [FollowupAction("action_answer_question")]
        if taken := form_taken(turn, self.services, _ASKED_OF_SOMEBODY):
            return [FollowupAction(f"{taken}_form")]
        if wished := wished_instead_of_suit(turn.answer):
            return [FollowupAction(f"{wished}_form")]
        if says_only("asks_if_sure", turn.answer.text) and await self.replied(turn):
            return turn.events
        if await self.taken_up(turn):
            return turn.events
        likely = likely_requests(tracker.latest_message.get("intent_ranking") or [])
        if not likely:
            turn.say("utter_not_understood", [button(turn.language, INTENT_LABELS["start_triage"], "start_triage")])
            return []
        if sum(name.startswith("start_") for name in likely) > 1 and "start_triage" not in likely:
            likely.append("start_triage")  # several services fit: a few questions tell which
        buttons = [button(turn.language, INTENT_LABELS[name], name) for name in likely]
        buttons.append(button(turn.language, Words("都不是", "None of these"), "ask_help"))
        turn.say("utter_ask_rephrase", buttons=buttons)
        return []


class ChangeLanguageAction(TurnAction):
    """Switch the language for good, outside a form."""

    action = "action_change_language"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Set the language and confirm in it; without a language named, ask which."""
        turn = await Turn.begin(dispatcher, tracker, self.door, "")
        language = written_language(turn.answer, turn.language)
        beside = asks_of_one_service(turn.answer) and await self.taken_up(turn)  # "… is there an interpreter"
        if beside and language in (None, turn.language):
            return turn.events
        is_foreign = bool(tracker.get_slot(foreign.SLOT))  # "no hablo chino, solo un poco de inglés"
        if language is None and not is_foreign and not is_about_language(turn.answer.text):
            turn.say("utter_not_understood")
            return turn.events
        if language is None:
            turn.say("utter_ask_language")
            return []
        await turn.do(ChangeLanguage(turn.person.person_id, language))
        spoken = turn.answer.value("language") == _CANTONESE and not turn.answer.pressed
        if spoken and not refuses_language(turn.answer.text):
            turn.say(READY_WORDS, words=_IN_CANTONESE.zh)
            return [SlotSet("language", language), FollowupAction(LISTEN)]
        return [SlotSet("language", language), FollowupAction("utter_language_changed")]


class Resume(TurnAction):
    """Take up what waits: one draft at once, several by choice."""

    action = "action_resume"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Go into the form of the draft that waits, ask which of several, or say that nothing waits."""
        turn = await Turn.begin(dispatcher, tracker, self.door, "")
        placed = bool(turn.answer.values("place", "country"))
        if await articles.take_up(turn) or (placed and await self.taken_up(turn)):
            return [*turn.events, FollowupAction(LISTEN)]
        waiting = [d for d in await turn.do(WaitingDrafts(turn.person.person_id)) if d.service in self.services]
        wanted = turn.answer.pressed.get("resume_service") or self._named(turn, [one.service for one in waiting])
        if wanted in {d.service for d in waiting}:
            return [FollowupAction(f"{wanted}_form")]
        if not waiting and (wished := service_wished(tracker)):
            return [FollowupAction(f"{wished}_form")]
        if not waiting:
            if not await self.taken_up(turn):
                turn.say("utter_nothing_waits")
            return [*turn.events, FollowupAction(LISTEN)]
        if len(waiting) == 1:
            return [FollowupAction(f"{waiting[0].service}_form")]
        titles = {d.service: self.services[d.service] for d in waiting}
        buttons = [button(turn.language, label, "resume", resume_service=service) for service, label in titles.items()]
        turn.say("utter_ask_which_to_resume", buttons=buttons)
        return [FollowupAction(LISTEN)]

    def _named(self, turn: Turn, waiting: Sequence[str]) -> str:
        """The one service that waits and is called by its name ("接着弄立案")."""
        text = sign_by_sign(turn.answer.text).casefold()
        meant = [service for service in waiting if is_named(self.services[service], text)] if text else []
        return meant[0] if len(meant) == 1 else ""


def _was_of(service: str, turn: Turn) -> bool:
    """Return True if the last thing we said was of a service: its receipt, say."""
    return any(utter.startswith(f"utter_{service.partition('_')[0]}") for utter in turn.said_before)


class SayAgain(TurnAction):
    """A yes when nothing is open: after a submission it gets the same receipt again, else an honest "nothing to do"."""

    action = "action_say_again"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Repeat the outcome of the draft that was submitted last."""
        turn = await Turn.begin(dispatcher, tracker, self.door, "")
        agreed = None if turn.answer.pressed else behind("says_yes", turn.answer.text)
        if agreed is not None and wants_to_sue(turn.answer.text[agreed:]):
            return [FollowupAction("filing_form")]  # "好，咁告佢" is more than a yes
        if taken := form_taken(turn, self.services, _ASKED_OF_SOMEBODY):
            return [FollowupAction(f"{taken}_form")]
        if await self.replied(turn):
            return turn.events
        known = tracker.get_slot("draft_id")
        draft = await self.door.run(GetDraftById(known, tracker.sender_id)) if known else None
        done = draft if draft is not None and draft.state == "submitted" else None
        offered = turn.buttons_last
        if offered and not (done is not None and _was_of(done.service, turn)):
            turn.say("utter_which_button", offered)
        elif done is None:
            turn.say("utter_nothing_to_do")
        else:
            return [FollowupAction(f"action_submit_{done.service}")]
        return turn.events


class Decline(TurnAction):
    """A no when nothing is open: a correction (不是，在列治文), something supposed (他不同意呢), or nothing to do."""

    action = "action_decline"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Let what was said last take the correction up, or say that nothing is open."""
        turn = await Turn.begin(dispatcher, tracker, self.door, "")
        if await self.replied(turn) or await articles.take_up(turn):
            return turn.events
        if await correction_outside.take_up(turn, self.services):
            return turn.events
        told = turn.answer.values("place", "country") or asks_what_if(turn.answer.text)
        told = told or behind("takes_back", turn.answer.text) is not None
        if not (told and await self.taken_up(turn)):
            turn.say("utter_nothing_to_do")
        return turn.events


class HearAnswer(TurnAction):
    """An answer when nothing is asked: a sent file is acknowledged, anything else is asked back."""

    action = "action_hear_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say that the file has arrived and ask what it is for."""
        turn = await Turn.begin(dispatcher, tracker, self.door, "")
        sent = turn.answer.pressed.get("uploaded_file")
        if sent is None:
            if taken := form_taken(turn, self.services, _ASKED_OF_SOMEBODY):
                return [FollowupAction(f"{taken}_form")]
            if not await self.taken_up(turn):
                turn.say("utter_not_understood")
            return turn.events
        try:
            file = await turn.do(FileFacts(str(sent), turn.person.person_id))
        except Declined as no:
            turn.explain(no)
            return []
        if arbitration.waits_for_file(turn):
            await self._read_clause(turn, file.file_id)
        elif not await checks.take_file(turn, str(sent)) and not await sent_file.known(turn, file.file_id):
            ways = [
                button(turn.language, _COURT_PAPER, "start_defence", defence_paper=file.file_id),
                arbitration.file_button(turn, file.file_id),
                checks.file_button(turn, str(sent)),
                *await arbitration.slip_button(turn, file.file_id),
            ]
            turn.say("utter_file_received_no_form", ways, name=verbatim(file.name))
        return []

    async def _read_clause(self, turn: Turn, file_id: str) -> None:
        try:
            await arbitration.read_file(turn, file_id)
        except Declined as no:
            turn.explain(no)
