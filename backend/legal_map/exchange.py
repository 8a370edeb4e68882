"""The map's table as a file and back: CSV with one header, GeoJSON with the same columns as properties."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from backend.legal_map.model import Problem
from backend.legal_map.rows import COLUMNS, Row

Numbered = tuple[int, Mapping[str, str]]
"""A line's number and what it says; columns that are missing say nothing."""


class Unreadable(ValueError):
    """The file as a whole is neither; its text says why."""


def read_file(content: bytes) -> Iterator[Numbered | Problem]:
    """Yield the rows of a file, or what is wrong with one that cannot even be read.

    Raises:
        Unreadable: it is neither CSV with our header nor GeoJSON.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("the file is not in UTF-8") from error
    return _read_geojson(text) if text.lstrip().startswith("{") else _read_csv(text)


def write_csv(rows: Iterable[Row]) -> bytes:
    """Return rows as CSV."""
    target = io.StringIO()
    writer = csv.DictWriter(target, COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({column: row.get(column, "") for column in COLUMNS} for row in rows)
    return target.getvalue().encode()


def write_geojson(rows: Iterable[Row]) -> bytes:
    """Return rows as a GeoJSON FeatureCollection (RFC 7946: longitude first)."""
    features = [_feature(row) for row in rows]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def _feature(row: Row) -> dict[str, Any]:
    properties = {column: row[column] for column in COLUMNS if row.get(column) and column not in ("lat", "lon")}
    position = [float(row["lon"]), float(row["lat"])]
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": position}, "properties": properties}


def _read_csv(text: str) -> Iterator[Numbered | Problem]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = reader.fieldnames or ()
    unknown = [name for name in header if name not in COLUMNS]
    if "id" not in header or unknown:
        wrong = f"unknown columns: {', '.join(map(repr, unknown))}" if unknown else "the column id is missing"
        raise Unreadable(f"{wrong}; the header is {','.join(COLUMNS)}")
    return _csv_rows(reader)


def _csv_rows(reader: csv.DictReader[str]) -> Iterator[Numbered | Problem]:
    try:
        for row in reader:
            if None in row or None in row.values():
                yield Problem(reader.line_num, "the row has more or fewer cells than the header")
            else:
                yield reader.line_num, {column: value.strip() for column, value in row.items()}
    except csv.Error as error:
        yield Problem(reader.line_num, f"the row cannot be read: {error}")


def _read_geojson(text: str) -> Iterator[Numbered | Problem]:
    try:
        features = json.loads(text)["features"]
        if not isinstance(features, list):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreadable("the file is no GeoJSON FeatureCollection") from error
    return (_geojson_row(number, feature) for number, feature in enumerate(features, 1))


def _geojson_row(number: int, feature: Any) -> Numbered | Problem:
    try:
        lon, lat = feature["geometry"]["coordinates"][:2]
        properties = {str(name): "" if value is None else str(value) for name, value in feature["properties"].items()}
    except (KeyError, TypeError, ValueError, AttributeError):
        return Problem(number, "the feature has no point or no properties")
    unknown = sorted(set(properties) - set(COLUMNS))
    if unknown:
        return Problem(number, f"unknown properties: {', '.join(unknown)}")
    return number, {**properties, "lat": str(lat), "lon": str(lon)}
