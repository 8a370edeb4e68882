"""A service that is not wanted opens nothing: "我不想调解" wishes for no mediation, whatever it was heard as."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.rules.switch import refuses_service

REFUSED = [
    ("我不想调解", "mediation"), ("唔想調解", "mediation"), ("i dont want mediation", "mediation"),
    ("I won't accept mediation", "mediation"), ("不用做公证了", "notarization"),
    ("我不同意调解，法院打电话来的", "mediation"),
    ("我不想跟他们调解", "mediation"), ("no need for a notary", "notarization"),
    ("我不想仲裁，合同写了仲裁", "arbitration"),
    ("I don't want to go to arbitration", "arbitration"), ("唔使做公證", "notarization"), ("拒绝调解", "mediation"),
]  # fmt: skip
WANTED = [
    ("我想调解", "mediation"), ("不想打官司，想调解", "mediation"), ("别忘了帮我约公证", "notarization"),
    ("不想做公证，有别的办法吗", "notarization"), ("他不想来，我要申请调解", "mediation"),
    ("I don't want to sue, I want mediation", "mediation"), ("我不想等了，帮我约公证", "notarization"),
    ("不要拖了，马上仲裁", "arbitration"), ("唔想返去，想做公證", "notarization"), ("我不想告他", "mediation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "service"), REFUSED)
def test_who_does_not_want_a_service_wishes_for_nothing(text: str, service: str) -> None:
    assert refuses_service(UserMessage(text, f"start_{service}", "answer"), service)


@pytest.mark.parametrize(("text", "service"), WANTED)
def test_who_wants_something_else_or_asks_refuses_nothing(text: str, service: str) -> None:
    assert not refuses_service(UserMessage(text, f"start_{service}", "answer"), service)


def test_a_button_refuses_nothing() -> None:
    assert not refuses_service(UserMessage("", "start_mediation", pressed={"x": "不想调解"}), "mediation")
