"""Versions take turns on one database while people write, forward and back, and nothing is lost, doubled or set aside.

The short form; `make upgrade-test` plays it on both engines with more people.
"""

from __future__ import annotations

import pytest

from backend.migrations import newest
from tests.reliability.upgrade.run import Upgrade, upgrade
from tests.reliability.upgrade.trees import has_old_commit

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not has_old_commit(), reason="this clone does not hold the last release's commit"),
]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Upgrade:
    return upgrade(tmp_path_factory.mktemp("upgrade"), "sqlite", people=5, pause=0.3, phase=1.0)


def test_forward_and_back_no_message_is_lost_doubled_or_set_aside(played: Upgrade) -> None:
    assert (played.lost, played.doubled, played.aside) == (0, 0, 0)
    assert len(played.kept) >= len(played.sent) > 50


def test_each_version_serves_and_the_older_one_leaves_newer_tables_as_they_are(played: Upgrade) -> None:
    counts = [0, *played.phases.values()]
    assert counts == sorted(set(counts))
    assert list(played.revisions.values())[1:] == [newest(), "9999", "9999"]
