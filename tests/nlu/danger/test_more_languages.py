"""Signs of danger in French, Malay and Indonesian are heard, in their language; what only sounds like them is not."""

from __future__ import annotations

import pytest

from bot.nlu.danger.reading import read


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("Tolong, suami saya pukul saya", "violence_now", "ms"),
        ("Tolong saya, suami saya memukuli saya", "violence_now", "id"),
        ("Abang saya ditangkap polis", "detained", "ms"),
        ("Kakak saya ditahan polisi", "detained", "id"),
        ("Pasport saya dicuri di KL", "passport_lost", "ms"),
        ("Paspor saya hilang", "passport_lost", "id"),
        ("Saya nak mati", "self_harm", "ms"),
        ("Saya ingin bunuh diri", "self_harm", "id"),
        ("Kami dikurung dan dipaksa bekerja di Kemboja", "trafficked_or_held", "ms"),
        ("Ibu saya pingsan dan tidak sadar", "medical", "ms"),
        ("Rumah saya terbakar", "disaster", "ms"),
        ("Au secours, mon mari me frappe", "violence_now", "fr"),
        ("Quelqu'un avec un couteau est devant ma porte", "violence_by_stranger", "fr"),
        ("Mon frère a été arrêté par la police à Lyon", "detained", "fr"),
        ("J'ai perdu mon passeport", "passport_lost", "fr"),
        ("Je veux mourir", "self_harm", "fr"),
        ("On me retient, ils ne me laissent pas sortir", "trafficked_or_held", "fr"),
        ("Ma fille a disparu depuis hier", "missing", "fr"),
        ("Mi hermano fue detenido por la policía", "detained", "es"),
    ],
)
def test_a_danger_is_heard_in_its_language(text: str, kind: str, language: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.kind, found.language) == (kind, language)


@pytest.mark.parametrize(
    "text",
    [
        "Pukul berapa pejabat buka?",
        "Notaris buka pukul 9?",
        "Saya mau bercerai dan minta harta pusaka",
        "Paspor saya habis masa, mau perpanjang",
        "Suami saya tidak pernah pukul saya",
        "Hutang saya belum dibayar",
        "Je voudrais divorcer et vendre la maison de mon père",
        "Comment renouveler mon passeport expiré ?",
        "Mon père est mort il y a 3 ans, je veux l'héritage",
        "Il ne m'a jamais frappée",
        "Combien coûte une procuration ?",
        "assurance vie de ma mère",
        "Mi hermano no fue detenido",
        "I lent my brother money and he never paid",
    ],
)
def test_what_only_sounds_like_one_is_none(text: str) -> None:
    assert read(text) is None
