"""What the map page is served: its files, every institution as a card, a search; and what hostile questions come to."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from PIL import Image

from backend.api.file_links import FileLink, FileLinks
from backend.api.security import content_policy
from backend.conversation.model import Reply
from tests.web.fake_house import House


@pytest.fixture
def client(services: House) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=services.url, trust_env=False, timeout=60) as opened:
        yield opened


def search(client: httpx.Client, **given: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/map/search", params=given).raise_for_status().json()
    return found


def test_the_page_and_its_coastline_are_served_from_here(client: httpx.Client) -> None:
    assert "leaflet" in client.get("/map").text
    land = client.get("/vendor/land-110m.geojson")
    assert land.headers["content-encoding"] == "gzip"
    assert land.json()["type"] == "MultiPolygon"


def test_every_institution_is_a_card_with_its_source(client: httpx.Client) -> None:
    every = client.get("/map/cards", params={"lang": "en"}).json()
    assert len(every["cards"]) > 250
    assert all(card["name"] and card["kind"] and card["source"] and card["route"] for card in every["cards"])
    assert every["tiles"] is None


def test_the_mission_in_charge_of_las_vegas_stands_first_and_the_nearer_one_is_named(client: httpx.Client) -> None:
    found = search(client, q="拉斯维加斯", purpose="consular")
    assert found["competent"] and "旧金山" in found["cards"][0]["name"]
    assert "洛杉矶" in found["nearer"]


def test_a_name_of_two_cities_is_asked_back_and_a_misspelt_one_gets_suggestions(client: httpx.Client) -> None:
    assert {choice["name"] for choice in search(client, q="奥克兰")["choices"]} == {
        "奥克兰（新西兰）",
        "奥克兰（美国）",
    }
    suggested = search(client, q="Torronto", lang="en")
    assert not suggested["ambiguous"] and "Toronto (Canada)" in {choice["name"] for choice in suggested["choices"]}
    assert search(client, q="qwxzvkj")["known"] is False


def test_a_position_and_a_country_are_searched_too_in_the_language_asked_for(client: httpx.Client) -> None:
    assert "多倫多" in search(client, lat="43.65", lon="-79.38", lang="zh-Hant")["cards"][0]["name"]
    assert search(client, q="加拿大", kind="mission")["total"] >= 4
    assert {card["group"] for card in search(client, q="江门", kind="court")["cards"]} == {"court"}


@pytest.mark.parametrize("given", [{"lat": "91", "lon": "0"}, {"lat": "x", "lon": "y"}, {"lat": "nan", "lon": "1"}])
def test_an_impossible_position_is_a_bad_request(client: httpx.Client, given: dict[str, str]) -> None:
    assert client.get("/map/search", params=given).status_code == 400


def test_a_hostile_question_is_only_an_unknown_place(client: httpx.Client) -> None:
    found = search(client, q="<script>alert(1)</script>' OR 1=1 --" * 50, kind="nonsense", lang="xx")
    assert found["known"] is False


def test_tiles_of_the_house_are_the_only_pictures_from_outside() -> None:
    assert "img-src 'self' data:;" in content_policy("example.org", [])
    assert "data: https://*.tiles.example;" in content_policy("h", [], "https://{s}.tiles.example/{z}/{x}/{y}.png")


def test_the_picture_of_a_search_is_handed_out_by_its_link(services: House, client: httpx.Client) -> None:
    person = services.backend.conversation.people.resolve("web", "somebody")
    links = FileLinks.of(services.backend)
    reply = Reply("…", custom={"picture": {"kind": "map_png", "id": "36.17,-115.14;cn-cg-us-san-francisco"}})
    shown = links.attach(person, reply)
    assert shown.attachment is None and "picture" not in shown.custom
    picture = Image.open(io.BytesIO(client.get(str(shown.image)).raise_for_status().content))
    assert picture.size[0] == 780


def test_a_picture_of_an_unknown_institution_is_gone(services: House, client: httpx.Client) -> None:
    person = services.backend.conversation.people.resolve("web", "somebody")
    links = FileLinks.of(services.backend)
    assert client.get(links.make(FileLink("map_png", person, ";nobody"))).status_code == 410
