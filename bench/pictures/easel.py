"""Keeps a screenshot as a small file: 256 colours are enough for pages made of paper, ink and one green."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

COLOURS = 256


class Easel:
    """Place where the pictures are put.

    Args:
        folder: made if it is missing; a picture of the same name is replaced.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, page: Page, name: str, whole: bool = False) -> None:
        """Keep what a page shows, without focus ring and pointer, which a still picture cannot explain.

        Args:
            name: the file's name without its ending.
            whole: the page to its end instead of what the screen holds.
        """
        page.evaluate("document.activeElement?.blur()")
        page.mouse.move(0, 0)
        page.wait_for_timeout(500)
        shot = Image.open(io.BytesIO(page.screenshot(full_page=whole))).convert("RGB")
        file = self.folder / f"{name}.png"
        shot.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
        print(f"{file}  {shot.width}×{shot.height}  {file.stat().st_size // 1000} kB", flush=True)
