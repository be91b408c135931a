"""The data of the demo company: `bodies` makes them, `load` writes them."""

from truweel.demo.bodies import Body, Key, resolve
from truweel.demo.company import bodies, count, sizes

__all__ = ["Body", "Key", "bodies", "count", "resolve", "sizes"]
