"""A pretend translation server with two faces: LibreTranslate's and OpenAI's (``/v1/chat/completions``).

What it says is `words.py`. It refuses what the real ones refuse, and on demand it lies, drops marks, changes numbers,
says nothing or far too much, hangs, trickles, or never ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json

from sandbox.language_server import LanguageFaults, add_handles, answered, error
from sandbox.translation.words import pretended

NAME = "translation"
LANGUAGES = ("en", "zh", "auto")
_MARK = re.compile(r"\s?\[[A-Z]+\d+\]")
_OTHER_FIGURES = str.maketrans("0123456789", "9876543210")


@dataclass(slots=True)
class Wrong(LanguageFaults):
    """Faults that are played just now, its own beside those of every such server.

    Args:
        says: say this, whatever was asked.
        drops: leave the marks out.
        doubles: say everything twice.
        figures: say other numbers.
        times: say it so many times over.
        echoes: give back what came.
        taught: sentences it knows, marks as ``{}``, with what it makes of them.
    """

    says: Any = None
    drops: bool = False
    doubles: bool = False
    figures: bool = False
    times: int = 1
    echoes: bool = False
    taught: dict[str, str] = field(default_factory=dict)


class Translator:
    """One server.

    Args:
        key: what it asks for.
        model: the only model it has.
    """

    def __init__(self, key: str, model: str = "a-model") -> None:
        self.key, self.model, self.wrong = key, model, Wrong()
        self.asked: list[dict[str, Any]] = []

    def libretranslate(self, told: dict[str, Any]) -> HTTPResponse:
        """Return what LibreTranslate answers."""
        if told.get("api_key") != self.key:
            return json({"error": "Invalid API key"}, status=403)
        source, target = told.get("source"), told.get("target")
        if source not in LANGUAGES or target not in ("en", "zh"):
            return json({"error": f"{source} or {target} is not supported"}, status=400)
        if not isinstance(told.get("q"), str) or told.get("format") != "text":
            return json({"error": "Invalid request: missing q parameter"}, status=400)
        self.asked.append({"kind": "libretranslate", **{name: told[name] for name in ("q", "source", "target")}})
        return json({"translatedText": self._said(told["q"], target)})

    def chat(self, token: str | None, told: dict[str, Any]) -> HTTPResponse:
        """Return what a chat model answers."""
        if token != self.key:
            return error(401, "Incorrect API key provided.")
        if told.get("model") != self.model:
            return error(404, "The model does not exist.")
        system, user = told["messages"]
        target = "zh" if "Chinese, completely" in system["content"] else "en"
        self.asked.append({"kind": "openai", "q": user["content"], "target": target, "order": system["content"]})
        message = {"role": "assistant", "content": self._said(user["content"], target)}
        return json({"object": "chat.completion", "choices": [{"index": 0, "message": message}]})

    def _said(self, text: str, target: str) -> Any:
        wrong = self.wrong
        if wrong.says is not None:
            return wrong.says
        said = text if wrong.echoes else pretended(text, target, wrong.taught)
        said = _MARK.sub("", said) if wrong.drops else said
        if wrong.figures:
            marks = _MARK.findall(said)
            said = "".join(
                piece.translate(_OTHER_FIGURES) + (marks[at] if at < len(marks) else "")
                for at, piece in enumerate(_MARK.split(said))
            )
        return said * (2 if wrong.doubles else wrong.times)


def blueprints(server: Translator) -> list[Blueprint]:
    """Return the server's routes and the handles behind it."""
    routes = Blueprint(NAME, url_prefix=f"/{NAME}")

    @routes.post("/translate", name="translate")
    async def translate(request: Request) -> HTTPResponse | None:
        return await answered(request, server, lambda: server.libretranslate(request.json or {}))

    @routes.post("/v1/chat/completions", name="chat")
    async def chat(request: Request) -> HTTPResponse | None:
        return await answered(request, server, lambda: server.chat(request.token, request.json or {}))

    add_handles(routes, server, "kind")
    return [routes]
