"""The map's institutions at the desk over HTTP: found, changed, crossed, undone, closed; hostile words stay words."""

from __future__ import annotations

import html
import io
import re
from typing import Any

import httpx
import pytest
from PIL import Image

from backend.desk.model import Role
from tests.desk.desk_browser import Desk
from tests.legal_map.photo_source import jpeg
from tests.web.fake_house import House

SYDNEY = "/desk/places/cn-cg-au-sydney"


def form_of(desk: Desk, path: str) -> dict[str, str]:
    """Every field of the first form of a page as a browser would send it back."""
    page = desk.page(path).text
    form = page[page.index('id="entry"') :].split("</form>")[0]
    fields = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*?value="([^"]*)"', form))
    fields |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>([^<]*)</textarea>', form))
    for name, options in re.findall(r'<select[^>]*name="(\w+)".*?>(.*?)</select>', form, re.DOTALL):
        fields[name] = (re.findall(r'value="([^"]*)" selected', options) or re.findall(r'value="([^"]*)"', options))[0]
    return {name: html.unescape(value) for name, value in fields.items() if name not in ("whole", "csrf")}


def save(desk: Desk, path: str = SYDNEY, **typed: str) -> httpx.Response:
    return desk.send(path, path, **(form_of(desk, path) | {"source": "telephoned"} | typed))


@pytest.mark.parametrize("role", ["clerk", "administrator"])
def test_clerks_and_administrators_change_what_people_are_told(
    services: House, desks: dict[Role, Desk], role: Role
) -> None:
    number = {"clerk": "+61-2-5550-0001", "administrator": "+61-2-5550-0002"}[role]
    assert save(desks[role], phone=number).status_code == 303
    with httpx.Client(base_url=services.url, trust_env=False, timeout=60) as anybody:
        found = anybody.get("/map/search", params={"q": "Sydney", "kind": "mission"}).json()["cards"][0]
        api = anybody.get("/api/map/nearest", params={"q": "悉尼", "kind": "consulate_general", "limit": "1"}).json()
    assert found["phone"] == api["features"][0]["properties"]["phone"] == number


def test_a_wrong_value_is_said_beside_its_field_and_everything_typed_is_still_there(desks: dict[Role, Desk]) -> None:
    answer = save(desks["clerk"], phone="call <b>us</b>", intro_zh="刚写好的介绍")
    assert answer.status_code == 409 and 'href="#phone"' in answer.text and "不是电话号码" in answer.text
    assert "刚写好的介绍" in answer.text and "call &lt;b&gt;us" in answer.text and "<b>us" not in answer.text


def test_who_saves_over_somebody_is_told_by_name_and_may_save_again(desks: dict[Role, Desk]) -> None:
    first, second = desks["clerk"], desks["administrator"]
    opened = form_of(second, SYDNEY) | {"source": "their page", "email": "second@example.org"}
    save(first, email="first@example.org")
    told = second.send(SYDNEY, SYDNEY, **opened)
    assert told.status_code == 409 and "有人改了这家机构" in told.text
    assert "first@example.org" in told.text and 'value="second@example.org"' in told.text and "陈书记员" in told.text
    version = re.findall(r'name="version" value="(\d+)"', told.text)[0]
    assert second.send(SYDNEY, SYDNEY, **(opened | {"version": version, "request_id": ""})).status_code == 303


def test_the_history_says_who_changed_what_from_what_and_undoes_it(desks: dict[Role, Desk]) -> None:
    desk = desks["clerk"]
    before = form_of(desk, SYDNEY)["website"]
    save(desk, website="https://changed.example.org", source="https://proof.example.org")
    page = desk.page(SYDNEY).text
    history = page[page.index('id="history"') :]
    assert "陈书记员" in history and "https://proof.example.org" in history and "<ins>https://changed" in history
    edit_id = re.findall(r'name="edit_id" value="([^"]+)"', history)[0]
    assert desk.send(f"{SYDNEY}/undo", SYDNEY, edit_id=edit_id).status_code == 303
    assert form_of(desk, SYDNEY)["website"] == before and "已被撤销" in desk.page(SYDNEY).text


