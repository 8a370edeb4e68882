"""A Dockerfile as its instructions, and the file tree its last stage would have, laid out from the sources."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from tests.architecture.source_tree import ROOT

IMAGES = ROOT / "deploy" / "images"


@dataclass(frozen=True)
class Instruction:
    """One instruction of one stage."""

    stage: int
    name: str
    words: str

    @property
    def sources(self) -> list[str]:
        """What a COPY takes, without its target; empty for what comes out of another stage."""
        parts = shlex.split(self.words)
        return [] if parts[0].startswith("--from=") else parts[:-1]


@dataclass(frozen=True)
class Image:
    """One of our images."""

    name: str

    @property
    def path(self) -> Path:
        return IMAGES / f"{self.name}.Dockerfile"

    @property
    def instructions(self) -> list[Instruction]:
        text = "\n".join(
            line for line in self.path.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")
        )
        found, stage = [], -1
        for line in re.sub(r"\\\n\s*", "", text).splitlines():
            name, _, words = line.strip().partition(" ")
            stage += name == "FROM"
            if name:
                found.append(Instruction(stage, name, words.strip()))
        return found

    def last(self, name: str) -> list[str]:
        """The words of the last stage's instructions of that name."""
        stage = max(one.stage for one in self.instructions)
        return [one.words for one in self.instructions if one.name == name and one.stage == stage]

    @property
    def environment(self) -> dict[str, str]:
        """What a container has by itself."""
        pairs = [pair for words in self.last("ENV") for pair in shlex.split(words)]
        return dict(pair.split("=", 1) for pair in pairs)

    def command(self, name: str) -> list[str]:
        """ENTRYPOINT or CMD."""
        return [str(word) for word in json.loads(self.last(name)[-1])]

    def lay_out(self, folder: Path) -> None:
        """Put what the last stage copies of the sources under a folder, as under the image's root."""
        for words in self.last("COPY"):
            parts = shlex.split(words)
            taken = [part for part in parts if not part.startswith("--")]
            *sources, target = taken
            for source in sources:
                if source.startswith("/app/") and ".venv" not in source:
                    source = source.removeprefix("/app/")
                if not source.startswith("/"):
                    _copy(ROOT / source, folder, target, into=target.endswith("/"))


def ignored(source: str) -> bool:
    """Whether .dockerignore keeps something out of what an image is built from: its last fitting line says."""
    keeps = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line and line[0] != "#"]
    out = False
    for line in keeps:
        pattern = line.removeprefix("!").removeprefix("**/")
        if source == pattern or source.startswith(f"{pattern}/") or fnmatch(source, pattern):
            out = not line.startswith("!")
    return out


def _copy(source: Path, folder: Path, target: str, *, into: bool) -> None:
    place = folder / target.lstrip("/") if target.startswith("/") else folder / "app" / target
    if source.is_dir():
        left_out = shutil.ignore_patterns(
            ".venv", "__pycache__", "*.pyc", ".env", "images" if source.name == "docs" else ""
        )
        shutil.copytree(source, place, ignore=left_out, dirs_exist_ok=True)
        return
    place = place / source.name if into or target == "./" else place
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, place)
