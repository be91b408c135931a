"""XML → a tree of elements, within bounds.

Parsed by expat, without a document type: XML that declares one is refused, so no entity is expanded and nothing is
fetched (decision 0084).
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from xml.parsers import expat

from truweel.files.xml_prolog import XmlEncodingError, decode_xml

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_ELEMENTS", "BadAmountError", "Node", "UnreadableFileError", "parse_tree"]

MAX_BYTES = 32 * 1024 * 1024
"""Bytes of a document: an invoice with its PDF inside may have some 20 MB."""
MAX_DEPTH = 60
MAX_ELEMENTS = 300_000
"""An invoice of 1,000 lines has some 40,000."""
MAX_AMOUNT_DIGITS = 15
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_NOTHING: tuple[Any, ...] = ()


class UnreadableFileError(ValueError):
    """The file is not what it must be, or more than is read; the message says why."""


class BadAmountError(ValueError):
    """The text is no amount; the message says so."""


class Node:
    """An element: its local name, attributes and children."""

    __slots__ = ("_pieces", "attributes", "children", "name")

    def __init__(self, name: str, attributes: dict[str, str] | None = None) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node] | tuple[Any, ...] = _NOTHING
        self._pieces: list[str] | tuple[Any, ...] = _NOTHING

    def append(self, child: "Node") -> None:
        """Add a child."""
        if type(self.children) is list:
            self.children.append(child)
        else:
            self.children = [child]

    def append_text(self, text: str) -> None:
        """Add a piece of text."""
        if type(self._pieces) is list:
            self._pieces.append(text)
        else:
            self._pieces = [text]

    @property
    def text(self) -> str:
        """Its own text, without that of its children and without blanks at the ends."""
        return "".join(self._pieces).strip()

    def attribute(self, name: str) -> str | None:
        """An attribute's text; None where it is absent or empty."""
        return ((self.attributes or {}).get(name) or "").strip() or None

    def all(self, path: str) -> Iterator["Node"]:
        """The nodes at `a/b/c` below this one."""
        name, _, rest = path.partition("/")
        for child in self.children:
            if child.name == name:
                if rest:
                    yield from child.all(rest)
                else:
                    yield child

    def first(self, *paths: str) -> "Node | None":
        """The first node at one of `paths`, in their order."""
        return next((node for path in paths for node in self.all(path)), None)

    def get(self, *paths: str) -> str | None:
        """The first text at one of `paths` that is not empty."""
        return next((node.text for path in paths for node in self.all(path) if node.text), None)

    def amount(self, *paths: str) -> Decimal | None:
        """The number at the first of `paths` that there is; None where there is none. BadAmountError where it is no
        `xs:decimal`, or has more than 15 digits before the point."""
        node = self.first(*paths)
        if node is None:
            return None
        text = node.text
        if not _DECIMAL.fullmatch(text) or len(text) > 60:
            raise BadAmountError(f"{self.name}/{paths[0]} is '{text[:40]}', which is no number such as 1234.56")
        number = Decimal(text)
        if number and number.adjusted() >= MAX_AMOUNT_DIGITS:
            message = f"{self.name}/{paths[0]} is {text[:40]}, which has more than {MAX_AMOUNT_DIGITS} digits"
            raise BadAmountError(message)
        return number


def parse_tree(data: bytes) -> Node:
    """The root element; its name is `namespace local`, those below are local names. UnreadableFileError."""
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(f"it has {len(data)} bytes; at most {MAX_BYTES} are read")
    try:
        text = decode_xml(data)
    except XmlEncodingError as error:
        raise UnreadableFileError(f"it is no XML that can be read: {error}") from None
    return _build(text.encode("utf-8", "surrogatepass"))


def _build(data: bytes) -> Node:
    top = Node("")
    path = [top]
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MAX_ELEMENTS:
            raise UnreadableFileError(f"it has more than {MAX_ELEMENTS} elements")
        if len(path) > MAX_DEPTH:
            raise UnreadableFileError(f"it nests deeper than {MAX_DEPTH} levels")
        # Below the root the local name is enough: the component namespaces of a syntax name things once.
        local = name if len(path) == 1 else name.rpartition(" ")[2]
        node = Node(local, attributes or None)
        path[-1].append(node)
        path.append(node)

    def end(name: str) -> None:
        path.pop()

    def text(piece: str) -> None:
        path[-1].append_text(piece)

    def doctype(*arguments: Any) -> None:
        raise UnreadableFileError("it declares a document type, which isn't read")

    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.buffer_size = 65536
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableFileError(f"it is no XML: {error}") from None
    root: Node = top.children[0]
    return root
