"""JSON Merge Patch, RFC 7396."""

from truweel.patch.document import Json


def merge_patch(target: Json, patch: Json) -> Json:
    """`target` changed as `patch` says (RFC 7396 section 2).

    Null removes a member, an object is merged into the member of that name, anything else (lists too)
    replaces it. Neither argument is changed; only the objects that the patch names are copied. Recurses once
    a level of `patch`, whose depth the decoder of the request body bounds.
    """
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge_patch(merged.get(name), value)
    return merged
