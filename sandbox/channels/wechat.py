"""An official account's interface as a pretend server: five seconds and three tries, quotas, bytes, a shared token.

As documented at https://developers.weixin.qq.com/doc/offiaccount/; the parts our connector uses.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from typing import Any

import httpx
from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json, raw

from sandbox.channels.platform import Platform, control

LONGEST_TEXT = 2_048
WINDOWS = {"talk": 5, "click": 3}
TRIES, PATIENCE = 3, 5.0


class WeChat(Platform):
    """One account's platform.

    Args:
        app_id: the account's.
        secret: the account's.
        token: signs what is posted.
        name: first part of its addresses.
    """

    def __init__(self, app_id: str, secret: str, token: str, name: str = "wechat") -> None:
        super().__init__(name, secret)
        self.app_id, self.secret, self.token = app_id, secret, token
        self.windows = dict(WINDOWS)
        self.quotas: dict[str, dict[str, int]] = {}
        self.unions: dict[str, str] = {}
        self.access = "access-1"

    def reset(self) -> None:
        """Forget everything but the webhook and the token."""
        super().reset()
        self.quotas.clear()
        self.unions.clear()

    async def deliver(self, event: dict[str, Any]) -> None:
        """Post ``xml`` (or JSON in its place); ``open_id`` and ``kind`` say whose quota it renews.

        ``params`` replaces our signature; ``union_id`` names the person across the accounts of one owner.
        """
        if event.get("kind") in self.windows:
            self.quotas.setdefault(event["open_id"], {})[event["kind"]] = self.windows[event["kind"]]
        if event.get("union_id"):
            self.unions[event["open_id"]] = event["union_id"]
        for _ in range(TRIES):
            params = event.get("params") or self.signed()
            try:
                async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as http:
                    answer = await http.post(self.webhook, content=event["xml"].encode(), params=params)
            except httpx.TimeoutException:
                continue
            self.answers.append({"status": answer.status_code, "body": answer.text})
            if answer.text not in ("", "success") and "<Content>" in answer.text:
                self.sent.append({"msgtype": "passive", "touser": event.get("open_id"), "xml": answer.text})
            return

    def signed(self) -> dict[str, str]:
        """Return the parameters that prove that a post is the platform's."""
        stamp, nonce = str(int(time.time())), str(secrets.randbelow(10**10))
        digest = hashlib.sha1("".join(sorted((self.token, stamp, nonce))).encode())
        return {"timestamp": stamp, "nonce": nonce, "signature": digest.hexdigest()}

    def send(self, message: dict[str, Any]) -> int:
        """Take a customer-service message and return its error code."""
        if self.faults.errors:
            return int(self.faults.errors.pop(0))
        windows = self.quotas.get(message["touser"])
        if windows is None:
            return 45015
        content = message[message["msgtype"]]
        if message["msgtype"] == "text" and not 1 <= len(content["content"].encode()) <= LONGEST_TEXT:
            return 45002
        if message["msgtype"] == "image" and content["media_id"] not in self.files:
            return 40007
        if (fault := fault_of_card(message["msgtype"], content)) is not None:
            return fault
        left = next((name for name in ("click", "talk") if windows.get(name, 0) > 0), None)
        if left is None:
            return 45047
        windows[left] -= 1
        self.sent.append(message)
        return 0


def fault_of_card(kind: str, content: dict[str, Any]) -> int | None:
    """Return the error code of a card outside the contract, or None: news of one article, a link with all its parts."""
    if kind == "news" and len(content["articles"]) != 1:
        return 45008
    card, cover = (content["articles"][0], "picurl") if kind == "news" else (content, "thumb_url")
    if kind not in ("news", "link"):
        return None
    fits = 1 <= len(card["title"].encode()) <= 64 and len(card["description"].encode()) <= 512
    return None if fits and all(str(card[part]).startswith("http") for part in ("url", cover)) else 40035


def blueprints(wechat: WeChat) -> list[Blueprint]:
    """Return the interface's routes and the handles behind them."""
    routes = Blueprint(f"{wechat.name}_interface", url_prefix=f"/{wechat.name}/cgi-bin")

    async def before(request: Request, call: str) -> HTTPResponse | None:
        instead = await wechat.before(call)
        if instead is None and request.args.get("access_token") != wechat.access:
            return json({"errcode": 40001, "errmsg": "invalid credential, access_token is invalid or not latest"})
        return instead

    @routes.post("/stable_token", name="token")
    async def token(request: Request) -> HTTPResponse:
        if (instead := await wechat.before("stable_token")) is not None:
            return instead
        if (request.json.get("appid"), request.json.get("secret")) != (wechat.app_id, wechat.secret):
            return json({"errcode": 40125, "errmsg": "invalid appsecret"})
        return json({"access_token": wechat.access, "expires_in": 7_200})

    @routes.post("/message/custom/send", name="send")
    async def send(request: Request) -> HTTPResponse:
        if (instead := await before(request, "send")) is not None:
            return instead
        code = wechat.send(request.json)
        return json({"errcode": code, "errmsg": "ok" if code == 0 else "refused"})

    @routes.post("/message/custom/typing", name="typing")
    async def typing(request: Request) -> HTTPResponse:
        """Only to who has just written (45080); outages of other calls leave it alone."""
        open_id, told = request.json.get("touser"), request.json.get("command")
        if request.args.get("access_token") != wechat.access or told not in ("Typing", "CancelTyping"):
            return json({"errcode": 40001, "errmsg": "refused"})
        if open_id not in wechat.quotas:
            return json({"errcode": 45080, "errmsg": "no message within 30 seconds"})
        wechat.calls.append("typing")
        return json({"errcode": 0, "errmsg": "ok"})

    @routes.get("/user/info", name="user")
    async def user(request: Request) -> HTTPResponse:
        """Tell who follows; ``unionid`` only where the account stands beside others of its owner."""
        if (instead := await before(request, "user")) is not None:
            return instead
        open_id = request.args.get("openid") or ""
        told = {"subscribe": 1, "openid": open_id}
        return json(told | ({"unionid": wechat.unions[open_id]} if open_id in wechat.unions else {}))

    @routes.post("/media/upload", name="upload")
    async def upload(request: Request) -> HTTPResponse:
        if (instead := await before(request, "upload")) is not None:
            return instead
        part = request.files["media"][0] if request.files else None
        content, name = (part.body, part.name) if part else (b"", "")
        if content.startswith(b"\xff\xd8\xff") != name.lower().endswith((".jpg", ".jpeg")):
            return json({"errcode": 40005, "errmsg": "invalid file type"})
        media_id = f"up{len(wechat.files)}"
        wechat.files[media_id] = content
        return json({"type": "image", "media_id": media_id})

    @routes.get("/media/get", name="media")
    async def media(request: Request) -> HTTPResponse:
        if (instead := await before(request, "media")) is not None:
            return instead
        media_id = request.args.get("media_id")
        known = media_id in wechat.files
        return raw(wechat.files[media_id]) if known else json({"errcode": 40007, "errmsg": "invalid media_id"})

    handles = control(wechat, wechat.deliver)

    @handles.post("/renew_token", name="renew")
    async def renew(_: Request) -> HTTPResponse:
        """Let the present token end before its time, as an administrator can."""
        wechat.access += "1"
        return json({})

    @handles.post("/close_windows", name="close_windows")
    async def close_windows(_: Request) -> HTTPResponse:
        """Let two days pass for everybody."""
        wechat.quotas.clear()
        return json({})

    return [routes, handles]
