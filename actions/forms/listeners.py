"""Who is offered a message of an open form, in order of precedence; the first that can use it answers the turn."""

from __future__ import annotations

from typing import Final

from actions.forms import ahead, controls, digressions, interruption, review, second_thoughts, unsure

FIRST: Final = (unsure.listen, second_thoughts.listen, ahead.overhear)
"""Before it may count as an answer: what is not known, taken back, or told to the wrong question."""
AFTERWARDS: Final = (review.listen, controls.listen, interruption.listen, ahead.listen, digressions.listen)
"""When it was no answer, after what only the form itself knows."""
