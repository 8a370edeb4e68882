"""Reader of an answer that names several of the choices where one of them stands for that ("有转账也有现金"). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.answers import Choice
from actions.filing.readers.negation import names, words_of_choice
from actions.script import sign_by_sign

SEVERAL = "several"
"""Code of the choice that stands for more than one of the others."""
_LONGEST = 60
"""Characters; a longer message tells a story, in which other money may have gone another way."""
_TAKEN_FROM = re.compile(
    r"(?:从|由|去|在|喺)?(?:银行|柜台|柜员机|atm)(?:里|度|卡)?[^，。,；;]{0,6}?(?:取|提(?!供)|拿|攞|领|拎)|"
    r"(?:from|out of|at) (?:the|my|a|his|her) (?:bank|atm)\b|withdr[ae]w\w*",
    re.IGNORECASE,
)
"""Words for where the money came from, which tell nothing of how it was handed on ("从银行取的现金")."""
_OTHER_MONEY = re.compile(
    r"还(?:我|款|钱|了|过|咗)|(?:俾|畀)返|利息|\brepa(?:y|id)\b|\bpaid (?:me )?back\b|\binterest\b", re.IGNORECASE
)
"""Words for money that went the other way."""


def names_several(text: str, choices: Sequence[Choice]) -> bool:
    """Return True if a short text names two of the choices, or more, and none of its words is of other money.

    A word that two choices share ("转账" of a bank's and of WeChat's) names one of them, unless one is named by itself.
    """
    plain = sign_by_sign(text).casefold()
    others = [choice for choice in choices if choice.value != SEVERAL]
    if len(others) == len(choices) or len(plain) > _LONGEST or _TAKEN_FROM.search(plain) or _OTHER_MONEY.search(plain):
        return False
    words = {choice.value: {word for word in words_of_choice(choice) if names((word,), text)} for choice in others}
    of_all = {
        value: [sign_by_sign(one).casefold() for one in _said_of(choice)]
        for value, choice in zip(words, others, strict=True)
    }
    named: set[str] = set()
    shared: set[frozenset[str]] = set()
    for value, said in words.items():
        for word in said:
            owners = frozenset(
                one for one, told in of_all.items() if one == value or any(word in part for part in told)
            )
            if len(owners) == 1:
                named.add(value)
            else:
                shared.add(owners)
    return len(named) + any(not owners & named for owners in shared) > 1


def _said_of(choice: Choice) -> tuple[str, ...]:
    return (choice.label.zh, choice.label.en, *choice.words)
