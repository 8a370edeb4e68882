"""Words for articles, versions and verdicts, in both languages; the sentences stand in `verdicts.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from backend.shared.numerals import HIGHEST, in_chinese
from backend.shared.yaml_pages import read_yaml
from backend.statutes.law_names import english_name, short_title
from backend.statutes.model import Checked, CheckReport, Number, Repeal, Version

GOOD, UNCHECKED = frozenset({"found"}), frozenset({"unknown", "foreign"})


def law_words(title: str, language: str) -> str:
    """Return a law's name as it stands in a sentence: 《民法典》, or Civil Code."""
    name = english_name(title) if language == "en" else ""
    return name or f"《{short_title(title)}》"


def number_words(number: Number, language: str, paragraph: int = 0, item: int = 0) -> str:
    """Return an article's number: 第二百八十六条之一第二款, or Art. 286-1(2)."""
    if language == "en":
        parts = (f"({paragraph})" if paragraph else "") + (f", item {item}" if item else "")
        return f"Art. {number.code}{parts}"
    said = f"第{in_chinese(number.article)}条" if 0 < number.article <= HIGHEST else f"第{number.article}条"
    said += f"之{in_chinese(number.sub)}" if number.sub else ""
    said += f"第{in_chinese(paragraph)}款" if paragraph else ""
    return said + (f"第（{in_chinese(item)}）项" if item else "")


def article_words(title: str, number: Number, language: str, paragraph: int = 0, item: int = 0) -> str:
    """Return law and number: 《民法典》第一千一百二十七条, or Civil Code, Art. 1127."""
    joint = ", " if language == "en" else ""
    return f"{law_words(title, language)}{joint}{number_words(number, language, paragraph, item)}"


def version_words(version: Version, language: str) -> str:
    """Return which version that is, as far as the file said it."""
    parts = []
    if version.passed_on is not None:
        parts.append(_say("version_passed", language, passed=version.passed_on))
    if version.effective_on is not None:
        doubt = _say("from_memory", language) if version.is_recalled else ""
        parts.append(_say("version_since", language, since=version.effective_on) + doubt)
    return _comma(language).join(parts) or _say("version_unknown", language)


def verdict_line(checked: Checked, language: str) -> str:
    """Return what is said of one citation; every difference with its doubt."""
    cited, lookup = checked.citation, checked.lookup
    title = (lookup.title if lookup else "") or cited.law
    facts: dict[str, object] = {"cited": article_words(title, cited.number, language, cited.paragraph, cited.item)}
    article = lookup.article if lookup else None
    if article is not None:
        facts["version"] = version_words(article.version, language)
    if checked.verdict == "repealed" and lookup is not None and lookup.repeal is not None:
        repeal = lookup.repeal
        facts |= {"law": law_words(title, language), **repeal_facts(repeal, language)}
    elif checked.verdict == "missing" and lookup is not None:
        facts |= {"highest": lookup.highest, "version": _edition(lookup.edition, language)}
    elif checked.verdict == "moved" and checked.elsewhere is not None:
        facts["elsewhere"] = number_words(checked.elsewhere.number, language)
    elif checked.verdict == "differs":
        facts["like"] = checked.likeness
    elif checked.verdict == "found":
        return _found_line(checked, facts, language)
    return _say(checked.verdict, language, **facts)


def repeal_facts(repeal: Repeal, language: str) -> dict[str, str]:
    """Return since when a law is no longer in force, what took its place, and which text says so, with its doubt."""
    by = (", " if language == "en" else "、").join(law_words(one, language) for one in repeal.replaced_by)
    doubt = "" if repeal.is_certain else _say("from_memory", language)
    return {"until": repeal.until.isoformat(), "by": by, "source": f"{repeal.source}{doubt}"}


def _found_line(checked: Checked, facts: dict[str, object], language: str) -> str:
    lookup = checked.lookup
    article = lookup.article if lookup else None
    if lookup is None or article is None:
        return _say("found", language, **facts)
    if lookup.until is not None and not lookup.in_force:
        return _say("found_old", language, until=lookup.until, **facts)
    if lookup.newer is not None:
        doubt = "" if lookup.newer.is_certain else _say("from_memory", language)
        return _say("found_newer", language, since=lookup.newer.effective_on, doubt=doubt, **facts)
    if checked.moved_to is not None:
        moved = number_words(checked.moved_to, language)
        return _say("found_renumbered", language, since=article.version.since, moved=moved, **facts)
    return _say("found_quoted" if checked.citation.literal else "found", language, **facts)


def summary_line(report: CheckReport, language: str) -> str:
    """Return how many citations are in order, how many are to be looked at, how many could not be checked."""
    found = sum(1 for one in report.checked if is_in_order(one))
    unchecked = sum(1 for one in report.checked if one.verdict in UNCHECKED)
    doubtful = len(report.checked) - found - unchecked
    counted = {"found": found, "doubtful": doubtful, "unchecked": unchecked}
    parts = [_say(f"summary_{kind}", language, n=n) for kind, n in counted.items() if n]
    return _say("summary", language, count=len(report.checked), parts=_comma(language).join(parts))


def is_in_order(checked: Checked) -> bool:
    """Return True if nothing has to be done about a citation."""
    lookup = checked.lookup
    current = lookup is None or (lookup.in_force and lookup.newer is None)
    return checked.verdict in GOOD and current and checked.moved_to is None


def report_lines(report: CheckReport, language: str) -> list[str]:
    """Return a whole report: the sum first, then what is to be looked at, then the rest."""
    if not report.checked:
        return [_say("none", language)]
    ordered = sorted(report.checked, key=is_in_order)
    said = [_say("nothing_imported", language)] if report.is_empty else []
    said += [_say("cut", language, count=len(report.checked))] if report.is_cut else []
    said += [] if report.is_whole else [_say("not_whole", language)]
    return [*said, summary_line(report, language), *(verdict_line(one, language) for one in ordered)]


def _comma(language: str) -> str:
    return ", " if language == "en" else "，"


def _edition(version: Version | None, language: str) -> str:
    return version_words(version, language) if version else _say("version_unknown", language)


def _say(key: str, language: str, **facts: object) -> str:
    return _pages()[key]["en" if language == "en" else "zh"].format(**facts)


@cache
def _pages() -> Mapping[str, Mapping[str, str]]:
    page: Mapping[str, Mapping[str, str]] = read_yaml(Path(__file__).with_name("verdicts.yml"))
    return page
