"""An English writer and a Chinese officer, each in their own language: the real bot, the desk's pages, a server.

Then everything of the person is deleted, and the translations with it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from backend.personal_data.commands import ErasePerson
from backend.translation.tables import translations
from tests.connectors.platform_double import Double
from tests.desk.desk_browser import Desk, code_of, enrolled
from tests.stage.house import House, running_house
from tests.stage.player import Player
from tests.translation.conftest import KEY

QUESTION = (
    "My cousin sold my late father's house in Kaiping on 3 May 2024 for RMB 300,000. Do I need a power of attorney?"
)
TAUGHT = {
    "My cousin sold my late father's house in Kaiping on 3 May 2024 for RMB 300,000. Do I need a {}?": (
        "我表哥2024年5月3日把我先父在开平的房子卖了，卖了30万元人民币。我需要{}吗？"
    ),
    "需要。请在12月9日前把{}和{}寄来。": "Yes. Please send the {} and the {} before 9 December.",
}
ANSWER = "需要。请在12月9日前把授权委托书和护照寄来。"


@pytest.fixture(scope="module")
def bilingual(translator: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    translator.reset()
    translator.faults(taught=TAUGHT)
    with running_house(
        tmp_path_factory.mktemp("bilingual"), translation_url=translator.url, translation_key=KEY
    ) as started:
        started.reset()
        yield started


@pytest.mark.slow
def test_each_reads_their_own_language_and_the_original_is_always_there(bilingual: House) -> None:
    player = Player(bilingual, "America/Los_Angeles")
    player.play(
        [
            {"say": "English please"},
            {"say": "I want to leave an enquiry for the court", "hear": ["utter_ask_enquiry_office"]},
            {"press": "the litigation service centre of the Jiangmen courts", "hear": ["utter_ask_enquiry_question"]},
            {"say": QUESTION, "hear": ["utter_ask_enquiry_share"]},
            {"press": "The question alone", "hear": ["utter_form_review"], "see": "The question alone"},
            {"press": "Confirm and submit", "hear": ["utter_enquiry_left"]},
        ]
    )
    desk, officer = Desk(bilingual), enrolled(bilingual, "clerk", "clerk")  # type: ignore[arg-type]
    assert desk.sign_in(officer, code=code_of(officer, bilingual.clock.now())).status_code == 303
    path = next(iter(_links(desk.page("/desk/enquiries").text)))
    page = html.unescape(desk.page(path).text)
    assert all(words in page for words in ("cousin sold", "先父在开平的房子", "30万元", "授权委托书"))
    assert desk.send(path, do="answer", text=ANSWER).status_code == 303
    person = bilingual.backend.conversation.people.find("terminal", player.name)
    assert person is not None
    told = bilingual.backend.conversation.history.since(person)[-1].reply.text
    assert told.index(ANSWER) < told.index("only the original above counts") < told.index("passport before 9 December")
    again = {"say": "how is my enquiry going", "hear": ["utter_enquiry_status_answered"], "see": [ANSWER, "9 December"]}
    leaves = {"say": "who can see my data", "hear": ["utter_privacy"], "see": "goes to a translation server"}
    player.play([again, leaves])
    assert _count(bilingual) == 2
    bilingual.backend.bus.handle(ErasePerson(person, "console"))
    assert _count(bilingual) == 0


def _links(page: str) -> list[str]:
    return re.findall(r'href="(/desk/enquiries/[^"?]+)"', page)


def _count(house: House) -> int:
    with house.backend.database.reading() as session:
        return session.execute(select(func.count()).select_from(translations)).scalar_one()
