"""Names the gazetteer does not know are asked of an online geocoder: politely, in private, and never silently wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from backend.config import load_settings
from backend.legal_map.geocoder import locate
from backend.legal_map.model import Located, OnlineSearch, Point
from backend.legal_map.nearest import distance_metres
from backend.legal_map.online import Manners, OnlineGeocoder
from backend.legal_map.opening_geocoder import open_geocoder
from backend.platforms import geocoders
from backend.shared.china_datums import bd09_to_wgs84, gcj02_to_wgs84, wgs84_to_gcj02
from backend.shared.errors import PlatformUnavailable
from tests.legal_map.geocoder_server import GeocoderServer, running_geocoder

DUANFEN = Point(22.0915, 112.7870)
"""The township Duanfen of Taishan, on WGS-84."""
AGENT = "yiqiaotong-tests (court@example.org)"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[GeocoderServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with running_geocoder() as running:
        yield running


class Minute:
    """A clock that moves only by sleeping."""

    def __init__(self) -> None:
        self.now, self.slept = 0.0, list[float]()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def asking(search: OnlineSearch, minute: Minute | None = None) -> Callable[[str, str], Located]:
    """The gazetteer with a service behind it, as the map asks them."""
    minute = minute or Minute()
    online = OnlineGeocoder(search, Manners(), lambda: minute.now, minute.sleep)
    return lambda name, country="": online.beyond(name, country, locate(name, country))


def test_a_suburb_the_gazetteer_lacks_is_found_with_its_country_zone_and_chinese_name(server: GeocoderServer) -> None:
    place = asking(geocoders.nominatim(server.url, 3, AGENT))("Killara", "").place
    assert place is not None
    assert (place.name, place.name_zh, place.country, place.division) == (
        "Killara",
        "基拉拉",
        "AU",
        "New South Wales",
    )
    assert (place.timezone, place.point, place.precision) == ("Australia/Sydney", Point(-33.77, 151.16), "city")
    assert (server.asked[0]["q"], server.asked[0]["agent"]) == ("Killara", AGENT)


def test_two_villages_of_one_name_are_asked_back_and_a_country_decides(server: GeocoderServer) -> None:
    ask = asking(geocoders.nominatim(server.url, 3, AGENT))
    assert {place.country for place in ask("Pleasantview", "").candidates} == {"US", "CA"}
    assert [place.country for place in (ask("Pleasantview", "CA").place,) if place] == ["CA"]
    assert server.asked[-1]["countrycodes"] == "ca"


def test_a_shop_of_that_name_is_no_place_but_an_offer_among_those_spelled_alike(server: GeocoderServer) -> None:
    found = asking(geocoders.nominatim(server.url, 3, AGENT))("Torrontow", "")
    assert (found.place, found.candidates) == (None, ())
    assert {"Newtownmountkennedy", "Toronto"} <= {place.name for place in found.suggestions}


@pytest.mark.parametrize("service", ["amap", "baidu"])
def test_a_chinese_services_best_guess_is_offered_whole_and_on_wgs84(server: GeocoderServer, service: str) -> None:
    search = getattr(geocoders, service)(server.url, 3, AGENT, "key")
    assert distance_metres(search("端芬镇", "")[0].point, DUANFEN) < 100
    found = asking(search)("端芬镇", "")
    assert found.place is None
    assert (found.suggestions[0].country, found.suggestions[0].name_zh) == ("CN", "广东省江门市台山市端芬镇")


def test_a_restaurant_in_beijing_is_not_where_somebody_lives(server: GeocoderServer) -> None:
    assert asking(geocoders.amap(server.url, 3, AGENT, "key"))("某某饭店", "") == locate("某某饭店")


@pytest.mark.parametrize("service", ["amap", "baidu"])
def test_chinese_services_are_not_asked_about_other_countries(server: GeocoderServer, service: str) -> None:
    assert list(getattr(geocoders, service)(server.url, 3, AGENT, "key")("和平里", "CA")) == []
    assert server.asked == []


@pytest.mark.parametrize(("service", "name"), [("amap", "钥匙不对"), ("amap", "问得太多"), ("baidu", "钥匙不对")])
def test_a_service_that_refuses_us_leaves_the_gazetteers_answer(
    server: GeocoderServer, service: str, name: str
) -> None:
    search = getattr(geocoders, service)(server.url, 3, AGENT, "key")
    with pytest.raises(PlatformUnavailable):
        search(name, "")
    assert asking(search)(name, "") == locate(name)


def test_a_service_that_is_down_costs_one_question_a_minute_and_then_answers_again(server: GeocoderServer) -> None:
    minute = Minute()
    ask = asking(geocoders.nominatim(server.url, 3, AGENT), minute)
    server.status = 503
    assert ask("Killara", "") == locate("Killara") and ask("Pleasantview", "") == locate("Pleasantview")
    assert len(server.asked) == 1
    server.status, minute.now = 200, 61.0
    assert ask("Killara", "").place is not None


def test_a_service_that_is_slow_is_not_waited_for(server: GeocoderServer) -> None:
    server.delay = 2.0
    with pytest.raises(PlatformUnavailable, match="TimedOut"):
        geocoders.nominatim(server.url, 0.2, AGENT)("Killara", "")


@pytest.mark.parametrize("answer", ["<html></html>", "[1]", '{"status": "1", "geocodes": [{"location": "x"}]}', "7"])
@pytest.mark.parametrize("service", ["amap", "baidu"])
def test_an_answer_that_is_not_the_documented_one_leaves_the_gazetteers(
    server: GeocoderServer, service: str, answer: str
) -> None:
    server.instead = answer
    search = getattr(geocoders, service)(server.url, 3, AGENT, "key")
    with pytest.raises(PlatformUnavailable):
        search("和平里", "")
    assert asking(search)("和平里", "") == locate("和平里")


def test_the_same_name_is_asked_once_however_it_is_written(server: GeocoderServer) -> None:
    ask = asking(geocoders.nominatim(server.url, 3, AGENT))
    assert ask("Killara", "") == ask(" killara", "") == ask("KILLARA", "")
    assert len(server.asked) == 1


def test_questions_keep_a_second_apart_and_nobody_waits_long_for_a_turn() -> None:
    minute, asked = Minute(), list[str]()
    online = OnlineGeocoder(lambda name, _: asked.append(name) or (), Manners(), lambda: minute.now, lambda _: None)
    for number in range(6):
        online.beyond(f"Nowhereville {number}", "", Located())
    assert asked == [f"Nowhereville {number}" for number in range(3)], "the fourth would wait three seconds"
    minute.now = 3.0
    online.beyond("Nowhereville 6", "", Located())
    assert asked[-1] == "Nowhereville 6"


@pytest.mark.parametrize("said", ["多伦多", "剑桥", "加拿大", "13800138000", "a@b.org", "⟦phone:12⟧", "x" * 80, "x"])
def test_what_the_gazetteer_knows_and_what_is_private_never_goes_out(said: str) -> None:
    def search(name: str, _: str) -> tuple[()]:
        raise AssertionError(name)

    assert asking(search)(said, "") == locate(said)


def test_the_settings_choose_the_service_and_a_missing_key_is_said_at_the_start(tmp_path: object) -> None:
    settings = load_settings(data_dir=tmp_path)
    assert open_geocoder(settings) is None
    assert open_geocoder(load_settings(data_dir=tmp_path, geocoder="nominatim")) is not None
    assert open_geocoder(load_settings(data_dir=tmp_path, geocoder="baidu", geocoder_key="k")) is not None
    with pytest.raises(ValueError, match="GEOCODER_KEY"):
        load_settings(data_dir=tmp_path, geocoder="amap")


@pytest.mark.parametrize(
    ("wgs84", "gcj02", "bd09"),
    [
        ((39.9075, 116.39133), (39.908901, 116.397571), (39.915245, 116.403944)),
        ((22.5787, 113.0815), (22.576009, 113.086949), (22.581749, 113.093516)),
        ((43.65, -79.38), (43.65, -79.38), None),
    ],
)
def test_chinese_datums_become_wgs84(
    wgs84: tuple[float, float], gcj02: tuple[float, float], bd09: tuple[float, float] | None
) -> None:
    assert distance_metres(Point(*wgs84_to_gcj02(*wgs84)), Point(*gcj02)) < 0.2
    assert distance_metres(Point(*gcj02_to_wgs84(*gcj02)), Point(*wgs84)) < 0.2
    assert bd09 is None or distance_metres(Point(*bd09_to_wgs84(*bd09)), Point(*wgs84)) < 1
