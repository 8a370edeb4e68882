"""People in court and who may go there: the judge, somebody in one's place, an interpreter; and paying in parts.

Each is answered with the person's own hearing where one is known. Rules: CPL-61, CPL-62.2, CPL-65, CPL-131, CPL-273,
FEE-44, FEE-47.
"""

from __future__ import annotations

from actions.dialogue.buttons import payload_of, sending
from actions.dialogue.turn import Turn
from actions.enquiries.offering import enquiry_button
from actions.filing.information import tell_enforced_from
from actions.filing.progress import tell_next
from actions.hearing.telling import facts
from actions.matter import who_may_act
from actions.matter.focus import focus
from actions.matter.readers import names_foreign_lawyer
from actions.protection.telling import tell_entry
from backend.protection.commands import GetLawEntry
from backend.shared.wording import Words, verbatim

_COMPARE = (
    payload_of("ask_authorization", authorization_wish="compare"),
    Words("委托书怎么办", "How to make the paper"),
)
_FOREIGN_LAWYER = "trial_foreign_lawyer"
"""Entry of the law library."""
_VIDEO = (payload_of("start_authorization"), Words("视频委托律师", "Authorize a lawyer by video"))


async def judge(turn: Turn) -> None:
    """Say who hears the case as far as the court has told us, else where it is told (CPL-131)."""
    found = await focus(turn, ("hearing",))
    hearing = found.matter.what if found.matter else None
    if hearing is not None and hearing.sitting.judge:
        known = facts(turn, hearing)
        turn.say("utter_matter_judge", name=verbatim(hearing.sitting.judge), number=known["number"], when=known["when"])
        return
    turn.say("utter_matter_judge_unknown", () if turn.has_draft else [enquiry_button(turn, "judge")])


async def hurry(turn: Turn) -> None:
    """Say by when something happens in the case, and whom to ask: nobody here hurries a judge (CPL-131)."""
    found = await focus(turn, ("filing",))
    if found.matter is not None:
        await tell_next(turn, found.matter.key)
    await judge(turn)


async def representative(turn: Turn) -> None:
    """Say who may appear in one's place, and with which paper; a lawyer of another country may not as one."""
    if names_foreign_lawyer(turn.answer.text):
        await tell_entry(turn, await turn.do(GetLawEntry(_FOREIGN_LAWYER)))
        return
    if who_may_act.tell(turn):
        return
    ways = [sending(turn.language, title, payload) for payload, title in (_COMPARE, _VIDEO)]
    turn.say("utter_matter_representative", () if turn.has_draft else ways)


async def interpreter(turn: Turn) -> None:
    """Say whether there is somebody to interpret in court, who pays, and when to ask."""
    turn.say("utter_matter_interpreter", () if turn.has_draft else [enquiry_button(turn, "interpreter")])


async def instalments(turn: Turn) -> None:
    """Say that a court fee is not paid in parts but can be deferred, reduced or waived, and how that is asked for.

    Of a judgment that is performed in parts it is asked from when enforcement counts, which is another thing.
    """
    if tell_enforced_from(turn):
        return
    turn.say("utter_matter_instalments", () if turn.has_draft else [enquiry_button(turn, "instalments")])
