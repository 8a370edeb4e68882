"""The search of the library: on questions it has never seen, on whose law is asked, on words that are no question."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from backend.config import ROOT
from backend.protection import handlers
from backend.protection.commands import FindLaw, WarmUpLaw
from backend.protection.handlers import LawLibrary
from backend.protection.library_pages import law_library
from backend.protection.model import Finding
from backend.protection.retrieval.folding import fold, plain
from backend.protection.retrieval.law_search import LawSearch, refusals
from backend.protection.retrieval.lexical import LexicalIndex
from backend.protection.retrieval.places import ABROAD, HOME, OPEN, whose_law

HELD_OUT = Path(__file__).with_name("held_out.txt")


@pytest.fixture(scope="module")
def search() -> LawSearch:
    return LawSearch(law_library(), refusals(), ROOT / "models")


def _held_out() -> list[tuple[set[str], str]]:
    lines = [line for line in HELD_OUT.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.split("|", 1) for line in lines]
    return [({name.strip() for name in names.split(",")}, text.strip()) for names, text in pairs]


def _strange(names: set[str]) -> bool:
    return any(name in ("unknown", "other") or name.startswith("refused ") for name in names)


def test_no_held_out_question_stands_in_the_library_or_where_it_is_tuned() -> None:
    known = {way for entry in law_library().values() for ways in entry.ask.values() for way in ways}
    known |= {way for ways in refusals().values() for way in ways}
    known |= {
        line.split("|", 1)[-1].strip() for line in (ROOT / "bench/law/tuning.txt").read_text("utf-8").splitlines()
    }
    assert [text for _, text in _held_out() if text in known] == []


def test_every_held_out_question_names_entries_that_exist() -> None:
    named = {name for names, _ in _held_out() if not _strange(names) for name in names}
    assert named <= set(law_library())
    assert len(_held_out()) >= 300


def test_most_questions_never_seen_find_their_entry_and_hardly_one_is_told_wrong(search: LawSearch) -> None:
    first, three, wrong, ours, refused = 0, 0, 0, 0, []
    for names, text in _held_out():
        ranked = search.rank(text).names
        if not _strange(names):
            ours += 1
            first += ranked[0] in names
            three += bool(names & set(ranked[:3]))
        found = search.find(text)
        if any(name.startswith("refused ") for name in names):
            refused.append(found.entry is None and (found.refusal is not None or not found.candidates))
        wrong += found.entry is not None and (found.is_sure or names != {"other"}) and found.entry.entry_id not in names
    assert first / ours >= 0.80
    assert three / ours >= 0.92
    assert wrong / len(_held_out()) <= 0.02
    assert sum(refused) / len(refused) >= 0.95


@pytest.mark.parametrize(
    ("question", "whose"),
    [
        ("澳洲租客不交租怎么赶走", ABROAD),
        ("喺加拿大離婚，贍養費點計", ABROAD),
        ("What does English law say about wills", ABROAD),
        ("香港的遣散费怎么算", ABROAD),
        ("江门的房子怎么过户", HOME),
        ("我入了美国籍，还能继承台山的房子吗", HOME),
        ("纽约法院的判决在中国有没有用", OPEN),
        ("我住在悉尼，怎么起诉", OPEN),
        ("工厂不发工钱，我已经回马来西亚了", OPEN),
        ("I live in Sydney, can I sue", OPEN),
        ("离婚冷静期多久", OPEN),
        ("我外公死在台湾，祖屋怎么继承", OPEN),
        ("who inherits the ancestral house of a man who died in Toronto", OPEN),
        ("爸爸死在美国，那边的遗产怎么分", ABROAD),
        ("he died in Toronto, who gets his flat there", ABROAD),
    ],
)
def test_a_place_where_somebody_lives_does_not_say_whose_law_is_asked(question: str, whose: float) -> None:
    assert whose_law(question) == whose


def test_scripts_cantonese_and_folk_words_fall_together() -> None:
    assert fold("老豆間屋點分") == fold("爸爸间屋怎么分")
    assert fold("欠單放咗5年") == fold("欠单放了12年")
    assert plain("佢喺邊度") == "他在哪里"


def test_the_longest_common_words_are_nearest() -> None:
    index = LexicalIndex(["诉讼时效是几年", "离婚冷静期多久", "How long is the cooling-off period"])
    assert [int(index.likeness(text).argmax()) for text in ("诉讼时效", "离婚要冷静多久", "cooling-off")] == [0, 1, 2]
    assert not index.likeness("zzz").any()


def test_words_without_a_letter_come_to_nothing(tmp_path: Path) -> None:
    assert LawLibrary(tmp_path).find(FindLaw("？？！ 123")) == Finding()
    assert list(tmp_path.iterdir()) == []


def test_another_places_law_is_refused_and_not_told_from_ours(search: LawSearch) -> None:
    assert search.find("悉尼的房客三个月没给租金，法律上可以马上换锁吗").entry is None


def test_who_asks_while_the_search_still_learns_is_not_kept_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned = threading.Event()

    def slow(*_: object) -> object:
        learned.wait(10)
        return SimpleNamespace(find=lambda question: Finding(belief=1.0))

    monkeypatch.setattr(handlers, "LawSearch", slow)
    monkeypatch.setattr(handlers, "PATIENCE", 0.05)
    library = LawLibrary(tmp_path)
    assert library.find(FindLaw("诉讼时效")) == Finding()
    learned.set()
    library.warm_up(WarmUpLaw())
    assert library.find(FindLaw("诉讼时效")).belief == 1.0


def test_libraries_of_one_process_learn_the_houses_own_entries_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def learn(*_: object) -> object:
        made.append(1)
        return SimpleNamespace(find=lambda question: Finding())

    monkeypatch.setattr(handlers, "LawSearch", learn)
    for _ in range(2):
        LawLibrary(tmp_path).warm_up(WarmUpLaw())
    assert made == [1]
