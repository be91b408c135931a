"""The members that the engine itself keeps of every record, besides its `id`: the only list of them."""

__all__ = [
    "AUDIT",
    "AUDIT_USERS",
    "ENGINE_COLUMNS",
    "ENGINE_INSTANTS",
    "RESERVED_COLUMNS",
    "STATE_INSTANTS",
    "SYSTEM_EMAIL",
]

SYSTEM_EMAIL = "system@truweel.invalid"
"""The address of the user as whom the server itself writes."""

AUDIT = ("createdAt", "updatedAt", "createdBy", "updatedBy", "archivedAt", "lockedAt", "deletedAt")
"""Those that answers show unless a declaration chooses, in their order."""

ENGINE_COLUMNS = {
    "version": "version",
    "createdAt": "created_at",
    "updatedAt": "updated_at",
    "archivedAt": "archived_at",
    "lockedAt": "locked_at",
    "deletedAt": "deleted_at",
}
"""Those with a column of their own: member → column, in the order of the tables."""

RESERVED_COLUMNS = ("version", "revision", "label", "search", "document")
"""Columns of every table, and `position` of a child's: no member that is filtered or sorted may have their names."""

ENGINE_INSTANTS = tuple(name for name in AUDIT if name.endswith("At"))
AUDIT_USERS = tuple(name for name in AUDIT if name.endswith("By"))

STATE_INSTANTS = ("archivedAt", "lockedAt", "deletedAt")
"""Null until the record is archived, locked or deleted; a change of one is a change of the record."""
