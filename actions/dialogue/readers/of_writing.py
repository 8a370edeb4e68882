"""Readers of what is said of the writing itself ("请改正", "the sentence is nonsense"): it stands in no paper. Pure."""

from __future__ import annotations

import re

from actions.script import sign_by_sign

_PLEASE = r"(?:请|麻烦|唔该|劳烦|please|pls|kindly)"
_ORDER = re.compile(
    rf"^[\s，,]*(?:{_PLEASE})?[\s，,]*(?:你|您|帮我|替我|同我)?(?:再|重新)?"
    r"(?:改正|更正|修正|订正|纠正|改一改|改返|改好|改过来|写通顺|写清楚|写好啲)(?:一下|下|它|佢|这|那|句|个|过来|返|好|吧|啊|啦|呀|谢谢|唔该)*"
    r"\s*(?:[，,。.!！;；]|$)"
    rf"|^[\s,]*(?:and )?(?:{_PLEASE}|can you|could you|would you)\s+"
    r"(?:correct|fix|mend|rewrite|rephrase|improve|tidy|clean up|write|put|make)\s+"
    r"(?:it|this|that|them|the (?:sentence|text|wording|spelling|grammar|english|chinese|paper|complaint))\b"
    r"(?:\s+(?:right|properly|correctly|better|again|please|up|now|clear|clearer))*\s*(?:[,.!;]|$)",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"^[\s，,]*(?:the|this|that|your) (?:sentence|wording|text|phrase|grammar|spelling|translation)\b"
    r".{0,12}\b(?:is|are|makes?|reads?|sounds?|looks?)\b"
    r"|^[\s，,]*(?:这|呢|那|嗰)(?:一)?(?:句话?|段话?|段文字|份状子?)(?:写得|读起来|睇落|根本|都|是|系)?(?:不通|唔通|不对|唔啱|乱|很乱|莫名其妙|怪|有错|写错|错)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[。！!；;\n])|(?<=\.)(?=\s)|[，,](?=\s*(?:请|麻烦|唔该|please|pls|kindly)\b|请|麻烦|唔该)")


def of_writing(text: str) -> bool:
    """Return True if a sentence asks to put our writing right, or says what is wrong with it, and nothing else."""
    plain = sign_by_sign(text)
    return _ORDER.search(plain) is not None or _COMMENT.search(plain) is not None


def of_writing_behind(text: str) -> int | None:
    """Return where a text begins to speak of the writing behind a value ("X. Please correct it"), or None."""
    plain = sign_by_sign(text)
    starts = (found.end() for found in _SENTENCE.finditer(plain))
    return next((at for at in starts if at and plain[:at].strip() and of_writing(plain[at:])), None)
