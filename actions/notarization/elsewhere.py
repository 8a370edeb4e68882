"""The ways that are not booked here: what to do, bring and where, once one of them is chosen; the booking waits.

A local notary with an apostille, an attesting officer of Hong Kong or Macao, and the Chinese mission itself need no
time of the office in Jiangmen. Powers and declarations are told by the adviser of papers made abroad.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from actions.authorization.case_code import place_code
from actions.authorization.telling import tell_comparison
from actions.dialogue.buttons import button
from actions.dialogue.fields import Field
from actions.dialogue.flow import Ending
from actions.dialogue.reading import Reading
from actions.dialogue.turn import Turn
from actions.notarization.telling import matter_name
from backend.notarization.matters import load_matters
from backend.shared.wording import Words

NOT_BOOKED: Final = frozenset({"mission", "local_notary"})
"""Routes that no time of the office is booked for."""
_TITLE = Words("公证预约", "Notarization booking")
_MISSION = Words("找最近的中国使领馆", "Find the nearest Chinese mission")
_COMPARED = {"power_of_attorney": "property_power", "declaration": "declaration"}
"""Matters the adviser compares the ways of, and what it calls their papers."""
_PASSPORTS = {"prc_mainland": "prc", "foreign": "foreign"}
_REGIONS = {"HK": "hk", "MO": "macao", "TW": "taiwan"}


async def ends(turn: Turn, field: Field, reading: Reading) -> Ending | None:
    """End the booking for who goes another way: told what to do there, with all that was filled in kept."""
    if field.name != "route" or reading.value not in NOT_BOOKED:
        return None
    await tell_way(turn)
    return Ending("utter_form_saved", {"title": _TITLE.say(turn.language)}, draft="pause", resumes=False)


async def tell_way(turn: Turn) -> None:
    """Say step by step how the paper is made where the person is; of other certificates what the mission wants."""
    matter = str(turn.answers.get("matter"))
    case = case_of(turn.answers)
    if matter in _COMPARED and case is not None:
        await tell_comparison(turn, case)
        return
    told = load_matters()[matter]
    find = button(turn.language, _MISSION, "find_institution", legal_map_wish="kind:consulate_general")
    turn.say(
        "utter_notarization_papers",
        [find],
        matter=matter_name(turn, matter),
        papers="\n".join(f"• {paper.say(turn.language)}" for paper in told.papers),
        who=told.who.say(turn.language),
        fee=told.fee.say(turn.language),
        time=told.issue_time.say(turn.language),
        rules=Words("；", "; ").say(turn.language).join(rule.cite.say(turn.language) for rule in told.rules),
    )


def case_of(answers: Mapping[str, Any]) -> dict[str, str] | None:
    """The circumstances as the adviser knows them; None where no country was told."""
    city = answers.get("city")
    country = str(city.get("country", "")) if isinstance(city, Mapping) else ""
    paper = _COMPARED.get(str(answers.get("matter")), "")
    if not country or not paper:
        return None
    passport = _PASSPORTS.get(str(answers.get("nationality")), _REGIONS.get(country, "hk"))
    return {"paper": paper, "place": place_code(country), "passport": passport, "residence": "there"}
