"""Identity of this installation, for whoever asks whether it is genuine: what the settings say, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backend.shared.messages import Command
from backend.shared.wording import Words

OFFICES = {
    "online_litigation": Words("法院", "the court"),
    "wuyi_notary": Words("公证处", "the notary office"),
    "national_identity": Words("身份核验平台", "the identity platform"),
    "guangzhou_witness": Words("视频见证平台", "the video witness platform"),
    "shenzhen_arbitration": Words("仲裁院", "the arbitration court"),
    "yiqiao_yilu": Words("调解中心", "the mediation centre"),
}
"""Partners people know by name; a gateway for text messages says nothing to them."""


@dataclass(frozen=True, slots=True)
class WhoRunsThis(Command):
    """Ask who runs this and which offices are really connected -> `Running`."""


@dataclass(frozen=True, slots=True)
class Running:
    """Facts about this installation that can be told.

    Args:
        operator: who runs it, by its own setting; empty if nobody has said so.
        pretended: partners the sandbox plays, so that nothing handed in reaches them.
        verify_url: the page where a sealed paper is checked.
    """

    operator: str
    pretended: tuple[str, ...]
    verify_url: str


def tell_who_runs(operator: str, pretended: Sequence[str], address: str) -> Callable[[WhoRunsThis], Running]:
    """Return the handler of `WhoRunsThis`.

    Args:
        operator: from the settings.
        pretended: partners nothing handed in here reaches.
        address: where people open our pages.
    """
    running = Running(operator.strip(), tuple(pretended), f"{address}/verify")
    return lambda _: running
