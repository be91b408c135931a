"""Countries as people write them → ISO 3166-1 alpha-2."""

from truweel.schema.fields import fold

__all__ = ["COUNTRIES", "country_code"]

COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
    CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
    KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
    SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
    UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()
)
"""The codes of ISO 3166-1."""

_NAMES = {
    "AT": "Oostenrijk Autriche Österreich Austria",
    "BE": "België Belgique Belgien Belgium Belgie",
    "BG": "Bulgarije Bulgarie Bulgarien Bulgaria",
    "CH": "Zwitserland Suisse Schweiz Switzerland",
    "CY": "Cyprus Chypre Zypern",
    "CZ": "Tsjechië Tchéquie Tschechien Czechia",
    "DE": "Duitsland Allemagne Deutschland Germany",
    "DK": "Denemarken Danemark Dänemark Denmark",
    "EE": "Estland Estonie Estonia",
    "ES": "Spanje Espagne Spanien Spain",
    "FI": "Finland Finlande Finnland",
    "FR": "Frankrijk France Frankreich",
    "GB": "Engeland Angleterre England UK Royaume-Uni Großbritannien",
    "GR": "Griekenland Grèce Griechenland Greece EL",
    "HR": "Kroatië Croatie Kroatien Croatia",
    "HU": "Hongarije Hongrie Ungarn Hungary",
    "IE": "Ierland Irlande Irland Ireland",
    "IT": "Italië Italie Italien Italy",
    "LI": "Liechtenstein",
    "LT": "Litouwen Lituanie Litauen Lithuania",
    "LU": "Luxemburg Luxembourg",
    "LV": "Letland Lettonie Lettland Latvia",
    "MT": "Malta Malte",
    "NL": "Nederland Holland Pays-Bas Niederlande Netherlands",
    "NO": "Noorwegen Norvège Norwegen Norway",
    "PL": "Polen Pologne Poland",
    "PT": "Portugal",
    "RO": "Roemenië Roumanie Rumänien Romania",
    "SE": "Zweden Suède Schweden Sweden",
    "SI": "Slovenië Slovénie Slowenien Slovenia",
    "SK": "Slowakije Slovaquie Slowakei Slovakia",
    "TR": "Turkije Turquie Türkei Turkey",
    "UA": "Oekraïne Ukraine",
    "US": "USA",
}
"""Their names in Dutch, French, German and English, of those that trade with Belgian firms."""
_CODES = {fold(name): code for code, names in _NAMES.items() for name in names.split()} | {
    fold("Verenigd Koninkrijk"): "GB",
    fold("Vereinigtes Königreich"): "GB",
    fold("United Kingdom"): "GB",
    fold("Groot-Brittannië"): "GB",
    fold("Great Britain"): "GB",
    fold("Verenigde Staten"): "US",
    fold("États-Unis"): "US",
    fold("Vereinigte Staaten"): "US",
    fold("United States"): "US",
    fold("République tchèque"): "CZ",
    fold("the Netherlands"): "NL",
    fold("Les Pays-Bas"): "NL",
}


def country_code(text: str | None) -> str | None:
    """The code of a country, written as a code or by its name (`België`); None where it is none that is known."""
    written = (text or "").strip()
    return written.upper() if written.upper() in COUNTRIES else _CODES.get(fold(written))
