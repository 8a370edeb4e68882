"""Photographs: fetched by order only, judged by content, refused without credit, given out clean from here."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from backend.legal_map.commands import ImportInstitutions, OneInstitution
from backend.legal_map.importing import Exchange
from backend.legal_map.photo import PhotoRefused, prepared
from backend.legal_map.photo_commands import FetchPhoto, KeepPhoto, PhotoFile, WantedPhotos
from backend.legal_map.photos import Photos
from backend.legal_map.public_pictures import PublicPictures
from backend.platforms.photo_source import CommonsPhotos
from backend.shared.errors import PlatformUnavailable, Refused
from backend.storage.storage import FolderStorage
from tests.legal_map.conftest import World
from tests.legal_map.photo_source import SVG, PhotoServer, jpeg, photo_server

HEADER = "id,kind,name_zh,country,lat,lon,confidence,photo,photo_author,photo_licence"
COURT = "court-x,court,某法院,CN,22.57,113.08,demonstration"


@pytest.fixture(scope="module")
def source() -> Iterator[PhotoServer]:
    with photo_server() as server:
        yield server


@pytest.fixture
def gallery(world: World, source: PhotoServer, tmp_path: Path) -> World:
    exchange = Exchange(world.database, world.directory, world.clock)
    world.bus.register(ImportInstitutions, exchange.take)
    store, commons = PublicPictures(FolderStorage(tmp_path)), CommonsPhotos(source.address, [], "test@example.org")
    world.bus.register_all(Photos(world.database, world.directory, world.clock, store, commons).by_command())
    return world


def name_photo(gallery: World, photo: str, author: str = "Li", licence: str = "CC BY 4.0") -> str:
    rows = f"{HEADER}\n{COURT},{photo},{author},{licence}".encode()
    assert gallery.do(ImportInstitutions(rows, "li", True)).problems == ()
    return "court-x"


def fetch(gallery: World, photo: str) -> None:
    gallery.do(FetchPhoto(name_photo(gallery, photo), "li"))


def picture(gallery: World) -> str:
    found: str = gallery.do(OneInstitution("court-x")).institution.picture
    return found


@pytest.mark.parametrize("name", ["good.jpg", "moved.jpg", "好 photo.jpg"])
def test_a_photo_is_fetched_made_small_and_cleaned_of_where_and_when(
    gallery: World, source: PhotoServer, name: str
) -> None:
    fetch(gallery, name)
    for small, side in ((False, 1280), (True, 480)):
        content = gallery.do(PhotoFile(picture(gallery), small))
        with Image.open(io.BytesIO(content)) as shown:
            assert (shown.format, max(shown.size), shown.size[0] < shown.size[1]) == ("JPEG", side, True)
            assert not shown.getexif() and b"secret" not in content
    assert any("test@example.org" in agent for agent in source.agents)


@pytest.mark.parametrize(
    ("name", "why"),
    [("missing.jpg", "404"), ("html.jpg", "no photo"), ("lie.jpg", "no photo"), ("drawing.jpg", "no photo"),
     ("huge.jpg", "larger than 12 MB"), ("elsewhere.jpg", "another site"), ("file.jpg", "another site"),
     ("loop.jpg", "circles"), ("bomb.jpg", "pixels"), ("many.jpg", "pixels"), ("icon.jpg", "too small"),
     ("broken.jpg", "no photo"),
     ("https://evil.example/x.jpg", "another site"), ("../../../etc/passwd", "404")],
)  # fmt: skip
def test_whatever_is_not_a_photo_of_the_source_is_refused_and_nothing_is_shown(
    gallery: World, name: str, why: str
) -> None:
    with pytest.raises(PhotoRefused, match=why):
        fetch(gallery, name)
    assert picture(gallery) == ""


@pytest.mark.parametrize(("author", "licence"), [("", "CC0"), ("Li", ""), ("", "")])
def test_a_photo_without_credit_does_not_come_onto_the_map(gallery: World, author: str, licence: str) -> None:
    rows = f"{HEADER}\n{COURT},good.jpg,{author},{licence}".encode()
    [problem] = gallery.do(ImportInstitutions(rows, "li", True)).problems
    assert "credit" in problem.reason


def test_a_source_that_asks_to_wait_is_left_alone(gallery: World) -> None:
    with pytest.raises(PlatformUnavailable) as away:
        fetch(gallery, "busy.jpg")
    assert away.value.retry_after == 120


def test_nothing_is_fetched_unless_somebody_orders_it(gallery: World, source: PhotoServer) -> None:
    before = list(source.asked)
    name_photo(gallery, "good.jpg")
    wanted = {one.institution_id: one for one in gallery.do(WantedPhotos())}
    assert (wanted["court-x"].kept, wanted["court-x"].credit, len(wanted)) == (False, "Li, CC BY 4.0", 49)
    assert (source.asked, picture(gallery)) == (before, "")


def test_a_photo_whose_institution_names_another_is_no_longer_given_out(gallery: World) -> None:
    fetch(gallery, "good.jpg")
    first = picture(gallery)
    name_photo(gallery, "another.jpg")
    for photo_id in (first, "", "0" * 32):
        with pytest.raises(Refused):
            gallery.do(PhotoFile(photo_id))


def test_a_photo_handed_in_is_named_by_its_content(gallery: World) -> None:
    name = gallery.do(KeepPhoto(jpeg(), "o_li"))
    assert gallery.do(KeepPhoto(jpeg(), "o_li")) == name != gallery.do(KeepPhoto(jpeg(colour="red"), "o_li"))
    name_photo(gallery, name)
    assert name == f"upload:{picture(gallery)}"


@pytest.mark.parametrize("content", [b"", SVG, b"GIF89a" + b"0" * 100, b"\xff" * 13_000_000, jpeg()[:2000]])
def test_what_is_handed_in_is_judged_alike(content: bytes) -> None:
    with pytest.raises(PhotoRefused):
        prepared(content)


def test_what_one_can_see_through_lies_on_white() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(target, "PNG")
    with Image.open(io.BytesIO(prepared(target.getvalue()).large)) as shown:
        assert shown.getpixel((5, 5)) == (255, 255, 255)
