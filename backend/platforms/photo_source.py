"""Fetches photographs of institutions from Wikimedia Commons, or a place that works alike: by name, one at a time."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote, urljoin, urlsplit

import httpx

from backend.legal_map.photo import LARGEST, NO_PICTURE, TOO_LARGE, PhotoRefused
from backend.shared.errors import PlatformUnavailable
from backend.shared.wording import Words

PLATFORM = "photo_source"
MOST_REDIRECTS = 4
SECONDS = 30.0
WIDTH = 1280
"""Pixels asked for; Commons makes a smaller copy of a large original."""

_NOT_THERE = Words("来源那里没有这张照片（{status}）。", "The photo is not there any more ({status}).")
_ELSEWHERE = Words(
    "来源把我们转到了别的网站（{host}），没有跟去。", "We were sent on to another site ({host}) and did not go."
)


class CommonsPhotos:
    """Photographs by their file name.

    Args:
        address: what a name is put behind, e.g. ``https://commons.wikimedia.org/wiki/Special:FilePath/``.
        hosts: other hosts a redirect may lead to.
        contact: who we are, for the source's administrators (their rules ask for it).
    """

    def __init__(self, address: str, hosts: Collection[str], contact: str) -> None:
        self._address = address
        self._scheme = urlsplit(address).scheme
        self._hosts = frozenset({urlsplit(address).netloc.lower(), *(host.lower() for host in hosts)})
        self._headers = {"User-Agent": f"Yiqiaotong/0.1 ({contact}; photographs of the legal map)"}

    def fetch(self, name: str) -> bytes:
        """Return what lies under a name, whatever it is; at most 12 MB of it.

        Args:
            name: the file's; a whole address only where it lies on one of the known hosts.

        Raises:
            PhotoRefused: not there, too large, or somewhere else.
            PlatformUnavailable: no answer, or we are asked to wait.
        """
        address = name if "://" in name else f"{self._address}{quote(name.replace(' ', '_'))}?width={WIDTH}"
        try:
            with httpx.Client(headers=self._headers, timeout=SECONDS, follow_redirects=False) as http:
                for _ in range(MOST_REDIRECTS + 1):
                    found = self._one(http, address)
                    if isinstance(found, bytes):
                        return found
                    address = urljoin(address, found)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise PlatformUnavailable(PLATFORM, type(error).__name__) from error
        raise PhotoRefused(Words("来源一直转来转去。", "The source sends us round in circles."))

    def _one(self, http: httpx.Client, address: str) -> bytes | str:
        """Return the content, or where we are sent on to."""
        parts = urlsplit(address)
        if parts.netloc.lower() not in self._hosts or parts.scheme != self._scheme:
            raise PhotoRefused(Words(*(text.format(host=parts.netloc) for text in (_ELSEWHERE.zh, _ELSEWHERE.en))))
        with http.stream("GET", address) as answer:
            if answer.is_redirect:
                return answer.headers["location"]
            if answer.status_code == 429 or answer.status_code >= 500:
                raise PlatformUnavailable(PLATFORM, str(answer.status_code), _seconds(answer))
            if answer.status_code != 200:
                status = answer.status_code
                raise PhotoRefused(Words(*(text.format(status=status) for text in (_NOT_THERE.zh, _NOT_THERE.en))))
            if not answer.headers.get("content-type", "").startswith(("image/", "application/octet-stream")):
                raise NO_PICTURE
            return _read(answer)


def _read(answer: httpx.Response) -> bytes:
    pieces, size = [], 0
    for piece in answer.iter_bytes():
        size += len(piece)
        if size > LARGEST:
            raise TOO_LARGE
        pieces.append(piece)
    return b"".join(pieces)


def _seconds(answer: httpx.Response) -> float:
    said = answer.headers.get("retry-after", "")
    return float(said) if said.isascii() and said.isdecimal() else 0.0
