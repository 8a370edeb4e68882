"""The complaint sentence by sentence in both languages, for somebody who does not read the Chinese they sign.

The English is drafted from the same answers by the same page of the cause, and is for reading only: the court works in
Chinese (SPC21-7). What the person has written or changed in their own words stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from backend.filing.causes.statement import Drafted
from backend.shared.wording import Words, verbatim

_UNDER = "\n   "


def claims_to_read(made: Drafted | None, claims: Sequence[str], language: str, told: Sequence[str] = ()) -> list[str]:
    """The claims as they are shown; under each drafted one, for an English reader, what it says.

    Args:
        told: the claims as they were told; one that was put into Chinese has its own words under it.
    """
    meanings = {words.zh: words.en for words in made.claims} if made and language == "en" else {}
    own = zip(claims, told, strict=True) if told and language == "en" else ()
    meanings |= {claim: verbatim(words) for claim, words in own if words != claim and claim not in meanings}
    return [verbatim(claim) + (f"{_UNDER}{meanings[claim]}" if claim in meanings else "") for claim in claims]


def story_to_read(sentences: Sequence[Words], own: Sequence[str], language: str) -> str:
    """Facts and reasons as they are shown: one text in Chinese, sentence under sentence for an English reader."""
    if language != "en":
        text = "\n".join([*(["".join(one.zh for one in sentences)] if sentences else []), *own]).strip()
        return verbatim(text) if text else ""
    pairs = [f"{verbatim(one.zh)}{_UNDER}{one.en}" for one in sentences]
    return "\n".join([*pairs, *map(verbatim, own)])
