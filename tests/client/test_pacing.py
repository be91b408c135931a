"""The pacer against the server's own bucket, in a time of its own: no token is missing, and none is wasted."""

import heapq
import random
from dataclasses import dataclass, field

import pytest

from truweel.limits.bucket import FULL_BUCKET, take
from truweel.limits.policy import BucketPolicy
from truweel_client.pacing import Pacer, Place, Ticket


@dataclass(order=True)
class Step:
    """Something that happens at `at` (seconds)."""

    at: float
    number: int
    kind: str = field(compare=False)
    worker: int = field(compare=False)
    ticket: Ticket | None = field(compare=False, default=None)
    headers: dict[str, str] = field(compare=False, default_factory=dict)


class World:
    """Workers that send one call after the other through one pacer, to a server at a distance that varies."""

    def __init__(self, policy: BucketPolicy, workers: int, seed: int, *, delay: float = 0.2) -> None:
        self.policy, self.random, self.delay = policy, random.Random(seed), delay
        self.now = 1000.0
        self.pacer = Pacer(lambda: self.now)
        self.state = FULL_BUCKET
        self.steps: list[Step] = []
        self.served = self.refused = self.numbers = 0
        self.places: dict[int, Place] = {}
        for worker in range(workers):
            self.add(0, "ask", worker)

    def add(self, after: float, kind: str, worker: int, ticket: Ticket | None = None, **headers: str) -> None:
        self.numbers += 1
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        heapq.heappush(self.steps, Step(self.now + after, self.numbers, kind, worker, ticket, names))

    def spend_elsewhere(self) -> None:
        """Another program of the same caller takes a token."""
        self.state, _ = take(self.state, int(self.now * 1000), self.policy)

    def run(self, calls: int) -> float:
        """Seconds until so many calls were answered."""
        began = self.now
        while self.served < calls:
            step = heapq.heappop(self.steps)
            self.now = step.at
            if step.kind == "ask":
                self.ask(step)
            elif step.kind == "arrive":
                self.arrive(step)
            else:
                assert step.ticket is not None
                self.pacer.answered(step.ticket, step.headers)
                self.served += 1
                self.add(0, "ask", step.worker)
        return self.now - began

    def ask(self, step: Step) -> None:
        if step.worker not in self.places:
            self.places[step.worker] = self.pacer.join()
        place = self.places[step.worker]
        wait = place.wait()
        if wait > 0:
            self.add(wait, "ask", step.worker)
            return
        del self.places[step.worker]
        self.add(self.random.uniform(0, self.delay), "arrive", step.worker, place.ticket)

    def arrive(self, step: Step) -> None:
        self.state, decision = take(self.state, int(self.now * 1000), self.policy)
        self.refused += not decision.allowed
        self.add(
            self.random.uniform(0, self.delay),
            "answer",
            step.worker,
            step.ticket,
            x_ratelimit_remaining=str(decision.remaining),
            x_ratelimit_replenish_rate=str(self.policy.rate),
            x_ratelimit_burst_capacity=str(self.policy.burst),
        )


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    ("rate", "burst", "workers", "delay"),
    [(15, 20, 1, 0.01), (15, 20, 8, 0.2), (15, 20, 50, 2.0), (15, 1, 4, 0.1), (1000, 100, 16, 0.02), (1, 5, 10, 1.0)],
)
def test_no_call_is_refused(rate: int, burst: int, workers: int, delay: float, seed: int) -> None:
    world = World(BucketPolicy(rate, burst), workers, seed, delay=delay)
    world.run(1000)
    assert world.refused == 0


@pytest.mark.parametrize(("workers", "delay"), [(4, 0.02), (8, 0.1), (16, 0.3)])
def test_the_rate_is_used_up(workers: int, delay: float) -> None:
    world = World(BucketPolicy(15, 20), workers, seed=1, delay=delay)
    seconds = world.run(1500)
    assert world.refused == 0
    assert seconds < 1.05 * (1500 - 20) / 15


def test_a_lower_limit_than_the_usual_one_is_learnt_from_the_first_answer() -> None:
    world = World(BucketPolicy(2, 3), workers=10, seed=3)
    world.run(100)
    assert world.refused == 0


def test_others_who_spend_the_same_tokens_are_seen() -> None:
    world = World(BucketPolicy(15, 20), workers=4, seed=7, delay=0.02)
    for _ in range(200):
        world.run(world.served + 5)
        world.spend_elsewhere()
    assert world.refused <= 2


def test_answers_without_the_headers_end_the_pacing() -> None:
    pacer = Pacer(lambda: 0.0)
    first, second = pacer.join(), pacer.join()
    assert first.wait() == 0
    assert second.wait() > 0, "until the first answer, one goes alone"
    assert first.ticket is not None
    pacer.answered(first.ticket, {})
    assert [pacer.join().wait() for _ in range(1000)] == [0.0] * 1000
    pacer.hold(5)
    assert pacer.join().wait() == 5


def test_a_server_without_limits_is_not_paced() -> None:
    pacer = Pacer(lambda: 0.0)
    first = pacer.join()
    first.wait()
    assert first.ticket is not None
    headers = {"x-ratelimit-remaining": "20", "x-ratelimit-replenish-rate": "0", "x-ratelimit-burst-capacity": "20"}
    pacer.answered(first.ticket, headers)
    assert [pacer.join().wait() for _ in range(100)] == [0.0] * 100


def test_remaining_alone_is_paced_as_documented() -> None:
    pacer = Pacer(lambda: 0.0)
    first = pacer.join()
    first.wait()
    assert first.ticket is not None
    pacer.answered(first.ticket, {"x-ratelimit-remaining": "3"})
    assert [pacer.join().wait() == 0 for _ in range(4)] == [True, True, False, False]


def test_a_request_without_an_answer_counts_as_spent() -> None:
    pacer = Pacer(lambda: 0.0)
    first = pacer.join()
    first.wait()
    assert first.ticket is not None
    pacer.answered(first.ticket, {"x-ratelimit-remaining": "5"})
    place = pacer.join()
    assert place.wait() == 0
    assert place.ticket is not None
    pacer.lost(place.ticket)
    assert [pacer.join().wait() == 0 for _ in range(4)] == [True, True, True, False]
