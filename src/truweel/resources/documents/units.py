"""Units as people write them → UN/ECE recommendation 20 (catalogue 9.11)."""

__all__ = ["unit_code"]

PIECE = "C62"
_CODES = {
    "stuk": PIECE, "stuks": PIECE, "st": PIECE, "pce": PIECE, "pcs": PIECE, "pièce": PIECE, "stück": PIECE,
    "uur": "HUR", "u": "HUR", "h": "HUR", "heure": "HUR", "stunde": "HUR", "min": "MIN", "dag": "DAY", "d": "DAY",
    "jour": "DAY", "tag": "DAY", "werkdag": "E49", "week": "WEE", "maand": "MON", "mois": "MON", "monat": "MON",
    "jaar": "ANN", "jr": "ANN", "an": "ANN", "jahr": "ANN", "m": "MTR", "m1": "MTR", "lm": "LM", "km": "KMT",
    "cm": "CMT", "mm": "MMT", "m2": "MTK", "m3": "MTQ", "l": "LTR", "liter": "LTR", "litre": "LTR", "kg": "KGM",
    "g": "GRM", "ton": "TNE", "t": "TNE", "set": "SET", "forfait": "LS", "fft": "LS", "ff": "LS", "sog": "LS",
    "pauschal": "LS", "kwh": "KWH", "doos": "XBX", "pak": "XPK", "rol": "XRO", "zak": "XBG", "pallet": "XPX",
    "kist": "XCR",
}  # fmt: skip
_EXPONENTS = str.maketrans("²³", "23")


def unit_code(text: str | None) -> str:
    """The code of a unit; C62 (one) where it is none that is known."""
    return _CODES.get((text or "").strip().rstrip(".").lower().translate(_EXPONENTS), PIECE)
