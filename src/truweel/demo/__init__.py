"""The data of the demo company: `bodies` makes them, `load` writes them."""

from truweel.demo.bodies import Body, Key, resolve
from truweel.demo.company import bodies, count, sizes
from truweel.demo.load import Ids, load

__all__ = ["Body", "Ids", "Key", "bodies", "count", "load", "resolve", "sizes"]
