"""What the server itself writes on documents for others, in the languages that clients are written to in."""

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["LANGUAGES", "choose_language", "phrase", "translated"]

LANGUAGES = ("nl", "fr", "de", "en")
_PHRASES = {
    "discount": ("Korting", "Remise", "Rabatt", "Discount"),
    "financial discount": (
        "Korting voor contante betaling", "Escompte pour paiement comptant", "Skonto", "Discount for early payment",
    ),
    "financial discount charge": (
        "Korting voor contante betaling, niet toegekend bij betaling na de vervaldag",
        "Escompte pour paiement comptant, non accordé en cas de paiement tardif",
        "Skonto, entfällt bei späterer Zahlung", "Discount for early payment, not granted to late payment",
    ),
    "pay in time": (
        "{percentage} % korting ({amount} {currency}) bij betaling tot en met {day}",
        "{percentage} % d'escompte ({amount} {currency}) en cas de paiement au plus tard le {day}",
        "{percentage} % Skonto ({amount} {currency}) bei Zahlung bis zum {day}",
        "{percentage} % discount ({amount} {currency}) if paid by {day}",
    ),
    "retention": (
        "Waarborg van {amount} {currency}, later te betalen", "Garantie de {amount} {currency}, à payer ultérieurement",
        "Sicherheitseinbehalt von {amount} {currency}, später zu zahlen",
        "Retention of {amount} {currency}, to be paid later",
    ),
    "credit note VAT": (
        "Btw terug te storten aan de Staat in de mate waarin ze oorspronkelijk in aftrek werd gebracht.",
        "T.V.A. à reverser à l'État dans la mesure où elle a été initialement déduite.",
        "An den Staat zurückzuzahlende MwSt., sofern sie ursprünglich abgezogen wurde.",
        "VAT to be paid back to the State in so far as it was deducted originally.",
    ),
    "exempt": ("Vrijgesteld van btw", "Exonéré de TVA", "Von der MwSt. befreit", "Exempt from VAT"),
    "reverse charge": ("Btw verlegd", "Autoliquidation", "Steuerschuldnerschaft des Leistungsempfängers",
                       "Reverse charge"),
    "intra-Community supply": (
        "Intracommunautaire levering", "Livraison intracommunautaire", "Innergemeinschaftliche Lieferung",
        "Intra-Community supply",
    ),
    "export": ("Uitvoer", "Exportation", "Ausfuhr", "Export"),
    "outside VAT": (
        "Niet onderworpen aan btw", "Non soumis à la TVA", "Nicht der MwSt. unterworfen", "Not subject to VAT",
    ),
    "article": ("Artikel", "Article", "Artikel", "Article"),
}  # fmt: skip


def choose_language(written: str | None, languages: Sequence[str]) -> str:
    """The language of a document: that in which its reader is written to (`FR`, `nl-BE`), else the firm's first."""
    for text in (written, *languages):
        if text and text[:2].lower() in LANGUAGES:
            return text[:2].lower()
    return LANGUAGES[0]


def phrase(name: str, language: str, **values: Any) -> str:
    """The phrase in one of `LANGUAGES`."""
    return _PHRASES[name][LANGUAGES.index(language)].format(**values)


def translated(texts: Mapping[str, str | None] | None, language: str) -> str | None:
    """What a map of languages has in `language`, else in Dutch, else in any; None where it is empty."""
    known = {key[:2].lower(): text for key, text in (texts or {}).items() if text}
    return known.get(language) or known.get(LANGUAGES[0]) or next(iter(known.values()), None)
