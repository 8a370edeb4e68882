"""A WeChat mini program's platform as a pretend server: login codes, subscription messages, the customer session.

As documented at https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/ ; the parts we use. The customer session
takes messages as an official account does, but opens for two of them on entering, and never reads an answer.
"""

from __future__ import annotations

import re
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json

from sandbox.channels.wechat import WeChat
from sandbox.channels.wechat import blueprints as account_blueprints

ENTERING = 2
"""Messages in the minute after a person has entered the session."""
KINDS = ("text", "image", "link", "miniprogrampage")
STATES = ("developer", "trial", "formal")
LANGUAGES = ("zh_CN", "en_US", "zh_HK", "zh_TW")
_TIME = re.compile(
    r"(\d{4}年\d{1,2}月\d{1,2}日 ?)?([01]?\d|2[0-3]):[0-5]\d(~(\d{4}年\d{1,2}月\d{1,2}日 ?)?([01]?\d|2[0-3]):[0-5]\d)?"
)
VALUES = {
    "thing": re.compile(r"(?s).{1,20}"),
    "number": re.compile(r"[\d.]{1,32}"),
    "letter": re.compile(r"[A-Za-z]{1,32}"),
    "character_string": re.compile(r"[\x20-\x7e]{1,32}"),
    "time": _TIME,
    "date": re.compile(r"\d{4}年\d{1,2}月\d{1,2}日( ?([01]?\d|2[0-3]):[0-5]\d)?"),
    "amount": re.compile(r"[¥$€£]?\d{1,10}(\.\d{1,2})?元?"),
    "phone_number": re.compile(r"[\d+\-() ]{1,17}"),
    "name": re.compile(r"[一-鿿·]{1,10}|[A-Za-z .,'\-]{1,20}"),
    "phrase": re.compile(r"[一-鿿]{1,5}"),
    "const": re.compile(r"(?s).{1,20}"),
}
"""Form of each kind of value; anything else is 47003."""


class MiniProgram(WeChat):
    """One mini program's platform.

    Args:
        app_id, secret: the mini program's.
        token: signs what is posted to the customer session's address.
        templates: keys of each subscription template, as its owner has picked them.
    """

    def __init__(self, app_id: str, secret: str, token: str, templates: dict[str, tuple[str, ...]]) -> None:
        super().__init__(app_id, secret, token, name="mini_program")
        self.templates = templates
        self.windows = {"talk": 5, "click": ENTERING}
        self.codes: dict[str, dict[str, str]] = {}
        self.used: set[str] = set()
        self.consents: dict[tuple[str, str], int] = {}

    def reset(self) -> None:
        """Forget persons and what was said."""
        super().reset()
        self.codes.clear()
        self.used.clear()
        self.consents.clear()

    def session(self, code: str) -> dict[str, Any]:
        """Take a login code, once, and return who it is of."""
        if self.faults.errors:
            return _refusal(int(self.faults.errors.pop(0)))
        if code in self.used:
            return _refusal(40163, "code been used")
        if code not in self.codes:
            return _refusal(40029, "invalid code")
        self.used.add(code)
        return {"session_key": "c2Vzc2lvbi1rZXktb2YtMTY=", **self.codes[code]}

    def send(self, message: dict[str, Any]) -> int:
        """Take a customer message, of the few kinds a mini program has."""
        return super().send(message) if message.get("msgtype") in KINDS else 40008

    def subscribe(self, message: dict[str, Any]) -> dict[str, Any]:
        """Take a subscription message: consent first, then template, page and each value."""
        if self.faults.errors:
            return _refusal(int(self.faults.errors.pop(0)))
        template = str(message.get("template_id"))
        if template not in self.templates:
            return _refusal(40037, "invalid template_id")
        consent = (str(message.get("touser")), template)
        if self.consents.get(consent, 0) < 1:
            return _refusal(43101, "user refuse to accept the msg")
        if message.get("miniprogram_state") not in STATES or message.get("lang") not in LANGUAGES:
            return _refusal(47003, "argument invalid! miniprogram_state or lang")
        if str(message.get("page", "")).startswith("/"):
            return _refusal(41030, "invalid page")
        if (wrong := self._wrong_value(template, message.get("data"))) is not None:
            return _refusal(47003, f"argument invalid! data.{wrong}.value invalid")
        self.consents[consent] -= 1
        self.sent.append({"msgtype": "subscribe", **message})
        return {"errcode": 0, "errmsg": "ok", "msgid": len(self.sent)}

    def _wrong_value(self, template: str, data: Any) -> str | None:
        """Return the first key whose value the platform would not take, or None."""
        data = data if isinstance(data, dict) else {}
        for key in self.templates[template]:
            value = data.get(key, {}).get("value") if isinstance(data.get(key), dict) else None
            kind = re.sub(r"\d+$", "", key)
            if not isinstance(value, str) or not VALUES[kind].fullmatch(value):
                return key
        return next((key for key in data if key not in self.templates[template]), None)


def blueprints(program: MiniProgram) -> list[Blueprint]:
    """Return the interface's routes and the handles behind them."""
    login = Blueprint("mini_program_login", url_prefix="/mini_program")

    @login.get("/sns/jscode2session", name="jscode2session")
    async def session(request: Request) -> HTTPResponse:
        if (instead := await program.before("jscode2session")) is not None:
            return instead
        asked = {name: request.args.get(name) for name in ("appid", "secret", "grant_type")}
        if asked != {"appid": program.app_id, "secret": program.secret, "grant_type": "authorization_code"}:
            return json(_refusal(40125, "invalid appsecret"))
        return json(program.session(request.args.get("js_code") or ""))

    @login.post("/cgi-bin/message/subscribe/send", name="subscribe")
    async def subscribe(request: Request) -> HTTPResponse:
        if (instead := await program.before("subscribe")) is not None:
            return instead
        if request.args.get("access_token") != program.access:
            return json(_refusal(40001, "invalid credential, access_token is invalid or not latest"))
        return json(program.subscribe(request.json))

    account, handles = account_blueprints(program)

    @handles.post("/people", name="people")
    async def people(request: Request) -> HTTPResponse:
        """Let a person's phone hold a login code: ``code``, ``openid`` and perhaps ``unionid``."""
        told = {name: request.json[name] for name in ("openid", "unionid") if request.json.get(name)}
        program.codes[request.json["code"]] = told
        return json({})

    @handles.post("/consents", name="consents")
    async def consents(request: Request) -> HTTPResponse:
        """Let a person tap "allow" under a template, once more."""
        consent = (request.json["openid"], request.json["template"])
        program.consents[consent] = program.consents.get(consent, 0) + int(request.json.get("times", 1))
        return json({})

    return [login, account, handles]


def _refusal(code: int, words: str = "refused") -> dict[str, Any]:
    return {"errcode": code, "errmsg": words}
