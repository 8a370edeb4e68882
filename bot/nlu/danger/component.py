"""The last graph component: a message that tells danger gets the intent `emergency`, whatever else it says.

The ranking of the other intents stays as it was, so that the wish in the same message can be offered afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.danger.child_removal import child_removal
from bot.nlu.danger.evidence import evidence, tells_matter
from bot.nlu.danger.likeness import Likeness, fitted
from bot.nlu.danger.mourning import beside_death, mourns, tells_death, wishes_to_follow
from bot.nlu.danger.pieces import clauses, pieces
from bot.nlu.danger.reading import LATIN, Danger, Told, asks_for_order, read, told
from bot.nlu.normalizer import plain_text_of
from bot.nlu.plain_text import plain_text
from bot.nlu.sentence_encoder import SentenceEncoder

EMERGENCY = "emergency"
"""The intent whose rule leads to `action_emergency`."""
ASK_LAW = "ask_law"
"""The intent that the library of law answers."""
FAREWELL, WORRY = "goodbye", "tell_worry"
"""The intent that telling a death is taken for at times, and the one it then is."""
FILE_NAME = "danger.joblib"
FIRST, ASKED_BACK = "first", "unsure"
"""Stages of a danger: believed, or asked back because the message may tell none."""
SIGN, MEANING, LIKENESS = "sign", "meaning", "likeness"
"""Grounds of a danger: words that name it, a sentence much like dangers, or one that is only a little like them."""
BESIDE = "intent_beside"
"""The key under which a message keeps the intent it would have without its danger."""
MARGIN = "danger_margin"
"""The key under which a message keeps how far it stands on the side of danger, for what is said after an alarm."""
SURE, UNSURE = 0.3, -0.2
"""Margins of the class from which a danger is believed, and from which it is asked back."""
SURE_OF_SIGN, UNSURE_OF_SIGN = -0.17, -0.7
"""The same where a sign stands, too."""
SURE_WISH, LITTLE = 0.9, 0.6
"""Confidence of another wish from which a danger of a margin this little, without a sign, is not believed."""
LIKELY_WISH = 0.5
"""The same from which nobody is asked back whether all are safe."""
SURE_CASE, SURE_BESIDE_CASE, SURE_OF_SIGN_BESIDE_CASE = 0.8, 1.5, 0.2
"""Confidence of the wish to begin something from which words of a case make a danger one to be asked about, and the
margins up to which they do, without a sign and with one: half of the false alarms of strangers were such stories."""
NOT_ALL_UNLIKE, OUTRIGHT = -1.0, 1.0
"""The margin of a message from which its clauses are looked at one by one, and from which one of them counts alone."""
INTENDED = "violence_intended"
"""The kind of who means to hurt somebody."""
LONG_PAST = "violence_past"
"""The kind that is one line beside the answer where years lie between and something is asked."""
SUFFERED = "violence_now"
"""The kind of who suffers force, whatever it sounds like: the victim is never told not to strike."""
OF_LIFE, LEAST_OF_LIFE, LEAST_OF_SIGN = "self_harm", -0.05, -1.0
"""The kind whose sign is believed once its sentence is a little like a danger, and the margins from which it is asked
back: without a sign, and with one."""
STORY, STORY_IN_LATIN, OF_STORY = 40, 120, 2.0
"""Characters from which a message without a sign tells a story, and the margin up to which words of an estate make
a danger one to be asked about: widows, heirs and hurt workers were met with alarms."""
LITTLE_BESIDE_DEATH, LITTLE_OF_GRIEF = -0.4, 0.75
"""Margins below which a clause beside the words of a death tells no danger: of any clause, and of one that grieves."""
# A danger no word of which stands in the message is believed above `OUTRIGHT` alone: widows, neighbours of loud people
# and wives left alone were told of fires, of compounds and of the crisis line.
BLACKMAIL = "extortion"
"""The kind that is asked back where nobody tells of pictures or threats: landlords were told not to pay."""
SWINDLE = "family_emergency_scam"
"""The kind that is none where nobody rings, writes or wants money: mourners were told to transfer nothing."""
BEGINS = "start_"
"""Beginning of intents that begin something."""
_NO_WISHES = frozenset({"out_of_scope", "nlu_fallback", "tell_worry", "complain"})
"""Intents of messages that want nothing of ours: what danger is taken for where nobody hears it."""
_CRIES = frozenset({"start_protection", "ask_help", "ask_human"})
"""Wishes that a cry for help is taken for: no answer to them goes before the question whether all are safe."""
_WISHES = (
    "start_", "ask_", "change_", "supplement_", "amend_", "find_", "check_", "withdraw_", "revoke_", "stop_", "leave_",
    "link_", "unlink_", "offer_", "cannot_", "forget_", "call_",
)  # fmt: skip
"""Beginnings of intents of messages that want something of ours."""
_FACTS_OF_CASES = frozenset({"medical", "passport_lost", "detained"})
"""Kinds of danger that are also what a case is about."""
SHORTEST, LONGEST = 12, 200
"""Characters of a plain text whose meaning is one message's; a cry of fewer and a longer story are read by signs."""
_TAKEN, _OF_BODY_OR_LIFE = "kidnapping", frozenset({"medical", "self_harm"})
"""The kind of a child on its way over a border, and those that are met before it."""
_OF_THE_BODY = frozenset({"gas_leak", "medical"})
"""Kinds in which minutes count: their signs are weighed in the clause they stand in, too."""
QUOTES = frozenset('"“”「」『』')
"""Signs of somebody else's words."""
LEAST_OF_KIND = 0.1
"""Likeness to a kind from which it may be meant instead of one that no word names."""
SHORTEST_CLAUSE, LEAST_OF_CLAUSE = 8, 3
"""Characters of a clause that tells something alone, and of one that may speak of ending one's life."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DangerDetector(GraphComponent, IntentClassifier):
    """Reads every message for danger and overrules the intent of one that tells it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """There is nothing to configure: what is danger stands in `patterns/` and `examples/`."""
        return {}

    def __init__(self, storage: ModelStorage, resource: Resource, model: Likeness | None = None) -> None:
        """Reads the patterns, so that nobody waits for them."""
        self._storage, self._resource, self._model = storage, resource, model
        self._encoder = SentenceEncoder.shared()
        read("…")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DangerDetector:
        """Creates an untrained component, which knows the patterns only."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> DangerDetector:
        """Loads the trained class.

        Raises:
            ValueError: If the model holds none.
        """
        with model_storage.read_from(resource) as directory:
            return cls(model_storage, resource, joblib.load(directory / FILE_NAME))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns danger from its own examples, and what is none from those of the ordinary intents."""
        said = [example for example in training_data.intent_examples if example.get(TEXT)]
        self._model = fitted(self._encoder, {example.get(TEXT): plain_text_of(example) for example in said})
        with self._storage.write_to(self._resource) as directory:
            joblib.dump(self._model, directory / FILE_NAME, compress=1)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets intent and entities of every message that tells danger; who is safe and asks of an order asks of law."""
        for message in messages:
            text = message.get(TEXT)
            if text and asks_for_order(text):
                message.set(INTENT, {"name": ASK_LAW, "confidence": 1.0}, add_to_output=True)
                continue
            if text and (message.get(INTENT) or {}).get("name") == FAREWELL and mourns(told(text)):
                message.set(INTENT, {"name": WORRY, "confidence": 1.0}, add_to_output=True)  # "我妈走了" takes no leave
            weighed = self._weighed(text) if text else None
            if weighed is not None:
                message.set(MARGIN, round(weighed[1], 2), add_to_output=True)
            heard = self._heard(text, weighed, _wished(message), _begun(message)) if text else None
            if heard is not None:
                message.set(BESIDE, message.get(INTENT), add_to_output=True)
                message.set(INTENT, {"name": EMERGENCY, "confidence": 1.0}, add_to_output=True)
                found = [*message.get(ENTITIES, []), *entities_of(heard[0], text, *heard[1:])]
                message.set(ENTITIES, found, add_to_output=True)
        return messages

    def danger(self, text: str, wished: float = 0.0, begun: float = 0.0) -> tuple[Danger, str, str] | None:
        """Returns the danger a message tells, its stage and what it rests on.

        The stage is ``first`` where it is believed and ``unsure`` where it is asked back.

        Args:
            wished: confidence with which the message was understood as an ordinary wish.
            begun: the same, where that wish begins something (a suit, a power of attorney).
        """
        return self._heard(text, self._weighed(text), wished, begun)

    def _weighed(self, text: str) -> tuple[np.ndarray, float] | None:
        """The row that speaks most for danger and its margin; None for a cry of a few words, a long story, no words."""
        plain = plain_text(text)
        cries = len(plain) < SHORTEST and read(text) is not None
        if self._model is None or cries or len(plain) > LONGEST or not any(map(str.isalnum, plain)):
            return None
        return self._strongest(text, len(plain))

    def _heard(
        self, text: str, weighed: tuple[np.ndarray, float] | None, wished: float, begun: float
    ) -> tuple[Danger, str, str] | None:
        found = _as_it_stands(self._found(text, weighed, wished, begun), told(text), weighed)
        if (situation := child_removal(text)) and not _goes_before_a_child(found):
            return Danger(_TAKEN, "other", told(text).language, situation), FIRST, SIGN
        if found is not None and found[2] != SIGN and self._only_mourns(text):
            found = None
        sure = found is not None and found[1] == FIRST and (found[2] == SIGN or found[0].kind == OF_LIFE)
        despair = None if sure else despairs(text)  # said in so many words, it goes before a mere likeness
        if despair is None:
            return found
        believed = found is not None and found[1] == FIRST and wishes_to_follow(told(text))
        return despair, FIRST if believed else ASKED_BACK, SIGN

    def _found(
        self, text: str, weighed: tuple[np.ndarray, float] | None, wished: float, begun: float
    ) -> tuple[Danger, str, str] | None:
        signed = read(text)
        if weighed is None or self._model is None:
            if signed is not None and self._model is not None and len(plain_text(text)) > LONGEST:
                return self._in_story(text)
            return (signed, FIRST, self._ground_of_cry(signed, text)) if signed else None
        row, margin = weighed
        message = told(text)
        if signed is not None and signed.kind == OF_LIFE:
            return self._of_life(text, signed, margin)
        if signed is not None and signed.kind in _OF_THE_BODY and margin <= SURE_OF_SIGN:
            margin = max(margin, self._in_clause(text, signed.kind))
        stage = stage_of(margin, signed is not None)
        kind = _named(self._model.kinds_by_likeness(row), message) if signed is None else self._model.kind(row)
        said_so = signed is not None and signed.kind == INTENDED
        suffers = kind == INTENDED and not said_so and (message.is_victim or not message.speaks_of(INTENDED))
        meant = message.danger(SUFFERED if suffers else kind)
        if signed is None:
            stage = _unsigned(stage, margin, wished, meant, message)
            unnamed = meant is not None and not message.speaks_of(meant.kind)
            stage = "" if unnamed and (margin <= OUTRIGHT or stage != FIRST) else stage
        elif message.is_over and (margin < LITTLE or signed.kind == LONG_PAST):
            stage = stage and ASKED_BACK
        elif message.is_outright:
            stage = FIRST
        if not stage:
            return None
        if signed is not None and signed.kind == LONG_PAST and message.asks_of_long_ago and message.is_past:
            stage = ASKED_BACK
        if begun >= SURE_CASE and tells_matter(message):
            stage = ASKED_BACK if margin < (SURE_OF_SIGN_BESIDE_CASE if signed else SURE_BESIDE_CASE) else stage
        ground = SIGN if signed else MEANING if margin > LITTLE else LIKENESS
        found = signed if signed and (meant is None or is_told_by_signs(signed, meant)) else meant
        return (found, stage, ground) if found else None

    def _only_mourns(self, text: str) -> bool:
        """Tells whether a message tells a death, and no clause beside it is like a danger by itself.

        A clause that grieves is like one more often, and counts only where it is much like it.
        """
        assert self._model is not None
        message = told(text)
        if not mourns(message):
            return False
        beside = beside_death(message)
        apart = [one.text for one in beside]
        margins = self._model.margin(evidence(self._encoder, apart), apart) if apart else []
        return all(
            margin < (LITTLE_OF_GRIEF if one.grieves else LITTLE_BESIDE_DEATH)
            for one, margin in zip(beside, margins, strict=True)
        )

    def _of_life(self, text: str, signed: Danger, margin: float) -> tuple[Danger, str, str] | None:
        """Words of ending one's life, weighed in the clause they stand in: no word of a case beside them counts."""
        assert self._model is not None
        own = signed.whose == "self" and not told(text).is_past
        apart = clauses(text, LEAST_OF_CLAUSE) if own and margin <= UNSURE_OF_SIGN else []
        said = [one for one in apart if not QUOTES & set(one) and (found := read(one)) and found.kind == OF_LIFE]
        if said:
            margin = max(margin, float(self._model.margin(evidence(self._encoder, said), said).max()))
        if margin > UNSURE_OF_SIGN:
            return signed, FIRST, SIGN
        return (signed, ASKED_BACK, SIGN) if margin > LEAST_OF_SIGN and not told(text).is_past else None

    def _in_clause(self, text: str, kind: str) -> float:
        """The margin of the clause in which this kind of danger is told, whatever is asked in the others."""
        assert self._model is not None
        apart = [one for one in clauses(text, LEAST_OF_CLAUSE) if (found := read(one)) and found.kind == kind]
        return float(self._model.margin(evidence(self._encoder, apart), apart).max()) if apart else NOT_ALL_UNLIKE

    def _strongest(self, text: str, length: int) -> tuple[np.ndarray, float]:
        """The row that speaks most for danger, and its margin: of the whole message, else of one sentence of it.

        A sentence among others counts only where a sign stands in it or it is much like a danger: what is told with a
        wish is no less told.
        """
        assert self._model is not None
        sentences = [piece for piece in pieces(text, LONGEST) if len(piece) >= SHORTEST // 2]
        apart = sentences if len(sentences) > 1 and length > SHORTEST else []
        texts = [text, *apart]
        rows = evidence(self._encoder, texts)
        margins = self._model.margin(rows, texts)
        best = int(margins.argmax())
        strong = best if best and (margins[best] > LITTLE or read(texts[best]) is not None) else 0
        return self._outright(text, rows[strong], float(margins[strong]))

    def _outright(self, text: str, row: np.ndarray, margin: float) -> tuple[np.ndarray, float]:
        """The same of the one clause that tells danger outright beside a wish ("which form …, he is at the door")."""
        assert self._model is not None
        apart = clauses(text, SHORTEST_CLAUSE) if NOT_ALL_UNLIKE < margin < OUTRIGHT else []
        if not apart:
            return row, margin
        rows = evidence(self._encoder, apart)
        margins = self._model.margin(rows, apart)
        best = int(margins.argmax())
        return (rows[best], float(margins[best])) if margins[best] > OUTRIGHT else (row, margin)

    def _ground_of_cry(self, cry: Danger, text: str) -> str:
        """Ground of a few words: "my leg is broken" is a cry, or the answer to a form's question."""
        if self._model is None or cry.kind not in _FACTS_OF_CASES:
            return SIGN
        margin = float(self._model.margin(evidence(self._encoder, [text]), [text])[0])
        return SIGN if margin > LITTLE else LIKENESS

    def _in_story(self, text: str) -> tuple[Danger, str, str] | None:
        """The danger of a long story: its signs are weighed in the sentences they stand in."""
        assert self._model is not None
        signed = [(piece, found) for piece in pieces(text, LONGEST) if (found := read(piece)) is not None]
        for piece, found in signed:
            margin = float(self._model.margin(evidence(self._encoder, [piece]), [piece])[0])
            if stage := stage_of(margin, signed=True):
                return found, stage, SIGN
        return None


def _goes_before_a_child(found: tuple[Danger, str, str] | None) -> bool:
    """Tell whether words of the message name a danger to a body or a life, which is met before a child on its way."""
    return found is not None and found[1] == FIRST and found[2] == SIGN and found[0].kind in _OF_BODY_OR_LIFE


def _as_it_stands(
    found: tuple[Danger, str, str] | None, message: Told, weighed: tuple[np.ndarray, float] | None
) -> tuple[Danger, str, str] | None:
    """Return what is left of a danger that has come to its end, or that a debtor only says to be left alone.

    Who is well again, free or back is met with no alarm, but asked where the message is much like a danger. A debtor's
    life counts, too, and that of who once thought of ending it: one line on it stands beside the answer.
    """
    if found is None:
        return None
    danger, _, ground = found
    if danger.kind == OF_LIFE:
        lighter = message.is_pressed or (message.is_past and message.is_recovered)
        return (danger, ASKED_BACK, ground) if lighter else found
    if not message.is_recovered:
        return found
    return (danger, ASKED_BACK, ground) if weighed is not None and weighed[1] > OUTRIGHT else None


def despairs(text: str) -> Danger | None:
    """Returns the danger of who cannot bear it any longer, wishes to be with the dead or is weary of life."""
    message = told(text)
    if tells_death(message) and wishes_to_follow(message):
        return Danger(OF_LIFE, "self", message.language)
    if message.is_over:
        return None
    if message.despairs and not message.is_past:
        return Danger(OF_LIFE, "self", message.language)
    if message.is_weary_of_life:
        return Danger(OF_LIFE, "other" if message.tells_of_weary else "self", message.language)
    return None


def _unsigned(stage: str, margin: float, wished: float, meant: Danger | None, message: Told) -> str:
    """The stage of a likeness without a sign: less is believed of it beside a wish, a denial or the words of a case.

    Whoever may think of ending their life is asked beside a likely wish, too; not beside a sure one, nor where a wish
    of ours is a question: "what if she doesn't want to give it up after all" was asked whether they think of dying.
    """
    if message.is_over or message.seeks_redress or message.scolds or (message.asks_ahead and margin < OF_STORY):
        return ""
    if meant is not None and meant.kind == INTENDED and margin <= LITTLE and not message.touches_life:
        return ""  # who means to hurt somebody says so
    if meant is not None and meant.kind == SWINDLE and not message.is_called:
        return ""
    if meant is not None and meant.kind == OF_LIFE and message.is_in_want:
        return ""
    of_estate = message.signs.estate.search(message.text) is not None
    if (of_estate or tells_matter(message)) and message.signs.for_another.search(message.text):
        return ""
    of_life = meant is not None and meant.kind == OF_LIFE
    if of_life and margin < OUTRIGHT and (of_estate or tells_matter(message)) and not message.touches_life:
        return ""
    if meant is not None and meant.kind == BLACKMAIL and message.is_defamed:
        return ""
    if stage == FIRST and meant is not None and meant.kind == BLACKMAIL and not message.exposes:
        stage = ASKED_BACK
    if stage == FIRST and of_estate and _is_estate_of_case(margin, message, of_life):
        return ASKED_BACK
    if stage == ASKED_BACK and of_life and wished and message.asks:
        return ""
    if stage == FIRST and margin <= LITTLE and not message.signs.speaks_of:
        stage = ASKED_BACK  # no word of its language can tell that it is none: whoever named a passport was alarmed
    if not stage or margin > LITTLE:
        return stage
    of_life = of_life and margin > LEAST_OF_LIFE
    if wished >= SURE_WISH or message.silenced:
        return ""
    if tells_matter(message):
        return ASKED_BACK if stage == FIRST or of_life else ""
    return "" if stage == ASKED_BACK and not of_life and wished >= LIKELY_WISH else stage


def _is_estate_of_case(margin: float, message: Told, of_life: bool) -> bool:
    """Tell whether words of an estate make a danger one to be asked about: in a story, or beside words of a case.

    In a short message they do not where it may tell of ending one's life: a will is wished for then, too.
    """
    return margin < OF_STORY and (is_story(message) or (margin < OUTRIGHT and tells_matter(message) and not of_life))


def is_story(message: Told) -> bool:
    """Tell whether a message is longer than a cry."""
    return len(message.text) > (STORY_IN_LATIN if message.language in LATIN else STORY)


def _wished(message: Message) -> float:
    intent = message.get(INTENT) or {}
    return 0.0 if intent.get("name") in _NO_WISHES else float(intent.get("confidence") or 0.0)


def _begun(message: Message) -> float:
    """The confidence of the wish to begin something; 0 where the message was understood as anything else."""
    intent = message.get(INTENT) or {}
    return float(intent.get("confidence") or 0.0) if str(intent.get("name")).startswith(BEGINS) else 0.0


def is_wish(intent: str) -> bool:
    """Tell whether an intent wants something of ours that can be answered, whatever else is told beside it."""
    return intent.startswith(_WISHES) and intent not in _CRIES


def _named(kinds: Sequence[tuple[str, float]], message: Told) -> str:
    """The likeliest kind of danger; where no word of it stands in the message, the next likely one that has a word."""
    first = kinds[0][0]
    if message.speaks_of(first):
        return first
    named = (kind for kind, likely in kinds if likely > LEAST_OF_KIND and message.names(kind))
    return next(named, first)


def is_violence(danger: Danger) -> bool:
    """Tell whether force is used or threatened; signs tell best when, and by whom."""
    return danger.kind in ("violence_now", "violence_past", "violence_by_stranger")


def is_told_by_signs(signed: Danger, meant: Danger) -> bool:
    """Tell whether the signs say better than the meaning which danger it is.

    They tell when force is used, and by whom. That the speaker means to use it is said outright or not at all: whoever
    was hurt is never told to stay calm. A passport that is gone is the least of it beside a blow.
    """
    told_outright = meant.kind in (INTENDED, "passport_lost") and meant.kind != signed.kind
    return (is_violence(signed) and is_violence(meant)) or told_outright


def stage_of(margin: float, signed: bool) -> str:
    """Returns ``first`` where danger is believed, ``unsure`` where it is asked back, and nothing where there is none.

    Args:
        margin: of the class, above zero for danger.
        signed: whether a sign of danger stands in the message.
    """
    sure, unsure = (SURE_OF_SIGN, UNSURE_OF_SIGN) if signed else (SURE, UNSURE)
    return FIRST if margin > sure else ASKED_BACK if margin > unsure else ""


def entities_of(danger: Danger, text: str, stage: str = FIRST, ground: str = SIGN) -> list[dict[str, Any]]:
    """Returns what the dialogue has to know of a danger, as entities over the whole message.

    Args:
        stage: ``first``, ``unsure`` where it is asked back, ``goes_on`` for what is said after it, ``over`` once it
            has passed.
        ground: ``sign``, ``meaning`` or ``likeness``.
    """
    values = {"kind": danger.kind, "whose": danger.whose, "language": danger.language, "stage": stage, "ground": ground}
    values |= {"situation": danger.situation} if danger.situation else {}
    return [
        {
            "entity": f"danger_{name}",
            "value": value,
            "start": 0,
            "end": len(text),
            "confidence_entity": 1.0,
            "extractor": DangerDetector.__name__,
        }
        for name, value in values.items()
    ]
