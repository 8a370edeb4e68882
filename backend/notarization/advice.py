"""Advice which route to a notarization is open to whom, and why. Pure: a matter and circumstances in, verdicts out.

A route is open by rule, not by wish: video only for mainland residents living abroad (2023 notice), a will only by the
person (公证法第26条). Reasons and notes are the tails of utterances (``utter_notarization_reason_…``).
"""

from __future__ import annotations

from dataclasses import dataclass

from backend.notarization.model import Matter, Nationality, Route, Rule, StayBasis, UsePlace, Whereabouts
from backend.notarization.rules import RULES

_ACTS = frozenset({"power_of_attorney", "declaration", "signature_seal", "true_copy"})
"""Matters that are an act of the person and can be witnessed anywhere; the others attest a fact or a right in China."""

NO_TIME_BY_VIDEO = "notarization_reason_video_no_time"
"""Reason of a way that the rules leave open, and that cannot be booked all the same."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Circumstances that decide a person's routes. See `commands.AdviseRoute` for the values."""

    nationality: Nationality
    whereabouts: Whereabouts
    stay_basis: StayBasis
    use_place: UsePlace
    mission_cannot: bool | None = None
    by_agent: bool = False
    video_has_time: bool = True

    @property
    def in_mainland(self) -> bool:
        """True when the person stands on the mainland now."""
        return self.whereabouts in ("jiangmen", "china")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Is one route open to the person?

    Args:
        reason: tail of the utterance that says why.
        rule: what the verdict rests on.
    """

    allowed: bool
    reason: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Advice:
    """The route to recommend, a verdict on each, and remarks (utterance tails) the person should hear."""

    recommended: Route
    allowed: dict[Route, Verdict]
    notes: tuple[str, ...]


def advise(
    matter: Matter,
    nationality: Nationality,
    whereabouts: Whereabouts,
    stay_basis: StayBasis,
    use_place: UsePlace,
    mission_cannot: bool | None = None,
    *,
    by_agent: bool = False,
    video_has_time: bool = True,
) -> Advice:
    """Compare the four routes for one person.

    Args:
        matter: from `matters.load_matters`.
        mission_cannot: True when the Chinese mission said that it cannot do it, False when it can, None if unknown.
        by_agent: whether somebody else is to go to the window for the person.
        video_has_time: False where office and mission have no time in common, so that no video can be booked.

    Source: 公证法(2017修正) 25, 26, 33, 45; 公证程序规则(2020修正) 11; remote video notice of 2023-06-01;
    Apostille Convention 1, 3.
    """
    person = Circumstances(
        nationality,
        whereabouts,
        stay_basis,
        use_place,
        mission_cannot,
        by_agent and matter.agent_allowed,
        video_has_time,
    )
    allowed: dict[Route, Verdict] = {
        "in_person": _in_person(matter, person),
        "remote_video": _remote_video(matter, person),
        "mission": _mission(matter, person),
        "local_notary": _local_notary(matter, person),
    }
    recommended = _recommend(matter, person, allowed)
    return Advice(recommended, allowed, _notes(matter, person, allowed, recommended))


def _yes(reason: str, rule: str) -> Verdict:
    return Verdict(True, reason, RULES[rule])


def _no(reason: str, rule: str) -> Verdict:
    return Verdict(False, reason, RULES[rule])


def _in_person(matter: Matter, person: Circumstances) -> Verdict:
    """The office's window is open to everybody; who has to stand there differs (公证法第26条)."""
    if matter.code == "will":
        return _yes("notarization_reason_will_in_person", "公证法26")
    if person.whereabouts == "jiangmen":
        return _yes("notarization_reason_in_person_here", "公证法25")
    if person.whereabouts == "china":
        return _yes("notarization_reason_in_person_elsewhere", "公证法25")
    if matter.agent_allowed:
        return _yes("notarization_reason_in_person_agent", "公证法26")
    return _yes("notarization_reason_in_person_travel", "公证程序规则11")


def _remote_video(matter: Matter, person: Circumstances) -> Verdict:
    """All conditions of the 2023 notice together; the first that fails is the reason."""
    if not matter.by_video:
        return _no("notarization_reason_video_never", "远程视频清单")
    if person.nationality != "prc_mainland":
        return _no("notarization_reason_video_nationality", "远程视频条件")
    if person.in_mainland:
        return _no("notarization_reason_video_only_abroad", "远程视频条件")
    if person.whereabouts == "hk_macao_taiwan":
        return _no("notarization_reason_video_no_mission_there", "远程视频条件")
    if person.use_place != "china":
        return _no("notarization_reason_video_use_in_china", "远程视频条件")
    if person.stay_basis == "none":
        return _no("notarization_reason_video_stay", "远程视频条件")
    if not person.video_has_time:
        return _no(NO_TIME_BY_VIDEO, "远程视频条件")
    return _remote_video_beside_mission(matter, person)


