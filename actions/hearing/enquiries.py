"""Questions about hearings that can be asked anywhere: when, how online works, which limits run; and "stop"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from actions.dialogue.buttons import payload_of, sending
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.hearing.asynchronous import telling as asynchronous
from actions.hearing.limits import stop_limit_reminders
from actions.hearing.readers import asks_hour_here, at_night, is_pasted_notice, means_every, means_next, topic_of
from actions.hearing.telling import CHOSEN, about, by_number, facts, hearing_title, tell_hearing, upcoming
from actions.topic import topic as service_spoken_of
from backend.filing.commands import MyCases
from backend.hearing.commands import AcknowledgeHearing, OneHearing, StopReminders
from backend.hearing.model import Hearing
from backend.shared.calendar import BEIJING
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, moment

# The utterances rest on, online: CPL-16, ONL-4, ONL-5, ONL-7, ONL-21, ONL-24, ONL-27. Asynchronous, never as a right:
# ONL-20, CPL-160, CPL-166. Limits: CPL-85, CPL-128, CPL-171, CPL-285, CPL-286, ONL-29. Notice of a hearing: CPL-139.
_STOP_ALL = Words("全部停止", "Stop all of them")
_LIMITS_TITLE = Words("答辩、上诉期限", "Time limits to answer and appeal")
_APART_TITLE = Words("不能同时上线怎么办", "We can't be online together")
EVERY = "all"
_NOTICE = Words(
    "我查不了法院的系统，这条通知真不真要向法院核对：\n"
    "• 打 12368 或那家法院公布的电话报案号；别打短信里的号码，别点里面的链接，别回身份证号、验证码。叫您转账、交“"
    "保证金”的是诈骗。\n"
    "• 是真的就不能不理：原告没有正当理由不到，可以按撤诉处理；被告可以缺席判决（民事诉讼法第146、147条）。\n"
    "• 人在国外回不来：开庭前委托律师出庭，或者向法院申请网上开庭；有正当理由可以申请延期（第149条），准不准由法"
    "院定。\n"
    "要我提醒您这次开庭，回“提醒我”。",
    "I can't look into the court's system; only the court can say if this notice is genuine:\n"
    "• Call 12368 or the number the court publishes, with the case number; not the number in the message. Open "
    "no link "
    "in it, send no identity number or code. Whoever asks for a transfer or a deposit is a swindler.\n"
    "• If it is genuine it must not be ignored: a plaintiff who stays away without good reason may be treated as "
    "having "
    "withdrawn, a defendant may be judged in absence (Civil Procedure Law, Arts. 146, 147).\n"
    "• If you can't come: appoint a lawyer before it, or ask the court for an online hearing; for good reason "
    "you may "
    "ask to have it put off (Art. 149), which the court decides.\n"
    'To be reminded of it, answer "remind me".',
)


async def hearing_time(turn: Turn) -> None:
    """Tell one hearing if it is named, the next one or the only one; list several; say kindly that there is none."""
    if (seen := turn.answer.pressed.get("hearing_seen")) is not None:
        await _acknowledge(turn, str(seen))
        return
    if (chosen := turn.answer.pressed.get(CHOSEN)) is not None:
        tell_hearing(turn, await turn.do(OneHearing(str(chosen), turn.person.person_id)))
        return
    found = await upcoming(turn)
    named = by_number(turn.answer, found)
    if named == []:
        turn.say("utter_hearing_unknown")
        if is_pasted_notice(turn.answer.text):
            _tell_of_notice(turn)
        return
    shown = named or found
    if not shown:
        await _none(turn)
    elif len(shown) == 1 or means_next(turn.answer.text):
        tell_hearing(turn, shown[0])
    else:
        titles = [(hearing_title(turn, one), about("ask_hearing_time", CHOSEN, one)) for one in shown[:8]]
        turn.say("utter_hearing_list", [sending(turn.language, *one) for one in titles], count=len(shown))


def _tell_of_notice(turn: Turn) -> None:
    """Say how to check a notice, what follows for who stays away, and offer to remind (CPL-146, CPL-147, CPL-149)."""
    told = turn.answer.value("datetime")
    if isinstance(told, str) and "T" in told:
        at = datetime.fromisoformat(told[:16]).replace(tzinfo=BEIJING)
        turn.say("utter_hearing_clock", when=moment(at, turn.timezone, turn.person.city, turn.language))
    turn.say(READY_WORDS, words=_NOTICE.say(turn.language))


async def hour_here(turn: Turn) -> bool:
    """Say a hearing's hour that is told on both clocks to who asks whose it is; else False.

    Courts summon by Beijing time.
    """
    heard = turn.answer
    told = heard.value("datetime")
    if heard.pressed or not isinstance(told, str) or "T" not in told or not asks_hour_here(heard.text):
        return False
    clock = next((one for one in heard.values("place") if isinstance(one, Mapping) and one.get("timezone")), None)
    zone, city = (str(clock["timezone"]), str(clock.get("name_zh") or clock["name"])) if clock else (turn.timezone, "")
    named = city if turn.language != "en" or clock is None else str(clock["name"])
    at = datetime.fromisoformat(told[:16]).replace(tzinfo=BEIJING)
    turn.say("utter_hearing_clock", when=moment(at, zone, named or turn.person.city, turn.language))
    return True


async def what_to_bring(turn: Turn) -> None:
    """Say what to have at hand: with one's own hearing, if there is one (ONL-7, ONL-21)."""
    turn.say("utter_hearing_bring")


