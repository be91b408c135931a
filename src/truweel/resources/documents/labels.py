"""What a document is called."""

__all__ = ["name_document"]


def name_document(number: str | None, date: str | None, subject: str | None = None) -> str:
    """Number, day and subject, as the reference shows them: `O260114 15/01/2026 Renovatie badkamer`. `date` is
    `yyyy-MM-dd`; what is None or empty is left out."""
    day = "/".join(reversed(date.split("-"))) if date else None
    return " ".join(word for word in (number, day, subject) if word)
