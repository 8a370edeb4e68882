"""`make pictures`: plays every scene in one running house and replaces the pictures of the documentation.

The film of `make demo` has a house of its own. `python -m bench.pictures map film` plays some of them; `--into FOLDER`
leaves the documentation's as they are.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.pictures.case_scene import case_scene
from bench.pictures.chat_scenes import language_scene, night_scene
from bench.pictures.easel import Easel
from bench.pictures.film import film
from bench.pictures.map_scene import map_scene
from bench.pictures.studio import MORNING, Studio
from bench.pictures.witness_scene import witness_scene
from tests.stage.house import running_house
from tests.web.chromium import chromium_path

SCENES: dict[str, Callable[[Studio], None]] = {
    "case": case_scene,
    "languages": language_scene,
    "night": night_scene,
    "map": map_scene,
    "witness": witness_scene,
}
FILM = "film"


def main(arguments: list[str]) -> int:
    """Play the scenes named, or all."""
    parser = argparse.ArgumentParser(prog="python -m bench.pictures", description=__doc__)
    parser.add_argument("scenes", nargs="*", choices=[*SCENES, FILM, []], help="all, if none is named")
    parser.add_argument("--into", type=Path, default=Path("docs/images"), help="where the pictures go")
    wish = parser.parse_args(arguments)
    path = chromium_path()
    if path is None:
        print("There is no Chromium: install one or name it in CHROMIUM.", file=sys.stderr)
        return 1
    scenes = wish.scenes or [*SCENES, FILM]
    with sync_playwright() as player:
        easel = Easel(wish.into)
        if still := [name for name in scenes if name != FILM]:
            with tempfile.TemporaryDirectory() as data, running_house(Path(data)) as house:
                studio = Studio(house, player, path, easel)
                for name in still:
                    studio.set_clock(MORNING)
                    SCENES[name](studio)
        if FILM in scenes:
            film(player, path, easel.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
