"""Files of a bank, CODA and camt.053, of movements that a test names."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["ACCOUNT", "Movement", "camt", "coda"]

ACCOUNT = "BE68539007547034"


@dataclass(frozen=True)
class Movement:
    """What came in, or below zero went out."""

    amount: str
    message: str = ""
    structured: str = ""
    name: str = ""
    iban: str = ""
    details: tuple["Movement", ...] = ()


def coda(
    opening: str, *movements: Movement, number: int = 1, day: str = "301126", closing: str | None = None,
    account: str = ACCOUNT,
) -> bytes:  # fmt: skip
    """A file with one statement; `closing` where it is not what the movements come to."""
    total = sum((Decimal(movement.amount) for movement in movements), Decimal(opening))
    records = [_balance("1", f"2{number:03d}{account:<34}EUR", opening, day, f"{number:03d}")]
    for sequence, movement in enumerate(movements, 1):
        kind = "2" if movement.details else "0"
        records += _movement(movement, sequence, 0, kind, day)
        for place, detail in enumerate(movement.details, 1):
            records += _movement(detail, sequence, place, "6", day)
    new = _amount(closing if closing is not None else f"{total:.2f}")
    records.append(f"8{number:03d}{account:<34}EUR{new}{day}".ljust(127) + "0")
    sums = ["".join(_amount(f"{_sum(movements, sign):.2f}")[1:]) for sign in (-1, 1)]
    header = f"00000{day}53905                  VERMEERSCH                KREDBEBB   00403170701 00000".ljust(127) + "2"
    trailer = f"9{'':15}{len(records):06d}{sums[0]}{sums[1]}".ljust(127) + "2"
    return "".join(f"{line}\r\n" for line in (header, *records, trailer)).encode("windows-1252")


def _sum(movements: Sequence[Movement], sign: int) -> Decimal:
    return sum((abs(Decimal(m.amount)) for m in movements if Decimal(m.amount) * sign > 0), Decimal(0))


def _amount(text: str) -> str:
    value = Decimal(text)
    return f"{int(value < 0)}{int(abs(value) * 1000):015d}"


def _balance(kind: str, start: str, amount: str, day: str, end: str) -> str:
    return f"{kind}{start}{_amount(amount)}{day}{'VERMEERSCH':<26}{'ZICHTREKENING':<35}{end}"


def _movement(movement: Movement, sequence: int, detail: int, kind: str, day: str) -> list[str]:
    text = f"1101{movement.structured}" if movement.structured else f"0{movement.message}"
    place = f"{sequence:04d}{detail:04d}"
    first = f"21{place}{'REF':<21}{_amount(movement.amount)}{day}{kind}0150000{text[:54]:<54}{day}0010"
    second = f"22{place}{text[54:107]:<53}".ljust(125)
    third = f"23{place}{movement.iban:<37}{movement.name:<35}".ljust(125)
    return [f"{first}1 0".ljust(128)[:128], f"{second}1 0", f"{third}0 0"]


def camt(
    opening: str, *movements: Movement, identification: str = "2026-001", number: int = 1, day: str = "2026-11-30",
    account: str = ACCOUNT, version: str = "02", closing: str | None = None,
) -> bytes:  # fmt: skip
    """A file with one statement."""
    total = sum((Decimal(movement.amount) for movement in movements), Decimal(opening))
    entries = "".join(_entry(movement, day, version) for movement in movements)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>{day}T05:00:00</CreDtTm></GrpHdr>
<Stmt><Id>{identification}</Id><ElctrncSeqNb>{number}</ElctrncSeqNb><CreDtTm>{day}T05:00:00</CreDtTm>
<Acct><Id><IBAN>{account}</IBAN></Id><Ccy>EUR</Ccy></Acct>
{_camt_balance("OPBD", opening, day)}{_camt_balance("CLBD", closing or str(total), day)}{entries}</Stmt>
</BkToCstmrStmt></Document>""".encode()


def _camt_balance(kind: str, amount: str, day: str) -> str:
    return f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>{_signed(amount)}<Dt><Dt>{day}</Dt></Dt></Bal>"


def _signed(amount: str) -> str:
    value = Decimal(amount)
    return f'<Amt Ccy="EUR">{abs(value)}</Amt><CdtDbtInd>{"DBIT" if value < 0 else "CRDT"}</CdtDbtInd>'


def _entry(movement: Movement, day: str, version: str) -> str:
    status = "<Sts>BOOK</Sts>" if version == "02" else "<Sts><Cd>BOOK</Cd></Sts>"
    details = "".join(_detail(detail, version) for detail in movement.details or (movement,))
    return (
        f"<Ntry>{_signed(movement.amount)}{status}<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt>"
        f"<NtryDtls>{details}</NtryDtls></Ntry>"
    )


def _detail(movement: Movement, version: str) -> str:
    side = "Dbtr" if Decimal(movement.amount) > 0 else "Cdtr"
    amount = f'<Amt Ccy="EUR">{abs(Decimal(movement.amount))}</Amt>'
    amount = f"<AmtDtls><TxAmt>{amount}</TxAmt></AmtDtls>" if version == "02" else amount
    name = f"<Nm>{movement.name}</Nm>" if version == "02" else f"<Pty><Nm>{movement.name}</Nm></Pty>"
    parties = f"<{side}>{name}</{side}>" if movement.name else ""
    if movement.iban:
        parties += f"<{side}Acct><Id><IBAN>{movement.iban}</IBAN></Id></{side}Acct>"
    remittance = f"<Ustrd>{movement.message}</Ustrd>" if movement.message else ""
    if movement.structured:
        remittance = f"<Strd><CdtrRefInf><Ref>{movement.structured}</Ref></CdtrRefInf></Strd>"
    indicator = "" if version == "02" else f"<CdtDbtInd>{'CRDT' if side == 'Dbtr' else 'DBIT'}</CdtDbtInd>"
    return (
        f"<TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs>{amount}{indicator}"
        f"<RltdPties>{parties}</RltdPties><RmtInf>{remittance}</RmtInf></TxDtls>"
    )
