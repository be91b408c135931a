"""Check digits, against numbers worked out by hand and against the rules written the other way round."""

import re

import pytest

from truweel.demo.identifiers import BANKS, Bank, enterprise_number, iban, national_number, structured_communication


def test_an_enterprise_number_by_hand() -> None:
    # 18,000,000 mod 97 = 1, and 97 - 1 = 96.
    assert enterprise_number(0) == "BE1800000096"


def test_enterprise_numbers_pass_the_check_and_none_comes_twice() -> None:
    numbers = {enterprise_number(serial) for serial in range(0, 2_000_000, 401)}
    assert len(numbers) == len(range(0, 2_000_000, 401))
    for number in numbers:
        assert re.fullmatch(r"BE1[89]\d{8}", number)
        assert 97 - int(number[2:10]) % 97 == int(number[10:])


def test_an_iban_by_hand() -> None:
    # The account 539-0075470-34 is the one that every text on IBAN shows: BE68.
    assert iban(Bank(539, ""), 75470) == "BE68539007547034"


@pytest.mark.parametrize("bank", BANKS)
def test_ibans_pass_both_checks(bank: Bank) -> None:
    for account in (0, 1, 96, 97, 1_234_567, 9_999_999):
        number = iban(bank, account)
        assert re.fullmatch(r"BE\d{14}", number)
        assert int(number[4:] + "1114" + number[2:4]) % 97 == 1
        assert (int(number[4:14]) % 97 or 97) == int(number[14:])


@pytest.mark.parametrize(
    ("birth", "serial", "expected"),
    [
        ("1985-07-30", 33, "85.07.30-033.28"),  # the example of the national register
        ("2001-02-03", 4, "01.02.03-004.67"),  # 2010203004 = 97 * 20723742 + 30, and 97 - 30 = 67
    ],
)
def test_national_numbers(birth: str, serial: int, expected: str) -> None:
    assert national_number(birth, serial) == expected


def test_a_structured_communication_by_hand() -> None:
    assert 1234567890 % 97 == 2
    assert structured_communication(1234567890) == "+++123/4567/89002+++"


def test_a_remainder_of_nought_is_written_97() -> None:
    assert structured_communication(97) == "+++000/0000/09797+++"
