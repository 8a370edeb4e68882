"""A video witness: the check of the devices, the judge's page, and what the party reads and signs."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from backend.authorization.room.commands import ROLES, Role
from bench.pictures.faces import film
from bench.pictures.studio import DESK, Studio, to_top
from tests.web.chromium import FILMING, FLAGS, PHONE
from tests.web.witness_room import Three, WitnessPage, begin, play_until, prepare


def witness_scene(studio: Studio) -> None:
    """Keep witness-check, witness-judge, witness-reading and witness-signing."""
    now, keep = studio.house.clock.now(), studio.easel.keep
    prepare(studio.house, start=now, recording_acknowledged_at=now - timedelta(days=1))
    with ExitStack() as open_browsers:
        folder = Path(open_browsers.enter_context(tempfile.TemporaryDirectory()))
        three = {role: _seated(studio, open_browsers, role, folder) for role in ROLES}
        party, judge = three["party"].page, three["judge"].page
        keep(party, "witness-check")
        _come_together(three)
        begin(three)
        keep(judge, "witness-judge")
        play_until(three, "阅读文件")
        keep(party, "witness-reading")
        play_until(three, "签名", since="阅读文件")
        three["party"].draw()
        to_top(party.locator("#signing"))
        keep(party, "witness-signing")


def _seated(studio: Studio, open_browsers: ExitStack, role: Role, folder: Path) -> WitnessPage:
    """One of the three before a camera of their own, at the check of the devices."""
    flags = [*FLAGS, *FILMING, f"--use-file-for-fake-video-capture={film(role, folder)}", "--lang=zh-CN"]
    browser = studio.player.chromium.launch(
        executable_path=studio.chromium, args=flags, env={**os.environ, "LANGUAGE": "zh-CN"}
    )
    open_browsers.callback(browser.close)
    size = {"viewport": DESK} if role == "judge" else {"viewport": PHONE, "device_scale_factor": 2}
    zone = "America/New_York" if role == "party" else "Asia/Shanghai"
    permissions = ["camera", "microphone"]
    context = browser.new_context(
        **size, locale="zh-CN", timezone_id=zone, reduced_motion="reduce", permissions=permissions
    )
    context.clock.set_fixed_time(studio.house.clock.now())
    return WitnessPage(context.new_page(), studio.house, role).open()


def _come_together(three: Three) -> None:
    for page in three.values():
        page.come_in()
    three["judge"].sees("party", "lawyer")
    three["party"].sees("judge", "lawyer")
