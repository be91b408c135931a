"""Why a patch was refused. The HTTP layer turns these into answers (RFC 5789 section 2.2)."""

from collections.abc import Sequence


class PatchError(Exception):
    """An operation cannot be applied to this document, or the patch asks for too much.

    `index` counts operations from 0 (None: the patch as a whole), `path` is the JSON Pointer at fault as it
    was sent, and `message` says what was wrong and what would be right. `faults` lists every fault found, at
    least this one.
    """

    def __init__(self, index: int | None, path: str, message: str) -> None:
        self.index = index
        self.path = path
        self.message = message
        self.faults: tuple[PatchError, ...] = (self,)
        super().__init__(index, path, message)

    def __str__(self) -> str:
        location = "patch" if self.index is None else f"operation {self.index}"
        return f"{location}, {self.path!r}: {self.message}" if self.path else f"{location}: {self.message}"


class TestFailed(PatchError):
    """A `test` operation found another value (RFC 6902 section 4.6). The patch itself is in order."""

    __test__ = False  # pytest collects classes by this name


class MalformedPatch(PatchError):
    """The patch document breaks RFC 6902 sections 3 and 4, whatever it is applied to.

    `faults` holds all faults; `index`, `path` and `message` are those of the first.
    """

    def __init__(self, faults: Sequence[PatchError]) -> None:
        first = faults[0]
        super().__init__(first.index, first.path, first.message)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "; ".join(map(str, self.faults)) if len(self.faults) > 1 else super().__str__()
