"""The flows about a witness that is booked (move it, give it back) and about a power that is sealed (take it back)."""

from __future__ import annotations

from actions.authorization import submission
from actions.authorization.submission import the_witness
from actions.authorization.witness_telling import witness_facts
from actions.authorization.witness_times import day_field, slot_field
from actions.dialogue.confirm import Confirm
from actions.dialogue.endings import close
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.readers.appointment_wishes import gives_back
from actions.dialogue.rules.booking_given_back import given_back
from actions.dialogue.subject import Subject
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.authorization.commands import MyWitnesses
from backend.authorization.model import CHANGEABLE, Witness
from backend.authorization.power.commands import MyPowers
from backend.authorization.power.model import SealedPower
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, day, short_moment, verbatim


async def _booked(turn: Turn) -> list[Witness]:
    found: list[Witness] = await turn.do(MyWitnesses(turn.person.person_id))
    return [one for one in found if one.status in CHANGEABLE]


def _titled(turn: Turn, one: Witness) -> Words:
    start, lawyer = one.slot.start, verbatim(one.lawyer_name)
    zh, en = (short_moment(start, turn.timezone, language) for language in ("zh-Hans", "en"))
    return Words(f"{zh} {lawyer}", f"{en}, {lawyer}")


async def _nothing_booked(turn: Turn) -> Declined:
    return Declined("utter_authorization_nothing_booked")


WITNESS = Subject(
    name="witness",
    label=Words("见证", "Witness"),
    list_mine=_booked,
    id_of=lambda one: one.witness_id,
    title=_titled,
    none=_nothing_booked,
)


async def _which_change(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """ "Cancel my witness" and "another day" are one intent, told apart by words or button."""
    return close(f"{CANCEL.service}_form") if gives_back(turn.answer, "authorization_wish") else None


async def _say_witness(turn: Turn) -> None:
    facts = witness_facts(turn, await the_witness(turn, turn.answers["witness"]))
    turn.say("utter_authorization_about_to_cancel", **facts)


CHANGE = Flow(
    service="authorization_change",
    title=Words("改见证时间", "Change of the video witness"),
    subject=WITNESS,
    fields=(WITNESS.field(), day_field("authorization_change"), slot_field()),
    has_review=False,
    on_submit=submission.CHANGE,
    before_opening=_which_change,
    first_rules=(given_back("authorization_wish", "authorization_cancel"),),
)
CANCEL = Flow(
    service="authorization_cancel",
    title=Words("取消视频见证", "Cancellation of the video witness"),
    subject=WITNESS,
    fields=(
        WITNESS.field(),
        Confirm(
            yes=Words("确定取消", "Yes, cancel it"),
            no=Words("不取消，保留", "No, keep it"),
            yes_words=("取消",),
            about=(WITNESS.name,),
            before=_say_witness,
        ).field(),
    ),
    has_review=False,
    on_submit=submission.CANCELLATION,
)


async def _powers(turn: Turn) -> list[SealedPower]:
    found: list[SealedPower] = await turn.do(MyPowers(turn.person.person_id))
    return [power for power in found if power.revoked_at is None]


def _power_title(turn: Turn, power: SealedPower) -> Words:
    on = power.sealed_at.astimezone(BEIJING).date()
    return Words(f"{verbatim(power.number)}（{day(on, 'zh-Hans')}）", f"{verbatim(power.number)}, {day(on, 'en')}")


async def _no_power(turn: Turn) -> Declined:
    return Declined("utter_authorization_no_power")


POWER = Subject(
    name="power",
    label=Words("委托书", "Power"),
    list_mine=_powers,
    id_of=lambda power: power.power_id,
    title=_power_title,
    none=_no_power,
)


async def _say_what_follows(turn: Turn) -> None:
    power = next(one for one in await _powers(turn) if one.power_id == turn.answers["power"])
    turn.say("utter_authorization_revocation_follows", power_number=verbatim(power.number))


REVOKE = Flow(
    service="authorization_revoke",
    title=Words("撤销委托", "Revocation of a power"),
    subject=POWER,
    fields=(
        POWER.field(),
        Confirm(
            yes=Words("确定撤销", "Yes, revoke it"),
            no=Words("不撤销，保留", "No, keep it"),
            yes_words=("撤销",),
            about=(POWER.name,),
            before=_say_what_follows,
        ).field(),
    ),
    opening="",  # what it does is said before the question whether it is meant
    has_review=False,
    on_submit=submission.REVOCATION,
)
