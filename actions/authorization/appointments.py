"""The forms about a witness that is booked (move it, give it back) and about a power that is sealed (take it back)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from actions.answers import Answer, Choice, Reading, pick
from actions.authorization.submission import the_witness
from actions.authorization.witness_telling import witness_facts
from actions.authorization.witness_times import day_field, slot_field
from actions.dialogue.endings import close
from actions.filing.readers import read_yes_no
from actions.forms.fields import Field, choice_field
from actions.forms.service_form import Events, ServiceForm
from actions.forms.turn import Turn
from actions.front_door import Declined
from backend.authorization.commands import MyWitnesses
from backend.authorization.model import CHANGEABLE, Witness
from backend.authorization.power.commands import MyPowers
from backend.authorization.power.model import SealedPower
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, day, short_moment, verbatim

_CANCEL = re.compile(
    r"取消|退掉|退了|不去了|唔去|唔要|不要了|作废|作廢|不做了|\b(?:cancel|call(?:ed)? off|drop)", re.IGNORECASE
)
_MOVE = re.compile(
    r"改|换|換|调|調|提前|推|延|\b(?:change|move|reschedul|postpone|another|different|earlier|later)", re.IGNORECASE
)


def wants_to_cancel(answer: Answer) -> bool:
    """Whether a wish about a witness is to give it back rather than to move it."""
    if answer.pressed:
        return answer.pressed.get("authorization_wish") == "cancel"
    return bool(_CANCEL.search(answer.text)) and not _MOVE.search(answer.text)


async def _booked(turn: Turn) -> list[Witness]:
    found: list[Witness] = await turn.do(MyWitnesses(turn.person.person_id))
    booked = [one for one in found if one.status in CHANGEABLE]
    if not booked:
        raise Declined("utter_authorization_nothing_booked")
    return booked


async def _witness_choices(turn: Turn) -> Sequence[Choice]:
    return [Choice(one.witness_id, _titled(turn, one)) for one in await _booked(turn)]


def _titled(turn: Turn, one: Witness) -> Words:
    start, lawyer = one.slot.start, verbatim(one.lawyer_name)
    when = (short_moment(start, turn.timezone, language) for language in ("zh-Hans", "en"))
    zh, en = when
    return Words(f"{zh} {lawyer}", f"{en}, {lawyer}")


async def _read_witness(turn: Turn, answer: Answer) -> Reading:
    return pick(answer, await _witness_choices(turn))


async def _read_sure(turn: Turn, answer: Answer) -> Reading:
    return read_yes_no(answer)


async def _say_witness(turn: Turn) -> None:
    facts = witness_facts(turn, await the_witness(turn, turn.answers["witness"]))
    turn.say("utter_authorization_about_to_cancel", **facts)


def _witness_field() -> Field:
    label = Words("见证", "Witness")
    return Field("witness", label, _read_witness, choices=_witness_choices, from_opening=lambda value: False)


class _AboutWitness(ServiceForm):
    """A form about a witness that is booked; with only one, it is not asked which."""

    has_review: ClassVar[bool] = False

    async def begin(self, turn: Turn) -> None:
        """Choose the only one at once.

        Raises:
            Declined: there is none.
        """
        booked = await _booked(turn)
        turn.say(f"utter_{self.service}_opening")
        if len(booked) == 1:
            await self.keep(turn, self.fields[0], booked[0].witness_id)


class ChangeWitnessForm(_AboutWitness):
    """Moves a witness to another time; a wish to give it back goes on to the form for that."""

    service: ClassVar[str] = "authorization_change"
    title: ClassVar[Words] = Words("改见证时间", "Change of the video witness")

    @property
    def fields(self) -> Sequence[Field]:
        """Which witness, and to when."""
        return (_witness_field(), day_field(self.service), slot_field())

    async def open(self, turn: Turn) -> Events:
        """Begin, or pass on: "cancel my witness" is the same intent, told apart by its words or its button."""
        if wants_to_cancel(turn.answer):
            return close(f"{CancelWitnessForm.service}_form")
        return await super().open(turn)


class CancelWitnessForm(_AboutWitness):
    """Gives a witness back, after an explicit yes."""

    service: ClassVar[str] = "authorization_cancel"
    title: ClassVar[Words] = Words("取消视频见证", "Cancellation of the video witness")

    @property
    def fields(self) -> Sequence[Field]:
        """Which witness, and whether it is meant."""
        sure = _sure("确定取消", "Yes, cancel it", "不取消，保留", "No, keep it", _say_witness, "witness")
        return (_witness_field(), sure)


async def _powers(turn: Turn) -> list[SealedPower]:
    found: list[SealedPower] = await turn.do(MyPowers(turn.person.person_id))
    valid = [power for power in found if power.revoked_at is None]
    if not valid:
        raise Declined("utter_authorization_no_power")
    return valid


def _power_title(power: SealedPower) -> Words:
    on = power.sealed_at.astimezone(BEIJING).date()
    return Words(f"{verbatim(power.number)}（{day(on, 'zh-Hans')}）", f"{verbatim(power.number)}, {day(on, 'en')}")


async def _power_choices(turn: Turn) -> Sequence[Choice]:
    return [Choice(power.power_id, _power_title(power)) for power in await _powers(turn)]


async def _read_power(turn: Turn, answer: Answer) -> Reading:
    return pick(answer, await _power_choices(turn))


async def _say_what_follows(turn: Turn) -> None:
    power = next(one for one in await _powers(turn) if one.power_id == turn.answers["power"])
    turn.say("utter_authorization_revocation_follows", power_number=verbatim(power.number))


class RevocationForm(ServiceForm):
    """Takes a sealed power back, after saying what that does and an explicit yes."""

    service: ClassVar[str] = "authorization_revoke"
    title: ClassVar[Words] = Words("撤销委托", "Revocation of a power")
    has_review: ClassVar[bool] = False

    @property
    def fields(self) -> Sequence[Field]:
        """Which power, and whether it is meant."""
        which = Field("power", Words("委托书", "Power"), _read_power, choices=_power_choices,
                      from_opening=lambda value: False)  # fmt: skip
        return (which, _sure("确定撤销", "Yes, revoke it", "不撤销，保留", "No, keep it", _say_what_follows, "power"))

    async def begin(self, turn: Turn) -> None:
        """Choose the only one at once.

        Raises:
            Declined: there is none.
        """
        powers = await _powers(turn)
        if len(powers) == 1:
            await self.keep(turn, self.fields[0], powers[0].power_id)


def _sure(zh: str, en: str, keep_zh: str, keep_en: str, before: Any, about: str) -> Field:
    choices = (Choice("yes", Words(zh, en), (zh[-2:],)), Choice("no", Words(keep_zh, keep_en), ("保留", "keep")))
    label = Words("确认", "Sure")
    return choice_field("sure", label, choices, read=_read_sure, before=before, rests_on=(about,))
