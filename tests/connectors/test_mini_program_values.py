"""Every value we would send is one the platform takes, whatever stands in the fact."""

from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from connectors.mini_program.values import fitted, values_of
from sandbox.channels.mini_program import VALUES

_KINDS = st.sampled_from(["thing1", "time2", "character_string3", "number4", "name5", "phrase6", "date7", "unknown8"])
_moments = st.datetimes(timezones=st.just(UTC)).map(lambda one: one.isoformat())


@given(key=_KINDS, fact=st.text(max_size=60) | _moments)
@example(key="thing1", fact="\n" * 30)
@example(key="time2", fact="2026-12-10T09:00:00")
def test_no_value_is_one_the_platform_refuses(key: str, fact: str) -> None:
    value = fitted(key, fact)
    kind = key.rstrip("0123456789")
    assert value == "" or VALUES[kind].fullmatch(value)


@pytest.mark.parametrize(("key", "fact", "shown"), [
    ("thing1", "（2026）粤0703民初123号", "（2026）粤0703民初123号"),
    ("thing1", "江门市蓬江区人民法院诉讼服务中心第三审判法庭", "江门市蓬江区人民法院诉讼服务中心第三审…"),
    ("time2", "2026-12-10T01:00:00+00:00", "2026年12月10日 09:00"),
    ("date2", "2026-12-10T20:00:00+00:00", "2026年12月11日"),
    ("character_string3", "WY20261202-0007", "WY20261202-0007"),
    ("character_string3", "（2026）号", "2026"),
    ("name4", "欧阳娜娜", "欧阳娜娜"),
    ("name4", "Alexandra Montgomery-Smith", "Alexandra Montgomery"),
    ("phrase5", "审核不通过（待补正）", "审核不通过"),
])  # fmt: skip
def test_a_value_is_shortened_to_what_its_kind_holds(key: str, fact: str, shown: str) -> None:
    assert fitted(key, fact) == shown


def test_a_form_with_a_blank_that_cannot_be_filled_is_not_sent() -> None:
    keys = {"title": "thing1", "at": "time2"}
    assert values_of(keys, {"title": "开庭", "at": "someday"}) is None
    assert values_of(keys, {"title": "开庭"}) is None


def test_what_there_is_nothing_to_say_of_is_a_dash() -> None:
    keys = {"title": "thing1", "note": "thing2", "number": "character_string3"}
    assert values_of(keys, {"title": "开庭"}) == {"thing1": "开庭", "thing2": "—", "character_string3": "-"}
