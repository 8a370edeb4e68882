"""Days of a suit that are reminded of, as it is told once something is kept."""

from __future__ import annotations

from actions.defence.telling import hearing_facts, last_days
from actions.dialogue.buttons import payload_of, sending
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from backend.defence.kept import Defence
from backend.shared.wording import Words

STOPPED = "defence_stopped"
"""The key of a button that names the suit nobody is reminded of any more."""


def tell_reminders(turn: Turn, kept: Defence) -> None:
    """Say of which days is reminded, and how that ends."""
    lines = []
    if kept.suit.received_on is not None and kept.answer_is_due:
        lines.append(str(last_days(turn, kept.suit.received_on.isoformat(), kept.suit.domicile)["ends"]))
    if kept.suit.hearing_on is not None and kept.reminds_of_suit:
        hearing = hearing_facts(turn, kept.suit.hearing_on)["hearing"]
        lines.append(Words(f"• 开庭：{hearing}", f"• Hearing: {hearing}").say(turn.language))
    if kept.petition is not None and (until := kept.petition.evidence_until) is not None:
        day_of = full(until, turn.language)
        lines.append(Words(f"• 举证期限：{day_of}", f"• Evidence is due: {day_of}").say(turn.language))
    stop = (Words("不用提醒了", "Stop reminding me"), payload_of("ask_defence", **{STOPPED: kept.defence_id}))
    utter = "utter_defence_reminders_set" if kept.reminded else "utter_defence_no_time_left"
    turn.say(utter, [sending(turn.language, *stop)] if kept.reminded else [], lines="\n".join(lines))
