"""Parts of a plan told by number and name."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

ONE, TWO = "Meningkatkan mutu layanan warga kecamatan", "Merawat lingkungan kampung dan sungai"
TWICE = f"Misi pertama, {ONE}. Hal ini penting.\n\nMisi kedua, {TWO}. Hal ini penting.\n\n# 2.2 Capaian\nMisi I: {ONE}\n\nMisi II: {TWO}\n\n# 2.3 Uraian\n"


def test_a_misi_with_the_name_of_another() -> None:
    (found,) = findings(TWICE + f"Misi 1 : {ONE}\n\nMisi 2 : {ONE}", "STR040")
    assert (found.severity, found.printed, found.expected) == ("error", ONE, TWO)


@pytest.mark.parametrize(
    "text",
    [
        f"Misi 1 : {ONE}\n\nMisi 2 : {TWO}, dengan dua sasaran",
        "Misi 2 : Menguatkan ekonomi keluarga dan pasar desa",  # another name altogether
        f"Sasaran 2 : {ONE}",
        f"Misi kedua capaian kinerjanya sama dengan misi pertama, {ONE}",
    ],
)
def test_what_is_no_exchange(text: str) -> None:
    assert told(TWICE + text, "STR040") == []


def test_names_printed_once_each_prove_nothing() -> None:
    once = f"Misi pertama, {ONE}.\n\nMisi kedua, {TWO}.\n\n# 2.2 Capaian\n"
    assert told(once + f"Misi 1 : {ONE}\n\nMisi 2 : {ONE}", "STR040") == []


@pytest.mark.parametrize(("short", "found"), [("Merawat taman kampung", 0), ("Merawat taman dan sungai", 1)])
def test_short_names_may_be_those_of_several_parts(short: str, found: int) -> None:
    parts = f"Misi I: {ONE}\n\nMisi II: {short}\n\n# 2.2 Capaian\n"
    assert len(told(parts + parts + f"Misi 1 : {short}\n\nMisi 2 : {short}", "STR040")) == found


def test_numbers_that_begin_anew_are_left_alone() -> None:
    again = f"Sasaran 1 : {ONE}\n\nSasaran 2 : {TWO}\n\nSasaran 1 : {TWO}\n\n"
    assert told(again * 2 + f"Sasaran 2 : {ONE}", "STR040") == []
