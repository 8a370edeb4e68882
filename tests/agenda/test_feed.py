"""The calendar a telephone subscribes to: read by two libraries, told apart by what changed, dead once revoked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from backend.agenda.addresses import Addresses, new_feed_id
from backend.agenda.commands import NotThere, SeeAgenda
from backend.agenda.handlers import AgendaHandlers
from backend.agenda.tables import feeds
from backend.conversation.model import ChangeLanguage, SetWhereabouts
from backend.hearing.tables import hearings
from backend.personal_data.commands import ErasePerson
from backend.shared.calendar import BEIJING
from tests.agenda.conftest import World
from tests.agenda.matters import NUMBER, OTHER_SIDE, OWN_NAME, PASSPORT, within


def events(body: bytes) -> dict[str, icalendar.Event]:
    return {str(one["UID"]): one for one in icalendar.Calendar.from_ical(body).walk("VEVENT")}


def refused(world: World, token: str) -> str:
    with pytest.raises(NotThere) as no:
        world.fetch(token)
    return no.value.why


def test_two_readers_see_everything_with_alarms(world: World) -> None:
    world.anna.all()
    body = world.fetch(world.subscribe()).body
    mine, theirs = events(body), vobject.readOne(body.decode()).vevent_list
    assert len(mine) == len(theirs) == 10
    assert all(one.walk("VALARM") for one in mine.values())
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert {str(one["STATUS"]) for one in mine.values()} == {"CONFIRMED", "TENTATIVE"}


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_it_names_no_person_no_party_no_document_no_place_and_no_room(world: World, language: str) -> None:
    world.anna.all()
    world.do(ChangeLanguage(world.anna.person_id, language))
    text = icalendar.Calendar.from_ical(world.fetch(world.subscribe()).body).to_ical().decode().replace("\r\n ", "")
    for secret in (
        OTHER_SIDE,
        OWN_NAME,
        PASSPORT,
        NUMBER,
        "secret",
        "第三法庭",
        "多伦多",
        "多倫多",
        world.anna.person_id,
    ):
        assert secret not in text


def test_each_entry_has_both_clocks_its_article_and_its_source(world: World) -> None:
    world.anna.judgment()
    (one,) = events(world.fetch(world.subscribe()).body).values()
    said = str(one["DESCRIPTION"])
    assert "北京时间 2026年12月24日 周四 23:59" in said and "您当地 12月24日 周四 10:59" in said
    assert "第286条" in said and "日期来源：法院送达日起" in said
    assert one["DTEND"].dt == datetime(2026, 12, 24, 15, 59, tzinfo=UTC)


def test_a_person_in_english_and_one_in_traditional_read_their_own(world: World) -> None:
    world.anna.judgment()
    token = world.subscribe()
    world.do(ChangeLanguage(world.anna.person_id, "en"))
    assert "Last day to appeal" in world.fetch(token).body.decode()
    world.do(ChangeLanguage(world.anna.person_id, "zh-Hant"))
    assert "上訴期限截止" in world.fetch(token).body.decode()


def test_it_never_rings_in_the_person_s_night(world: World) -> None:
    world.anna.judgment()
    (one,) = events(world.fetch(world.subscribe()).body).values()
    start, zone = one["DTSTART"].dt, ZoneInfo("America/Toronto")
    hours = [(start + alarm["TRIGGER"].dt).astimezone(zone).hour for alarm in one.walk("VALARM")]
    assert len(hours) == 4 and all(8 <= hour < 22 for hour in hours)


def test_nothing_changed_gives_the_same_bytes_whenever_it_is_asked(world: World) -> None:
    world.anna.all()
    token = world.subscribe()
    first = world.fetch(token)
    world.clock.set(world.anna.now + timedelta(hours=30))
    assert world.fetch(token) == first


def test_a_moved_hearing_keeps_its_uid_and_gets_the_next_sequence(world: World) -> None:
    world.anna.hearing()
    world.anna.judgment()
    token = world.subscribe()
    first = world.fetch(token)
    later = world.anna.now + timedelta(days=25)
    within(world.backend, lambda session: session.execute(hearings.update().values(start=later, end=later)))
    world.clock.set(world.anna.now + timedelta(hours=1))
    second = world.fetch(token)
    before, after = events(first.body), events(second.body)
    assert before.keys() == after.keys() and first.tag != second.tag
    uid = "hearing-KT01@yiqiaotong"
    assert (int(before[uid]["SEQUENCE"]), int(after[uid]["SEQUENCE"])) == (0, 1)
    assert after[uid]["DTSTART"].dt == later and after[uid]["LAST-MODIFIED"].dt > before[uid]["LAST-MODIFIED"].dt
    (other,) = after.keys() - {uid}
    assert before[other] == after[other]


def test_another_zone_of_the_person_is_a_change_of_every_entry(world: World) -> None:
    world.anna.judgment()
    token = world.subscribe()
    before = world.fetch(token)
    world.do(SetWhereabouts(world.anna.person_id, "悉尼", "Australia/Sydney"))
    (one,) = events(world.fetch(token).body).values()
    assert int(one["SEQUENCE"]) == 1 and one["UID"] == next(iter(events(before.body).values()))["UID"]
    assert "12月25日 周五 02:59" in str(one["DESCRIPTION"])


def test_other_holidays_move_the_last_day_and_the_entry_follows(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when an operator enters the State Council's notice (`holidays.yml`): 24 December becomes a day off."""
    world.anna.judgment()
    token = world.subscribe()
    world.fetch(token)
    off = datetime(2026, 12, 24).date()
    monkeypatch.setattr("backend.shared.calendar.published", lambda: {2026: {off: True}})
    (one,) = events(world.fetch(token).body).values()
    assert one["DTEND"].dt.astimezone(BEIJING).date() == datetime(2026, 12, 25).date() and int(one["SEQUENCE"]) == 1


