"""Free times that suit a wish: how many there are, on whose clock, a page at a time, else the nearest ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import Answer, Reading
from actions.dialogue.buttons import titled
from actions.dialogue.fitting_times import Fit, fit
from actions.dialogue.readers.clock_words import clock_said
from actions.dialogue.readers.wished_times import ENTITIES
from actions.dialogue.turn import Turn
from backend.shared.calendar import BEIJING
from backend.shared.diary import Slot
from backend.shared.wished_times import WishedTimes
from backend.shared.wording import Words, day, short_moment, verbatim

KEPT = "slot_wish"
"""Place of the wish, the page and the name of its clock among the answers of a form."""
PAGE, CLOCK = "page", "clock"
"""Facts of a button that turns the page, or reads an hour on another clock."""
_SHOWN = 6


def kept_wish(turn: Turn) -> WishedTimes | None:
    """Return the wish the times on offer are chosen by, or None."""
    kept = _kept(turn)
    return WishedTimes.of_kept(kept["wish"]) if kept else None


def shown(turn: Turn, slots: Sequence[Slot]) -> list[Slot]:
    """Return the page of free times that is on offer by the kept wish."""
    kept = _kept(turn)
    if not kept:
        return list(slots[:_SHOWN])
    wish = WishedTimes.of_kept(kept["wish"])
    found = [slot for slot in slots if wish.suits(slot.start)]
    return found[kept["page"] * _SHOWN : (kept["page"] + 1) * _SHOWN]


async def tell(turn: Turn, key: str, meant: Fit, answer: Answer, days: int = 0) -> Reading:
    """Keep a wish that can be met and tell how many free times suit it.

    Args:
        key: the first half of a button's payload, ``notarization_slot``.
        days: on how many days they lie, where days are asked for first.
    """
    zone, said = clock_said(answer, turn.timezone)
    name = said if said and zone not in (turn.timezone, BEIJING.key) else ""
    await _keep(turn, meant.wish, 0, name)
    return _on_days(turn, key, meant, days) if days else _page(turn, key, len(meant.found), meant)


def _on_days(turn: Turn, key: str, meant: Fit, days: int) -> Reading:
    said = _page(turn, key, len(meant.found), meant)
    buttons = tuple(one for one in said.buttons if f'"{PAGE}|' not in one["payload"])
    problem = "utter_times_days_on_clock" if meant.wish.says_hours else "utter_times_days"
    return replace(said, problem=problem, facts={**said.facts, "days": days}, buttons=buttons)


async def next_page(turn: Turn, key: str, slots: Sequence[Slot], page: int | None = None) -> Reading:
    """Turn the page of the times on offer; behind the last one comes the first again."""
    kept = _kept(turn) or {"wish": WishedTimes(zone=BEIJING.key).as_kept(), "page": 0, "clock": ""}
    wish = WishedTimes.of_kept(kept["wish"])
    found = fit(slots, wish, turn.timezone)
    pages = max(1, -(-len(found.found) // _SHOWN))
    wanted = (kept["page"] + 1 if page is None else page) % pages
    await _keep(turn, wish, wanted, kept["clock"])
    return _page(turn, key, len(found.found), found)


async def on_clock(turn: Turn, key: str, slots: Sequence[Slot], zone: str) -> Reading:
    """Read the kept wish on another clock."""
    kept = _kept(turn)
    if not kept:
        return Reading(problem="utter_choice_gone")
    found = fit(slots, WishedTimes.of_kept(kept["wish"]).on_clock(zone), turn.timezone)
    await _keep(turn, found.wish, 0, "")
    return _page(turn, key, len(found.found), found)


def is_about_times(found: Reading) -> bool:
    """Return True if a reading is one of times, so that the message answers the question "when", however it sounds."""
    return found.entities == ENTITIES


async def forget(turn: Turn) -> None:
    """Offer the next free times again, whatever was asked before."""
    if _kept(turn):
        turn.change({KEPT: {}})


def ask_which_clock(turn: Turn, key: str, meant: Fit, values: Mapping[str, str]) -> Reading:
    """Ask on whose clock an hour is meant that is free on both, by a button for each.

    Args:
        values: what the button of a slot sends, by slot id.
    """
    both = {slot.slot_id: slot for slot in (*meant.found[:1], *meant.other[:1])}
    buttons = tuple(
        button(key, values[one], short_moment(slot.start, turn.timezone, turn.language)) for one, slot in both.items()
    )
    clock = f"{(meant.wish.at or 0) // 60:02d}:{(meant.wish.at or 0) % 60:02d}"
    return Reading(problem="utter_times_which_clock", facts={"clock": clock}, buttons=buttons, entities=ENTITIES)


def none_suits(turn: Turn, near: Slot) -> Reading:
    """Tell that nothing suits, and which day has the nearest free times, which are on offer then."""
    on = near.start.astimezone(BEIJING).date()
    return Reading(problem="utter_times_none", facts={"day": day(on, turn.language)}, entities=ENTITIES)


def button(key: str, value: str, title: str) -> dict[str, str]:
    """A button of the slot question."""
    return titled(title, "inform", **{key: value})


def _page(turn: Turn, key: str, count: int, meant: Fit) -> Reading:
    kept = _kept(turn)
    page, pages = kept["page"] if kept else 0, max(1, -(-count // _SHOWN))
    buttons: list[dict[str, str]] = []
    if pages > 1:
        title = Words("看后面的时间", "Later times") if page + 1 < pages else Words("回到最早的", "Back to the first")
        buttons.append(button(key, f"{PAGE}|{(page + 1) % pages}", title.say(turn.language)))
    if meant.other and meant.other != meant.found:
        buttons.append(
            button(key, f"{CLOCK}|{BEIJING.key}", Words("按北京时间算", "By Beijing time").say(turn.language))
        )
    facts = {
        "count": count,
        "clock": _clock_name(turn, meant.wish, str(kept["clock"]) if kept else ""),
        "page": _which_page(page, pages).say(turn.language),
    }
    problem = "utter_times_found_on_clock" if meant.wish.says_hours else "utter_times_found"
    return Reading(problem=problem, facts=facts, buttons=tuple(buttons), entities=ENTITIES)


def _which_page(page: int, pages: int) -> Words:
    if pages == 1:
        return Words("", "")
    if page == 0:
        return Words(f"，先列最早的 {_SHOWN} 个", f", here are the first {_SHOWN}")
    return Words(f"，这是第 {page + 1} 批", f", this is page {page + 1} of {pages}")


def _clock_name(turn: Turn, wish: WishedTimes, said: str) -> str:
    if said:
        return verbatim(said)
    if wish.zone == BEIJING.key:
        return Words("北京时间", "Beijing time").say(turn.language)
    city = turn.person.city
    return Words(
        f"{verbatim(city)}时间" if city else "您当地时间", f"{verbatim(city)} time" if city else "your local time"
    ).say(turn.language)


def _kept(turn: Turn) -> dict[str, Any]:
    kept = turn.answers.get(KEPT) if turn.has_draft else None
    return dict(kept) if isinstance(kept, Mapping) and kept else {}


async def _keep(turn: Turn, wish: WishedTimes, page: int, clock: str) -> None:
    value = {"wish": wish.as_kept(), "page": page, "clock": clock}
    turn.change({KEPT: value})
