"""Of several wishes in one message every form is heard, in order, though only the first says that it is a wish."""

from __future__ import annotations

import pytest

from actions.dialogue.message import Clause, UserMessage
from actions.dialogue.outside import forms_wished

FORMS = ("filing", "notarization", "mediation", "arbitration", "identity", "authorization")
OPENED_BY = {f"start_{service}": service for service in FORMS}


def message(*parts: tuple[str, str]) -> UserMessage:
    text, spans = ", ".join(words for words, _ in parts), []
    for words, intent in parts:
        start = text.index(words)
        spans.append(Clause(start, start + len(words), intent))
    return UserMessage(text, parts[-1][1], parts=tuple(spans))


@pytest.mark.parametrize(
    ("parts", "wished"),
    [
        (
            (
                ("I'd like to divorce my husband", "start_filing"),
                ("get a notarization of my birth certificate", "start_notarization"),
                ("find out where the nearest consulate is", "find_institution"),
            ),
            ("filing", "notarization"),
        ),
        (
            (
                ("我要先找人调解", "start_mediation"),
                ("再约个公证", "start_notarization"),
                ("还要验证身份", "start_identity"),
            ),
            ("mediation", "notarization", "identity"),
        ),
        (
            (
                ("we want mediation with our neighbour", "start_mediation"),
                ("how much is the court fee", "ask_court_fee"),
                ("then book a notary", "start_notarization"),
            ),
            ("mediation", "notarization"),
        ),
        (
            (("想申請仲裁", "start_arbitration"), ("辦個委託書公證", "start_notarization")),
            ("arbitration", "notarization"),
        ),
        (  # what is told after a wish is none, whatever it sounds like
            (("我想起诉他", "start_filing"), ("当时他写的委托书做过公证", "start_notarization")),
            ("filing",),
        ),
        (  # nor what is told alone
            (("book a notary was what he told me", "start_notarization"), ("he lied", "inform")),
            (),
        ),
        (
            (("我想告我二叔", "start_filing"), ("公证处几点开门？", "start_notarization")),
            ("filing",),
        ),
    ],
)
def test_the_forms_of_a_row_of_wishes(parts: tuple[tuple[str, str], ...], wished: tuple[str, ...]) -> None:
    assert forms_wished(message(*parts), OPENED_BY) == wished
