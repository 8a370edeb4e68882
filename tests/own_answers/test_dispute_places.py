"""Places told with the question which court: each by what is there, and a court proposed by a filing's rules."""

from __future__ import annotations

import pytest

from actions.own_answers.readers.dispute_places import places_told
from actions.own_answers.which_court import cases_of
from backend.filing.jurisdiction.proposal import propose_court


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("被告住新会，地在台山，不知道该去哪个法院", {"home": "xinhui", "land": "taishan"}),
        ("he lives in Xinhui and the land is in Taishan", {"home": "xinhui", "land": "taishan"}),
        ("佢住開平，借咗我錢，唔知去邊個法院告", {"home": "kaiping", "subject": "loan"}),
        ("我住蓬江，他住开平，借了我钱", {"own": "pengjiang", "home": "kaiping", "subject": "loan"}),
        ("遺產房子喺恩平，大佬住鶴山", {"home": "heshan", "land": "enping", "subject": "estate"}),
        ("交通事故在鹤山，对方住蓬江", {"accident": "heshan", "home": "pengjiang"}),
        ("台山的地被占了", {"land": "taishan", "subject": "land_itself"}),
        ("my tenant's shop is in Kaiping", {"land": "kaiping", "subject": "lease"}),
        ("公司在江海区", {"home": "jianghai"}),
        ("dad died in Enping and left a house in Heshan", {"died": "enping", "land": "heshan", "subject": "estate"}),
    ],
)
def test_a_place_is_what_the_words_beside_it_say(text, told):
    found = places_told(text)
    names = ("home", "own", "land", "accident", "died", "subject")
    assert {name: getattr(found, name) for name in names if getattr(found, name)} == told


@pytest.mark.parametrize(
    "text",
    [
        "不知道去哪个法院",
        "he lives in Guangzhou but we signed the contract in Kaiping",
        "他户口在台山，人在广州打工",
        "她住广州，合同在新会签的",
        "我听说开平法院很快",
    ],
)
def test_a_home_that_was_not_told_is_not_made_up(text):
    assert places_told(text).home is None


@pytest.mark.parametrize(
    ("text", "courts"),
    [
        ("被告住新会，地在台山", {"land": "taishan", "money": "xinhui"}),
        ("佢住開平，借咗我錢", {"money": "kaiping"}),
        ("遺產房子喺恩平，大佬住鶴山", {"estate": "enping"}),
        ("台山的地被他占了，他住新会", {"land": "taishan"}),
        ("交通事故在鹤山，对方住蓬江", {"accident": "pengjiang"}),
    ],
)
def test_the_court_proposed_follows_from_what_the_dispute_may_be_about(text, courts):
    proposals = {about: propose_court(facts) for about, facts in cases_of(places_told(text))}
    assert {about: one.court for about, one in proposals.items()} == courts
    assert all(one.reasons for one in proposals.values())
