"""Scopes, and the modules and rights that they grant."""

from collections.abc import Iterable, Mapping

from truweel.auth.caller import Caller
from truweel.schema.registry import Registry

__all__ = ["PROFILE", "REFERENCE_SCOPES", "collection_paths", "known_scopes", "modules_of", "rights_for"]

PROFILE = "profile"
REFERENCE_SCOPES = (
    "settings", "clients", "work-orders", "planning-items", "employees", "materials", "installations", PROFILE,
    "projects", "articles", "posts", "sales-orders", "stock-changes", "offers", "users",
)  # fmt: skip
"""The scopes of the reference ([D] S-OAUTH), in its order. Some have no collections yet and grant nothing."""


def known_scopes(registry: Registry) -> tuple[str, ...]:
    """All scopes that an app may declare: the reference's, then those of the other collections."""
    return tuple(dict.fromkeys((*REFERENCE_SCOPES, *(collection.scope for collection in registry if collection.scope))))


def modules_of(registry: Registry, scopes: Iterable[str]) -> tuple[str, ...]:
    """The modules that `scopes` grant, in order of declaration."""
    scope_set = set(scopes)
    return tuple(dict.fromkeys(collection.module for collection in registry if collection.scope in scope_set))


def collection_paths(registry: Registry, scope: str) -> tuple[str, ...]:
    """The paths of the collections that `scope` grants, without child collections."""
    return tuple(collection.path for collection in registry if collection.scope == scope and not collection.parent)


def rights_for(registry: Registry, user: Caller, scopes: Iterable[str]) -> Mapping[str, str]:
    """Module → right (`read`, `write`) of an app with `scopes` that acts for `user`: never more than the user's own."""
    module_names = modules_of(registry, scopes)
    if user.is_administrator:
        return dict.fromkeys(module_names, "write")
    return {module: user.rights[module] for module in module_names if module in user.rights}