def test_one_is_added_marked_closed_and_put_back(services: House, desks: dict[Role, Desk]) -> None:
    desk, new = desks["administrator"], "/desk/places/new"
    typed = {"kind": "notary_office", "name_zh": "<i>悉尼</i>公证", "country": "AU", "city_en": "Sydney"}
    path = save(desk, new, **typed).headers["location"].split("?")[0]
    assert "&lt;i&gt;悉尼" in desk.page(path).text and "<i>悉尼" not in desk.page(path).text
    version, source = form_of(desk, path)["version"], "their letter"
    today = services.backend.clock.now().date().isoformat()
    assert desk.send(path, path, part="closing", version=version, closed_on=today, source=source).status_code == 303
    assert path.rsplit("/")[-1] in desk.page("/desk/places?show=closed").text
    assert path.rsplit("/")[-1] not in httpx.get(f"{services.url}/map/cards", trust_env=False, timeout=60).text
    version = form_of(desk, path)["version"]
    assert desk.send(path, path, part="closing", version=version, source=source).status_code == 303
    assert path.rsplit("/")[-1] in httpx.get(f"{services.url}/map/cards", trust_env=False, timeout=60).text


def test_the_list_is_found_filtered_and_paged(desks: dict[Role, Desk]) -> None:
    desk = desks["clerk"]
    assert desk.page("/desk/places").text.count("/desk/places/") > 50
    assert "cn-cg-ca-toronto" in desk.page("/desk/places?q=多倫多").text
    assert desk.page("/desk/places?q=zzz&kind=nonsense&show=nonsense&page=99999999999999").status_code == 200
    assert "家机构资料待核实" in desk.page("/desk").text


def test_how_much_is_known_is_said_by_kind_and_continent_next_to_the_goals(desks: dict[Role, Desk]) -> None:
    desk = desks["clerk"]
    assert 'href="/desk/places/coverage"' in desk.page("/desk/places").text
    page = desk.page("/desk/places/coverage").text
    assert "目标 150 家" in page and re.search(r"地址或电话: \d+ / \d+", page)
    assert all(word in page for word in ("亚洲", "南美洲", "大使馆", "法院", "领保急事电话"))


def test_the_kinds_nobody_is_known_of_are_listed(desks: dict[Role, Desk]) -> None:
    page = desks["clerk"].page("/desk/places/coverage").text
    without = page[page.index('id="without"') :].split("</section>")[0]
    assert "一家也不知道的种类" in without
    assert all(kind in without for kind in ("司法局", "法律援助中心", "海外联络点")) and "公证处" not in without


def test_a_judicial_bureau_and_a_contact_point_are_entered_where_they_can_be(
    services: House, desks: dict[Role, Desk]
) -> None:
    desk, new = desks["clerk"], "/desk/places/new"
    bureau = {"kind": "judicial_bureau", "name_zh": "某市司法局（示例）", "city_zh": "江门"}
    refused = save(desk, new, **bureau, country="HK", lat="22.28", lon="114.16")
    assert refused.status_code == 409 and "司法局是内地的机关" in refused.text
    kept = [save(desk, new, **bureau, country="CN")]
    point = {"kind": "overseas_contact_point", "name_zh": "联络点（示例）", "city_en": "Toronto", "country": "CA"}
    kept.append(save(desk, new, **point))
    assert [answer.status_code for answer in kept] == [303, 303]
    for kind, place in (("judicial_bureau", "江门"), ("overseas_contact_point", "多伦多")):
        with httpx.Client(base_url=services.url, trust_env=False, timeout=60) as anybody:
            cards = anybody.get("/map/search", params={"q": place, "kind": kind}).json()["cards"]
        assert len(cards) == 1 and "（示例）" in cards[0]["name"]
    assert "司法局" not in desk.page("/desk/places/coverage").text.split('id="without"')[1].split("</section>")[0]


