"""A person's phone with the mini program open: what its pages ask the server, and what the platform posts for it."""

from __future__ import annotations

import hashlib
import itertools
import json
import secrets
import time
from typing import Any
from xml.sax.saxutils import escape

import httpx

from tests.connectors.platform_double import Double

numbers = itertools.count(time.time_ns() // 1_000_000)


class Phone:
    """One person's phone.

    Args:
        services: where our services are.
        double: the mini program's platform.
        open_id: the person there.
        union_id: across the accounts of its owner, or empty.
    """

    def __init__(self, services: str, double: Double, open_id: str, union_id: str = "") -> None:
        self.open_id, self._double, self.union_id = open_id, double, union_id
        self.http = httpx.Client(base_url=f"{services}/mini_program", trust_env=False, timeout=40)
        self.session: dict[str, Any] = {}

    def code(self) -> str:
        """Return a fresh login code."""
        code = f"code-{next(numbers)}"
        told = {"code": code, "openid": self.open_id, "unionid": self.union_id}
        self._double.turn("people", **told)
        return code

    def log_in(self) -> Phone:
        """Log in and carry the token from now on."""
        self.session = self.http.post("session", json={"code": self.code()}).raise_for_status().json()
        self.http.headers["Authorization"] = f"Bearer {self.session['token']}"
        return self

    def say(self, text: str = "", **content: Any) -> httpx.Response:
        """Send a message from the chat page."""
        body = {"id": f"m_{next(numbers)}", "language": "zh-Hans", "timezone": "America/Toronto", **content}
        return self.http.post("messages", json=body | ({"text": text} if text else {}))

    def news(self, after: int = 0, wait: int = 0) -> dict[str, Any]:
        """Ask for what is new."""
        told: dict[str, Any] = self.http.get("news", params={"after": after, "wait": wait}).raise_for_status().json()
        return told

    def hears(self, words: str) -> dict[str, Any]:
        """Wait until a bubble of ours with these words stands on the page, and return it."""
        deadline, seen = time.monotonic() + 20, []
        while time.monotonic() < deadline:
            seen = self.news(wait=0)["entries"]
            if found := [one for one in seen if one["from"] == "bot" and words in one["text"]]:
                return dict(found[-1])
            time.sleep(0.05)
        raise AssertionError(f"never heard {words!r}, but {[one['text'] for one in seen]}")

    def allow(self, template: str, times: int = 1) -> None:
        """Tap "allow" at the platform, which then would take so many messages."""
        told = {"openid": self.open_id, "template": template, "times": times}
        self._double.turn("consents", **told)

    def decide(self, template: str, *, given: bool = True, at: int | None = None) -> dict[str, int]:
        """Tell the server what was tapped; returns what is left of each kind."""
        decided = {"template": template, "given": given, "at": at or int(time.time())}
        left: dict[str, int] = self.http.post("consents", json={"decided": [decided]}).json()["left"]
        return left

    def posts(self, kind: str = "text", *, as_json: bool = False, window: str = "talk", **fields: Any) -> None:
        """Let the platform post something of this person from the customer session."""
        told = {"ToUserName": "gh_1", "FromUserName": self.open_id, "CreateTime": int(time.time()), "MsgType": kind}
        told |= {} if kind == "event" else {"MsgId": next(numbers)}
        body = json.dumps(told | fields, ensure_ascii=False) if as_json else f"<xml>{_xml(told | fields)}</xml>"
        self._double.deliver({"xml": body, "open_id": self.open_id, "kind": window})


def signed(token: str) -> dict[str, str]:
    """Return parameters as the platform signs them."""
    stamp, nonce = str(int(time.time())), str(secrets.randbelow(10**10))
    digest = hashlib.sha1("".join(sorted((token, stamp, nonce))).encode()).hexdigest()
    return {"timestamp": stamp, "nonce": nonce, "signature": digest}


def _xml(fields: dict[str, Any]) -> str:
    parts = {name: _xml(value) if isinstance(value, dict) else escape(str(value)) for name, value in fields.items()}
    return "".join(f"<{name}>{value}</{name}>" for name, value in parts.items())
