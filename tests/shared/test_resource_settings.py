"""How much a process does at once is a matter of settings, and one partner never gets everybody who works here."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from backend.config import Settings


def test_a_process_is_everything_unless_it_is_told_what_to_be() -> None:
    assert Settings().roles == ["web", "worker", "clock"]
    assert Settings(roles="").roles == ["web", "worker", "clock"]
    assert Settings(roles="web, clock").roles == ["web", "clock"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"roles": "web,cleaner"},
        {"turn_workers": 0},
        {"partner_limits": '{"wuyi_notari": {"calls": 2}}'},
        {"partner_limits": '{"sms": {"seconds": 2}}'},
        {"partner_limits": '{"sms": {"calls": 0}}'},
        {"partner_limits": "two"},
    ],
)
def test_a_setting_that_means_nothing_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings(**wrong)


@pytest.mark.parametrize("workers", [4, 5, 8, 12, 40])
def test_a_quarter_of_the_workers_is_free_of_any_partner(workers: int) -> None:
    settings = Settings(turn_workers=workers)
    held = settings.calls_at_once("wuyi_notary") + settings.calls_in_line("wuyi_notary")
    assert 0 < held <= workers * 3 / 4


def test_a_partner_can_be_given_its_own_limit() -> None:
    settings = Settings(turn_workers=8, partner_limits='{"wuyi_notary": {"calls": 5, "read": 9}}')
    assert (settings.calls_at_once("wuyi_notary"), settings.calls_in_line("wuyi_notary")) == (5, 1)
    assert settings.limit_of("wuyi_notary").read == 9
    assert settings.calls_at_once("sms") == 3


@pytest.mark.parametrize(("bots", "each"), [(1, 8), (2, 4), (3, 3), (9, 1)])
def test_the_bots_together_take_all_workers_and_none_takes_all_of_several(bots: int, each: int) -> None:
    assert Settings(turn_workers=8).turns_at_once(bots) == each
