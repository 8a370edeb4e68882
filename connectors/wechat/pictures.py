"""A picture in WeChat: kept there first, then sent by the id it got; that of one institution is the cover of a card."""

from __future__ import annotations

from connectors.base import utf8_bytes
from connectors.ports import Errands
from connectors.rendering import Piece, Venue, file_of_picture, from_data_uri, in_words, shortened
from connectors.wechat.api import Card, WeChatApi

LONGEST_TITLE, LONGEST_DESCRIPTION = 64, 512
"""Bytes on a card."""


async def send_picture(api: WeChatApi, errands: Errands, address: str, piece: Piece) -> str:
    """Send one picture to a person and return how it went: ``card``, ``picture`` or ``link``. Raises `DeliveryFailed`.

    Args:
        api: the account or mini program.
        errands: opens links of ours.
        address: the person's open id.
        piece: its picture is a data URI or a link of ours; with a place it becomes a card that opens the way there.
    """
    source = piece.picture or ""
    if piece.venue is not None:
        await api.send(address, *api.card(_card(piece.venue, source)))
        return "card"
    inline = from_data_uri(source)
    content = inline[0] if inline else await errands.content(source)
    if content is None:
        await api.send(address, "text", {"content": in_words(piece)})
        return "link"
    name, mime = file_of_picture(content)
    media_id = await api.upload(name, content, mime)
    await api.send(address, "image", {"media_id": media_id})
    return "picture"


def _card(venue: Venue, picture: str) -> Card:
    title = shortened(venue.name, LONGEST_TITLE, utf8_bytes)
    return Card(title, shortened(venue.address, LONGEST_DESCRIPTION, utf8_bytes), venue.link, picture)
