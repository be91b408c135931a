from truweel.limits import BucketDecision, BucketPolicy
from truweel.limits.memory_buckets import MemoryBuckets

NOW = 1_700_000_000_000
POLICY = BucketPolicy(rate=1, burst=2)


def test_each_key_has_its_own_bucket():
    store = MemoryBuckets()
    assert [store.take("a", POLICY, NOW) for _ in range(3)] == [
        BucketDecision(True, 1, 0),
        BucketDecision(True, 0, 0),
        BucketDecision(False, 0, 1),
    ]
    assert store.take("b", POLICY, NOW) == BucketDecision(True, 1, 0)
    assert store.take("a", POLICY, NOW + 1000) == BucketDecision(True, 0, 0)


def test_the_least_recent_key_is_forgotten():
    store = MemoryBuckets(capacity=2)
    store.take("a", POLICY, NOW)
    store.take("b", POLICY, NOW)
    store.take("a", POLICY, NOW)
    store.take("c", POLICY, NOW)

    assert len(store) == 2
    assert store.take("a", POLICY, NOW) == BucketDecision(False, 0, 1)
    assert store.take("b", POLICY, NOW) == BucketDecision(True, 1, 0)
