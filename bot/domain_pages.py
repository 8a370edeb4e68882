"""Reads the pages of a domain at once, which Rasa reads four times each with a slow parser and joins one by one.

Ninety pages took Rasa six seconds of processor time. Here each is parsed once in C and checked against Rasa's own
schema, and all are joined in one step. What is not plain, or does not hold to the schema, is left to Rasa, which says
what is wrong and where. The result is the same (tests/nlu/test_importer.py holds it beside Rasa's).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import yaml
from pkg_resources import resource_filename
from pykwalify.core import Core
from pykwalify.errors import PyKwalifyException
from rasa.shared.constants import DOMAIN_SCHEMA_FILE, PACKAGE_NAME, RESPONSES_SCHEMA_FILE, SCHEMA_EXTENSIONS_FILE
from rasa.shared.core.domain import Domain
from rasa.shared.exceptions import RasaException
from rasa.shared.utils.io import read_yaml_file
from ruamel.yaml.resolver import implicit_resolvers

OF_RASA = (1, 2)
"""The YAML version whose rules Rasa reads by; PyYAML's own would take a plain `no` for false."""
RESPONSES = "responses"
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _NotPlain(Exception):
    """Something in a page that the two parsers may read differently."""


class _PlainPage(_BASE):  # type: ignore[misc]
    """A loader that reads plain pages as Rasa's parser does, and refuses any other."""

    yaml_implicit_resolvers: ClassVar[dict[str | None, list[tuple[str, Any]]]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse keys that stand there twice or are joined in; Rasa's parser knows what to say of them."""
        keys = [key.value for key, _ in node.value]
        if len(set(keys)) < len(keys) or "<<" in keys:
            raise _NotPlain
        return dict(super().construct_mapping(node, deep=deep))


def _integer(loader: Any, node: yaml.ScalarNode) -> int:
    if not node.value.lstrip("+-").isdecimal() or (len(node.value) > 1 and node.value[0] == "0"):
        raise _NotPlain
    return int(node.value)


def _as_rasa_reads() -> None:
    """Give plain values the types that they have in Rasa's version of YAML."""
    for versions, tag, pattern, letters in implicit_resolvers:
        if OF_RASA in versions:
            for letter in letters or [None]:
                _PlainPage.yaml_implicit_resolvers.setdefault(letter, []).append((tag, pattern))
    _PlainPage.add_constructor("tag:yaml.org,2002:int", _integer)


_as_rasa_reads()


def joined(paths: Iterable[Path]) -> Domain:
    """Return the domain of all pages together.

    Args:
        paths: pages; of single values, such as the session's, those of the first count.

    Raises:
        RasaException: Two pages define the same utterance, one of which Rasa would silently lose, or one is no domain.
    """
    all_of_it: dict[str, Any] = {}
    said: set[str] = set()
    for path in paths:
        page = _domain(path).as_dict()
        twice = said & page.get(RESPONSES, {}).keys()
        if twice:
            raise RasaException(f"{path} defines again: {', '.join(sorted(twice))}")
        said |= page.get(RESPONSES, {}).keys()
        all_of_it = Domain.merge_domain_dicts(page, all_of_it)
    return Domain.from_dict(all_of_it)


def plain_page(text: str) -> dict[str, Any] | None:
    """Return what a page of YAML holds, or None where Rasa's own parser has to read it."""
    if text.isascii() and "\\" in text:  # Rasa undoes escapes in these
        return None
    try:
        page = yaml.load(text, _PlainPage)
    except (_NotPlain, yaml.YAMLError):
        return None
    return page if isinstance(page, dict) else None


def _domain(path: Path) -> Domain:
    page = plain_page(path.read_text("utf-8"))
    return Domain.from_dict(page) if page is not None and _holds_to_schema(page) else Domain.load(str(path))


def _holds_to_schema(page: Mapping[str, Any]) -> bool:
    extensions = resource_filename(PACKAGE_NAME, SCHEMA_EXTENSIONS_FILE)
    try:
        Core(source_data=page, schema_data=dict(_schema()), extensions=[extensions]).validate()
    except PyKwalifyException:
        return False
    return True


@cache
def _schema() -> dict[str, Any]:
    """Rasa's schema of a domain, with that of responses, as Rasa itself puts them together."""
    files = (DOMAIN_SCHEMA_FILE, RESPONSES_SCHEMA_FILE)
    return {
        key: value for file in files for key, value in read_yaml_file(resource_filename(PACKAGE_NAME, file)).items()
    }
