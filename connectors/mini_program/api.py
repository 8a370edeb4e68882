"""A mini program's interface as we use it: a login code becomes a person, a subscription message is sent.

The rest (the shared token, customer messages, pictures) is an official account's. Contract:
https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from connectors.base import SlowDown, Unreachable
from connectors.ports import Notes
from connectors.webhook import whole, words
from connectors.wechat.api import Card, WeChatApi

logger = logging.getLogger(__name__)

CODE_OVER = (40029, 40163)
"""The code is unknown or too old (five minutes), or was used: the page asks for a new one."""
BARRED = 40226
"""WeChat holds this login back for the account's own safety."""
_BUSY = (-1, 45011)
_OPEN_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
LANGUAGES = {"zh-Hans": "zh_CN", "zh-Hant": "zh_HK", "en": "en_US"}


class LoginRefused(Exception):
    """WeChat does not vouch for the person.

    Args:
        code: its error code.
    """

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


@dataclass(frozen=True, slots=True)
class Login:
    """Login of a person: their name in this mini program and, where known, across its owner's accounts."""

    open_id: str
    union_id: str | None


class MiniProgramApi(WeChatApi):
    """One mini program.

    Args:
        base_url: of the interface.
        app_id, secret: the mini program's.
        notes: where the token is shared with other processes, sealed.
        state: which edition a tapped subscription message opens: ``formal``, ``trial`` or ``developer``.
    """

    def __init__(self, base_url: str, app_id: str, secret: str, notes: Notes, state: str = "formal") -> None:
        super().__init__(base_url, app_id, secret, notes, name="mini_program")
        self._state = state

    def card(self, card: Card) -> tuple[str, dict[str, Any]]:
        """Return a card as kind and content of a message: a link, since a mini program sends no news."""
        shown = {"title": card.title, "description": card.description, "url": card.url, "thumb_url": card.cover}
        return "link", shown

    async def login(self, code: str) -> Login:
        """Return who a page's login code is of; the session key that comes with it is dropped here.

        Raises:
            LoginRefused: WeChat says no.
            SlowDown, Unreachable: it may be asked again later.
        """
        asked = {"appid": self._app_id, "secret": self._secret, "js_code": code, "grant_type": "authorization_code"}
        _, body = await self._http.call("GET", "/sns/jscode2session", params=asked)
        error = whole(body.get("errcode")) or 0
        if error in _BUSY:
            raise SlowDown(error, 5.0)
        if error in (*CODE_OVER, BARRED):
            raise LoginRefused(error)
        open_id = words(body.get("openid"), 64)
        if error or open_id is None or not _OPEN_ID.fullmatch(open_id):
            logger.error("WeChat tells no login apart: %s", error)
            raise Unreachable(error or "login")
        return Login(open_id, words(body.get("unionid"), 64))

    async def notify(self, open_id: str, template: str, data: Mapping[str, str], page: str, language: str) -> None:
        """Send a subscription message, which one consent of the person allows; raises `DeliveryFailed`.

        Args:
            template: id of the template.
            data: each key's value, within the limits of its kind (`mini_program_values`).
            page: where a tap leads, without a leading slash.
            language: ``zh-Hans``, ``zh-Hant`` or ``en``.
        """
        message = {
            "touser": open_id,
            "template_id": template,
            "page": page,
            "data": {key: {"value": value} for key, value in data.items()},
            "miniprogram_state": self._state,
            "lang": LANGUAGES.get(language, "zh_CN"),
        }
        await self._call("/cgi-bin/message/subscribe/send", json=message)
