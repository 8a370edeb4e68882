"""The advisor: all routes to a paper that a court or office in Jiangmen accepts, compared for one person. Pure.

Source: docs/law.md, sections 1, 2 and 8 (SPC21-6, SPC21-8, CPL-62.3, CPL-275, INT-523, APO-1,
APO-CN, HK-1, MO-1, TW-1).
"""

from __future__ import annotations

from backend.authorization.adviser.apostille import apostille_standing
from backend.authorization.adviser.authorities import authority_name, authority_of
from backend.authorization.adviser.missions import CompetentMission
from backend.authorization.adviser.route_guide import Guide, load_guide
from backend.authorization.adviser.routes import ROUTES, Comparison, Route, RouteAdvice
from backend.authorization.adviser.signatory import Signatory
from backend.authorization.adviser.verdicts import VERDICTS, Verdict
from backend.shared.countries import country_name
from backend.shared.wording import Words

_THERE: dict[str, Route] = {
    "mainland": "in_china", "hk": "attesting_hk", "macao": "attesting_macao", "taiwan": "taiwan",
}  # fmt: skip
_ASK_WHERE = Words("中国驻当地使领馆", "Chinese mission there")
_ARTICLE = "the "


def advise(who: Signatory) -> Comparison:
    """Compare the routes for one person.

    Args:
        who: the circumstances; every combination is allowed.

    Returns:
        A comparison with exactly one first route, which is always open.
    """
    verdicts = {route: VERDICTS[route](who) for route in ROUTES}
    first = next(route for route in _preference(who) if verdicts[route].offered)
    needed = verdicts["mission"].offered or verdicts["legalisation"].offered
    near = who.mission if needed and who.paper != "consular_paper" else None
    guide = load_guide()
    routes = tuple(_advice(who, guide, route, verdicts[route], near) for route in ROUTES)
    return Comparison(first, routes, near, _notes(who, guide, verdicts), _warnings(who, routes, first))


def _preference(who: Signatory) -> tuple[Route, ...]:
    """Routes from the quickest safe one downwards; the last ones close every gap."""
    if who.paper == "consular_paper":
        return ("mission",)
    if who.region in _THERE:
        return ("video_witness", _THERE[who.region])
    if not who.is_act or not who.is_chinese:
        return ("video_witness", "apostille", "legalisation", "third_country")
    if who.paper == "court_power":
        return ("video_witness", "mission", "third_country")
    return ("mission", "apostille", "third_country")


def _advice(who: Signatory, guide: Guide, route: Route, verdict: Verdict, near: CompetentMission | None) -> RouteAdvice:
    page, reason = guide.routes[route], guide.reasons[verdict.reason]
    doubts = [reason.doubt, *(rule.doubt for rule in reason.rules if verdict.offered)]
    authority = None
    if route == "apostille" and verdict.offered:
        authority = authority_of(who.made_in)
        doubts += [guide.notes[note].text for note in _doubts_of_standing(who)]
    steps = page.steps[1:] if route == "video_witness" and who.verified else page.steps
    return RouteAdvice(
        route,
        _filled(page.name, who, near),
        verdict.offered,
        _filled(reason.text, who, near),
        (authority and authority.days) or page.days,
        (authority and authority.fee) or page.cost,
        tuple(_filled(step, who, near) for step in steps),
        page.papers,
        reason.rules,
        tuple(dict.fromkeys(_filled(doubt, who, near) for doubt in doubts if doubt)),
    )


def _doubts_of_standing(who: Signatory) -> tuple[str, ...]:
    """Notes on what nobody has verified of a party's date, or of whether the Convention reaches a territory."""
    standing = apostille_standing(who.made_in)
    remarks = (("unchecked_party", not standing.checked), ("territory", not standing.extended))
    return tuple(note for note, said in remarks if said)


def _filled(text: Words, who: Signatory, near: CompetentMission | None) -> Words:
    country, mission = country_name(who.made_in), near.name if near else _ASK_WHERE
    standing = apostille_standing(who.made_in)
    day = standing.since.isoformat() if standing.since else ""
    authority, state = authority_name(who.made_in, country), country_name(standing.state)
    english = f"the {mission.en.removeprefix(_ARTICLE)}"
    return Words(
        text.zh.format(country=country.zh, mission=mission.zh, date=day, authority=authority.zh, state=state.zh),
        text.en.format(country=country.en, mission=english, date=day, authority=authority.en, state=state.en),
    )


def _notes(who: Signatory, guide: Guide, verdicts: dict[Route, Verdict]) -> tuple[Words, ...]:
    """List what matters on any route: powers one by one, divorce, translation, what the receiver wants."""
    court = who.paper == "court_power"
    outside = who.region == "abroad"
    remarks = (
        ("divorce", court and who.divorce),
        ("video_later", verdicts["video_witness"].reason == "video_lawyer_undecided"),
        ("full_powers", court),
        ("divorce", court and not who.divorce),
        ("gba_lawyer", court and who.lawyer == "hk_macao"),
        ("foreign_lawyer", court and who.passport == "foreign"),
        ("translation", outside and (verdicts["apostille"].offered or verdicts["legalisation"].offered)),
        ("receiver", who.paper in ("property_power", "declaration")),
        ("remote_video", outside and who.passport == "prc" and who.paper in ("property_power", "declaration")),
    )
    return tuple(guide.notes[code].text for code, said in remarks if said)


def _warnings(who: Signatory, routes: tuple[RouteAdvice, ...], first: Route) -> tuple[Words, ...]:
    """Closed routes that people try here in vain, the likeliest mistakes first; at most three."""
    tried: tuple[Route, ...] = ("apostille", "legalisation", "mission", "video_witness")
    closed = {advice.route: advice.why for advice in routes if not advice.offered}
    if who.lawyer == "undecided" and who.paper == "court_power":
        closed.pop("video_witness", None)  # a matter of choice, said among the notes
    if who.region == "mainland":
        return ()
    if who.region == "abroad":
        wanted = tried if who.is_act else ("legalisation", "apostille", "mission")
    else:
        wanted = ("apostille", "video_witness") if who.paper == "court_power" else ("apostille",)
    return tuple(closed[route] for route in wanted if route in closed and route != first)[:3]