@pytest.mark.parametrize(
    "form", [{}, {"version": "9" * 40}, {"version": "-1", "phone": "x" * 9000}, {"lat": "nan", "lon": "inf"},
             {"sure": "certain", "phone": "+61-2-5550-0009", "source": "|[]"}, {"closed_on": "0000-00-00"}],
)  # fmt: skip
def test_nonsense_is_refused_in_words(desks: dict[Role, Desk], form: dict[str, Any]) -> None:
    answer = desks["clerk"].send(SYDNEY, SYDNEY, **({"part": "entry"} | form))
    assert answer.status_code == 409 and 'role="alert"' in answer.text


def test_a_value_that_was_emptied_is_empty(desks: dict[Role, Desk]) -> None:
    assert save(desks["clerk"], email="to-be@emptied.example").status_code == 303
    assert save(desks["clerk"], email="").status_code == 303
    assert form_of(desks["clerk"], SYDNEY)["email"] == ""


def test_an_unknown_institution_and_an_unknown_change_are_said_so(desks: dict[Role, Desk]) -> None:
    assert desks["clerk"].page("/desk/places/nobody").status_code == 404
    assert desks["clerk"].send(f"{SYDNEY}/undo", SYDNEY, edit_id="x").status_code == 409


def hand_in(desk: Desk, content: bytes, **typed: str) -> httpx.Response:
    form = {"csrf": desk.csrf(SYDNEY), "version": form_of(desk, SYDNEY)["version"], "do": "photo"}
    files = {"file": ("<b>x</b>.jpg", content, "image/jpeg")}
    return desk.http.post(
        f"{SYDNEY}/photo", data=form | {"photo_author": "李", "photo_licence": "CC0"} | typed, files=files
    )


def test_a_photo_handed_in_is_on_the_map_with_its_credit_from_our_own_host(
    services: House, desks: dict[Role, Desk]
) -> None:
    noise = Image.effect_noise((3000, 1500), 100)
    target = io.BytesIO()
    noise.convert("RGB").save(target, "JPEG", quality=95)
    assert len(target.getvalue()) > 300_000
    assert hand_in(desks["clerk"], target.getvalue()).status_code == 303
    with httpx.Client(base_url=services.url, trust_env=False, timeout=60) as anybody:
        card = next(one for one in anybody.get("/map/cards").json()["cards"] if one["id"] == "cn-cg-au-sydney")
        shown = anybody.get(card["picture"])
        same = anybody.get(card["picture"], headers={"If-None-Match": shown.headers["etag"]})
    assert card["credit"] == "李, CC0" and card["picture"].startswith("/map/photos/")
    assert shown.headers["content-type"] == "image/jpeg" and "immutable" in shown.headers["cache-control"]
    assert same.status_code == 304 and f'src="{card["picture"]}"' in desks["clerk"].page(SYDNEY).text


@pytest.mark.parametrize(
    ("content", "typed", "said"),
    [(b"<svg/>", {}, "这不是 JPEG"), (b"", {}, "这不是 JPEG"), (jpeg(), {"photo_licence": ""}, "许可")],
)
def test_no_photo_and_no_credit_are_said_and_the_author_typed_is_still_there(
    desks: dict[Role, Desk], content: bytes, typed: dict[str, str], said: str
) -> None:
    before = form_of(desks["clerk"], SYDNEY)["photo"]
    answer = hand_in(desks["clerk"], content, photo_author="王摄影", **typed)
    assert answer.status_code == 409 and said in answer.text and 'value="王摄影"' in answer.text
    assert form_of(desks["clerk"], SYDNEY)["photo"] == before


def test_a_photo_of_thirty_megabytes_is_turned_away(desks: dict[Role, Desk]) -> None:
    assert hand_in(desks["clerk"], b"\xff" * 30_000_000).status_code in (409, 413)


@pytest.mark.parametrize("name", ["x.jpg", f"{'0' * 32}.jpg", f"{'0' * 32}.png", "..%2F..%2Fetc%2Fpasswd"])
def test_no_other_file_is_given_out_as_a_photo(services: House, name: str) -> None:
    assert httpx.get(f"{services.url}/map/photos/{name}", trust_env=False).status_code == 404
