"""Every way in which the gateway says no."""

from __future__ import annotations

from sandbox import problems

PROBLEMS: dict[str, tuple[int, str]] = problems.COMMON | {
    "number_unknown": (422, "Nobody has this number, or it takes no text messages."),
    "number_stopped": (409, "Whoever has this number wants no more messages."),
    "text_refused": (422, "The text is too long, or the gateway will not carry it."),
}


class Problem(problems.Problem):
    """The gateway says no; `code` is a key of `PROBLEMS`."""

    system = "sms"
    table = PROBLEMS
