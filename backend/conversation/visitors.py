"""Counting of visitors as one: a pace that is kept by address has to mean what one person can have.

Behind proxies the address is the one they tell, and only as many of them are believed as the operator has named
(`YIQIAOTONG_PROXIES`); from anybody else a forwarding header is a stranger's word.
"""

from __future__ import annotations

import ipaddress
from typing import Protocol


class Visit(Protocol):
    """A request as the web server knows it."""

    @property
    def ip(self) -> str:
        """The address at the other end of the connection."""
        ...

    @property
    def remote_addr(self) -> str:
        """The address that a believed proxy tells, or nothing."""
        ...


def visitor_of(request: Visit) -> str:
    """Return the address whose pace a request counts against."""
    return network_of(request.remote_addr or request.ip)


def network_of(address: str) -> str:
    """Return what stands for an address: itself, or for IPv6 the network of 64 bits that one household is given."""
    try:
        found = ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(found), 64), strict=False))
