"""Decides whether a danger that would only be asked back stands beside a wish, which is then answered.

"Are you safe?" instead of the answer threw away what nine of sixty-eight strangers had asked. What is named by a sign,
and what may be a cry for help in a question's clothes, is asked back as before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.nlu.danger.component import BESIDE, EMERGENCY, LONG_PAST, is_wish
from bot.nlu.danger.evidence import tells_matter
from bot.nlu.danger.reading import Told, told
from bot.nlu.danger.stages import ASKED_BACK, LIKENESS, OF_LIFE, SIGN

_NEVER = frozenset({"passport_lost", "trafficked_or_held"})
"""Kinds that are asked back whatever is asked beside them: a lost passport endangers nobody, and who is held asks of
law in the words of a case."""
_CAREFUL = frozenset({OF_LIFE, "kidnapping"})
"""Kinds that are asked back where the message asks nothing: a will is wished for by who does not mean to live."""
_OF_THE_BODY = frozenset({"medical", "disaster", "gas_leak", "overdose"})
"""Kinds that no word of a case is told in the place of, where nothing of ours was understood."""
_NOT_UNDERSTOOD = frozenset({"nlu_fallback", "out_of_scope", "complain"})
"""Intents of a message in which nothing of ours was understood for certain."""


def stands_beside_wish(parse_data: Mapping[str, Any]) -> bool:
    """Return True if a message wants something, and its danger is so little certain that one line is enough for it.

    Args:
        parse_data: of a message outside any form, as the pipeline understood it.
    """
    beside = parse_data.get(BESIDE)
    if beside is None or parse_data["intent"]["name"] != EMERGENCY:
        return False
    marks = {one["entity"]: str(one["value"]) for one in parse_data["entities"]}
    kind, ground, message = marks.get("danger_kind", ""), marks.get("danger_ground"), told(parse_data["text"])
    if marks.get("danger_stage") != ASKED_BACK or kind in _NEVER:
        return False
    if ground == SIGN:
        long_past = kind == LONG_PAST and message.asks_of_long_ago
        return (message.is_over or long_past) and is_wish(beside["name"])
    if is_wish(beside["name"]):
        return kind not in _CAREFUL or _wants_answer(message)
    understood = beside["name"] not in _NOT_UNDERSTOOD
    if understood or ground != LIKENESS or kind in _OF_THE_BODY:
        return False
    return message.asks or (kind not in _CAREFUL and tells_matter(message))


def _wants_answer(message: Told) -> bool:
    """Tell whether somebody asks, or tells a matter that is not what they leave behind."""
    of_estate = message.signs.estate.search(message.text) is not None
    return message.asks or (tells_matter(message) and not of_estate)
