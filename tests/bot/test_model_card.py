"""The card of a model: written by training, filled by the held-out report, and a reason not to serve it."""

import pytest
from test_start import start

from bench.model_figures import AT_LEAST, AT_MOST, below_the_floor
from bot.model_card import add_figures, below_floor, card_file, read_card, write_card
from bot.model_digest import read_digest, write_digest


@pytest.fixture
def archive(tmp_path):
    """A file that passes for an archive, with its digest."""
    place = tmp_path / "abc.tar.gz"
    place.write_bytes(b"a model")
    write_digest(place)
    return place


def test_training_writes_down_what_of_when_and_with_what(archive):
    write_card(archive, digest=read_digest(archive), seconds=61.26)
    card = read_card(archive)
    assert card["data"] == "abc" and card["archive"] == f"sha256:{read_digest(archive)}"
    assert card["versions"]["rasa"] == "3.6.21" and card["versions"]["python"].startswith("3.10")
    assert card["trained_at"].endswith("+00:00") and card["training_seconds"] == 61.3 and card["figures"] is None


def test_a_model_that_understands_worse_than_is_allowed_is_not_served(archive):
    add_figures(archive, read_digest(archive), {"accuracy": 0.8}, ["accuracy 80.0%, at least 95.0%"])
    status, said = start("--model", str(archive))
    assert status == 1
    assert "understands people worse than is allowed (accuracy 80.0%, at least 95.0%; see abc.json)" in said


def test_a_link_to_a_model_has_its_card(archive):
    add_figures(archive, read_digest(archive), {}, ["bad"])
    link = archive.with_name("current.tar.gz")
    link.symlink_to(archive)
    assert card_file(link) == card_file(archive)
    assert below_floor(link, read_digest(archive)) == ["bad"]


def test_the_card_of_another_training_is_no_reason(archive):
    add_figures(archive, "0" * 64, {}, ["bad"])
    assert below_floor(archive, read_digest(archive)) == []


GOOD = {**AT_LEAST, **AT_MOST}


@pytest.mark.parametrize("name", AT_LEAST)
def test_each_figure_below_its_floor_is_named(name):
    (one,) = below_the_floor({**GOOD, name: AT_LEAST[name] - 0.001})
    assert one.startswith(f"{name} ")


@pytest.mark.parametrize("name", AT_MOST)
def test_each_figure_above_its_ceiling_is_named(name):
    (one,) = below_the_floor({**GOOD, name: AT_MOST[name] + 0.001})
    assert one.startswith(f"{name} ")


def test_figures_at_the_floor_pass_and_missing_ones_do_not():
    assert below_the_floor(GOOD) == []
    assert len(below_the_floor({})) == len(GOOD)
