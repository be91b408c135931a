"""Scopes, and the modules and rights that they grant: `clients` to read and change, `clients:read` only to read."""

from collections.abc import Collection, Iterable, Mapping

from truweel.auth.caller import Caller
from truweel.schema.registry import Registry

__all__ = [
    "PROFILE",
    "READ",
    "collection_paths",
    "covers",
    "known_scopes",
    "modules_of",
    "restrict",
    "rights_for",
    "widen",
    "with_reading",
]

PROFILE = "profile"
READ = ":read"
"""Ends a scope that only lets read (ours)."""


def known_scopes(registry: Registry) -> tuple[str, ...]:
    """All scopes that an app may declare: `profile`, those of the collections, and each that only reads."""
    full = dict.fromkeys((PROFILE, *(collection.scope for collection in registry if collection.scope)))
    return (*full, *(scope + READ for scope in full if scope != PROFILE))


def modules_of(registry: Registry, scopes: Iterable[str]) -> tuple[str, ...]:
    """The modules that `scopes` grant, to read at least, in order of declaration; with a collection's own those of
    some of its records only."""
    scope_set = {scope.removesuffix(READ) for scope in scopes}
    granted = [collection for collection in registry if collection.scope in scope_set]
    of_records = (m for collection in granted for m in collection.modules if m in registry.record_modules)
    return tuple(dict.fromkeys((*(collection.module for collection in granted), *of_records)))


def collection_paths(registry: Registry, scope: str) -> tuple[str, ...]:
    """The paths of the collections that `scope` grants, without child collections."""
    return tuple(collection.path for collection in registry if collection.scope == scope and not collection.parent)


def with_reading(scopes: Iterable[str]) -> tuple[str, ...]:
    """The scopes, each with the one that only reads behind it."""
    return tuple(dict.fromkeys(name for scope in scopes for name in (scope, scope.removesuffix(READ) + READ)))


def covers(granted: Collection[str], asked: Iterable[str]) -> bool:
    """Whether `granted` grants all that is asked: who may change may read."""
    return all(scope in granted or scope.removesuffix(READ) in granted for scope in asked)


def restrict(asked: Iterable[str], granted: Collection[str]) -> tuple[str, ...]:
    """What of `asked` is granted; to read only, where no more is."""
    return tuple(
        dict.fromkeys(
            scope if covers(granted, [scope]) else scope + READ
            for scope in asked
            if covers(granted, [scope]) or scope + READ in granted
        )
    )


def widen(granted: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """Both together: reading is left out where changing is granted."""
    scopes = dict.fromkeys((*granted, *more))
    return tuple(scope for scope in scopes if not scope.endswith(READ) or scope.removesuffix(READ) not in scopes)


def rights_for(registry: Registry, user: Caller, scopes: Iterable[str]) -> Mapping[str, str]:
    """Module → right (`read`, `write`) of an app with `scopes` that acts for `user`: never more than the user's own."""
    all_scopes = tuple(scopes)
    writable = modules_of(registry, [scope for scope in all_scopes if not scope.endswith(READ)])
    rights: dict[str, str] = {}
    for module in modules_of(registry, all_scopes):
        own = "write" if user.is_administrator else user.rights.get(module)
        if own is not None:
            rights[module] = own if module in writable else "read"
    return rights
