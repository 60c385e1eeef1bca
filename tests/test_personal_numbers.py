"""CPR numbers: wide where they are hidden, narrow where they are told of."""

import signal
import sys

import pytest

from klartekst.danish.masking import masked
from klartekst.danish.personal_numbers import hidden, may_hold, personal_numbers


@pytest.mark.parametrize(
    "written",
    [
        "010180-1234",
        "0101801234",
        "010180 1234",
        "010180\u00a0-\u00a01234",
        "010180\u20111234",
        "010180–1234",
        "010180/1234",
        "010180.1234",
        "610180-1234",
        "999999-9999",
    ],
)
def test_whatever_may_be_one_is_hidden(written: str) -> None:
    """Also what has no valid date: hiding too much costs nothing."""
    assert hidden(f"Nr. {written} her") == "Nr. ######-#### her"
    assert may_hold(written)


def test_masked_excerpts_hide_all_long_numbers() -> None:
    """Telephone, account and case numbers name a person too."""
    assert masked("tlf. 12345678, sag 4711, kl. 10.30, 300 kr.") == "tlf. ####, sag ####, kl. 10.30, 300 kr."


@pytest.mark.parametrize(
    "text",
    [
        "010180-1234",  # 1 January: issued without modulus 11
        "CPR-nr.: 120348-0000",  # said to be one
        "2211771212 er hans personnummer. cpr 221177-1212",
        "070761-4285",  # passes modulus 11
        "670761-4285 cpr: 670761-4285",  # a replacement number: 60 is added to the day
        "afslag-010180-1234",
    ],
)
def test_what_surely_is_one_is_found(text: str) -> None:
    """A date that exists, and one more sign."""
    places = list(personal_numbers(text))
    assert places
    assert all(sum(map(str.isdigit, text[start:end])) == 10 for start, end in places)


@pytest.mark.parametrize(
    "text",
    [
        "faktura 0101801234",
        "EAN 5798001234567",
        "konto 1203 0101801234",
        "sagsnr. 010180-1234",
        "320180-1234",
        "120348-0000",
        "12.010180-1234",
        "telefon 0101801234",
        "010180-12345",
    ],
)
def test_other_numbers_are_let_pass(text: str) -> None:
    """Of random ten-digit numbers 7 % begin with a valid date."""
    assert not list(personal_numbers(text))


@pytest.mark.skipif(sys.platform == "win32", reason="no timer that counts a process's own time")
@pytest.mark.parametrize("text", ["\xad" * 200_000, "a" * 200_000, "Nu bor Bo Hansen her. " * 5000])
def test_a_text_without_end_is_masked_in_seconds(text: str) -> None:
    """One word of 200,000 letters, and a name in every line: neither is read again and again."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 10)
    try:
        assert "Hansen" not in masked(text)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def test_a_mail_address_is_hidden_in_its_sentence() -> None:
    """However long its name is."""
    assert masked(f"Skriv til {'asta.' * 20}lund@ballum.example i dag.") == "Skriv til #### i dag."
