"""Our own sentences outside a turn: read from the very files the bot speaks from, so that both say the same.

Reminders, callbacks and apologies are written by the services process, when no bot is at hand. Each utterance has a
plain variant (Simplified Chinese) and one under the condition ``language: en``; Traditional is converted at output.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from backend.conversation.language import convert_reply
from backend.conversation.model import Button, Reply
from backend.shared.yaml_pages import read_yaml


class Phrasebook:
    """Renders utterances by name.

    Args:
        responses: the ``responses`` of the domain: utterance name to its variants.
    """

    def __init__(self, responses: Mapping[str, list[dict[str, Any]]]) -> None:
        self._responses = dict(responses)

    def __contains__(self, utter: str) -> bool:
        return utter in self._responses

    def text(self, utter: str, language: str, facts: Mapping[str, Any]) -> str:
        """Return an utterance's text to stand inside another, which is converted as a whole: Chinese is Simplified."""
        return self.render(utter, "en" if language == "en" else "zh-Hans", facts).text

    def render(self, utter: str, language: str, facts: Mapping[str, Any] | None = None) -> Reply:
        """Return the utterance in `language`, its placeholders filled.

        Args:
            utter: full name, e.g. ``utter_bot_unavailable``.
            language: ``zh-Hans``, ``zh-Hant`` or ``en``.
            facts: values of the placeholders; names and numbers already marked verbatim. An unknown placeholder stays.

        Raises:
            LookupError: no such utterance.
        """
        if utter not in self._responses:
            raise LookupError(f"no utterance {utter}")
        variant = _variant(self._responses[utter], language)
        values = _Facts({name: str(value) for name, value in (facts or {}).items()})
        offered = variant.get("buttons") or ()
        buttons = tuple(Button(str(one["title"]).format_map(values), str(one["payload"])) for one in offered)
        text = str(variant.get("text", "")).strip().format_map(values)
        custom = _filled(variant.get("custom") or {}, values)
        reply = Reply(text, buttons, image=variant.get("image"), custom=custom, utter=utter)
        return convert_reply(reply, language)


def read_phrasebook(root: Path) -> Phrasebook:
    """Read ``domain.yml`` and each service's domain and responses under the project's root folder."""
    return Phrasebook(_join(_domain(path, path.stat().st_mtime_ns) for path in domain_files(root)))


def domain_files(root: Path) -> list[Path]:
    """Return the files utterances are written in, in a fixed order."""
    data = root / "bot" / "data"
    services = sorted([*data.glob("*/domain.yml"), *data.glob("*/responses*.yml")])
    return [path for path in (root / "domain.yml", *services) if path.is_file()]


@lru_cache(maxsize=256)
def _domain(path: Path, changed_at: int) -> dict[str, Any] | None:
    """Read a file again only once it has changed."""
    page: dict[str, Any] | None = read_yaml(path)
    return page


class _Facts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def _filled(value: Any, facts: _Facts) -> Any:
    """Fill the same facts into the texts of what a channel renders by itself."""
    if isinstance(value, str):
        return value.format_map(facts)
    if isinstance(value, Mapping):
        return {name: _filled(item, facts) for name, item in value.items()}
    return [_filled(item, facts) for item in value] if isinstance(value, list) else value


def _join(domains: Iterable[dict[str, Any] | None]) -> dict[str, list[dict[str, Any]]]:
    joined: dict[str, list[dict[str, Any]]] = {}
    for domain in domains:
        joined.update((domain or {}).get("responses") or {})
    return joined


def _variant(variants: list[dict[str, Any]], language: str) -> dict[str, Any]:
    fitting = [variant for variant in variants if _wanted_language(variant) == language]
    plain = [variant for variant in variants if _wanted_language(variant) is None]
    return (fitting or plain or variants)[0]


def _wanted_language(variant: dict[str, Any]) -> str | None:
    for condition in variant.get("condition") or ():
        if condition.get("type") == "slot" and condition.get("name") == "language":
            return str(condition.get("value"))
    return None
