"""Signs of danger in Italian and Tagalog are heard, in their language; what only sounds like them is not."""

from __future__ import annotations

import pytest

from bot.nlu.danger.reading import read


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("carabinieri hanno preso mio marito, lui è di Kaiping, non so dove è", "detained", "it"),
        ("La polizia ha portato via mio fratello stanotte", "detained", "it"),
        ("Mio marito mi picchia e adesso sta cercando di sfondare la porta", "violence_now", "it"),
        ("Il padrone ci tiene chiusi nel laboratorio", "trafficked_or_held", "it"),
        ("Mia sorella non respira, è svenuta", "medical", "it"),
        ("Hanno rapito mio nipote e vogliono un riscatto", "kidnapping", "it"),
        ("Non voglio più vivere", "self_harm", "it"),
        ("Ho perso il passaporto a Prato", "passport_lost", "it"),
        ("Il palazzo è in fiamme, siamo bloccati sul tetto", "disaster", "it"),
        ("Sinasaktan ako ng asawa ko", "violence_now", "tl"),
        ("Dinukot ang asawa ko kagabi, humihingi sila ng pera", "kidnapping", "tl"),
        ("Ayoko nang mabuhay", "self_harm", "tl"),
        ("Hinuli ng immigration ang kapatid ko", "detained", "tl"),
        ("Ninakaw ang passport ko sa Roma", "passport_lost", "tl"),
        ("Hindi humihinga ang lola ko, tulungan niyo kami", "medical", "tl"),
        ("Ikinandado kami ng amo, ayaw kaming palabasin", "trafficked_or_held", "tl"),
    ],
)
def test_a_danger_is_heard_in_its_language(text: str, kind: str, language: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.kind, found.language) == (kind, language)


@pytest.mark.parametrize(
    "text",
    [
        "Vorrei divorziare e vendere la casa di mio padre",
        "Come si rinnova un passaporto scaduto?",
        "Mio padre è morto tre anni fa, vorrei l'eredità",
        "Mio marito non mi ha mai picchiata",
        "Qual è la pena per il reato di sequestro?",
        "Sono morta dal ridere",
        "Quanto costa una procura?",
        "Gusto kong magpagawa ng testamento ang tatay ko",
        "Namatay ang lolo ko noong 2001, may bahay siya sa Enping",
        "Magkano ang notaryo?",
        "Hindi ako sinaktan ng asawa ko",
        "May utang siya sa akin, paano magsampa ng kaso?",
        "I want to sue my brother in Jiangmen",
        "Quiero divorciarme, ¿qué papeles necesito?",
    ],
)
def test_what_only_sounds_like_one_is_none(text: str) -> None:
    assert read(text) is None
