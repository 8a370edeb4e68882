"""Stages of a danger: believed, asked back, or none, by its signs, its likeness and what stands beside it. Pure."""

from __future__ import annotations

import numpy as np

from bot.nlu.danger.evidence import tells_matter
from bot.nlu.danger.reading import LATIN, Danger, Told

FIRST, ASKED_BACK = "first", "unsure"
"""Stages of a danger: believed, or asked back because the message may tell none."""
SIGN, MEANING, LIKENESS = "sign", "meaning", "likeness"
"""Grounds of a danger: words that name it, a sentence much like dangers, or one that is only a little like them."""
SURE, UNSURE = 0.3, -0.2
"""Margins of the class from which a danger is believed, and from which it is asked back."""
SURE_OF_SIGN, UNSURE_OF_SIGN = -0.17, -0.7
"""The same where a sign stands, too."""
SURE_OF_PARTS, UNSURE_OF_PARTS = -0.3, -0.8
"""The same where all parts of a danger stand together."""
SURE_WISH, LITTLE = 0.9, 0.6
"""Confidence of another wish from which a danger of a margin this little, without a sign, is not believed."""
LIKELY_WISH = 0.5
"""The same from which nobody is asked back whether all are safe."""
NOT_ALL_UNLIKE, OUTRIGHT = -1.0, 1.0
"""The margin of a message from which its clauses are looked at one by one, and from which one of them counts alone."""
INTENDED = "violence_intended"
"""The kind of who means to hurt somebody."""
OF_LIFE, LEAST_OF_LIFE, LEAST_OF_SIGN = "self_harm", -0.05, -1.0
"""The kind whose sign is believed once its sentence is a little like a danger, and the margins from which it is asked
back: without a sign, and with one."""
STORY, STORY_IN_LATIN, OF_STORY = 40, 120, 2.0
"""Characters from which a message without a sign tells a story, and the margin up to which words of an estate make
a danger one to be asked about: widows, heirs and hurt workers were met with alarms."""
# A danger no word of which stands in the message is believed above `OUTRIGHT` alone: widows, neighbours of loud people
# and wives left alone were told of fires, of compounds and of the crisis line.
BLACKMAIL = "extortion"
"""The kind that is asked back where nobody tells of pictures or threats: landlords were told not to pay."""
SWINDLE = "family_emergency_scam"
"""The kind that is none where nobody rings, writes or wants money: mourners were told to transfer nothing."""


def stage_of(margin: float, signed: bool) -> str:
    """Returns ``first`` where danger is believed, ``unsure`` where it is asked back, and nothing where there is none.

    Args:
        margin: of the class, above zero for danger.
        signed: whether a sign of danger stands in the message.
    """
    sure, unsure = (SURE_OF_SIGN, UNSURE_OF_SIGN) if signed else (SURE, UNSURE)
    return FIRST if margin > sure else ASKED_BACK if margin > unsure else ""


def stage_of_parts(weighed: tuple[np.ndarray, float] | None) -> str:
    """Return the stage of a danger whose parts stand together; nothing where its message is too unlike dangers."""
    margin = weighed[1] if weighed is not None else SURE
    return FIRST if margin > SURE_OF_PARTS else ASKED_BACK if margin > UNSURE_OF_PARTS else ""


def as_it_stands(
    found: tuple[Danger, str, str] | None, message: Told, weighed: tuple[np.ndarray, float] | None
) -> tuple[Danger, str, str] | None:
    """Return what is left of a danger that has come to its end, or that a debtor only says to be left alone.

    Who is well again, free or back is met with no alarm, but asked where the message is much like a danger. A debtor's
    life counts, too, and that of who once thought of ending it: one line on it stands beside the answer.
    """
    if found is None:
        return None
    danger, _, ground = found
    if danger.kind == OF_LIFE:
        lighter = message.is_pressed or (message.is_past and message.is_recovered)
        return (danger, ASKED_BACK, ground) if lighter else found
    if not message.is_recovered:
        return found
    return (danger, ASKED_BACK, ground) if weighed is not None and weighed[1] > OUTRIGHT else None


def unsigned(stage: str, margin: float, wished: float, meant: Danger | None, message: Told) -> str:
    """The stage of a likeness without a sign: less is believed of it beside a wish, a denial or the words of a case.

    Whoever may think of ending their life is asked beside a likely wish, too; not beside a sure one, nor where a wish
    of ours is a question: "what if she doesn't want to give it up after all" was asked whether they think of dying.
    """
    if message.is_over or message.seeks_redress or message.scolds or (message.asks_ahead and margin < OF_STORY):
        return ""
    if meant is not None and meant.kind == INTENDED and margin <= LITTLE and not message.touches_life:
        return ""  # who means to hurt somebody says so
    if meant is not None and meant.kind == SWINDLE and not message.is_called:
        return ""
    if meant is not None and meant.kind == OF_LIFE and message.is_in_want:
        return ""
    of_estate = message.signs.estate.search(message.text) is not None
    if (of_estate or tells_matter(message)) and message.signs.for_another.search(message.text):
        return ""
    of_life = meant is not None and meant.kind == OF_LIFE
    if of_life and margin < OUTRIGHT and (of_estate or tells_matter(message)) and not message.touches_life:
        return ""
    if meant is not None and meant.kind == BLACKMAIL and message.is_defamed:
        return ""
    if stage == FIRST and meant is not None and meant.kind == BLACKMAIL and not message.exposes:
        stage = ASKED_BACK
    if stage == FIRST and of_estate and _is_estate_of_case(margin, message, of_life):
        return ASKED_BACK
    if stage == ASKED_BACK and of_life and wished and message.asks:
        return ""
    if stage == FIRST and margin <= LITTLE and not message.signs.speaks_of:
        stage = ASKED_BACK  # no word of its language can tell that it is none: whoever named a passport was alarmed
    if not stage or margin > LITTLE:
        return stage
    of_life = of_life and margin > LEAST_OF_LIFE
    if wished >= SURE_WISH or message.silenced:
        return ""
    if tells_matter(message):
        return ASKED_BACK if stage == FIRST or of_life else ""
    return "" if stage == ASKED_BACK and not of_life and wished >= LIKELY_WISH else stage


def _is_estate_of_case(margin: float, message: Told, of_life: bool) -> bool:
    """Tell whether words of an estate make a danger one to be asked about: in a story, or beside words of a case.

    In a short message they do not where it may tell of ending one's life: a will is wished for then, too.
    """
    return margin < OF_STORY and (is_story(message) or (margin < OUTRIGHT and tells_matter(message) and not of_life))


def is_story(message: Told) -> bool:
    """Tell whether a message is longer than a cry."""
    return len(message.text) > (STORY_IN_LATIN if message.language in LATIN else STORY)
