"""The tracker store on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest
import sqlalchemy as sa
from bot_process import ROOT, BotProcess, new_id
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig

from bot.history import MOST_EVENTS
from bot.replies import answer, events_of_turn
from bot.sealed_memory import OF_THE_TURN, MemoryKey, unseal
from bot.tracker_store import CONVERSATIONS, CompactTrackerStore, ConversationChanged, open_engine

DOMAIN = Domain.load(str(ROOT / "tests" / "bot" / "assistant" / "domain.yml"))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    if request.param == "postgresql":
        return request.getfixturevalue("postgres")
    return f"sqlite:///{tmp_path}/new/folder/tracker.sqlite3"


@pytest.fixture
def store(url):
    return CompactTrackerStore(DOMAIN, url)


def add_turn(tracker, number):
    parse_data = {"intent": {"name": "book", "confidence": 1.0}, "entities": [], "text": f"预约 {number} \x00 \ud83d"}
    message = UserUttered(f"预约 {number}", parse_data["intent"], [], parse_data, message_id=f"m{number}")
    for event in (message, ActionExecuted("action_book"), BotUttered(f"好 {number}", {"buttons": []})):
        tracker.update(event, DOMAIN)
    tracker.update(SlotSet("booked", number), DOMAIN)
    tracker.update(ActionExecuted("action_listen"), DOMAIN)


async def take_turns(store, sender, numbers):
    for number in numbers:
        tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
        add_turn(tracker, number)
        await store.save(tracker)
    return await store.retrieve(sender)


def test_what_was_saved_is_found(store):
    sender = new_id("p")
    tracker = asyncio.run(take_turns(store, sender, range(3)))
    assert [e.text for e in tracker.events if isinstance(e, UserUttered)] == ["预约 0", "预约 1", "预约 2"]
    assert tracker.get_slot("booked") == 2
    assert sender in asyncio.run(store.keys())


def test_nothing_is_written_for_a_person_who_has_finished_no_turn(store):
    sender = new_id("p")
    asyncio.run(store.get_or_create_tracker(sender))
    assert asyncio.run(store.retrieve(sender)) is None


def test_many_turns_stay_small_and_keep_slots_form_and_replay(store):
    async def scenario(sender):
        tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
        tracker.update(SlotSet("language", "en"), DOMAIN)
        tracker.update(ActiveLoop("test_form"), DOMAIN)
        tracker.update(ActionExecuted("action_listen"), DOMAIN)
        await store.save(tracker)
        return await take_turns(store, sender, range(150))

    tracker = asyncio.run(scenario(new_id("p")))
    assert len(tracker.events) <= MOST_EVENTS
    assert (tracker.get_slot("language"), tracker.active_loop_name) == ("en", "test_form")
    repeated = answer(events_of_turn(tracker.events, "m149"), "en", replayed=True)
    assert [reply["text"] for reply in repeated["replies"]] == ["好 149"]


def test_a_slower_bot_does_not_overwrite_a_newer_conversation(store, url):
    other = CompactTrackerStore(DOMAIN, url)

    async def scenario(sender):
        await take_turns(store, sender, [1])
        mine, theirs = await store.retrieve(sender), await other.retrieve(sender)
        add_turn(theirs, 2)
        await other.save(theirs)
        add_turn(mine, 3)
        with pytest.raises(ConversationChanged):
            await store.save(mine)
        return await store.retrieve(sender)

    tracker = asyncio.run(scenario(new_id("p")))
    assert [e.message_id for e in tracker.events if isinstance(e, UserUttered)] == ["m1", "m2"]


def test_two_first_turns_at_once_keep_one(store):
    async def scenario(sender):
        first, second = store.init_tracker(sender), store.init_tracker(sender)
        add_turn(first, 1)
        add_turn(second, 2)
        await store.save(first)
        with pytest.raises(ConversationChanged):
            await store.save(second)

    asyncio.run(scenario(new_id("p")))


def test_one_tracker_may_be_saved_twice(store):
    async def scenario(sender):
        tracker = store.init_tracker(sender)
        for number in (1, 2):
            add_turn(tracker, number)
            await store.save(tracker)
        return await store.retrieve(sender)

    tracker = asyncio.run(scenario(new_id("p")))
    assert [e.message_id for e in tracker.events if isinstance(e, UserUttered)] == ["m1", "m2"]


def test_several_processes_may_create_the_table_at_once(url):
    program = f"from bot.tracker_store import CompactTrackerStore; CompactTrackerStore(None, {url!r})"
    started = [subprocess.Popen([sys.executable, "-c", program], cwd=ROOT) for _ in range(2)]
    assert [process.wait(120) for process in started] == [0, 0]


def test_rasa_creates_it_from_the_endpoints_file(url):
    endpoint = EndpointConfig(url=url, type="bot.tracker_store.CompactTrackerStore")
    assert isinstance(TrackerStore.create(endpoint, DOMAIN), CompactTrackerStore)


@pytest.mark.parametrize("address", ["postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg://u@h/d"])
def test_every_spelling_of_postgresql_uses_the_driver_that_is_here(address):
    assert open_engine(address).url.drivername == "postgresql+psycopg2"


def test_another_database_is_refused():
    with pytest.raises(RasaException, match="mysql"):
        open_engine("mysql://u@h/d")


@pytest.mark.parametrize("address", ["sqlite://", "postgresql://u@h/d"])
def test_an_error_of_a_statement_does_not_repeat_what_was_said(address):
    assert open_engine(address).hide_parameters


def test_a_statement_that_fails_names_no_value():
    with pytest.raises(sa.exc.OperationalError) as failed, open_engine("sqlite://").connect() as connection:
        connection.execute(sa.text("SELECT :said FROM nowhere"), {"said": "我丈夫在江门打我"})
    assert "nowhere" in str(failed.value) and "江门" not in str(failed.value)


def test_a_bot_killed_on_postgresql_answers_again(model, actions, postgres):
    actions.reset()
    bot = BotProcess(model, actions.url, postgres)
    person = new_id("p")
    try:
        bot.start()
        first = bot.turn(person, "预约", id="on-postgres")
        bot.kill()
        bot.start()
        assert bot.turn(person, "预约", id="on-postgres") == {**first, "replayed": True}
        assert actions.called("action_book") == 1
    finally:
        bot.stop()


def test_a_folding_that_saves_no_event_is_still_written_anew(store, monkeypatch):
    def turned_around(events, slots):
        return [*reversed(events)] if len(events) > 5 else events

    async def scenario(sender):
        await take_turns(store, sender, [1])
        monkeypatch.setattr("bot.tracker_store.fold", turned_around)
        return await take_turns(store, sender, [2])

    tracker = asyncio.run(scenario(new_id("p")))
    assert [e.message_id for e in tracker.events if isinstance(e, UserUttered)] == ["m2", "m1"]


def test_what_is_shortened_is_overwritten_on_the_disk(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/tracker.sqlite3")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1


FIRST, SECOND = MemoryKey("00" * 8, bytes(32)), MemoryKey("11" * 8, bytes(range(32)))
SEALED_BY_THE_SERVICES = (
    "sealed:1111111111111111:AAAAAAAAAAAAAAAAdZ7QqNBC958yiItUe1j49rxhenMK7wFC5byJo+cW/9Kp5UCeV9b0ckEB/6quRF9Rhi8cOSw="
)
"""The same stands in `tests/personal_data/test_own_keys.py`."""


def rows(store):
    with store.engine.connect() as connection:
        return {row.sender_id: row.events for row in connection.execute(CONVERSATIONS.select())}


def with_key(key, scenario):
    async def played():
        OF_THE_TURN.set(key)
        return await scenario

    return asyncio.run(played())


def test_a_conversation_rests_sealed_with_the_key_that_came_with_its_turn(store):
    sender = new_id("p")
    with_key(FIRST, take_turns(store, sender, range(2)))
    assert rows(store)[sender].startswith(f"sealed:{FIRST.key_id}:") and "预约" not in rows(store)[sender]
    tracker = with_key(FIRST, take_turns(store, sender, range(2, 4)))
    assert tracker.get_slot("booked") == 3
    with pytest.raises(RasaException, match="no key"):
        asyncio.run(store.retrieve(sender))


def test_one_of_an_earlier_version_is_sealed_by_the_next_turn(store):
    sender = new_id("p")
    asyncio.run(take_turns(store, sender, range(2)))
    assert "book" in rows(store)[sender]
    tracker = with_key(FIRST, take_turns(store, sender, [2]))
    assert [e.text for e in tracker.events if isinstance(e, UserUttered)] == ["预约 0", "预约 1", "预约 2"]
    assert rows(store)[sender].startswith("sealed:")


def test_what_a_destroyed_key_has_sealed_is_forgotten_and_one_begins_anew(store):
    sender = new_id("p")
    with_key(FIRST, take_turns(store, sender, range(3)))
    tracker = with_key(SECOND, take_turns(store, sender, [7]))
    assert [e.text for e in tracker.events if isinstance(e, UserUttered)] == ["预约 7"]


def test_a_row_that_was_changed_or_moved_is_not_taken_for_a_conversation(store):
    mine, other = new_id("p"), new_id("p")
    with_key(FIRST, take_turns(store, mine, [1]))
    with store.engine.begin() as connection:
        connection.execute(
            CONVERSATIONS.insert().values(sender_id=other, version=1, events=rows(store)[mine], updated_at=0.0)
        )
    with pytest.raises(RasaException, match="changed"):
        with_key(FIRST, store.retrieve(other))


def test_what_the_services_have_sealed_opens_here():
    OF_THE_TURN.set(SECOND)
    assert unseal("p_1", SEALED_BY_THE_SERVICES) == '{"event": "action", "name": "预约"}'
    OF_THE_TURN.set(None)