def test_an_entry_that_comes_back_does_not_begin_anew(world: World) -> None:
    world.anna.hearing()
    token = world.subscribe()
    world.fetch(token)

    def stand(status: str, **more: object) -> None:
        within(world.backend, lambda session: session.execute(hearings.update().values(status=status, **more)))

    stand("cancelled")
    assert events(world.fetch(token).body) == {}
    stand("scheduled", start=world.anna.now + timedelta(days=30), end=world.anna.now + timedelta(days=30, hours=1))
    (one,) = events(world.fetch(token).body).values()
    assert int(one["SEQUENCE"]) == 1


def test_nothing_ahead_is_an_empty_calendar(world: World) -> None:
    body = world.fetch(world.subscribe()).body
    assert events(body) == {} and "VCALENDAR" in body.decode()


def test_the_address_stays_the_same_until_it_is_renewed_and_then_the_old_one_is_dead(world: World) -> None:
    old = world.subscribe()
    assert world.see().feed.endswith(f"/calendar/{old}.ics")
    new = world.subscribe()
    assert new != old and world.fetch(new) and refused(world, old) == "feed_gone"


def test_a_revoked_address_is_dead_and_revoking_twice_is_revoking_once(world: World) -> None:
    token = world.subscribe()
    world.revoke()
    world.revoke()
    assert refused(world, token) == "feed_gone" and world.see().feed == ""


def test_the_address_of_an_erased_person_is_dead_and_so_is_their_page(world: World) -> None:
    token, page = world.subscribe(), world.page()
    world.do(ErasePerson(world.anna.person_id, by="test"))
    assert refused(world, token) == "feed_gone"
    with pytest.raises(NotThere):
        world.do(SeeAgenda(page))
    with world.backend.database.reading() as session:
        assert session.execute(feeds.select()).first() is None


def test_the_address_of_somebody_joined_to_another_person_is_dead(world: World) -> None:
    """Their channels speak for the verified person by now: an empty calendar would say that nothing is due."""
    token = world.subscribe()
    other, people = world.backend.conversation.people.resolve("web", "other"), world.backend.conversation.people
    within(world.backend, lambda session: people.move_addresses(session, world.anna.person_id, other))
    assert refused(world, token) == "feed_gone"


@pytest.mark.parametrize("token", ["", "x", "0" * 64, "../../etc/passwd", "é" * 64, "0" * 63 + "G"])
def test_an_address_that_was_never_made_is_unknown(world: World, token: str) -> None:
    assert refused(world, token) == "feed_unknown"


def test_a_changed_character_of_an_address_opens_nothing(world: World) -> None:
    token = world.subscribe()
    for place in (0, 31, 32, 63):
        other = token[:place] + ("0" if token[place] != "0" else "1") + token[place + 1 :]
        assert refused(world, other) == "feed_unknown"


def test_an_address_outlives_an_exchange_of_the_secret_and_no_longer(world: World) -> None:
    feed_id, now = new_feed_id(), world.clock.now
    token = Addresses("old", now).feed(feed_id).rpartition("/")[2].removesuffix(".ics")
    assert Addresses("new", now, ["old"]).feed_of(token) == feed_id
    assert Addresses("new", now).feed_of(token) is None


def test_a_page_s_link_is_over_after_a_day(world: World) -> None:
    page = world.page()
    world.do(SeeAgenda(page))
    world.clock.set(world.anna.now + timedelta(hours=25))
    for token in (page, "", "x" * 500, "é"):
        with pytest.raises(NotThere) as no:
            world.do(SeeAgenda(token))
        assert no.value.why == "link_gone"


def test_a_service_that_cannot_tell_fails_the_whole_list(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A calendar that silently lacks a last day is worse than one that cannot be fetched: a telephone keeps the old."""
    token = world.subscribe()

    def broken(*_: object) -> None:
        raise RuntimeError("a seal is broken")

    monkeypatch.setattr(AgendaHandlers, "_items", broken)
    with pytest.raises(RuntimeError):
        world.fetch(token)
