"""Any JSON value, and the encoder that writes it."""

import msgspec
from hypothesis import strategies as st

ENCODE = msgspec.json.Encoder(decimal_format="number").encode
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=6), values, max_size=3),
    max_leaves=6,
)
