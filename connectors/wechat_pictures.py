"""A picture in WeChat: kept there first, then sent by the id it got; where it opens nothing any more, its link goes."""

from __future__ import annotations

from connectors.ports import Errands
from connectors.rendering import from_data_uri
from connectors.wechat_api import WeChatApi

_NAME, _MIME = "picture.png", "image/png"


async def send_picture(api: WeChatApi, errands: Errands, address: str, source: str) -> str:
    """Send one picture to a person and return how it went: ``picture`` or ``link``. Raises `Undelivered`.

    Args:
        api: the account or mini program.
        errands: opens links of ours.
        address: the person's open id.
        source: a data URI, or a link of ours.
    """
    content, mime = from_data_uri(source) or (await errands.content(source), _MIME)
    if content is None:
        await api.send(address, "text", {"content": source})
        return "link"
    media_id = await api.upload(_NAME, content, mime)
    await api.send(address, "image", {"media_id": media_id})
    return "picture"
