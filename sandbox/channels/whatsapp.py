"""The Cloud API as a pretend server: lengths, the 24-hour window, error codes, media behind a bearer, signed webhooks.

As documented at https://developers.facebook.com/docs/whatsapp/cloud-api; the parts our connector uses.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json, raw

from sandbox.channels.platform import Platform, control, encoded

PHONE_ID = "1555000"
BUSINESS_ID = "2777000"
MIMES = {
    "image/jpeg", "image/png", "text/plain", "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
"""Types that may be uploaded for sending, of those we send."""
PICTURES = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG"}
"""First bytes of a picture of each type: one of another type than was said is refused."""


class WhatsApp(Platform):
    """One number's platform.

    Args:
        token: the bearer token.
        app_secret: signs what is posted.
    """

    def __init__(self, token: str, app_secret: str) -> None:
        super().__init__("whatsapp", token)
        self.token, self.app_secret = token, app_secret
        self.open: set[str] = set()
        self.received: set[str] = set()
        self.marks: list[dict[str, Any]] = []
        self.templates: list[dict[str, Any]] = []

    def reset(self) -> None:
        """Forget everything but the webhook and the templates."""
        super().reset()
        self.open.clear()
        self.received.clear()
        self.marks.clear()

    async def deliver(self, body: dict[str, Any]) -> None:
        """Post an event, signed; whoever writes in it may be written to."""
        for entry in body.get("entry", []):
            for change in entry.get("changes", []):
                for message in change.get("value", {}).get("messages", []):
                    self.open |= {str(message.get("from")), str(message.get("from_user_id"))}
                    self.received.add(str(message.get("id")))
        content = encoded(body)
        mac = hmac.new(self.app_secret.encode(), content, hashlib.sha256).hexdigest()
        await self.post(content, {"Content-Type": "application/json", "X-Hub-Signature-256": f"sha256={mac}"})

    def send(self, message: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Take a message from us; return status and answer."""
        if self.faults.errors:
            return 400, {"error": {"code": self.faults.errors.pop(0), "message": "as asked for"}}
        to = message.get("recipient") or message.get("to")
        if not to or message.get("messaging_product") != "whatsapp":
            return 400, {"error": {"code": 100, "message": "Invalid parameter"}}
        if message.get("type") == "template":
            fault = self._fault_of_template(message["template"])
            return self._refuse(*fault) if fault else self._take(message)
        if str(to) not in self.open:
            return 400, {"error": {"code": 131047, "message": "Re-engagement message"}}
        fault = fault_of(message)
        if fault:
            return 400, {"error": {"code": 131009, "message": fault}}
        return self._take(message)

    def mark(self, mark: dict[str, Any], known: bool) -> tuple[int, dict[str, Any]]:
        """Take the mark that a message was read and is being answered; outages of other calls leave it alone."""
        if not known or mark.get("messaging_product") != "whatsapp" or mark.get("message_id") not in self.received:
            return 400, {"error": {"code": 100, "message": "Invalid parameter"}}
        self.marks.append(mark)
        return 200, {"success": True}

    def register(self, content: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Take a template in for approval, which here is given at once."""
        names = {(known["name"], known["language"]) for known in self.templates}
        text = next((part["text"] for part in content["components"] if part["type"] == "BODY"), "")
        if (content["name"], content["language"]) in names:
            return self._refuse(100, "There is already content in this language")
        if not 1 <= len(text) <= 1_024 or content["category"] not in ("UTILITY", "MARKETING", "AUTHENTICATION"):
            return self._refuse(100, "Invalid parameter")
        self.templates.append(content | {"status": "APPROVED", "id": str(len(self.templates) + 1)})
        return 200, {"id": self.templates[-1]["id"], "status": "APPROVED", "category": content["category"]}

    def _fault_of_template(self, asked: dict[str, Any]) -> tuple[int, str] | None:
        code = asked["language"]["code"]
        known = [one for one in self.templates if (one["name"], one["language"]) == (asked["name"], code)]
        if not known or known[0]["status"] != "APPROVED":
            return 132001, "Template name does not exist in the translation"
        body = next(part["text"] for part in known[0]["components"] if part["type"] == "BODY")
        given = [part["parameters"] for part in asked.get("components", []) if part["type"] == "body"]
        values = given[0] if given else []
        if len(values) != len(set(re.findall(r"\{\{\d+\}\}", body))):
            return 132000, "Number of parameters does not match the expected number of params"
        odd = [value for value in values if not value["text"] or re.search(r"[\n\t]| {5}", value["text"])]
        return (132005, "Translated text has format character mismatch") if odd else None

    def _refuse(self, code: int, message: str) -> tuple[int, dict[str, Any]]:
        return 400, {"error": {"code": code, "message": message, "error_user_msg": message}}

    def _take(self, message: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.sent.append(message)
        return 200, {"messaging_product": "whatsapp", "messages": [{"id": f"wamid.out{len(self.sent)}"}]}


def fault_of(message: dict[str, Any]) -> str | None:
    """Return what is outside the contract in a message, or None."""
    if message["type"] == "text":
        return None if 1 <= len(message["text"]["body"]) <= 4_096 else "text.body"
    if message["type"] == "location":
        at = message["location"]
        fits = abs(at["latitude"]) <= 90 and abs(at["longitude"]) <= 180 and at.get("name") and at.get("address")
        return None if fits else "location"
    if message["type"] != "interactive":
        return None if message[message["type"]].get("id") else "media id"
    interactive = message["interactive"]
    if not 1 <= len(interactive["body"]["text"]) <= 1_024:
        return "interactive.body.text"
    if not 1 <= len(interactive.get("footer", {"text": "-"})["text"]) <= 60:
        return "interactive.footer.text"
    if interactive["type"] == "location_request_message":
        return None if interactive["action"] == {"name": "send_location"} else "action"
    return _fault_of_buttons(interactive) if interactive["type"] == "button" else _fault_of_list(interactive)


def _fault_of_buttons(interactive: dict[str, Any]) -> str | None:
    replies = [button["reply"] for button in interactive["action"]["buttons"]]
    if not 1 <= len(replies) <= 3 or len({reply["title"] for reply in replies}) < len(replies):
        return "buttons"
    fit = all(1 <= len(reply["title"]) <= 20 and 1 <= len(reply["id"]) <= 256 for reply in replies)
    return None if fit else "reply"


def _fault_of_list(interactive: dict[str, Any]) -> str | None:
    sections = interactive["action"]["sections"]
    rows = [row for section in sections for row in section["rows"]]
    if len(sections) > 1 and not all(1 <= len(section.get("title", "")) <= 24 for section in sections):
        return "section titles"
    if not 1 <= len(rows) <= 10 or not 1 <= len(interactive["action"]["button"]) <= 20:
        return "rows"
    if len({row["id"] for row in rows}) < len(rows):
        return "row ids"
    fit = all(len(row["title"]) <= 24 and len(row.get("description", "")) <= 72 for row in rows)
    return None if fit and all(len(row["title"]) >= 1 and 1 <= len(row["id"]) <= 200 for row in rows) else "row"


def blueprints(whatsapp: WhatsApp) -> list[Blueprint]:
    """Return the Cloud API's routes and the handles behind them."""
    routes = Blueprint("whatsapp_cloud_api", url_prefix="/whatsapp")

    async def before(request: Request, call: str) -> HTTPResponse | None:
        if request.token != whatsapp.token:
            return json({"error": {"code": 190, "message": "Invalid OAuth access token"}}, status=401)
        return await whatsapp.before(call)

    @routes.post(f"/{PHONE_ID}/messages", name="messages")
    async def messages(request: Request) -> HTTPResponse:
        if request.json.get("status") == "read":
            status, body = whatsapp.mark(request.json, request.token == whatsapp.token)
            return json(body, status=status)
        if (instead := await before(request, "messages")) is not None:
            return instead
        status, body = whatsapp.send(request.json)
        return json(body, status=status)

    @routes.post(f"/{PHONE_ID}/media", name="upload")
    async def upload(request: Request) -> HTTPResponse:
        if (instead := await before(request, "upload")) is not None:
            return instead
        kinds = {str(value) for name, values in (request.form or {}).items() if name == "type" for value in values}
        if not kinds & MIMES:
            return json(
                {"error": {"code": 100, "message": "Param file must be a file with a supported type"}}, status=400
            )
        content = request.files["file"][0].body if request.files else b""
        if kinds & PICTURES.keys() and not any(content.startswith(PICTURES[one]) for one in kinds & PICTURES.keys()):
            return json({"error": {"code": 131053, "message": "Media upload error"}}, status=400)
        media_id = f"up{len(whatsapp.files)}"
        whatsapp.files[media_id] = content
        return json({"id": media_id})

    @routes.get(f"/{BUSINESS_ID}/message_templates", name="templates")
    async def templates(request: Request) -> HTTPResponse:
        """Two a page, so that whoever reads has to turn them."""
        if (instead := await before(request, "templates")) is not None:
            return instead
        first = int(request.args.get("after") or 0)
        page, more = whatsapp.templates[first : first + 2], first + 2 < len(whatsapp.templates)
        paging = {"cursors": {"before": str(first), "after": str(first + 2)}} | ({"next": "…"} if more else {})
        return json({"data": page, "paging": paging})

    @routes.post(f"/{BUSINESS_ID}/message_templates", name="register")
    async def register(request: Request) -> HTTPResponse:
        if (instead := await before(request, "register")) is not None:
            return instead
        status, body = whatsapp.register(request.json)
        return json(body, status=status)

    @routes.get("/<media_id:str>", name="media")
    async def media(request: Request, media_id: str) -> HTTPResponse:
        if (instead := await before(request, "media")) is not None:
            return instead
        if media_id not in whatsapp.files:
            return json({"error": {"code": 100, "message": "no such media"}}, status=400)
        return json({"url": f"http://{request.host}/whatsapp/_files/{media_id}"})

    @routes.get("/_files/<media_id:str>", name="file")
    async def file(request: Request, media_id: str) -> HTTPResponse:
        known = request.token == whatsapp.token
        return raw(whatsapp.files[media_id]) if known else json({}, status=401)

    handles = control(whatsapp, whatsapp.deliver)

    @handles.get("/marks", name="marks")
    async def marks(_: Request) -> HTTPResponse:
        """List which messages show as read, and whether "typing…" stood under them."""
        return json(whatsapp.marks)

    @handles.post("/close_windows", name="close_windows")
    async def close_windows(_: Request) -> HTTPResponse:
        """Let a day pass for everybody."""
        whatsapp.open.clear()
        return json({})

    return [routes, handles]
