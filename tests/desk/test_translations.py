"""An enquiry in another language on its page: a translation below the original, doubts named, markup harmless."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from backend.conversation.model import ChangeLanguage
from backend.desk.model import Role
from backend.enquiries.commands import LeaveEnquiry
from backend.enquiries.model import Enquiry
from sandbox.translation import server
from tests.connectors.platform_double import Double, running
from tests.desk.desk_browser import Desk, desk_of
from tests.desk.test_sections import last_said, person
from tests.sandbox_fixture import RunningSandbox, partners_of
from tests.web.fake_house import House, house

KEY = "a-key-for-translations"
QUESTION = "May I sign the power of attorney before 3 May?"


@pytest.fixture(scope="module")
def translator() -> Iterator[Double]:
    with running(server.NAME, server.blueprints(server.Translator(KEY)), KEY) as served:
        yield served


@pytest.fixture(scope="module")
def bilingual(sandbox: RunningSandbox, translator: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    chosen = {"translation_url": translator.url, "translation_key": KEY}
    with house(tmp_path_factory.mktemp("bilingual"), **partners_of(sandbox), **chosen) as started:
        yield started


@pytest.fixture(scope="module")
def desk(bilingual: House) -> Desk:
    role: Role = "arbitration_secretary"
    return desk_of(bilingual, "arbitration-secretary", role)


@pytest.fixture(autouse=True)
def well(translator: Double, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is well, and is asked again at once when it was not."""
    translator.reset()
    monkeypatch.setattr("backend.translation.handlers.PAUSE", timedelta(0))


def leave(services: House, enquiry_id: str, question: str = QUESTION) -> tuple[Enquiry, str]:
    """Leave a question as somebody who reads English; return it and its page."""
    person_id = person(services, enquiry_id)
    services.backend.bus.handle(ChangeLanguage(person_id, "en"))
    made: Enquiry = services.backend.bus.handle(LeaveEnquiry(enquiry_id, person_id, "arbitration", question))
    return made, f"/desk/enquiries/{enquiry_id}"


def read(desk: Desk, path: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", desk.page(path).text))


def test_the_officer_reads_chinese_below_the_english_original_and_is_told_what_counts(
    bilingual: House, desk: Desk
) -> None:
    _, path = leave(bilingual, "t-reads")
    page = read(desk, path)
    assert page.index(QUESTION) < page.index("机器翻译，只供参考；以上面的原文为准") < page.index("授权委托书")
    assert "翻译可能有误" not in page and "当事人看别的语言时" in page


def test_a_desk_in_english_shows_the_english_question_alone(bilingual: House, desk: Desk) -> None:
    _, path = leave(bilingual, "t-english")
    page = desk.http.get(path, cookies={"desk_language": "en"}).text
    assert "The person's question" in html.unescape(page)
    assert QUESTION in page and "授权委托书" not in page


def test_the_answer_goes_out_in_chinese_with_english_below_and_the_page_shows_what_is_read(
    bilingual: House, desk: Desk
) -> None:
    made, path = leave(bilingual, "t-answer")
    assert desk.send(path, do="answer", text="可以，请在5月3日前寄授权委托书。").status_code == 303
    said = last_said(bilingual, made.person_id)
    assert said.index("可以，请在5月3日前寄授权委托书。") < said.index("A machine's translation follows")
    assert "power of attorney" in said
    page = read(desk, path)
    assert "当事人在原文下面看到的机器翻译" in page and "power of attorney" in page


def test_a_translation_that_changes_a_number_is_shown_as_doubtful_and_not_sent(
    bilingual: House, desk: Desk, translator: Double
) -> None:
    made, path = leave(bilingual, "t-doubt")
    translator.faults(figures=True)
    assert "翻译可能有误，请看原文：3" in read(desk, path)
    asked = desk.send(path, do="answer", text="请在5月3日前寄来。")
    assert asked.status_code == 409
    page = html.unescape(asked.text)
    assert "没有可靠的机器翻译" in page and "翻译里这些对不上：5、3" in page and "请在5月3日前寄来。" in page
    assert "5月3日" not in last_said(bilingual, made.person_id)
    assert desk.send(path, do="answer", text="请在5月3日前寄来。", as_written="yes").status_code == 303
    said = last_said(bilingual, made.person_id)
    assert "请在5月3日前寄来。" in said and "machine" not in said


def test_without_an_answer_from_the_server_the_page_says_so_and_shows_the_original(
    bilingual: House, desk: Desk, translator: Double
) -> None:
    _, path = leave(bilingual, "t-away")
    translator.faults(outage=True)
    page = read(desk, path)
    assert QUESTION in page and "现在没有翻译" in page
    translator.faults(outage=False)
    assert "现在没有翻译" not in read(desk, path)


def test_what_a_server_sends_is_text_and_no_page(bilingual: House, desk: Desk, translator: Double) -> None:
    _, path = leave(bilingual, "t-hostile", "Is it valid?")
    translator.faults(says="<script>alert(1)</script>这份协议有效吗这份协议有效吗这份协议有效吗")
    page = desk.page(path).text
    assert "<script>alert(1)" not in page and "&lt;script&gt;" in page
