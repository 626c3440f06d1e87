"""A rule that fails on most of one table tells it once, and never as an error."""
from __future__ import annotations

import pytest
from msgspec.structs import replace

from lakip_lint.checks.merge import Group, merge
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.systematic import gather_systematic
from lakip_lint.document.model import Box, Place, Table
from lakip_lint.document.plain import document_from_text
from lakip_lint.reports.finding import findings_of
from lakip_lint.reports.outline import Outline
from lakip_lint.rules.model import Rule, Severity
from tests.checks.checking import findings

SUM = Rule("ANG801", "jumlah", "tiruan", Severity.ERROR, {"id": "Salah {printed}.", "en": "Wrong {printed}."}, {})
COPY = Rule("ANG802", "salinan", "tiruan", Severity.ERROR, {"id": "", "en": ""}, {})
TABLES = [Table(n, (), 0, (Place(n, Box(0, 0, 500, 800)),)) for n in (1, 2)]


def relation(n: int, *, holds: bool = False, rule: Rule = SUM, page: int = 1) -> Relation:
    return Relation(rule, holds, Evidence(Place(page, Box(100, 20 * n, 150, 20 * n + 10)), f"{n}.000"), printed=f"{n}.000")


def gathered(relations: list[Relation]) -> list[Group]:
    return gather_systematic(merge(relations), relations, TABLES)


def test_a_table_that_fails_throughout_is_told_once_and_not_as_an_error() -> None:
    (group,) = gathered([relation(n) for n in range(1, 8)])
    assert (len(group.relations), group.systematic, group.severity) == (7, 7, Severity.WARNING)
    (finding,) = findings_of([group], Outline(document_from_text("")))
    assert finding.message["id"] == "Salah 1.000. [begitu juga 6 angka lain di tabel ini; mungkin tabel ini memuat hal lain]"
    assert len(finding.locations) == 7


@pytest.mark.parametrize(
    "relations",
    [
        [relation(n) for n in range(1, 6)],
        [relation(n, holds=n > 6) for n in range(1, 13)],
        [relation(n, page=1 + n % 2) for n in range(1, 11)],
        [relation(n, rule=(SUM, COPY)[n % 2]) for n in range(1, 11)],
        [relation(n, page=3) for n in range(1, 11)],
    ],
    ids=["few", "many hold", "two tables", "two rules", "outside of tables"],
)
def test_slips_are_told_one_by_one(relations: list[Relation]) -> None:
    groups = gathered(relations)
    assert len(groups) == sum(not r.holds for r in relations)
    assert {g.severity for g in groups} == {Severity.ERROR}


def test_a_few_that_hold_do_not_save_a_table() -> None:
    (group,) = gathered([relation(n, holds=n > 7) for n in range(1, 13)])
    assert group.systematic == 7


def test_the_same_print_that_fails_row_after_row_is_told_once() -> None:
    """A column of physical progress that was taken for absorption: most rows print 100."""
    hundred = [replace(relation(n), doubted=replace(relation(n).doubted, text="100")) for n in range(1, 8)]
    (group,) = gathered([*hundred, relation(8), relation(9), *(relation(n, holds=True) for n in range(10, 30))])
    assert (group.systematic, group.severity) == (9, Severity.WARNING)


def test_what_copies_of_a_table_confirm_counts_for_each_table() -> None:
    """A relation that holds is told at its first print: the tables of the other prints are as right."""
    failing = [relation(n, page=2) for n in range(1, 8)]
    elsewhere = [Evidence(Place(2, Box(100, 20 * n, 150, 20 * n + 10)), "1") for n in range(10, 20)]
    holding = [replace(relation(n, holds=True), others=(e,)) for n, e in enumerate(elsewhere, 10)]
    assert len(gathered([*failing, *holding])) == 7
    (group,) = gathered([*failing, *(replace(r, others=()) for r in holding)])
    assert group.systematic == 7


def test_names_that_a_table_lists_are_told_one_by_one() -> None:
    cited = replace(SUM, code="HKM801", kind="citation")
    assert len(gathered([relation(n, rule=cited) for n in range(1, 9)])) == 8


CUT_OFF = (
    "| Luas taman | 70 | 61 | 87,14 |", "| Panjang jalan | 60 | 55 | 91,66 |", "| Jumlah desa | 30 | 26 | 86,66 |",
    "| Jumlah kader | 85 | 75 | 88,23 |",
)
ROUNDED = "| Jumlah warga | 80 | 60 | 75,00 |"


@pytest.mark.parametrize(("rows", "told"), [(CUT_OFF, 1), (CUT_OFF[:3], 2)], ids=["a habit", "oversights"])
def test_percentages_that_are_cut_off_throughout_are_one_note(rows: tuple[str, ...], told: int) -> None:
    table = "\n".join(("| Indikator Kinerja | Target | Realisasi | Capaian (%) |", "|---|---|---|---|", *rows, ROUNDED))
    found = findings(table, "CAP001")
    assert [str(f.severity) for f in found] == ["note"] * told
    words = "[begitu juga 2 persentase lain: desimalnya dipotong, bukan dibulatkan]"
    assert [f.message["id"].endswith(words) for f in found] == [told == 1] * told
    assert {e.text for f in found for e in f.locations} >= {"91,66", "86,66"}
