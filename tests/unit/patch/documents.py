"""Hypothesis strategies for JSON documents."""

from decimal import Decimal

from hypothesis import strategies as st

names = st.sampled_from(["", "a", "b", "c", "a/b", "m~n", "~1", "-", "0", "01"])
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.decimals(min_value=-3, max_value=3, places=2).map(Decimal.normalize)
    | st.text(max_size=3)
)


def documents(leaves: st.SearchStrategy = scalars, max_leaves: int = 12) -> st.SearchStrategy:
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
        max_leaves=max_leaves,
    )


objects = st.dictionaries(names, documents(), max_size=5)


def pointers(document: object, prefix: str = "") -> list[str]:
    """Every pointer that leads to something in `document`, the whole included."""
    paths = [prefix]
    if isinstance(document, dict):
        for name, child in document.items():
            paths += pointers(child, f"{prefix}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(document, list):
        for index, child in enumerate(document):
            paths += pointers(child, f"{prefix}/{index}")
    return paths
