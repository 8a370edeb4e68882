"""Three browsers play a whole witness: judge, party and lawyer, with cameras and microphones that Chromium makes up."""

from __future__ import annotations

import pytest

from tests.web.fake_house import House
from tests.web.witness_room import Contexts, begin, come_together, play_until, prepare, seal

pytestmark = pytest.mark.browser


def test_three_browsers_go_from_the_link_to_the_sealed_paper(services: House, open_film: Contexts) -> None:
    prepare(services)
    three = come_together(services, open_film)
    three["party"].sees("judge", "lawyer")
    begin(three)
    play_until(three, "确认见证")
    seal(three)
    assert all(three[role].download().startswith(b"%PDF") for role in three)
