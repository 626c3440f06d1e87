"""Numbers in a column "No": one that is left out, printed twice, or another number altogether."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lakip_lint.document.model import Line, Table
from lakip_lint.document.plain import document_from_text, located
from lakip_lint.engine import check_document, load_rules
from tests.checks.checking import HEAD, findings

VILLAGES = ("Sukaraja", "Mekarjaya", "Cibening", "Pasirhuni", "Margaluyu", "Tanjungsari", "Ciranjang", "Nagrak")


def villages(*numbers: str, header: str = "No") -> str:
    rows = "".join(f"| {n} | {name} | 3.1{i}0 |\n" for i, (n, name) in enumerate(zip(numbers, VILLAGES, strict=False)))
    return f"| {header} | Desa | Penduduk |\n|---|---|---|\n{rows}"


def faults(text: str) -> list[tuple[str, str]]:
    return [(f.printed, f.expected) for f in findings(text, "STR022")]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1", "2", "13", "4", "5", "6"), ("13", "3")),
        (("1.", "2.", "3.", "5.", "6.", "7."), ("5.", "4")),
        (("12", "13", "14", "14", "15", "16", "17"), ("14", "15")),
        (("A", "1", "2", "3", "4", "6", "7"), ("6", "5")),
    ],
    ids=["mistyped", "left out", "twice", "below a letter"],
)
def test_a_number_that_leaves_the_sequence(numbers: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert faults(villages(*numbers)) == [expected]


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2", "3", "1", "2", "3", "4"),
        ("7", "8", "9", "10", "11", "12"),
        ("1", "2", "3", "", "4", "5", "6"),
        ("1", "2", "4", "5"),
        ("1", "1", "2", "2", "3", "3", "4"),
        ("3", "1", "2", "6", "4", "5"),
        ("1", "2", "3", "4", "11", "12", "13"),
    ],
    ids=["begins again", "goes on", "a row without", "short", "pairs", "ranks", "leap"],
)
def test_numbers_that_count_otherwise_are_left_alone(numbers: tuple[str, ...]) -> None:
    assert faults(villages(*numbers)) == []


def test_codes_and_ranks_are_no_row_numbers() -> None:
    assert faults(villages("1", "2", "13", "4", "5", "6", header="Peringkat")) == []


@pytest.mark.parametrize(("line", "found"), [("", 1), ("4 Ciranjang", 0), ("4.120 jiwa", 1)])
def test_a_number_that_is_printed_after_all_is_not_missed(line: str, found: int) -> None:
    """A row that was not read as one of the table."""
    document = document_from_text(HEAD + villages("1", "2", "3", "5", "6", "7"))
    (page,) = document.pages
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    cell = table.rows[3][0]
    assert cell is not None
    between = Line(located(line, page.number, cell.place.box.x0, cell.place.box.top + 6), cell.place)
    between = replace(between, place=between.text.place() or cell.place)
    printed = replace(document, pages=(replace(page, lines=(*page.lines, between)),))
    assert len(check_document(printed, load_rules(), select=["STR022"]).findings) == found


def test_a_short_table_whose_rows_other_tables_number_otherwise() -> None:
    """Numbers of sasaran: too few for a sequence of their own, but other tables have the same four."""
    right = villages("1", "2", "3", "4")
    assert faults(f"{right}\nLainnya.\n{right}\nLainnya.\n{villages('1', '2', '4', '5')}") == [("4", "3")]
    assert faults(f"{right}\nLainnya.\n{villages('1', '2', '4', '5')}") == []
    others = right.replace("Cibening", "Pasirhuni Lama")
    assert faults(f"{others}\nLainnya.\n{others}\nLainnya.\n{villages('1', '2', '4', '5')}") == []
