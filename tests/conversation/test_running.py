"""Who asks whether this is genuine is told what the settings say of this installation."""

from __future__ import annotations

import pytest

from actions.trust_faq import _who
from backend.bootstrap import Backend
from backend.config import PARTNERS, Settings
from backend.conversation.running import Running, WhoRunsThis, tell_who_runs


def test_partners_without_an_address_are_told_as_pretended(backend: Backend) -> None:
    running = backend.bus.handle(WhoRunsThis())
    assert "online_litigation" in running.pretended
    assert running.verify_url == f"{backend.settings.address}/verify"


def test_a_partner_with_a_stand_in_of_ours_is_pretended_although_it_has_an_address() -> None:
    settings = Settings(
        **{f"{partner}_url": "http://127.0.0.1:1" for partner in PARTNERS}, stand_ins="wuyi_notary, sms"
    )
    assert (settings.unconnected, settings.pretended) == ((), ("wuyi_notary", "sms"))


def test_with_every_office_connected_nothing_is_called_a_demonstration() -> None:
    running = tell_who_runs("  江门市某单位 ", (), "https://chat.example.org")(WhoRunsThis())
    assert running == Running("江门市某单位", (), "https://chat.example.org/verify")
    assert "演示" not in _who(running, "zh-Hans")


@pytest.mark.parametrize(
    ("operator", "language", "said"),
    [
        ("", "zh-Hans", "不是法院或政府的官方网站"),
        ("", "en", "not an official site"),
        ("五邑社", "zh-Hant", "五邑社"),
        ("Wuyi Society", "en", "Wuyi Society"),
    ],
)
def test_whoever_runs_it_is_named_or_it_is_called_unofficial(operator: str, language: str, said: str) -> None:
    told = _who(Running(operator, ("online_litigation", "sms"), ""), language)
    assert said in told
    assert ("法院的系统是模拟的" in told) is (language != "en")


@pytest.mark.parametrize(("language", "said"), [("zh-Hans", "您删资料时删不到那里"), ("en", "does not reach it")])
def test_whoever_tries_it_with_played_offices_is_told_what_these_keep(language: str, said: str) -> None:
    assert said in _who(Running("五邑社", ("online_litigation",), ""), language)
    assert said not in _who(Running("五邑社", (), ""), language)
