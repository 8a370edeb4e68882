"""The map drawn without a network: it shows what it is given, also across the date line and near the poles."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from backend.documents.map_picture import HEIGHT, WIDTH, Marked, Position, map_png

SUVA, APIA = Marked("驻斐济大使馆", (-18.14, 178.44)), Marked("驻萨摩亚大使馆", (-13.84, -171.75))
SEAL, SEA, LAND = (0xB3, 0x26, 0x1E), (0xDB, 0xE7, 0xEA), (0xF6, 0xF3, 0xEC)


def opened(place: Position | None, *institutions: Marked, language: str = "zh-Hans") -> Image.Image:
    return Image.open(io.BytesIO(map_png(place, institutions, language))).convert("RGB")


def share(picture: Image.Image, colour: tuple[int, int, int]) -> float:
    """How much of the map itself has nearly this colour."""
    counted = picture.crop((0, 0, WIDTH, HEIGHT)).getcolors(WIDTH * HEIGHT) or []
    near = sum(
        times
        for times, seen in counted
        if isinstance(seen, tuple) and all(abs(a - b) < 12 for a, b in zip(seen, colour, strict=True))
    )
    return near / (WIDTH * HEIGHT)


def test_neighbours_across_the_date_line_are_drawn_side_by_side_in_the_sea() -> None:
    picture = opened(None, SUVA, APIA)
    assert share(picture, SEA) > 0.8
    assert 0.001 < share(picture, SEAL) < 0.01


def test_a_place_far_inland_is_surrounded_by_land() -> None:
    assert share(opened((39.9, 116.4), Marked("乌鲁木齐", (43.8, 87.6))), LAND) > 0.8


def test_every_institution_has_a_line_underneath_and_long_names_are_cut() -> None:
    one, three = opened(None, SUVA), opened((0.0, 0.0), SUVA, APIA, Marked("很长的名字 " * 40, (10.0, 10.0)))
    assert three.height > one.height
    assert three.width == one.width == WIDTH


@pytest.mark.parametrize("at", [(90.0, 0.0), (-90.0, 180.0), (85.0, -180.0), (0.0, 179.999)])
def test_the_ends_of_the_world_can_be_drawn(at: Position) -> None:
    assert opened(at, Marked("x", at), language="en").width == WIDTH


def test_nothing_to_show_is_said_so() -> None:
    with pytest.raises(ValueError, match="nothing"):
        map_png(None, [], "en")
