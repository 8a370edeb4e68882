"""The cures beside the originals: the same results, the same errors."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys

import jsonschema
import pytest
import rasa.shared.core.events as events
import rasa.shared.utils.common
from bot_process import ROOT
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot import speedups, turn_processor
from bot.action_endpoint import ActionEndpoint

RESULTS = [
    {"events": [], "responses": []},
    {},
    {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": [{"text": "x"}]},
    {"events": [{"event": "bot", "text": "x", "data": {}}]},
    {"events": [{"event": "nonsense"}]},
    {"events": "none"},
    {"responses": [1]},
    {"events": [{"event": "slot"}]},
    None,
    [],
]


def accepts(check, result):
    try:
        return check(result)
    except jsonschema.ValidationError:
        return False


@pytest.mark.parametrize("result", RESULTS, ids=str)
def test_the_cached_validator_judges_as_the_original(result):
    def original(value):
        jsonschema.validate(value, RemoteAction.action_response_format_spec())
        return True

    action = RemoteAction("action_book", None)
    assert accepts(lambda value: speedups.validate_action_result(action, value), result) == accepts(original, result)


def test_every_event_type_is_found_as_the_original_finds_it():
    for cls in rasa.shared.utils.common.all_subclasses(events.Event):
        first = next(c for c in rasa.shared.utils.common.all_subclasses(events.Event) if c.type_name == cls.type_name)
        assert speedups.event_type(cls.type_name) is first


def test_unknown_event_types_end_as_in_the_original():
    assert speedups.event_type("topic") is None
    assert speedups.event_type("unheard of", events.SlotSet) is events.SlotSet
    with pytest.raises(ValueError, match="unheard of"):
        speedups.event_type("unheard of")


def spoken(turns):
    said = [events.ActionExecuted("action_listen")]
    for number in range(turns):
        said += [
            events.UserUttered(f"message {number}"),
            events.SlotSet("missed", number),
            events.BotUttered(f"reply {number}"),
            events.ActionExecuted("action_listen"),
        ]
    return DialogueStateTracker.from_events("p", said)


def test_an_action_sees_what_was_said_long_before():
    seen = speedups.last_turns(spoken(20))
    typed = [event.text for event in seen if isinstance(event, events.UserUttered)]
    replies = [event.text for event in seen if isinstance(event, events.BotUttered)]
    assert typed == [f"message {number}" for number in range(20 - speedups.ACTION_SEES_TURNS, 20)]
    assert replies == [f"reply {number}" for number in range(20 - speedups.ACTION_SEES_TURNS, 20)]


def test_an_action_sees_every_event_of_the_last_turns_alone():
    counted = [event.value for event in speedups.last_turns(spoken(20)) if isinstance(event, events.SlotSet)]
    assert counted == list(range(20 - speedups.ACTION_SEES_WHOLE, 20))


def test_installing_twice_changes_nothing():
    turn_processor.install()
    before = RemoteAction.run, RemoteAction._validate_action_result, events.Event.resolve_by_type
    turn_processor.install()
    assert before == (RemoteAction.run, RemoteAction._validate_action_result, events.Event.resolve_by_type)


def call(endpoint, times=1):
    async def scenario():
        try:
            return [
                await endpoint.request(json={"next_action": "action_ask_back", "tracker": {}}) for _ in range(times)
            ]
        finally:
            await endpoint.close()

    return asyncio.run(scenario())


def test_calls_share_a_connection(actions):
    actions.reset()
    opened = actions.connections_opened
    answers = call(ActionEndpoint.of(EndpointConfig(actions.url)), times=5)
    assert len(answers) == 5 and answers[0]["responses"]
    assert actions.connections_opened - opened == 1


def test_the_token_is_sent_but_not_part_of_the_address(actions):
    actions.reset()
    endpoint = ActionEndpoint.of(EndpointConfig(actions.url))
    assert "secret" not in endpoint.url
    call(endpoint)
    assert actions.queries == ["/internal/actions"]
    assert actions.tokens == ["Bearer secret-in-the-address"]


def test_an_error_status_is_raised_with_its_text(actions):
    actions.reset()
    actions.mode = "error"
    with pytest.raises(ClientResponseError) as raised:
        call(ActionEndpoint.of(EndpointConfig(actions.url)))
    assert (raised.value.status, raised.value.text) == (500, '{"error": "broken"}')


def test_a_slow_action_is_given_up(actions):
    actions.reset()
    actions.delay = 2
    with pytest.raises(asyncio.TimeoutError):
        call(ActionEndpoint.of(EndpointConfig(actions.url, timeout=0.2)))


def test_a_closed_port_is_an_error():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        with pytest.raises(OSError):
            call(ActionEndpoint.of(EndpointConfig(f"http://127.0.0.1:{probe.getsockname()[1]}/")))


def test_the_serving_process_does_without_tensorflow():
    program = (
        "from bot import without_tensorflow; without_tensorflow.keep_out()\n"
        "import sys, bot.channel, spacy, rasa.core.policies.rule_policy\n"
        "assert 'tensorflow' not in sys.modules, 'TensorFlow was imported'\n"
        "from rasa.utils.train_utils import RasaTrainingLogger\n"
        "import importlib.util; assert importlib.util.find_spec('tensorflow'), 'it must still be importable'\n"
        "try: RasaTrainingLogger()\n"
        "except RuntimeError as refused: assert 'rasa train' in str(refused)\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], cwd=ROOT, check=True, timeout=120)
