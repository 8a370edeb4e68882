"""Readers of the answers to a cause's questions, by their kind. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.readers.names import read_personal_name
from actions.filing.readers.companies_told import read_company
from actions.filing.readers.free_words import TEXT_ODD, read_words
from actions.filing.readers.single_answers import names_relation, share_in
from actions.filing.readers.values import read_money, read_number, read_place_name
from actions.profile.told import says_own_name
from actions.script import sign_by_sign

TEXT_LIMIT = 500
"""Characters of an answer in words."""


_OF_THE_DEAD = re.compile(r"^(?:我)?(?:是|系)?(?:他|她|佢|死者|被继承人)?(?:的|嘅)?(?=[\u3400-\u9fff])")
"""Words before one's kinship ("我是他女儿")."""


def _read_relation(answer: Answer) -> Reading:
    """Read the person's kinship to the deceased; other words are pointed out, and a name beside it is left out."""
    pieces = [one for one in answer.stretches() if not says_own_name(one.text)]
    told = [one for one in pieces if names_relation(one.text)]
    if told and len(pieces) == 1 and len(answer.stretches()) > 1:
        words = told[0].text.strip(" ，,。.；;")
        lead = _OF_THE_DEAD.match(sign_by_sign(words))
        bare = words[lead.end() :] if lead is not None else words
        return Reading(bare if names_relation(bare) else words)
    found = read_words(TEXT_LIMIT)(answer)
    return found if not found.found or names_relation(answer.text) else Reading(problem="utter_filing_relation_odd")


def _read_name_of_another(answer: Answer) -> Reading:
    """Read who has died; "my name is …" tells who speaks."""
    return NOTHING if says_own_name(answer.text) else read_personal_name(answer.text)


def _read_share(answer: Answer) -> Reading:
    """Read what share somebody holds; the rest of a sentence is not part of it."""
    if (share := share_in(answer.text)) != "":
        return Reading(share)
    return Reading(problem=TEXT_ODD) if answer.text else NOTHING


READERS: Mapping[str, Callable[[Answer], Reading]] = {
    "text": read_words(TEXT_LIMIT),
    "money": read_money,
    "place": read_place_name,
    "number": read_number,
    "name": _read_name_of_another,
    "relation": _read_relation,
    "company": read_company,
    "share": _read_share,
}
"""By the kind of a question, what reads its answer."""
