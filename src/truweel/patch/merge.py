"""JSON Merge Patch, RFC 7396."""

from truweel.patch.document import Json


def merge_patch(target: Json, patch: Json, *, keep_unmatched_nulls: bool = False) -> Json:
    """`target` changed as `patch` says (RFC 7396 section 2).

    Null removes a member, an object is merged into the member of that name, anything else (lists too)
    replaces it. Neither argument is changed; only the objects that the patch names are copied. Recurses once
    a level of `patch`, whose depth the decoder of the request body bounds.

    With `keep_unmatched_nulls` a null for a member that `target` lacks stays in the result, beside what the RFC says:
    whoever decodes the result can then tell that no such member is known.
    """
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is not None:
            merged[name] = merge_patch(merged.get(name), value, keep_unmatched_nulls=keep_unmatched_nulls)
        elif name in merged:
            del merged[name]
        elif keep_unmatched_nulls:
            merged[name] = None
    return merged
