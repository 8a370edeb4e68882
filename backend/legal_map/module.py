"""The legal map as a service of the house."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from backend.config import Settings
from backend.contracts.legal_map import CityAround, CourtLandline, Landline
from backend.infrastructure import Infrastructure
from backend.legal_map.card_words import place_name
from backend.legal_map.commands import (
    ExportInstitutions,
    FindInstitutions,
    ImportInstitutions,
    ProposeChanges,
    WarmUpMap,
)
from backend.legal_map.desk_commands import ListEntries
from backend.legal_map.directory import Directory
from backend.legal_map.editing import Editing
from backend.legal_map.entries import EntryLists
from backend.legal_map.geocoder import locate
from backend.legal_map.handlers import LegalMap
from backend.legal_map.importing import Exchange
from backend.legal_map.model import Found, Point
from backend.legal_map.opening_geocoder import open_geocoder
from backend.legal_map.photo_commands import PhotoFile
from backend.legal_map.photos import Photos
from backend.legal_map.picture import MapPicture, MapPictureHandler
from backend.legal_map.proposals import Offer
from backend.legal_map.proposing import Proposing
from backend.legal_map.public_pictures import PublicPictures
from backend.legal_map.rows import Row
from backend.legal_map.warming import warm_up
from backend.legal_map.whereabouts import city_around
from backend.platforms import legal_services_map, overpass
from backend.platforms.photo_source import CommonsPhotos
from backend.shared.bus import CommandHandler, MessageBus
from backend.shared.desk_section import DeskSection
from backend.shared.messages import Command
from backend.shared.service import FileKind, Service, Upkeep
from backend.storage.from_settings import open_public_storage

_COURTS = 20
FILES = (
    FileKind("map_png", "map.png", "image/png", lambda subject, person: MapPicture(subject, person.language)),
    FileKind("map_photo", "photo.jpg", "image/jpeg", lambda subject, _: PhotoFile(subject)),
)


def build(infra: Infrastructure) -> Service:
    """Put the map together; institutions and gazetteer are read when it warms up, or by the first question."""
    database, clock, bus, settings = infra.database, infra.clock, infra.bus, infra.settings
    directory = Directory(database, clock)
    source = CommonsPhotos(settings.map_photos_url, settings.map_photos_hosts, settings.address)
    pictures = PublicPictures(open_public_storage(settings))
    exchange = Exchange(database, directory, clock)
    online = open_geocoder(settings)
    legal_map = LegalMap(directory, clock, locate, online.beyond if online else None, settings.map_old_years)
    handlers: Mapping[type[Command], CommandHandler] = {
        **EntryLists(database, directory, clock, settings.map_old_years).by_command(),
        **Editing(database, directory, clock, infra.audit, locate).by_command(),
        **Photos(database, directory, clock, pictures, source).by_command(),
        **legal_map.by_command(),
        MapPicture: MapPictureHandler(bus.handle),
        ProposeChanges: Proposing(
            database, directory, {"osm": _of_osm(settings), "partner": _of_partner(settings)}
        ).propose,
        ImportInstitutions: exchange.take,
        ExportInstitutions: exchange.give,
        WarmUpMap: lambda _: warm_up(legal_map.find),
        CourtLandline: lambda _: court_landline(bus),
        CityAround: lambda asked: city_of(asked.lat, asked.lon, asked.language),
    }
    places = DeskSection(
        "/desk/places", "places", "places_section", 90,
        lambda asker, now: (bus.handle(ListEntries(show="to_check", limit=0)).total, None),
        card_path="/desk/places?show=to_check",
    )  # fmt: skip
    return Service(
        "legal_map", handlers, files=FILES, desk=(places,), upkeep=Upkeep(warm_up=lambda: warm_up(legal_map.find))
    )


def _of_osm(settings: Settings) -> Callable[[Sequence[Row]], Iterable[Offer]]:
    def ask(rows: Sequence[Row]) -> Iterable[Offer]:
        return overpass.offers(rows, overpass.ask(settings.overpass_url, settings.address), date.today())

    return ask


def _of_partner(settings: Settings) -> Callable[[Sequence[Row]], Iterable[Offer]]:
    def ask(_: Sequence[Row]) -> Iterable[Offer]:
        url, key = settings.legal_services_map_url, settings.legal_services_map_key
        return legal_services_map.every_offer(url, key)

    return ask


def court_landline(bus: MessageBus) -> Landline | None:
    """The first court of the map whose own telephone can be called from abroad: a number with its country code."""
    found: Found = bus.handle(FindInstitutions(None, kinds=("court",), country="CN", limit=_COURTS))
    own = (card.institution for card in found.cards if card.institution.phone.startswith("+"))
    one = next(own, None)
    return Landline(one.name, one.phone, one.source_date) if one else None


def city_of(lat: float, lon: float, language: str) -> str:
    """Name the city around a shared position, never its quarter; nothing at sea."""
    city = city_around(Point(lat, lon))
    return place_name(city, language) if city else ""
