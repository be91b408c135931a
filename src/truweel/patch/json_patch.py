"""JSON Patch, RFC 6902."""

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from truweel.patch.changes import json_equal
from truweel.patch.document import Container, Json, describe
from truweel.patch.errors import PatchError, TestFailed
from truweel.patch.measure import Limits, TooManyVisits, Visits, deep_copy, size_and_depth
from truweel.patch.operations import Operation, read_operations
from truweel.patch.pointer import AFTER_LAST, Pointer, list_index

_C = TypeVar("_C", dict[str, Json], list[Json])

Appends: TypeAlias = Callable[[tuple[str, ...]], bool]


def json_patch(
    document: Json, operations: Json, *, appends: Appends | None = None, limits: Limits | None = None
) -> Json:
    """`document` after all `operations`, in order (RFC 6902 section 5): all of them, or none and an error.

    `appends` answers whether the member at the given pointer tokens is declared a list. There, `add` of a
    value that is neither a list nor null appends it, as if the path ended in `/-`: `{"op": "add", "path":
    "/otherCertificates", "value": "Rijbewijs"}` (reference `wire.md` section 6). An absent or null list
    starts empty.

    Raises MalformedPatch, TestFailed or another PatchError. Costs what the operations touch: the containers
    on their paths are copied once each, and a copied value in full. `limits` bounds that.
    """
    limits = limits or Limits()
    draft = _Draft(document, appends or _never, limits)
    for operation in read_operations(operations, limits.operations):
        draft.apply(operation)
    return draft.root


def _never(_tokens: tuple[str, ...]) -> bool:
    return False


class _Draft:
    """A document under change: a container of the original is copied before its first change, then changed
    in place.
    """

    def __init__(self, document: Json, appends: Appends, limits: Limits) -> None:
        self.root = document
        self._appends = appends
        self._limits = limits
        self._growth = 0
        self._visits = Visits(limits.visits)
        self._index = 0
        self._copied: dict[int, Container] = {}  # by id(); kept here so that no id is given out twice

    def apply(self, operation: Operation) -> None:
        """Apply one operation (RFC 6902 section 4)."""
        try:
            self._apply(operation)
        except TooManyVisits:
            message = f"the patch looks at more than {self._limits.visits} values; split it, or name smaller ones"
            raise self._error(operation.path, message) from None

    def _apply(self, operation: Operation) -> None:
        self._index = operation.index
        path, source, value = operation.path, operation.source, operation.value
        match operation.op:
            case "add":
                self._grow(path, value)
                self._add(path, value, short=True)
            case "remove":
                self._remove(path)
            case "replace":
                self._grow(path, value)
                self._replace(path, value)
            case "test":
                self._test(path, value)
            case "copy":
                self._copy(source, path)
            case _:
                self._move(source, path)

    def _add(self, path: Pointer, value: Json, *, short: bool = False) -> None:
        if not path.tokens:
            self.root = value
            return
        parent, token = self._parent(path), path.tokens[-1]
        if isinstance(parent, dict):
            parent[token] = self._append(parent.get(token), path, value) if short else value
        elif token == AFTER_LAST:
            parent.append(value)
        else:
            parent.insert(self._index_in(len(parent) + 1, path, len(path.tokens)), value)

    def _append(self, present: Json, path: Pointer, value: Json) -> Json:
        if value is None or isinstance(value, list) or not self._appends(path.tokens):
            return value
        if present is None:
            return [value]
        if not isinstance(present, list):
            return value
        target = self._editable(present)
        target.append(value)
        return target

    def _remove(self, path: Pointer) -> Json:
        if not path.tokens:
            raise self._error(path, "the whole document cannot be removed; remove its members")
        self._get(path)
        parent, token = self._parent(path), path.tokens[-1]
        return parent.pop(token) if isinstance(parent, dict) else parent.pop(int(token))

    def _replace(self, path: Pointer, value: Json) -> None:
        if not path.tokens:
            self.root = value
            return
        self._get(path)
        self._put(self._parent(path), path.tokens[-1], value)

    def _test(self, path: Pointer, value: Json) -> None:
        try:
            present = self._get(path)
        except PatchError as missing:
            raise TestFailed(self._index, path.text, missing.message) from None
        if not json_equal(present, value, self._visits):
            raise TestFailed(self._index, path.text, f"expected {describe(value)}, found {describe(present)}")

    def _copy(self, source: Pointer, path: Pointer) -> None:
        value = self._get(source)
        self._grow(path, value)
        self._add(path, deep_copy(value))  # or a later change in the one place would show in the other

    def _move(self, source: Pointer, path: Pointer) -> None:
        value = self._get(source)
        if source.tokens != path.tokens:
            self._check_depth(path, size_and_depth(value, self._visits)[1])
            self._remove(source)
            self._add(path, value)

    def _get(self, path: Pointer) -> Json:
        """The value at `path`, to look at only."""
        node = self.root
        for count, token in enumerate(path.tokens, 1):
            node = self._child(node, token, path, count)
        return node

    def _parent(self, path: Pointer) -> Container:
        """The container that holds the last token of `path`, to change: all down to it are made ours."""
        self.root = node = self._container(self.root, path, 0)
        for count, token in enumerate(path.tokens[:-1], 1):
            child = self._container(self._child(node, token, path, count), path, count)
            self._put(node, token, child)
            node = child
        return node

    def _child(self, node: Json, token: str, path: Pointer, count: int) -> Json:
        match node:
            case dict():
                if token not in node:
                    raise self._error(path, f"{path.prefix(count)} does not exist; add it first")
                return node[token]
            case list():
                return node[self._index_in(len(node), path, count)]
            case _:
                raise self._error(path, f"{path.prefix(count - 1)} is {describe(node)} and has no members")

    def _container(self, node: Json, path: Pointer, count: int) -> Container:
        if isinstance(node, dict):
            return self._editable(node)
        if isinstance(node, list):
            return self._editable(node)
        raise self._error(path, f"{path.prefix(count)} is {describe(node)} and has no members")

    def _editable(self, container: _C) -> _C:
        if id(container) in self._copied:
            return container
        copy = container.copy()
        self._copied[id(copy)] = copy
        return copy

    def _put(self, parent: Container, token: str, value: Json) -> None:
        if isinstance(parent, dict):
            parent[token] = value
        else:
            parent[int(token)] = value

    def _index_in(self, length: int, path: Pointer, count: int) -> int:
        token = path.tokens[count - 1]
        if token == AFTER_LAST:
            raise self._error(path, "'-' is after the last element; only add, copy and move may end there")
        try:
            return list_index(token, length)
        except ValueError as error:
            raise self._error(path, f"{path.prefix(count - 1)} is a list and {error}") from None

    def _grow(self, path: Pointer, value: Json) -> None:
        size, depth = size_and_depth(value, self._visits)
        self._growth += size
        if self._growth > self._limits.growth:
            raise self._error(path, f"the patch inserts more than {self._limits.growth} characters; split it")
        self._check_depth(path, depth)

    def _check_depth(self, path: Pointer, depth: int) -> None:
        if len(path.tokens) + depth > self._limits.depth:
            raise self._error(path, f"the result nests deeper than {self._limits.depth} levels")

    def _error(self, path: Pointer, message: str) -> PatchError:
        return PatchError(self._index, path.text, message)
