"""The last graph component: a message that tells danger gets the intent `emergency`, whatever else it says.

The ranking of the other intents stays as it was, so that the wish in the same message can be offered afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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

from bot.nlu.danger.by_parts import danger_by_parts
from bot.nlu.danger.child_removal import child_removal
from bot.nlu.danger.evidence import evidence, tells_matter
from bot.nlu.danger.likeness import Likeness, fitted
from bot.nlu.danger.mourning import beside_death, mourns, tells_death, wishes_to_follow
from bot.nlu.danger.pieces import clauses, pieces
from bot.nlu.danger.reading import Danger, Told, asks_for_order, read, told
from bot.nlu.danger.situations import likely_situation
from bot.nlu.danger.stages import (
    ASKED_BACK,
    FIRST,
    INTENDED,
    LEAST_OF_SIGN,
    LIKENESS,
    LITTLE,
    MEANING,
    NOT_ALL_UNLIKE,
    OF_LIFE,
    OUTRIGHT,
    SIGN,
    SURE_OF_SIGN,
    UNSURE_OF_SIGN,
    as_it_stands,
    stage_of,
    stage_of_parts,
    unsigned,
)
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
BESIDE = "intent_beside"
"""The key under which a message keeps the intent it would have without its danger."""
MARGIN = "danger_margin"
"""The key under which a message keeps how far it stands on the side of danger, for what is said after an alarm."""
SURE_CASE, SURE_BESIDE_CASE, SURE_OF_SIGN_BESIDE_CASE = 0.8, 1.5, 0.2
"""Confidence of the wish to begin something from which words of a case make a danger one to be asked about, and the
margins up to which they do, without a sign and with one: half of the false alarms of strangers were such stories."""
LONG_PAST = "violence_past"
"""The kind that is one line beside the answer where years lie between and something is asked."""
SUFFERED = "violence_now"
"""The kind of who suffers force, whatever it sounds like: the victim is never told not to strike."""
LITTLE_BESIDE_DEATH, LITTLE_OF_GRIEF = -0.4, 0.75
"""Margins below which a clause beside the words of a death tells no danger: of any clause, and of one that grieves."""
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
                known = heard[0].situation
                danger = heard[0] if known else replace(heard[0], likely=self._likely_situation(text, weighed))
                found = [*message.get(ENTITIES, []), *entities_of(danger, text, *heard[1:])]
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
        if (together := danger_by_parts(text)) is not None and (stage := stage_of_parts(weighed)):
            return together, stage, SIGN
        found = as_it_stands(self._found(text, weighed, wished, begun), told(text), weighed)
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
            stage = unsigned(stage, margin, wished, meant, message)
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

    def _likely_situation(self, text: str, weighed: tuple[np.ndarray, float] | None) -> str:
        """The situation that a message is likest, by the sentence of it that speaks most for danger."""
        if self._model is None:
            return ""
        row = weighed[0] if weighed is not None else evidence(self._encoder, [text])[0]
        return likely_situation(self._model.situations, row)

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


def entities_of(danger: Danger, text: str, stage: str = FIRST, ground: str = SIGN) -> list[dict[str, Any]]:
    """Returns what the dialogue has to know of a danger, as entities over the whole message.

    Args:
        stage: ``first``, ``unsure`` where it is asked back, ``goes_on`` for what is said after it, ``over`` once it
            has passed.
        ground: ``sign``, ``meaning`` or ``likeness``.
    """
    values = {"kind": danger.kind, "whose": danger.whose, "language": danger.language, "stage": stage, "ground": ground}
    values |= {name: value for name in ("situation", "likely") if (value := getattr(danger, name))}
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
