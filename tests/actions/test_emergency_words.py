"""What is said to somebody in danger, in seven languages: the number first, short, and only what rings there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from actions.dialogue.danger import Danger
from actions.emergency.reply import WORDS, Help, asking_back, first_words, further_words, last_words, words_of
from backend.shared.emergency_numbers import numbers_in
from backend.shared.helplines import helpline_for

LANGUAGES = sorted(page.stem for page in WORDS.glob("*.yml"))
KINDS = sorted(words_of("zh")["kinds"])
MARKS = str.maketrans("", "", "\ue000\ue001")


def _help(country: str, place: str = "X") -> Help:
    return Help(numbers_in(country), place, helpline=helpline_for(country))


def _said(kind: str, language: str, help_there: Help, whose: str = "self") -> str:
    return first_words(Danger(kind, whose, language, "first"), help_there).translate(MARKS)


def test_there_are_eleven_languages_and_twenty_kinds() -> None:
    assert LANGUAGES == ["en", "es", "fr", "id", "it", "ja", "ko", "ms", "pt", "th", "tl", "vi", "zh"]
    assert len(KINDS) == 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_number_of_the_place_stands_first_and_the_hotline_is_named(language: str, kind: str) -> None:
    said = _said(kind, language, _help("AU", "Melbourne"))
    if kind == "passport_lost" and language in ("zh", "en"):
        assert "☎" not in said and "+86-10-12308" in said  # nobody is hurt by a lost passport
        return
    assert said.startswith("☎ ")
    assert "000" in said.splitlines()[0] and "+86-10-12308" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("whose", ["self", "other"])
def test_it_is_short(language: str, kind: str, whose: str) -> None:
    longest = 300 if language in ("zh", "ja") else 520
    assert len(_said(kind, language, _help("ES", "Barcelona"), whose)) <= longest


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_the_same_words(language: str) -> None:
    assert words_of(language).keys() == words_of("zh").keys()
    assert words_of(language)["kinds"].keys() == words_of("zh")["kinds"].keys()


def test_a_line_is_named_only_where_there_is_one() -> None:
    assert "988" in _said("self_harm", "en", _help("US"))
    assert "116 123" in _said("self_harm", "en", _help("GB"))
    panama = _said("self_harm", "es", _help("PA"))
    assert "911" in panama and "988" not in panama
    assert "988" not in _said("medical", "en", _help("US"))


def test_a_number_from_memory_is_told_with_its_doubt_and_a_known_one_without() -> None:
    assert words_of("en")["doubt"] in _said("violence_now", "en", _help("MM"))
    known = _help("TH")
    assert known.helpline is not None
    remembered = replace(known, helpline=replace(known.helpline, confidence="recall"))
    assert words_of("en")["doubt"] in _said("self_harm", "en", remembered)
    assert words_of("en")["doubt"] not in _said("violence_now", "en", remembered)
    assert words_of("en")["doubt"] not in _said("self_harm", "en", known)


def test_who_may_be_anywhere_is_told_that_the_numbers_are_the_mainlands() -> None:
    said = _said("violence_now", "zh", replace(_help("CN"), sure=False))
    assert "中国内地：110 报警" in said and "112" in said


def test_short_numbers_of_another_country_are_said_not_to_ring_here() -> None:
    said = _said("kidnapping", "zh", replace(_help("KH", "柬埔寨"), there=False), "other")
    assert "117" in said and "只有在柬埔寨才能打通" in said


def test_nowhere_known_there_is_still_something_to_dial() -> None:
    assert "112" in _said("medical", "en", Help(None))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_further_word_keeps_the_number_and_the_end_names_it(language: str) -> None:
    danger = Danger("violence_now", "self", language, "goes_on")
    assert "000" in further_words(danger, _help("AU")) and "000" in last_words(danger, _help("AU"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_further_word_on_a_swindle_warns_of_paying_and_sends_nobody_to_a_safe_place(language: str) -> None:
    swindle, blow = (Danger(kind, "self", language, "goes_on") for kind in ("impersonation_scam", "violence_now"))
    assert further_words(swindle, _help("AU")) != further_words(blow, _help("AU"))
    if language == "zh":
        said = further_words(swindle, _help("AU"))
        assert "身份证号" in said and "安全的地方" not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_further_word_repeats_the_one_before(language: str, kind: str) -> None:
    danger = Danger(kind, "self", language, "goes_on")
    said = [further_words(danger, _help("AU"), before) for before in range(1, 6)]
    assert all(one != after for one, after in pairwise(said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_cannot_telephone_is_never_told_to(language: str) -> None:
    danger = Danger("trafficked_or_held", "self", language, "goes_on")
    said = [further_words(danger, _help("MM"), before, silent=True).translate(MARKS) for before in range(1, 5)]
    assert all(not one.startswith("☎") and one in words_of(language)["silent"] for one in said)
    assert all(one != after for one, after in pairwise(said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_may_think_of_dying_is_asked_directly_and_told_the_line(language: str) -> None:
    said = asking_back(Danger("self_harm", "self", language, "unsure"), _help("CA")).translate(MARKS)
    assert said.splitlines()[0] == words_of(language)["unsure_of"]["self_harm"]
    assert "988" in said


@pytest.mark.parametrize(("language", "of_the_victim"), [("zh", "手机调静音"), ("en", "mute the phone")])
def test_who_worries_about_somebody_held_is_not_spoken_to_as_if_they_were(language: str, of_the_victim: str) -> None:
    kind, there = "trafficked_or_held", _help("MM")
    assert of_the_victim in further_words(Danger(kind, "self", language, "goes_on"), there)
    assert of_the_victim not in further_words(Danger(kind, "other", language, "goes_on"), there)


def test_a_place_told_later_names_the_mission_there_too() -> None:
    there = replace(_help("NZ", "Auckland"), mission=("Consulate in Auckland", "+64-9-5265680"))
    danger = Danger("violence_now", "self", "en", "goes_on")
    assert "Consulate" in further_words(danger, there, new_place=True)
    assert "Consulate" not in further_words(danger, there)


@pytest.mark.parametrize("kind", ["medical", "disaster", "gas_leak", "violence_now", "self_harm"])
@pytest.mark.parametrize(("language", "phones"), [("zh", "请|打"), ("en", "call|telephone")])
def test_who_is_abroad_is_told_what_a_telephone_can_do(kind: str, language: str, phones: str) -> None:
    away = replace(_help("CN", "江门"), there=False)
    said = _said(kind, language, away, "other")
    assert said != _said(kind, language, _help("CN", "江门"), "other")
    advice = said.splitlines()[-1]
    assert any(one in advice for one in phones.split("|")) and not advice.startswith(("先出来", "Get out"))


@pytest.mark.parametrize("place", ["江门", "台山", "恩平", "新会"])
def test_a_mainland_number_is_said_not_to_ring_abroad_in_further_words_too(place: str) -> None:
    danger = Danger("medical", "other", "zh", "goes_on")
    for said in (first_words(danger, away := replace(_help("CN", place), there=False)), further_words(danger, away)):
        assert f"只有在{place}才能打通" in said


def test_force_by_strangers_is_not_answered_with_a_family_protection_order() -> None:
    for language, order in (("zh", "保护令"), ("en", "protection order"), ("es", "orden de protección")):
        assert order not in _said("violence_by_stranger", language, _help("AU"))
        assert order in _said("violence_now", language, _help("AU"))


def test_a_mission_with_an_old_number_is_marked() -> None:
    there = replace(_help("ES"), mission=("中国驻巴塞罗那总领馆", "+34-93-254-1199"), mission_old=True)
    assert "号码较旧" in _said("passport_lost", "zh", there)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_be_no_danger_is_asked_back_with_the_number_and_without_advice(language: str) -> None:
    said = asking_back(Danger("medical", "self", language, "unsure"), _help("US")).translate(MARKS)
    assert said.splitlines()[1].startswith("☎ 911")
    assert words_of(language)["kinds"]["medical"]["self"] not in said
    assert len(said) <= (300 if language in ("zh", "ja") else 520)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passport_that_may_be_lost_gets_the_consular_advice_and_no_alarm(language: str) -> None:
    there = replace(_help("US"), mission=("Consulate", "+1-212-244-9456"))
    said = asking_back(Danger("passport_lost", "self", language, "unsure"), there).translate(MARKS)
    words = words_of(language)
    assert "911" not in said and words["unsure"] not in said
    assert "+1-212-244-9456" in said and "12308" in said
    assert said.endswith(words["replaced_else"]) and words["kinds"]["passport_lost"]["self"] in said
    assert "911" in first_words(Danger("passport_lost", "self", language, "first"), there, "papers_kept")
