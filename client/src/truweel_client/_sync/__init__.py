# Written by `truweel docs` from its twin in `_async`. Do not change it by hand.
"""The asynchronous client: `_sync` is made from it by `truweel docs`."""
