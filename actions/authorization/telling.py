"""Says a comparison on a phone: the first choice with its steps, the others as buttons, and what not to try."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from actions.authorization.case_code import comparison_of, to_code
from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from backend.authorization.adviser.commands import CompareRoutes
from backend.authorization.adviser.routes import ROUTES, Comparison, Route, RouteAdvice
from backend.shared.wording import Words

Button = dict[str, str]
_UNSURE = Words(
    "领区我们没有查到，请先向{name}确认由哪个馆办理",
    "we couldn't establish the consular district; confirm with the {name} which mission is in charge",
)
_SURE = Words("您的领区：{name}", "your consular district: {name}")


async def tell_comparison(turn: Turn, answers: Mapping[str, Any]) -> None:
    """Two bubbles: what to do first; then what else is possible and what is not."""
    comparison: Comparison = await turn.do(comparison_of(turn.person.person_id, answers))
    first = comparison.of(comparison.first)
    turn.say(
        "utter_authorization_first", route=first.name.say(turn.language), details=_details(turn, comparison, first)
    )
    others = [f"• {a.name.say(turn.language)}：{a.why.say(turn.language)}" for a in comparison.alternatives]
    blocks = (
        (Words("也可以：", "Also possible:"), [_colon(turn, line) for line in others]),
        (Words("不要这样办：", "Do not try:"), _points(turn, comparison.warnings)),
        (Words("请注意：", "Please note:"), _points(turn, comparison.notes)),
    )
    text = "\n\n".join("\n".join([title.say(turn.language), *lines]) for title, lines in blocks if lines)
    turn.say("utter_authorization_others", buttons=_buttons(turn, comparison, answers), others=text)


async def tell_route(turn: Turn, answers: Mapping[str, Any], wanted: str) -> None:
    """One route in full; one that is not open is told with its reason only."""
    comparison: Comparison = await turn.do(comparison_of(turn.person.person_id, answers))
    if wanted not in ROUTES:
        turn.say("utter_choice_gone")
        return
    route: Route = wanted
    advice = comparison.of(route)
    name = advice.name.say(turn.language)
    if advice.offered:
        details, buttons = _details(turn, comparison, advice), _buttons(turn, comparison, answers, shown=route)
        turn.say("utter_authorization_route", buttons=buttons, route=name, details=details)
    else:
        turn.say("utter_authorization_route_closed", route=name, why=advice.why.say(turn.language))


async def third_country(turn: Turn, country: str) -> RouteAdvice | None:
    """The way through a third country, where China has no mission and no apostille counts; else None."""
    order = CompareRoutes(turn.person.person_id, "property_power", "foreign", country, country)
    comparison: Comparison = await turn.do(order)
    return comparison.of("third_country") if comparison.first == "third_country" else None


def tell_alone(turn: Turn, advice: RouteAdvice) -> None:
    """One way with its reason and steps, outside a comparison."""
    steps = [f"{number}. {_sentence(step.say(turn.language))}" for number, step in enumerate(advice.steps, 1)]
    details = "\n".join((_sentence(advice.why.say(turn.language)), *steps))
    turn.say("utter_authorization_route", route=advice.name.say(turn.language), details=details)


def _details(turn: Turn, comparison: Comparison, advice: RouteAdvice) -> str:
    """List reasons, steps, papers, time, cost, the mission, the law and the doubts, a line each."""
    say = turn.language
    lines = [_sentence(advice.why.say(say))]
    lines += [f"{number}. {_sentence(step.say(say))}" for number, step in enumerate(advice.steps, 1)]
    comma = "; " if say == "en" else "；"
    named = [
        (Words("要带", "Bring"), [paper.say(say) for paper in advice.papers]),
        (Words("时间", "Time"), [advice.days.say(say)]),
        (Words("费用", "Cost"), [advice.cost.say(say)]),
        (
            Words("使领馆", "Mission"),
            [_mission(turn, comparison)] if advice.route in ("mission", "legalisation") else [],
        ),
        (Words("依据", "Rules"), _citations(turn, advice)),
        (Words("还要确认", "To be confirmed"), [doubt.say(say) for doubt in advice.doubts]),
    ]
    colon = ": " if say == "en" else "："
    lines += [f"{title.say(say)}{colon}{comma.join(texts)}" for title, texts in named if any(texts)]
    return "\n".join(lines)


def _sentence(text: str) -> str:
    """A text that stands alone begins with a capital."""
    return text[:1].upper() + text[1:]


def _citations(turn: Turn, advice: RouteAdvice) -> list[str]:
    """Each law once, with its articles behind it."""
    mark, join = ("Art. ", ", ") if turn.language == "en" else ("第", "、第")
    laws: dict[str, list[str]] = {}
    for rule in advice.rules:
        law, _, article = rule.cite.say(turn.language).partition(mark)
        laws.setdefault(law, []).append(article)
    return [f"{law}{mark if any(articles) else ''}{join.join(articles)}" for law, articles in laws.items()]


def _mission(turn: Turn, comparison: Comparison) -> str:
    if comparison.mission is None:
        return ""
    text = _SURE if comparison.mission.sure else _UNSURE
    return text.say(turn.language).format(name=comparison.mission.name.say(turn.language))


def _points(turn: Turn, texts: Iterable[Words]) -> list[str]:
    return [f"• {_sentence(text.say(turn.language))}" for text in texts]


def _colon(turn: Turn, line: str) -> str:
    return line.replace("：", ": ", 1) if turn.language == "en" else line


def _buttons(
    turn: Turn, comparison: Comparison, answers: Mapping[str, Any], shown: Route | None = None
) -> list[Button]:
    """Another route to expand, the service that helps on, and a change of answers."""
    code = to_code(answers)
    shown = shown or comparison.first
    routes = [a for a in comparison.routes if a.offered and a.route != shown]
    buttons = [
        button(
            turn.language, advice.name, "ask_authorization", authorization_route=advice.route, authorization_case=code
        )
        for advice in routes
    ]
    if comparison.first == "video_witness":
        now = Words("现在预约视频见证", "Book video witnessing now")
        buttons.insert(0, button(turn.language, now, "start_authorization", authorization_agent="mainland"))
        buttons.append(button(turn.language, Words("做身份验证", "Verify my identity"), "start_identity"))
    if comparison.first == "in_china":
        buttons.append(button(turn.language, Words("预约公证", "Book a notarization"), "start_notarization"))
    change = Words("改一下情况再比", "Change an answer")
    buttons.append(
        button(turn.language, change, "ask_authorization", authorization_wish="change", authorization_case=code)
    )
    return buttons