def _remote_video_beside_mission(matter: Matter, person: Circumstances) -> Verdict:
    """Video is only for what the mission itself cannot do; while nobody has asked it, that stays a condition."""
    if person.mission_cannot is False:
        return _no("notarization_reason_video_mission_can", "远程视频条件")
    if person.mission_cannot or matter.mission == "no":
        return _yes("notarization_reason_video_fits", "远程视频条件")
    return _yes(
        "notarization_reason_video_property"
        if matter.mission == "varies"
        else "notarization_reason_video_if_mission_cannot",
        "远程视频条件",
    )


def _mission(matter: Matter, person: Circumstances) -> Verdict:
    """Missions notarise for Chinese citizens abroad (公证法第45条), each within its own limits."""
    if person.in_mainland:
        return _no("notarization_reason_mission_only_abroad", "公证法45")
    if person.whereabouts == "hk_macao_taiwan":
        return _no("notarization_reason_mission_none_there", "港澳台文书")
    if person.nationality == "foreign":
        return _no("notarization_reason_mission_foreign", "公证法45")
    if person.mission_cannot:
        return _no("notarization_reason_mission_said_no", "公证法45")
    if matter.mission == "no" and person.mission_cannot is None:
        return _no(
            "notarization_reason_mission_inheritance"
            if matter.code == "inheritance"
            else "notarization_reason_mission_fact_in_china",
            "公证法45",
        )
    if person.mission_cannot is False or matter.mission == "yes":
        return _yes("notarization_reason_mission_can", "公证法45")
    return _yes(
        "notarization_reason_mission_ordinary" if matter.mission == "varies" else "notarization_reason_mission_ask",
        "公证法45",
    )


def _local_notary(matter: Matter, person: Circumstances) -> Verdict:
    """A notary where the person is: for acts only, then apostille, attesting officer or the cross-strait route."""
    if person.in_mainland:
        return _no("notarization_reason_local_notary_only_outside", "附加证明书")
    if matter.code not in _ACTS:
        return _no("notarization_reason_local_notary_not_for_this", "公证法25")
    if person.use_place == "abroad":
        return _yes("notarization_reason_local_notary_local_use", "附加证明书")
    if person.whereabouts == "hk_macao_taiwan":
        return _yes("notarization_reason_local_notary_attesting", "港澳台文书")
    return _yes(
        "notarization_reason_local_notary_apostille"
        if person.nationality == "foreign"
        else "notarization_reason_local_notary_ask_first",
        "附加证明书",
    )


def _recommend(matter: Matter, person: Circumstances, allowed: dict[Route, Verdict]) -> Route:
    """The shortest lawful way: the window in China; abroad video, mission, local notary, then an agent."""
    if person.in_mainland or person.by_agent or matter.mission == "ask":
        return "in_person"
    video_needs_mission_first = matter.mission == "yes" and not person.mission_cannot
    if allowed["remote_video"].allowed and not video_needs_mission_first:
        return "remote_video"
    if allowed["mission"].allowed:
        return "mission"
    return "local_notary" if allowed["local_notary"].allowed else "in_person"


def _notes(matter: Matter, person: Circumstances, allowed: dict[Route, Verdict], recommended: Route) -> tuple[str, ...]:
    video, mission = allowed["remote_video"].allowed, allowed["mission"].allowed
    by_agent = matter.agent_allowed and not person.in_mainland
    remarks = (
        ("notarization_note_ask_mission_first", video and mission and recommended == "remote_video"),
        ("notarization_note_office_and_mission_agree", video),
        ("notarization_note_speak_directly", video),
        (
            "notarization_note_property_declaration",
            video and matter.disposes_of_property and matter.code == "declaration",
        ),
        ("notarization_note_taishan_office", video),
        ("notarization_note_agent_needs_power", by_agent and recommended == "in_person"),
        ("notarization_note_land_at_its_place", matter.code == "inheritance"),
        ("notarization_note_connection", person.whereabouts != "jiangmen" and recommended == "in_person"),
        ("notarization_note_apostille", person.use_place == "abroad"),
        ("notarization_note_no_apostille_on_consular", person.use_place == "abroad" and mission),
    )
    return tuple(name for name, said in remarks if said)
