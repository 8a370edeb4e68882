"""The bot's log says that a reply could not be filled in, and nothing of what the person had said."""

from __future__ import annotations

import logging

import pytest
import structlog
from rasa.core.nlg import interpolator
from rasa.utils.log_utils import configure_structlog

from bot import log_contents

PLACE = {"legal_map_search": {"place": {"point": {"lat": 43.7064, "lon": -79.3986}}}, "name": "欧阳测芬"}


@pytest.fixture(autouse=True)
def as_rasa_sets_it_up(monkeypatch):
    monkeypatch.setenv("FORCE_JSON_LOGGING", "true")  # as where nobody sits before a terminal
    structlog.reset_defaults()
    monkeypatch.setattr(interpolator, "structlogger", structlog.get_logger())  # the one in use keeps its settings
    yield
    structlog.reset_defaults()


def said(caplog) -> str:
    with caplog.at_level(logging.WARNING):
        interpolator.interpolate_text('{"language": "en"}', PLACE)
    return caplog.text


def test_a_reply_that_cannot_be_filled_in_is_logged_without_what_was_said(caplog):
    configure_structlog(logging.WARNING)
    log_contents.keep_out()
    written = said(caplog)
    assert "interpolator.interpolate.text" in written and "KeyError at " in written
    assert "43.7064" not in written and "欧阳测芬" not in written and "\\u6b27" not in written


def test_rasa_by_itself_writes_the_place(caplog):
    """What the rule is for; where this fails, Rasa has changed and the rule may go."""
    configure_structlog(logging.WARNING)
    assert "43.7064" in said(caplog)
