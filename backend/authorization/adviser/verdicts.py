"""Is a route open to this person, and by which reason of `route_guide.yml`? One function a route. Pure.

Two mistakes these functions exist to prevent: legalisation in a country of the Apostille Convention (APO-CN), and an
apostille for a consular paper or from a Chinese mission (APO-1, APO-3).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from backend.authorization.adviser.apostille import apostille_standing
from backend.authorization.adviser.routes import Route
from backend.authorization.adviser.signatory import Signatory


class Verdict(NamedTuple):
    """Verdict on a route, open or not, and the reason's code."""

    offered: bool
    reason: str


def _yes(reason: str) -> Verdict:
    return Verdict(True, reason)


def _no(reason: str) -> Verdict:
    return Verdict(False, reason)


def video_witness(who: Signatory) -> Verdict:
    """Only a verified cross-border party and a mainland lawyer, for a court case (SPC21-1, SPC21-5.4, SPC21-6)."""
    if who.paper != "court_power":
        return _no("video_only_court")
    if who.region == "mainland":
        return _no("video_not_needed_here")
    if who.lawyer != "mainland":
        reason = {"hk_macao": "video_gba_lawyer", "relative": "video_not_relative"}
        return _no(reason.get(who.lawyer, "video_lawyer_undecided"))
    if who.verified:
        return _yes("video_ready")
    if who.passport == "prc" and who.residence == "CN":
        return _no("video_mainland_resident")
    if who.passport == "prc" and who.settled is False:
        return _no("video_under_a_year")
    return _yes("video_verify_year" if who.passport == "prc" else "video_verify_first")


def mission(who: Signatory) -> Verdict:
    """The mission's own attestation is for Chinese citizens abroad (CPL-62.3, NOT-45)."""
    if who.paper == "consular_paper":
        return _yes("mission_done")
    if not who.is_act:
        return _no("mission_not_for_foreign_papers")
    if who.region != "abroad":
        return _no("mission_none_home" if who.region == "mainland" else "mission_none_there")
    if who.mission is None:
        return _no("mission_none_in_country")
    if not who.is_chinese:
        return _no("mission_foreign")
    if who.passport != "prc":
        return _yes("mission_compatriots")
    if who.paper != "court_power":
        return _yes("mission_notarises")
    return _yes("mission_visiting_court" if who.residence == "CN" else "mission_attests_court")


def apostille(who: Signatory) -> Verdict:
    """By the country where the paper is made, if the Convention binds it and China then (APO-1, APO-3, APO-LIST)."""
    if who.paper == "consular_paper":
        return _no("apostille_never_consular")
    if who.region != "abroad":
        reason = {"mainland": "apostille_not_at_home", "taiwan": "apostille_not_taiwan"}
        return _no(reason.get(who.region, "apostille_not_hk_macao"))
    standing = apostille_standing(who.made_in)
    if standing.since is None:
        return _no("apostille_objected" if standing.objected else "apostille_not_party")
    if not standing.in_force(who.on):
        return _no("apostille_not_yet")
    if who.is_chinese and who.is_act:
        return _yes("apostille_ask_court" if who.paper == "court_power" else "apostille_ask_receiver")
    return _yes("apostille_fits")


def legalisation(who: Signatory) -> Verdict:
    """Only where no apostille counts: elsewhere the missions have stopped it (CPL-275, APO-CN)."""
    if who.paper == "consular_paper":
        return _no("legalisation_consular")
    if who.region != "abroad":
        return _no("legalisation_not_there")
    standing = apostille_standing(who.made_in)
    if standing.in_force(who.on):
        return _no("legalisation_stopped" if who.mission is not None else "legalisation_replaced")
    if who.mission is None:
        return _no("legalisation_no_mission")
    if who.is_chinese and who.is_act:
        return _yes("legalisation_citizen")
    if standing.objected:
        return _yes("legalisation_objected")
    return _yes("legalisation_not_yet" if standing.since else "legalisation_fits")


def attesting_hk(who: Signatory) -> Verdict:
    """An attesting officer and China Legal Services for papers made in Hong Kong (HK-1, SPC21-8.2)."""
    return _attesting(who, "hk")


def attesting_macao(who: Signatory) -> Verdict:
    """The same in Macao (MO-1, SPC21-8.2)."""
    return _attesting(who, "macao")


def _attesting(who: Signatory, region: str) -> Verdict:
    if who.paper == "consular_paper":
        return _no("attesting_consular")
    if who.region == region:
        return _yes(f"attesting_{region}_there")
    if who.passport == region and who.region == "abroad" and who.is_act:
        return _yes("attesting_when_back")
    return _no("attesting_only_there")


def taiwan(who: Signatory) -> Verdict:
    """Notary in Taiwan, verified across the strait (TW-1, SPC21-8.3)."""
    if who.region == "taiwan" and who.paper != "consular_paper":
        return _yes("taiwan_there")
    if who.passport == "taiwan" and who.region == "abroad" and who.is_act:
        return _yes("taiwan_when_back")
    return _no("taiwan_only_there")


def in_china(who: Signatory) -> Verdict:
    """Before a judge or a mainland notary (INT-523, NOT-25)."""
    if who.paper == "consular_paper":
        return _no("in_china_consular")
    if who.region == "mainland":
        if not who.is_act:
            return _yes("in_china_paper")
        return _yes("in_china_judge" if who.paper == "court_power" else "in_china_notary")
    if not who.is_act:
        return _no("in_china_not_foreign_paper")
    return _yes("in_china_when_back_court" if who.paper == "court_power" else "in_china_when_back")


def third_country(who: Signatory) -> Verdict:
    """Judge the way by a third country where China has no mission (CPL-62.3, SPC21-5.1, SPC21-8.4)."""
    if who.region != "abroad" or who.paper == "consular_paper" or who.mission is not None:
        return _no("third_country_not_needed")
    if who.is_chinese and who.paper == "court_power":
        return _yes("third_country_citizen")
    if apostille_standing(who.made_in).in_force(who.on):
        return _no("third_country_not_needed")
    return _yes("third_country_citizen" if who.is_chinese and who.is_act else "third_country_foreign")


VERDICTS: dict[Route, Callable[[Signatory], Verdict]] = {
    "video_witness": video_witness,
    "mission": mission,
    "apostille": apostille,
    "legalisation": legalisation,
    "attesting_hk": attesting_hk,
    "attesting_macao": attesting_macao,
    "taiwan": taiwan,
    "in_china": in_china,
    "third_country": third_country,
}
