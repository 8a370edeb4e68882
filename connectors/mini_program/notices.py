"""Subscription messages: what we say by ourselves where no window is open, one for each consent a person has given.

A consent is for one message of one template. They are counted here, so that we ask again in time and never try what
must fail; the platform's own word (43101) always wins over our count.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from connectors.base import NotSubscribed, SlowDown, Unreachable, Unsendable
from connectors.mini_program.api import MiniProgramApi
from connectors.mini_program.messages import Consent
from connectors.mini_program.values import values_of
from connectors.ports import Notes

logger = logging.getLogger(__name__)

KIND = "consent"
LIFE = timedelta(days=365)
SAME_TAP_SECONDS = 30
"""The page and the platform both tell of one tap; what they tell within this time is one consent."""
MOST_COUNTED = 20

ASK_AFTER: Mapping[str, str] = {
    "utter_hearing_news_scheduled": "hearing",
    "utter_hearing_news_moved": "hearing",
    "utter_hearing_news_moved_reminders": "hearing",
    "utter_hearing_card": "hearing",
    "utter_hearing_card_asynchronous": "hearing",
    "utter_hearing_reminder": "hearing",
    "utter_hearing_planned": "hearing",
    "utter_notarization_booked": "appointment",
    "utter_notarization_booked_later": "appointment",
    "utter_notarization_confirmed": "appointment",
    "utter_notarization_changed": "appointment",
    "utter_authorization_booked": "appointment",
    "utter_authorization_booked_later": "appointment",
    "utter_filing_filed": "case",
    "utter_filing_news_received": "case",
    "utter_filing_case_card": "case",
}
"""After which sentence of ours it is useful to ask, and for which kind of message."""


@dataclass(frozen=True, slots=True)
class Template:
    """A subscription template as its owner has picked it.

    Args:
        template_id: the platform's.
        keys: which of our facts (``title number at place note``) stands under which of its keys.
    """

    template_id: str
    keys: Mapping[str, str]


def templates_of(setting: Mapping[str, Any]) -> dict[str, Template]:
    """Return the templates of a setting: ``{"hearing": {"id": "…", "at": "time2", …}, …}``."""
    return {
        kind: Template(str(told["id"]), {fact: str(key) for fact, key in told.items() if fact != "id"})
        for kind, told in setting.items()
    }


class Notices:
    """Counts consents and spends them.

    Args:
        api: the mini program.
        templates: by kind of message.
        notes: where consents are counted, for all processes.
    """

    def __init__(self, api: MiniProgramApi, templates: Mapping[str, Template], notes: Notes) -> None:
        self._api, self._templates, self._notes = api, templates, notes

    def asked_after(self, utter: str | None) -> dict[str, str] | None:
        """Return kind and template to ask consent for after a sentence of ours, or None."""
        kind = ASK_AFTER.get(utter or "")
        template = self._templates.get(kind or "")
        return {"kind": str(kind), "template": template.template_id} if template else None

    @property
    def offered(self) -> dict[str, str]:
        """The id of each kind's template."""
        return {kind: template.template_id for kind, template in self._templates.items()}

    async def left(self, open_id: str) -> dict[str, int]:
        """Return how many messages of each kind the person has agreed to."""
        return {
            kind: int((await self._notes.read(KIND, _subject(open_id, one.template_id)) or {}).get("left", 0))
            for kind, one in self._templates.items()
        }

    async def decide(self, open_id: str, consent: Consent) -> None:
        """Count a consent, or forget what is left of a template when the person wants none any more."""
        if consent.template not in self.offered.values():
            return

        def changed(known: Any) -> Any:
            before = known or {"left": 0, "at": 0}
            if not consent.given:
                return {"left": 0, "at": consent.at}
            if before["left"] and abs(consent.at - before["at"]) < SAME_TAP_SECONDS:
                return before
            return {"left": min(before["left"] + 1, MOST_COUNTED), "at": consent.at}

        await self._notes.change(KIND, _subject(open_id, consent.template), changed, LIFE)

    async def send(self, open_id: str, notice: Mapping[str, Any], language: str) -> str:
        """Send one subscription message and return its receipt.

        Args:
            notice: ``kind``, ``page`` and the facts, as the reply's ``custom["notice"]`` has them.

        Raises:
            NotSubscribed: there is no template of that kind, or no consent is left.
            Unsendable: the platform refuses this very message.
            SlowDown, Unreachable: the consent is kept for another try.
        """
        template = self._templates.get(str(notice.get("kind")))
        if template is None:
            raise NotSubscribed("template")
        values = values_of(template.keys, {name: str(value) for name, value in notice.items()})
        if values is None:
            logger.warning("a %s message does not fill its template; its keys want another setting", notice["kind"])
            raise Unsendable("values")
        await self._spend(open_id, template.template_id)
        try:
            page = str(notice.get("page") or "pages/chat/chat")
            await self._api.notify(open_id, template.template_id, values, page, language)
        except (SlowDown, Unreachable):
            await self._change(open_id, template.template_id, lambda left: left + 1)
            raise
        except NotSubscribed:
            await self._change(open_id, template.template_id, lambda _: 0)
            raise
        return "notice"

    async def _spend(self, open_id: str, template_id: str) -> None:
        spent: list[bool] = []

        def one_less(known: Any) -> Any:
            left = (known or {}).get("left", 0)
            spent[:] = [left > 0]
            return {**known, "left": left - 1} if left > 0 else known

        await self._notes.change(KIND, _subject(open_id, template_id), one_less, LIFE)
        if not spent[0]:
            raise NotSubscribed("ledger")

    async def _change(self, open_id: str, template_id: str, new: Any) -> None:
        def changed(known: Any) -> Any:
            before = known or {"left": 0, "at": 0}
            return {**before, "left": new(before["left"])}

        await self._notes.change(KIND, _subject(open_id, template_id), changed, LIFE)


def _subject(open_id: str, template_id: str) -> str:
    return f"{open_id}:{template_id}"
