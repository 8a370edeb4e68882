"""The six things to try, with fresh links, as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from cli.demo.door import Door, chat_as, desk_as
from cli.demo.officers import Key
from cli.demo.people import CHEN
from cli.demo.scenes import Scenes
from cli.house import House

if TYPE_CHECKING:
    from backend.bootstrap import Backend


ONCE = "signs in once"


@dataclass(frozen=True, slots=True)
class Try:
    """One thing to try.

    Args:
        what, in_english: its name.
        links: what they are for, and the link.
        say: what to say or do there.
    """

    what: str
    in_english: str
    links: Sequence[tuple[str, str]]
    say: str


def six_tries(backend: Backend, house: House, scenes: Scenes, officers: dict[str, Key], door: Door) -> list[Try]:
    """Return the six, every sign-in good once."""
    from backend.authorization.room.commands import ROLES, IssueTicket

    room, at = scenes.witness_room(), house.address
    seats = [(role, at + str(backend.bus.handle(IssueTicket(room, role)))) for role in ROLES]
    chen = door.link(chat_as(backend, house.url, at, scenes.person(CHEN)))
    clerk = door.link(desk_as(house.url, at, officers["demo-clerk"]))
    mediator = door.link(desk_as(house.url, at, officers["demo-mediator"], "/desk/mediations"))
    map_of = f"{at}/map?{urlencode({'q': '拉斯维加斯', 'purpose': 'consular'})}"
    return [
        Try(
            "聊天：陌生人第一次来",
            "Chat, as somebody new",
            [("", f"{at}/")],
            "表弟借了我28万不还，我人在加拿大，我要告他",
        ),
        Try("聊天：陈演示，案子已经立案", "Chat, as one whose case is registered", [(ONCE, chen)], "什么时候开庭？"),
        Try(
            "地图：该去哪个领事馆", "The map: which consulate", [("", map_of)], "换成您住的城市 / search your own city"
        ),
        Try(
            "工作台：书记员",
            "The desk, as a clerk",
            [(ONCE, clerk)],
            "办梁演示的立案、何演示的身份 / decide what waits",
        ),
        Try("工作台：调解员", "The desk, as a mediator", [(ONCE, mediator)], "改黄演示的调解时间 / move the session"),
        Try("视频见证室", "The witness room", seats, "三个标签页，三个角色 / three tabs, three parts"),
    ]


def printed(tries: Sequence[Try]) -> str:
    """Return them as lines for a terminal."""
    lines: list[str] = []
    for number, one in enumerate(tries, 1):
        lines.append(f"{number}. {one.what} · {one.in_english}")
        lines += [f"     {link}" + (f"   ({label})" if label else "") for label, link in one.links]
        lines.append(f"     → {one.say}")
    return "\n".join(lines)
