"""Whoever asks the interface too often: told how long to wait, in a sentence, and answered again afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sanic import Sanic

from backend.api.app import bare_app
from backend.api.map import MapApi
from backend.api.map_openapi import DOCUMENT
from backend.api.map_page import MapPage
from backend.api.rate_limit import RateLimit
from backend.bootstrap import build
from backend.config import load_settings
from tests.sandbox_fixture import serving

ASKED = {"lat": "22.58", "lon": "113.08", "limit": "1"}
PER_MINUTE = 3


@pytest.fixture
def seconds() -> list[float]:
    """A clock the test moves."""
    return [0.0]


@pytest.fixture
def http(tmp_path: Path, seconds: list[float]) -> Iterator[httpx.Client]:
    backend = build(load_settings(data_dir=tmp_path))
    app: Sanic = bare_app()
    for part in (MapApi(backend), MapPage(backend)):
        part._limit = RateLimit(PER_MINUTE, lambda: seconds[0])
        part.attach(app)
    with serving(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client
    backend.close()


def ask(http: httpx.Client, **headers: str) -> httpx.Response:
    return http.get("/api/map/nearest", params=ASKED, headers=headers)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("zh-CN", "请等 20 秒再问。"), ("zh-HK", "請等 20 秒再問。"), ("en", "Please ask again in 20 seconds.")],
)
def test_it_is_said_how_long_to_wait_in_a_sentence_and_in_a_header(
    http: httpx.Client, language: str, sentence: str
) -> None:
    assert [ask(http).status_code for _ in range(PER_MINUTE)] == [200] * PER_MINUTE
    told = ask(http, **{"Accept-Language": language})
    assert (told.status_code, told.headers["retry-after"], told.json()["retry_after"]) == (429, "20", 20)
    assert told.headers["content-type"] == "application/problem+json" and told.json()["detail"] == sentence
    assert told.headers["access-control-allow-origin"] == "*"
    assert "Retry-After" in told.headers["access-control-expose-headers"]


def test_whoever_waits_as_long_as_told_is_answered(http: httpx.Client, seconds: list[float]) -> None:
    while (told := ask(http)).status_code == 200:
        pass
    seconds[0] += int(told.headers["retry-after"]) - 1
    assert ask(http).status_code == 429
    seconds[0] += 1
    assert ask(http).status_code == 200


def test_the_document_says_what_comes(http: httpx.Client) -> None:
    while (told := ask(http)).status_code == 200:
        pass
    answer = DOCUMENT["paths"]["/api/map/nearest"]["get"]["responses"]["429"]
    assert set(answer["headers"]) == {"Retry-After"}
    schema = answer["content"]["application/problem+json"]["schema"]
    assert {"retry_after", "detail", "status"} <= set(schema["required"]) <= set(told.json())
    assert told.headers["retry-after"] == str(told.json()["retry_after"])


def test_the_pages_own_search_is_told_likewise(http: httpx.Client) -> None:
    while (told := http.get("/map/search", params={"q": "江门", "lang": "en"})).status_code == 200:
        pass
    assert told.status_code == 429 and told.headers["retry-after"] == "20"
    assert told.json()["detail"] == "Please ask again in 20 seconds."
