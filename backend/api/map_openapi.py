"""The OpenAPI document of the map's interface, served beside it and held to it by the tests."""

from __future__ import annotations

from typing import Any

from backend.legal_map.model import KIND_NAMES

_LANG = {
    "name": "lang", "in": "query", "description": "instead of Accept-Language",
    "schema": {"type": "string", "enum": ["zh-Hans", "zh-Hant", "en"]},
}  # fmt: skip
_POINT = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
_FEATURE: dict[str, Any] = {
    "type": "object",
    "required": ["type", "id", "geometry", "properties"],
    "properties": {
        "type": {"const": "Feature"},
        "id": {"type": "string"},
        "geometry": {"type": "object", "properties": {"type": {"const": "Point"}, "coordinates": _POINT}},
        "properties": {
            "type": "object",
            "required": ["id", "kind", "kind_name", "name", "country", "opening", "marks", "competent", "confidence"],
            "properties": {
                "kind": {"enum": list(KIND_NAMES)},
                "distance_km": {"type": "number", "minimum": 0, "description": "geodesic, WGS-84"},
                "precision": {"enum": ["exact", "city"], "description": "city: only the city's centre is known"},
                "ages": {
                    "type": "object",
                    "additionalProperties": {"type": "string"},
                    "description": "column to words: the value is years old, or nobody dated it; show them beside it",
                },
                "marks_text": {"type": "string", "description": "the marks in words: show them with the institution"},
                "marks": {"items": {"enum": ["unverified", "old", "demonstration", "existence_only"]}},
                "photo": {"type": "string", "description": "file name at Wikimedia Commons, or `upload:…`"},
                "photo_credit": {"type": "string", "description": "author and licence: show it with the photograph"},
                "photo_url": {"type": "string", "description": "path on this host; there if the photograph lies here"},
                "photo_small_url": {"type": "string", "description": "480 pixels at most"},
                "opening": {
                    "type": "object",
                    "required": ["state", "changes_at", "holidays_known"],
                    "properties": {
                        "state": {"enum": ["open", "closed", "unknown"]},
                        "changes_at": {"type": ["string", "null"], "format": "date-time"},
                        "holidays_known": {"type": "boolean"},
                    },
                },
            },
        },
    },
}
_COLLECTION: dict[str, Any] = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {"type": {"const": "FeatureCollection"}, "features": {"type": "array", "items": _FEATURE}},
}
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {"status": {"type": "integer"}, "title": {"type": "string"}, "detail": {"type": "string"}},
}


_TOO_OFTEN: dict[str, Any] = {
    "description": "too many requests from this address; `detail` and `retry_after` say how long to wait",
    "headers": {"Retry-After": {"description": "seconds to wait", "schema": {"type": "integer", "minimum": 1}}},
    "content": {
        "application/problem+json": {
            "schema": {
                **_PROBLEM,
                "required": [*_PROBLEM["required"], "retry_after"],
                "properties": {**_PROBLEM["properties"], "retry_after": {"type": "integer", "minimum": 1}},
            }
        }
    },
}


def _parameter(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _answer(description: str, mime: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {mime: {"schema": schema}}}


def _problem(description: str) -> dict[str, Any]:
    return _answer(description, "application/problem+json", _PROBLEM)


_NEAREST = {
    "summary": "The nearest institutions from a position or a place's name, and the competent mission",
    "operationId": "nearest",
    "parameters": [
        _parameter("lat", {"type": "number", "minimum": -90, "maximum": 90}, "WGS-84; with lon, instead of q"),
        _parameter("lon", {"type": "number", "minimum": -180, "maximum": 180}, "WGS-84"),
        _parameter("q", {"type": "string", "maxLength": 120}, "a place's name in any script, or a sentence with one"),
        _parameter("kind", {"type": "string", "enum": list(KIND_NAMES)}, "may be repeated, or joined by commas"),
        _parameter("open_now", {"type": "boolean"}, "only what is open at this moment"),
        _parameter("purpose", {"enum": ["any", "consular"]}, "consular: also who is competent by consular district"),
        _parameter("limit", {"type": "integer", "minimum": 1, "maximum": 50}, "5 unless given"),
        _parameter("offset", {"type": "integer", "minimum": 0, "maximum": 10000}, "skip so many"),
        _LANG,
    ],
    "responses": {
        "200": _answer("nearest first", "application/geo+json", _COLLECTION),
        "400": _problem("a parameter is missing or wrong"),
        "404": _problem("no such place; `suggestions` are spelled alike"),
        "422": _problem("several places have this name; choose one of `candidates`"),
        "429": _TOO_OFTEN,
    },
}
_ALL = {
    "summary": "Every institution",
    "operationId": "institutions",
    "parameters": [_LANG],
    "responses": {
        "200": _answer("by country, kind and city", "application/geo+json", _COLLECTION),
        "429": _TOO_OFTEN,
    },
}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Yiqiaotong: map of foreign legal services", "version": "1"},
    "paths": {"/api/map/nearest": {"get": _NEAREST}, "/api/map/institutions": {"get": _ALL}},
}
