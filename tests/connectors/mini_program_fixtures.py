"""A mini program's platform and services that speak with it, for the tests of its pages and of its messages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from connectors.mini_program.connector import PATH
from sandbox.channels import mini_program as platform
from tests.connectors.platform_double import Double, running
from tests.web.fake_house import House, house

APP_ID, SECRET, TOKEN = "wx2c2769f8efd9abc2", "a-secret", "spamtest"
HEARING, APPOINTMENT = "tmpl_hearing", "tmpl_appointment"
KEYS = {HEARING: ("thing1", "time2", "thing3"), APPOINTMENT: ("thing1", "time2", "character_string3")}
TEMPLATES = {
    "hearing": {"id": HEARING, "title": "thing1", "at": "time2", "place": "thing3"},
    "appointment": {"id": APPOINTMENT, "title": "thing1", "at": "time2", "number": "character_string3"},
}
ACCOUNT: dict[str, Any] = {
    "mini_program_app_id": APP_ID,
    "mini_program_app_secret": SECRET,
    "mini_program_token": TOKEN,
    "mini_program_templates": json.dumps(TEMPLATES),
}


@contextmanager
def running_platform() -> Iterator[Double]:
    """Serve the platform until the block ends."""
    program = platform.MiniProgram(APP_ID, SECRET, TOKEN, KEYS)
    with running("mini_program", platform.blueprints(program), program.key) as served:
        yield served


@contextmanager
def running_services(double: Double, folder: Path, **more: Any) -> Iterator[House]:
    """Serve our side, with a bot of plain rules."""
    with house(folder, **ACCOUNT, mini_program_api=double.url, **more) as started:
        double.reset(started.url + PATH)
        yield started
