"""Somebody's name in Chinese characters, told beside other things: "male, 李建国, works in Xinhui". Pure."""

from __future__ import annotations

import re

from actions.dialogue.readers.name_shapes import han_name

_HAN_NAME = r"(?P<name>[\u3400-\u9fff·]{2,6})"
_CUED = re.compile(
    r"(?:中文姓名|中文名字?|漢字|汉字|姓名|全名|真名|本名|名字|叫做?|"
    r"chinese name|in chinese(?: characters)?|characters|name)"
    rf"\s*(?:应该|應該|就)?(?:是|叫|係|系|为|為|is|:|：)*\s*{_HAN_NAME}(?=$|[\s，,、。；;.!）)])",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"^[\s，,、。；;(（]*{_HAN_NAME}[\s，,、。；;.!)）]*$")
_PIECE = re.compile(r"[，,、。；;]")


def chinese_name_in(text: str) -> tuple[str, str]:
    """Return the name a message tells in Chinese characters and the rest of it; an empty name if it tells none."""
    cued = _CUED.search(text)
    if cued is not None and han_name(cued["name"], told_as_name=True):
        return cued["name"], f"{text[: cued.start()]}，{text[cued.end() :]}"
    for piece in _PIECE.split(text):
        alone = _ALONE.match(piece)
        if alone is not None and han_name(alone["name"]):
            return alone["name"], text.replace(piece, "", 1)
    return "", text
