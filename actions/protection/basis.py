"""The line of laws and articles under an answer, as it is read in each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from actions.protection.readers.article_numbers import number_of
from backend.protection.model import Source
from backend.shared.yaml_pages import read_yaml

MOST_ARTICLES = 4
"""Articles of one law that are named; the rest stands under the full rule."""
_REPUBLIC = "中华人民共和国"


def basis_of(sources: Sequence[Source], language: str, most: int = 0) -> str:
    """Return laws with their articles, those of one law together.

    Args:
        most: how many articles of one law are named; 0 for all.
    """
    laws: dict[str, list[str]] = {}
    for source in sources:
        laws.setdefault(source.law, []).extend([source.article] if source.article else [])
    named = {law: list(dict.fromkeys(articles)) for law, articles in laws.items()}
    if language == "en":
        return "; ".join(_in_english(law, articles, most) for law, articles in named.items())
    return "；".join(_in_chinese(law, articles, most) for law, articles in named.items())


def _in_chinese(law: str, articles: Sequence[str], most: int) -> str:
    more = "等" if 0 < most < len(articles) else ""
    return f"《{_short(law)}》{'、'.join(articles[: most or None])}{more}"


def _in_english(law: str, articles: Sequence[str], most: int) -> str:
    name = _names().get(law)
    title = f"{name} ({_short(law)})" if name else f"《{_short(law)}》"
    if not articles:
        return title
    more = " and others" if 0 < most < len(articles) else ""
    word = "Art." if len(articles) == 1 else "Arts."
    return f"{title}, {word} {', '.join(map(number_of, articles[: most or None]))}{more}"


def _short(law: str) -> str:
    """A title as lawyers shorten it: without the republic, and a court's interpretation by its subject."""
    return law.replace(_REPUBLIC, "").removeprefix("最高人民法院关于").replace("《", "〈").replace("》", "〉")


@cache
def _names() -> Mapping[str, str]:
    page: Mapping[str, str] = read_yaml(Path(__file__).with_name("law_names.yml"))
    return page
