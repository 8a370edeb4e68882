"""Signs an agreement as the signing page does: opens the link once, reads every page, hands a drawn name in."""

from __future__ import annotations

import httpx

NAME = [[[20, 60, 0], [60, 20, 90], [110, 90, 180]], [[120, 30, 300], [180, 95, 420]]]


def sign_by_link(house_url: str, link: str) -> None:
    """Sign on a device of its own.

    Args:
        house_url: where the house listens in this test.
        link: as it stood in the conversation.
    """
    with httpx.Client(base_url=house_url, trust_env=False, timeout=60) as device:
        taken = device.post(link[link.index("/sign/") :] + "/seat", json={}).raise_for_status()
        seat = f"/sign/at/{taken.json()['seat']}"
        paper = device.get(f"{seat}/state").raise_for_status().json()["paper"]
        for page in range(1, paper["pages"] + 1):
            device.post(f"{seat}/do/read", json={"page": page}).raise_for_status()
        drawn = {"strokes": NAME, "width": 300, "height": 120, "timezone": "America/Toronto"}
        device.post(f"{seat}/do/sign", json={"digest": paper["digest"], **drawn}).raise_for_status()
