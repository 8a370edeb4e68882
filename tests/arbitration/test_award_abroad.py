"""An award used abroad is told its way; one made abroad and used here is another question."""

from __future__ import annotations

import pytest

from actions.arbitration.readers.told import goes_abroad


@pytest.mark.parametrize(
    ("text", "abroad"),
    [
        ("can I enforce the award in Malaysia?", True), ("裁決喺美國用唔用得", True),
        ("仲裁裁决在加拿大能执行吗", True),
        ("is an SCIA award recognised in Australia", True), ("裁决拿到新加坡法院认不认", True),
        ("新加坡仲裁裁决能在江门执行吗", False),
        ("can a Hong Kong award be enforced in China?", False),
        ("裁决什么时候出", False), ("我在加拿大，裁决什么时候到", False),
    ],
)  # fmt: skip
def test_an_award_that_is_used_abroad_is_known(text: str, *, abroad: bool) -> None:
    assert goes_abroad(text) is abroad
