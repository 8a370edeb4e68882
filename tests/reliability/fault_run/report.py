"""What a fault run came to: in the database against what was sent, and how long people waited in each phase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from backend.conversation.tables import channel_addresses, history, inbox
from backend.notarization.tables import appointments
from backend.shared.clock import SystemClock
from backend.shared.database import Database
from backend.shared.outbox import given_up
from backend.shared.person_keys import PersonKeys
from backend.shared.tables import outbox
from tests.person_keys import in_clear
from tests.reliability.fault_run.called import Called
from tests.reliability.fault_run.house import ManyHouse
from tests.reliability.fault_run.people import POISON, Writer, quantile

CALLED_WITHIN = 60.0
"""Seconds a fault's alert has; where phases are shorter it is listed under the ones before it, too."""


@dataclass(frozen=True)
class Phase:
    """A stretch of the run.

    Args:
        name: what was done to the house.
        begin, end: `time.monotonic`.
    """

    name: str
    begin: float
    end: float


@dataclass
class Outcome:
    """The counts that have to be 0, and the others.

    Args:
        sent: messages the people's clients saw taken.
        lost: of those, not in the inbox, or without an end.
        doubled: messages that are there twice, or whose answer was written twice; bookings made twice.
        out_of_order: answered before an earlier one of the same person.
        set_aside: messages nobody could deal with, but for the poison.
        given_up: jobs nobody tries any more.
        poison: what became of each poison.
        booked, bookers: who has exactly one appointment, and how many wanted one.
        ends: how often each part ended.
        troubles: what people's clients gave up over.
        called: what an operator was called for.
    """

    sent: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    out_of_order: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)
    poison: list[str] = field(default_factory=list)
    booked: int = 0
    bookers: int = 0
    ends: dict[str, int] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    called: Called = field(default_factory=Called)


def judge(
    house: ManyHouse, askers: Sequence[Writer], bookers: Sequence[Writer], poisoners: Sequence[Writer]
) -> Outcome:
    """Compare the database with what was sent."""
    database = Database(house.settings.backend_database, pool_size=2)
    keys = PersonKeys(Database(house.settings.keys_database), house.settings.keyring, SystemClock())
    keys.entrust_to(database)
    everybody = [*askers, *bookers, *poisoners]
    outcome = Outcome(sent=sum(len(one.person.turns) for one in everybody), bookers=len(bookers))
    with database.reading() as session:
        rows = in_clear(session, inbox)
        said = Counter(session.execute(select(history.c.turn_id).where(history.c.direction == "out")).scalars())
        outcome.given_up = [str(row["key"]) for row in given_up(session, 100)]
        handed = Counter(session.execute(select(outbox.c.key).where(outbox.c.key.startswith("turn:"))).scalars())
        owners = dict(session.execute(select(channel_addresses.c.address, channel_addresses.c.person_id)).all())  # type: ignore[arg-type]
        booked = Counter(session.execute(select(appointments.c.person_id)).scalars())
    database.close()
    by_turn = {row["turn_id"]: row for row in rows}
    for one in everybody:
        outcome.lost += [turn for turn in one.person.turns if by_turn.get(turn, {}).get("state") in (None, "open")]
        for turn, replies in zip(one.person.turns, one.person.heard, strict=False):
            if said[turn] != len(replies) or handed[f"turn:{turn}"] > 1:
                outcome.doubled.append(turn)
        answered = [
            by_turn[turn]["answered_at"] for turn in one.person.turns if by_turn.get(turn, {}).get("answered_at")
        ]
        outcome.out_of_order += [one.person.name] if answered != sorted(answered) else []
        outcome.troubles += [f"{one.person.name}: {one.trouble}"] if one.trouble else []
    taken = Counter((row["channel"], row["address"], row["platform_id"]) for row in rows)
    outcome.doubled += [str(key) for key, count in taken.items() if count > 1]
    for row in rows:
        if row["text"] == POISON:
            outcome.poison.append(f"{row['state']} after {row['attempts']}")
        elif row["state"] == "aside":
            outcome.set_aside.append(row["turn_id"])
    for one in bookers:
        count = booked[owners.get(one.person.name, "")]
        outcome.booked += count == 1
        outcome.doubled += [f"bookings of {one.person.name}"] if count > 1 else []
    outcome.ends = {name: part.ends for name, part in house.parts.items()}
    return outcome


def table(outcome: Outcome, phases: Sequence[Phase], askers: Sequence[Writer]) -> Iterator[str]:
    """Yield the lines of the table; times are those of people who only ask, by the phase in which they wrote."""
    counts = ("lost", "doubled", "out_of_order", "set_aside", "given_up")
    yield f"sent {outcome.sent} · " + " · ".join(f"{n.replace('_', ' ')} {len(getattr(outcome, n))}" for n in counts)
    yield f"booked {outcome.booked} of {outcome.bookers} · poison: {', '.join(outcome.poison) or 'none'}"
    yield "ended: " + ", ".join(f"{name} {count}" for name, count in outcome.ends.items())
    yield ""
    yield f"{'phase':34}{'answers':>8}{'p50':>8}{'p95':>8}{'max':>8}  p95 against the first"
    first = 0.0
    for phase in phases:
        times = [one.seconds for asker in askers for one in asker.answered if phase.begin <= one.sent < phase.end]
        p95 = quantile(times, 0.95)
        first = first or p95
        ratio = f"{p95 / first:.1f} ×" if first else ""
        longest = max(times, default=0.0)
        yield f"{phase.name:34}{len(times):>8}{quantile(times, 0.5):>7.1f}s{p95:>7.1f}s{longest:>7.1f}s  {ratio}"
    yield from outcome.troubles
    yield ""
    if not outcome.called.watched:
        yield "alerts: nobody listened, Prometheus is not installed"
    for phase in phases if outcome.called.watched else ():
        came = outcome.called.between(phase.begin, phase.begin + CALLED_WITHIN)
        yield f"{phase.name:34}" + (", ".join(f"{alert} after {seconds:.0f} s" for seconds, alert in came) or "no call")
