"""The rule policy of this bot: Rasa's, without the three intents that Rasa keeps for itself, and a third faster.

Rasa lets the intents `restart`, `back` and `session_start` overrule every rule and every open form, and wipes the
conversation when it sees one. Here "start again" is an ordinary wish (the rules and the open form answer it), and a
person's words must never reset language, time zone or the open question. Used in config.yml as
`bot.rules.ServiceRules` in the place of `RulePolicy`, in training and in serving alike.

Rasa also goes through the whole conversation once more to look for rules written on the letters of a message (its
end-to-end rules). Ours are written on intents only.
"""

from __future__ import annotations

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class ServiceRules(RulePolicy):
    """RulePolicy that follows only the rules written in `bot/data`."""

    @staticmethod
    def _find_action_from_default_actions(
        tracker: DialogueStateTracker,
    ) -> tuple[str | None, str | None]:
        return None, None

    @staticmethod
    def _default_sources() -> set[str]:
        return set()

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        if use_text_for_last_user_input:
            return None, None, False
        return super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)