async def online_hearing(turn: Turn) -> None:
    """Say how an online hearing works, with one's own room; asynchronous ones and limits when asked for (ONL-20)."""
    if (stopped := turn.answer.pressed.get("asynchronous_stopped")) is not None:
        await asynchronous.stop(turn, str(stopped))
        return
    topic = str(turn.answer.pressed.get("hearing_topic", "")) or topic_of(turn.answer.text)
    if topic == "asynchronous":
        await asynchronous.explain(turn)
        return
    if topic == "limits":
        turn.say("utter_hearing_limits")
        return
    if service_spoken_of(turn) == "arbitration" and not turn.answer.pressed:
        turn.say("utter_asked_arbitration_online")
        return
    limits = sending(turn.language, _LIMITS_TITLE, payload_of("ask_online_hearing", hearing_topic="limits"))
    apart = sending(turn.language, _APART_TITLE, payload_of("ask_online_hearing", hearing_topic="asynchronous"))
    turn.say("utter_hearing_online", [apart, limits])
    own = [hearing for hearing in await upcoming(turn) if hearing.sitting.kind == "online"]
    if own:
        turn.say("utter_hearing_online_own", **facts(turn, own[0]))


async def stop_reminder(turn: Turn) -> None:
    """Stop the reminders of the hearing that is named, of the only one, or of all; ask which of several."""
    if at_night(turn.answer.text):
        turn.say("utter_hearing_quiet_at_night")
        return
    chosen = turn.answer.pressed.get(CHOSEN)
    reminded = [hearing for hearing in await upcoming(turn) if hearing.steps]
    named = by_number(turn.answer, reminded)
    if chosen == EVERY or (chosen is None and means_every(turn.answer.text)):
        others = [await stop_limit_reminders(turn, every=True), await asynchronous.stop_all(turn)]
        if reminded or not any(others):
            await _stop(turn, None)
    elif chosen is not None:
        await _stop(turn, str(chosen))
    elif named == [] or not reminded:
        if named == [] or not (await stop_limit_reminders(turn, every=False) or await asynchronous.stop_all(turn)):
            turn.say("utter_hearing_nothing_to_stop")
    elif len(named or reminded) == 1:
        await _stop(turn, (named or reminded)[0].hearing_id)
    else:
        _ask_which_to_stop(turn, reminded)


async def _stop(turn: Turn, hearing_id: str | None) -> None:
    stopped = await turn.do(StopReminders(turn.person.person_id, hearing_id))
    if stopped:
        turn.say("utter_hearing_stopped", count=stopped)
    else:
        turn.say("utter_hearing_nothing_to_stop")


def _ask_which_to_stop(turn: Turn, reminded: list[Hearing]) -> None:
    buttons = [
        sending(turn.language, hearing_title(turn, one), about("stop_reminder", CHOSEN, one)) for one in reminded
    ]
    buttons.append(sending(turn.language, _STOP_ALL, payload_of("stop_reminder", **{CHOSEN: EVERY})))
    turn.say("utter_hearing_which_to_stop", buttons)


async def _acknowledge(turn: Turn, hearing_id: str) -> None:
    hearing = await turn.do(AcknowledgeHearing(hearing_id, turn.person.person_id))
    turn.say("utter_hearing_noted", **facts(turn, hearing))


async def _none(turn: Turn) -> None:
    """Tell whoever has a registered case that nothing is fixed; others, why there is nothing to look up."""
    cases = await turn.do(MyCases(turn.person.person_id))
    registered = any(case.status == "registered" for case in cases)
    turn.say("utter_hearing_none" if registered else "utter_hearing_no_case")


def none_to_remind_of(cases_registered: bool) -> Declined:
    """Give the reason why no reminder can be set."""
    return Declined("utter_hearing_none" if cases_registered else "utter_hearing_no_case")
