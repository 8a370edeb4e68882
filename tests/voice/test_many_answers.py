"""Over a hundred answers, spoken: each becomes just what it would have been when typed, after one word; none before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import select

from backend.backend import Backend
from backend.bootstrap import build
from backend.config import load_settings
from backend.contracts.voice import HearVoice
from backend.conversation.history import opened_rows
from backend.conversation.model import Inbound
from backend.conversation.tables import history, inbox
from backend.shared.own_seals import opened
from backend.shared.tables import outbox
from backend.voice.phrases import in_script_of
from backend.voice.tables import voice_messages
from sandbox.transcription.recordings import recording
from tests.backend_fixtures import lay_out_sqlite
from tests.connectors.platform_double import Double
from tests.voice.conftest import KEY
from tests.web.fake_house import PlainBot

TOLD = [Path(__file__).parents[1] / "actions" / f"sides_{name}.yml" for name in ("told", "held_out")]
SHORT = (
    "三十万", "300000", "二零二三年五月一号", "5 May 2023", "吴国安", "Tan Ah Kow", "是", "不是", "没有", "微信转账",
    "1200 Main Street", "我唔记得", "I don't know", "月息一分", "年利率百分之十二", "取消", "上一步", "转人工",
    "13812345678", "EB1234567", "+1 416 555 0100", "江门市蓬江区港口路1号", "第二个", "the second one", "明天下午三点",
)  # fmt: skip
numbers = count(1)


@pytest.fixture
def backend(tmp_path: Path, transcriber: Double) -> Iterator[Backend]:
    transcriber.reset()
    lay_out_sqlite(tmp_path)
    chosen = {"transcription_url": transcriber.url, "transcription_key": KEY}
    started = build(load_settings(data_dir=tmp_path, **chosen), bots=PlainBot())
    yield started
    started.close()


def kept(backend: Backend, person_id: str) -> list[str]:
    """What has come in of a person, as the bot would get it."""
    with backend.database.reading() as session:
        query = select(inbox.c.text).where(inbox.c.person_id == person_id).order_by(inbox.c.position)
        return [str(opened(session, inbox.c.text, person_id, one)) for one in session.execute(query).scalars()]


def hear(backend: Backend, person_id: str, words: str) -> str:
    seconds = max(2.0, len(words) / 4)
    order = HearVoice(person_id, "terminal", "somebody", f"m{next(numbers)}", recording(words, seconds))
    voice_id: str = backend.bus.handle(order)
    while backend.infra.outbox.run_one():
        pass
    return voice_id


def test_every_answer_is_what_it_would_have_been_when_typed(backend: Backend) -> None:
    pages: list[list[dict[str, Any]]] = [yaml.safe_load(path.read_text("utf-8")) for path in TOLD]
    sayings = [*SHORT, *(one["say"] for page in pages for one in page)][:110]
    assert len(sayings) >= 100
    receiver, people = backend.conversation.receiver, backend.conversation.people
    person_id = people.resolve("terminal", "somebody", "zh-Hans")
    typed, spoken = [], []
    for words in sayings:
        said = Inbound("terminal", "somebody", f"m{next(numbers)}", text=in_script_of(words, "zh-Hans"))
        receiver.receive(said)
        typed.append(kept(backend, person_id)[-1])
        before = len(kept(backend, person_id))
        voice_id = hear(backend, person_id, words)
        assert len(kept(backend, person_id)) == before, f"kept before anybody confirmed it: {words}"
        answer = f'/voice_right{{"voice": "{voice_id}"}}'
        receiver.receive(Inbound("terminal", "somebody", f"m{next(numbers)}", payload=answer))
        assert len(kept(backend, person_id)) == before + 1
        spoken.append(kept(backend, person_id)[-1])
    assert spoken == typed
    with backend.database.reading() as session:
        left = session.execute(select(voice_messages.c.content, voice_messages.c.heard)).all()
        jobs = session.execute(select(outbox.c.payload).where(outbox.c.topic == "voice.transcribe")).all()
    assert set(left) == {(None, None)} and len(jobs) == len(sayings)


def test_what_nobody_confirms_is_forgotten_after_two_days(backend: Backend) -> None:
    person_id = backend.conversation.people.resolve("terminal", "somebody", "zh-Hans")
    hear(backend, person_id, "我的电话是13812345678")
    (expiry,) = next(one for one in backend.services if one.name == "voice").upkeep.personal.expiries
    with backend.database.transaction() as session:
        now = backend.clock.now()
        assert expiry.delete(session, now - expiry.after, 500) == 0
        assert expiry.delete(session, now, 500) == 1
    assert kept(backend, person_id) == []
    with backend.database.reading() as session:
        shown = opened_rows(session, select(history).where(history.c.person_id == person_id))
    assert "我的电话是" in str(shown) and "13812345678" not in str(shown)
