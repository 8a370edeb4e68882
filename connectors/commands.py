"""``/start /help /language /cancel /human``: the same words in every messenger, with or without a menu."""

from __future__ import annotations

import re

COMMANDS = {
    "start": "/greet", "help": "/ask_help", "language": "/change_language", "cancel": "/cancel", "human": "/ask_human",
}  # fmt: skip
"""A messenger's menu, and what each entry means to the conversation."""

LANGUAGES = {
    "en": "en", "english": "en", "英文": "en", "zh": "zh-Hans", "zh-hans": "zh-Hans", "zh-cn": "zh-Hans",
    "简体": "zh-Hans", "中文": "zh-Hans", "zh-hant": "zh-Hant", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant",
    "繁體": "zh-Hant", "繁体": "zh-Hant",
}  # fmt: skip
"""Names that people and apps have for a language of ours."""

_COMMAND = re.compile(r"/([a-z_]{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)


def is_command(text: str) -> bool:
    """Return True if a text is a command of any kind."""
    return _COMMAND.fullmatch(text.strip()) is not None


def command_in(text: str) -> str | None:
    """Return the payload of a command of ours (``/language en`` names the language, too), or None for other words."""
    found = _COMMAND.fullmatch(text.strip())
    payload = COMMANDS.get(found[1].lower()) if found else None
    if found is None or payload != COMMANDS["language"]:
        return payload
    chosen = LANGUAGES.get((found[2] or "").strip().lower())
    return f'{payload}{{"language": "{chosen}"}}' if chosen else payload
