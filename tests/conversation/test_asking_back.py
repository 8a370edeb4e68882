"""Who is asked back sees the few things that may have been meant, and nothing that is there by chance."""

from __future__ import annotations

import pytest

from actions.conversation import likely_requests


def ranking(**chances: float) -> list[dict[str, object]]:
    """Returns a ranking, the likeliest first."""
    return [{"name": name, "confidence": chance} for name, chance in chances.items()]


@pytest.mark.parametrize(
    ("heard", "offered"),
    [
        (
            ranking(ask_court_fee=0.3, ask_law=0.28, ask_mediation=0.2, ask_arbitration=0.1),
            ["ask_court_fee", "ask_law", "ask_mediation"],
        ),
        (ranking(ask_institution=0.7, out_of_scope=0.29, ask_law=0.004), ["ask_institution"]),
        (ranking(inform=0.5, out_of_scope=0.4, ask_law=0.09), ["ask_law"]),
        (ranking(inform=0.6, out_of_scope=0.4), []),
        ([], []),
    ],
)
def test_at_most_three_that_may_have_been_meant(heard: list[dict[str, object]], offered: list[str]) -> None:
    assert likely_requests(heard) == offered
