"""Questions about one's witness that can be asked anywhere: how it stands, and the way into its room."""

from __future__ import annotations

from actions.authorization.enquiries import VIDEO, VIDEO_COURT_ONLY
from actions.authorization.readers.advice_answers import is_other_paper, read_paper
from actions.authorization.readers.wording import means_own, names_lawyer
from actions.authorization.witness_telling import tell_witness, witness_facts
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.protection.law import tell_entry_named
from actions.topic import topic
from backend.authorization.announcements import POWER_FILE
from backend.authorization.commands import MyWitnesses, WitnessLink
from backend.authorization.model import Witness
from backend.authorization.power.commands import MyPowers
from backend.authorization.power.model import SealedPower
from backend.authorization.room.commands import Role
from backend.authorization.way_in import WayIn
from backend.drafts.model import Draft, GetDraft, WaitingDrafts
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, day, verbatim

_LAST_SHOWN = 3
_NO_LAWYER = "trial_relative_agent"
"""Entry of the law library on who may act in court without being a lawyer."""


async def links(turn: Turn) -> None:
    """Hand out fresh ways in: the person's, the lawyer's to be forwarded, or both where neither is named.

    Raises:
        Declined: nothing is booked.
    """
    mine: list[Witness] = await turn.do(MyWitnesses(turn.person.person_id))
    ready = [one for one in mine if one.status in ("booked", "under_way")]
    if not ready:
        raise Declined("utter_authorization_still_asked_for" if mine else "utter_authorization_nothing_booked")
    for role in _wanted(turn):
        way: WayIn = await turn.do(WitnessLink(ready[0].witness_id, turn.person.person_id, role))
        facts = witness_facts(turn, ready[0])
        turn.say(f"utter_authorization_link_{role}", image=way.code, url=verbatim(way.url), **facts)


def _wanted(turn: Turn) -> tuple[Role, ...]:
    pressed = turn.answer.pressed.get("authorization_role")
    if pressed in ("party", "lawyer"):
        return (pressed,)
    lawyer, own = names_lawyer(turn.answer.text), means_own(turn.answer.text)
    if lawyer == own:
        return ("party", "lawyer")
    return ("lawyer",) if lawyer else ("party",)


async def standing(turn: Turn) -> None:
    """Say how one's witnesses and powers stand: what is to come, else what came of the last ones."""
    every: list[Witness] = await turn.do(MyWitnesses(turn.person.person_id, include_past=True))
    live = [one for one in every if one.status in ("requested", "booked", "under_way")]
    powers: list[SealedPower] = await turn.do(MyPowers(turn.person.person_id))
    if not every and not powers:
        raise Declined("utter_authorization_nothing_booked")
    for one in live or every[-1:]:
        tell_witness(turn, one, "listed")
    for power in powers[:_LAST_SHOWN]:
        _tell_power(turn, power)


def _tell_power(turn: Turn, power: SealedPower) -> None:
    revoked = power.revoked_at is not None
    state = Words("已撤销", "revoked") if revoked else Words("有效", "valid")
    file = {"kind": POWER_FILE, "id": power.power_id, "name": f"power-of-attorney-{power.number}.pdf"}
    number, standing_now = verbatim(power.number), state.say(turn.language)
    on = day(power.sealed_at.astimezone(BEIJING).date(), turn.language)
    turn.say("utter_authorization_power", custom={"file": file}, day=on, power_number=number, state=standing_now)


async def about_witness(turn: Turn) -> None:
    """Say what a witness takes and costs, as the courts have published it (SPC21-6).

    Only a power for a lawsuit is witnessed: that of another matter is said to be none.
    """
    turn.say(VIDEO_COURT_ONLY if await _is_of_property(turn) else VIDEO)


async def _is_of_property(turn: Turn) -> bool:
    """Return True if a paper for something else than a lawsuit is spoken of: in the open form, or just before."""
    if turn.has_draft and turn.draft.service not in ("authorization_advice", "notarization"):
        return False
    if turn.has_draft:
        return turn.draft.service == "notarization" or is_other_paper(turn.answers.get("paper"))
    if (named := read_paper(turn.whole).value) is not None:
        return is_other_paper(named)
    compared: Draft | None = await turn.do(GetDraft(turn.person.person_id, "authorization_advice"))
    return compared is not None and topic(turn) == "authorization" and is_other_paper(compared.answers.get("paper"))


async def in_person(turn: Turn) -> None:
    """Say whether somebody else may stand in for the party (SPC21-4, SPC21-6); the empowered need not be there."""
    other = (
        turn.has_draft and turn.draft.service == "authorization_advice" and is_other_paper(turn.answers.get("paper"))
    )
    turn.say("utter_notarization_agent_stays_home" if other else "utter_authorization_in_person")


async def not_a_lawyer(turn: Turn) -> None:
    """Say that by video only a mainland lawyer is appointed, and who else may act in court, with what papers."""
    turn.say("utter_authorization_agents")
    await tell_entry_named(turn, _NO_LAWYER)


async def language(turn: Turn) -> None:
    """Say which language a witness is in, and whether an interpreter may come."""
    turn.say("utter_authorization_language")


async def language_of_waiting(turn: Turn) -> bool:
    """The same while a witness waits for the identity check; False where none does."""
    drafts = await turn.do(WaitingDrafts(turn.person.person_id))
    waits = any(draft.service == "authorization" for draft in drafts)
    if waits:
        await language(turn)
    return waits


async def papers(turn: Turn) -> None:
    """Say what party and lawyer have at hand when the judge opens the room (SPC21-6)."""
    turn.say("utter_authorization_bring")
