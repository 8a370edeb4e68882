"""The parts of a PDF that act in its reader's viewer (ISO 32000-2 §12.6 actions, §7.11 files outside, §12.5 notes).

What may stay is named, not what may not: an officer's desktop viewer follows actions nobody has heard of here. Opening
may go to a page; a link may go to a page, to an address on the web (http, https) or to a letter (mailto, without
attachments); nothing else happens by itself or at a tap. An address of another kind is followed by the system below the
viewer: a share is shown the officer's password, an Office link opens a stranger's document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

_KEYS = frozenset({"/JS", "/JavaScript", "/EF", "/RichMediaContent", "/XFA", "/AF"})
_OUTSIDE = frozenset({"/F", "/FFilter", "/FDecodeParms"})
"""Of a stream: its content lies in another file, which a viewer on Windows fetches with the officer's password."""
_NAMES: dict[str, frozenset[str]] = {
    "/S": frozenset(
        {
            "/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/ResetForm", "/GoToE", "/GoToR", "/GoToDp",
            "/Rendition", "/RichMediaExecute", "/Movie", "/Sound", "/GoTo3DView", "/Hide", "/Thread", "/SetOCGState",
        }
    ),
    "/Type": frozenset({"/EmbeddedFile", "/Filespec"}),
    "/Subtype": frozenset({"/FileAttachment", "/Screen", "/Movie", "/Sound", "/3D", "/RichMedia"}),
}  # fmt: skip
_ON_OPENING = frozenset({"/GoTo"})
_AT_A_TAP = frozenset({"/GoTo", "/URI", "/Named"})
_PAGES = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})
_WEB = re.compile(r"https?://[^\x00-\x20/\\][^\x00-\x1f]*|mailto:[^\x00-\x20?/\\]+", re.IGNORECASE)
"""Whole addresses a link may lead to. A letter has no heads: some clients attach the file that one of them names."""


def what_acts(found: DictionaryObject) -> str:
    """Return the key or the name in a dictionary that acts or fetches, or nothing.

    Values that are references are looked up, for a name may be one; dictionaries below are looked at by themselves.
    """
    keys = set(found)
    if acting := keys & _KEYS:
        return str(sorted(acting)[0])
    if isinstance(found, StreamObject) and keys & _OUTSIDE:
        return "/F"
    if "/URI" in found and not _leads_to_the_web(_value(found, "/URI")):
        return "/URI"
    for key, unwanted in _NAMES.items():
        value = _value(found, key)
        if isinstance(value, NameObject) and value in unwanted:
            return str(value)
    return next((action for action in _actions(found) if action), "")


def _actions(found: DictionaryObject) -> Iterator[str]:
    opening = _value(found, "/OpenAction")
    yield _unwanted(opening, _ON_OPENING)
    if isinstance(opening, DictionaryObject) and "/Next" in opening:
        yield "/Next"
    events = _value(found, "/AA")
    for key in events if isinstance(events, DictionaryObject) else ():
        yield _unwanted(_value(events, key), _ON_OPENING)
    for key in ("/A", "/PA"):
        yield _unwanted(_value(found, key), _AT_A_TAP)
    following = _value(found, "/Next") if "/S" in found else None
    for each in following if isinstance(following, ArrayObject) else [following]:
        yield _unwanted(each, _AT_A_TAP)


def _unwanted(action: Any, allowed: frozenset[str]) -> str:
    """Return the name of an action that is not among those allowed; destinations and attributes are no actions."""
    if not isinstance(action, DictionaryObject) or "/S" not in action:
        return ""
    kind = _value(action, "/S")
    if kind not in allowed or (kind == "/URI" and "/URI" not in action):
        return str(kind)
    return "" if kind != "/Named" or _value(action, "/N") in _PAGES else "/Named"


def _leads_to_the_web(target: Any) -> bool:
    """Return True for an address on the web under ``/URI``, or a catalogue's settings with no other base."""
    if isinstance(target, DictionaryObject):
        return "/Base" not in target or _leads_to_the_web(_value(target, "/Base"))
    if isinstance(target, ByteStringObject):
        target = TextStringObject(target.decode("latin-1"))
    return isinstance(target, TextStringObject) and _WEB.fullmatch(target) is not None


def _value(found: DictionaryObject, key: str) -> Any:
    value = found.raw_get(key) if key in found else None
    return value.get_object() if value is not None else None
