"""`make docs`: the documentation as a site one can read and search, built in var/site.

The pages are those of ``docs/``; beside them README, CONTRIBUTING and the other papers of the repository's root, and
the interfaces' OpenAPI documents. A link that leads nowhere ends the build.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from backend.api.map_openapi import DOCUMENT
from cli.install import ROOT, find_uv, install_uv

SOURCE, SITE = ROOT / "var" / "site-source", ROOT / "var" / "site"
OF_THE_ROOT = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "SECURITY.md": "reporting.md",
    "CODE_OF_CONDUCT.md": "conduct.md",
}
"""Papers beside ``docs/`` and what they are called in the site."""
SECTIONS: dict[str, tuple[str, ...]] = {
    "What it does": (
        "stories", "co-plaintiffs", "emergencies", "triage", "defence", "mediation", "calls", "arbitration",
        "deadlines", "statutes", "law-library", "legal-map",
    ),
    "Run it": ("operations", "deployment", "security", "personal-data", "systems", "desk", "translation", "terminal"),
    "Law": ("law", "truth", "glossary", "measurements"),
}  # fmt: skip
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)\s#]+)(#[^)\s]*)?\)")
_PAGE_OF_THE_HOST = re.compile(r"^\[[^\]]+\]: \.\./\.\./(?:compare|releases)/\S+\n?", re.MULTILINE)
"""An address of whoever keeps the repository, as the changelog names its tags; the site has no such page."""


def main() -> int:
    """Put the pages together and let MkDocs build them; return its exit code."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    pages = SOURCE / "pages"
    shutil.copytree(ROOT / "docs", pages)
    for page in pages.rglob("*.md"):
        kept = ROOT / "docs" / page.relative_to(pages)
        page.write_text(with_links_inside(kept.read_text("utf-8"), kept.parent), "utf-8")
    for name, called in OF_THE_ROOT.items():
        text = (ROOT / name).read_text("utf-8").replace('src="docs/', 'src="')
        (pages / called).write_text(with_links_inside(text, ROOT), "utf-8")
    interfaces = _interfaces(pages)
    settings = _settings(pages, interfaces)
    (SOURCE / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
    command = [str(_tools() / "bin" / "python"), "-m", "mkdocs", "build", "--strict", "-q", "-f"]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    code = subprocess.run([*command, str(SOURCE / "mkdocs.yml")], env=quiet, check=False).returncode
    print(f"The site: {SITE.relative_to(ROOT)}/index.html" if code == 0 else "The site was not built.")
    return code


def _tools() -> Path:
    """Lay the environment of the group ``docs`` from the lock, apart from the services', and return it."""
    folder = ROOT / ".tools" / "docs"
    uv = find_uv() or install_uv()
    command = [uv, "sync", "--frozen", "--quiet", "--only-group", "docs", "--project", str(ROOT)]
    own = os.environ | {"UV_PROJECT_ENVIRONMENT": str(folder)}
    own.pop("VIRTUAL_ENV", None)
    subprocess.run([*command, "--python", sys.executable], env=own, check=True)
    return folder


def with_links_inside(text: str, folder: Path) -> str:
    """Return a page whose links lead to pages of the site; a file that is none of it is named instead.

    Args:
        folder: where the page lies in the repository.
    """

    def inside(found: re.Match[str]) -> str:
        words, address, anchor = found[1], found[2], found[3] or ""
        if "://" in address or address.startswith("mailto:"):
            return found[0]
        file = (folder / address).resolve()
        named = file.relative_to(ROOT).as_posix()
        if named in OF_THE_ROOT:
            return f"[{words}]({_way_to(OF_THE_ROOT[named], folder)}{anchor})"
        if file.is_dir() and any(file.glob("*.md")) and named.startswith("docs/"):
            first = sorted(file.glob("*.md"))[0].relative_to(ROOT / "docs").as_posix()
            return f"[{words}]({_way_to(first, folder)})"
        if named.startswith("docs/") and file.is_file():
            return f"[{words}]({_way_to(file.relative_to(ROOT / 'docs').as_posix(), folder)}{anchor})"
        return f"{words} (`{named}`)" if words.strip("`") != named else words

    return _LINK.sub(inside, _PAGE_OF_THE_HOST.sub("", text))


def _way_to(page: str, folder: Path) -> str:
    """The way to a page of the site from a page that lies in a folder of the repository."""
    depth = len(folder.relative_to(ROOT / "docs").parts) if folder.is_relative_to(ROOT / "docs") else 0
    return "../" * depth + page


def _interfaces(pages: Path) -> list[dict[str, str]]:
    """Write a page for our own interface and for each that a partner is assumed to have; return them for the menu."""
    folder = pages / "api"
    folder.mkdir()
    documents: dict[str, tuple[str, Any]] = {"map": ("The legal map's interface (ours)", DOCUMENT)}
    for file in sorted((ROOT / "sandbox").glob("*/openapi.yaml")):
        documents[file.parent.name] = (f"{file.parent.name} (a partner, as assumed)", yaml.safe_load(file.read_text()))
    found = []
    for name, (title, document) in documents.items():
        (folder / f"{name}.json").write_text(json.dumps(document, ensure_ascii=False, default=str), "utf-8")
        (folder / f"{name}.md").write_text(f'# {title}\n\n<swagger-ui src="{name}.json"/>\n', "utf-8")
        found.append({title: f"api/{name}.md"})
    return found


def _settings(pages: Path, interfaces: list[dict[str, str]]) -> dict[str, Any]:
    """MkDocs' settings: the committed ones, where the pages are, and their order."""
    settings: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    listed = {section: [f"{name}.md" for name in names] for section, names in SECTIONS.items()}
    for section, folder in (("Channels", "channels"), ("Decisions", "decisions")):
        listed[section] = sorted(page.relative_to(pages).as_posix() for page in (pages / folder).glob("*.md"))
    menu: list[Any] = ["index.md", *({section: names} for section, names in listed.items()), {"API": interfaces}]
    menu.append({"Contribute": [called for called in OF_THE_ROOT.values() if called != "index.md"]})
    return settings | {"docs_dir": str(pages), "site_dir": str(SITE), "nav": menu}


if __name__ == "__main__":
    sys.exit(main())
