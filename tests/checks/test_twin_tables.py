"""Tables that print the same rows under other names."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

ROWS = (
    ("Seksi Taman", "412.345.000", "101.234.000", "513.579.000"),
    ("Seksi Jalan", "222.151.000", "303.111.000", "525.262.000"),
    ("Seksi Pompa", "118.402.000", "95.017.000", "213.419.000"),
    ("Seksi Sumur", "207.913.000", "61.322.000", "269.235.000"),
    ("Seksi Pohon", "91.008.000", "77.412.000", "168.420.000"),
)
OTHER_NAMES = ("UNIT TAMAN KERING", "UNIT JALAN SETAPAK", "UNIT POMPA AIR", "UNIT SUMUR RESAPAN", "UNIT POHON PELINDUNG")


def table(number: str, rows: list[tuple[str, ...]], header: str = "Murni | Pinjaman | Total") -> str:
    lines = "".join(f"| {i} | {' | '.join(row)} |\n" for i, row in enumerate(rows, 1))
    return f"Tabel {number} Sumber Dana\n| No | Unit | {header} |\n|---|---|---|---|---|\n{lines}\n"


def renamed(**changed: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(name, *changed.get(row[0].split()[1], row[1:])) for name, row in zip(OTHER_NAMES, ROWS, strict=True)]


@pytest.mark.parametrize(
    ("second", "header", "doubted"),
    [
        (renamed(), "Murni | Hibah | Total", []),
        (renamed(Jalan=("303.111.000", "222.151.000", "525.262.000")), "Murni | Hibah | Total", ["303.111.000"]),
        (renamed(Jalan=("303.111.000", "222.151.000", "525.262.000")), "Lain | Hibah | Total", []),  # no column of one header
        (renamed(Jalan=("303.111.000", "222.151.000", "526.262.000")), "Murni | Hibah | Total", []),  # another row
        (  # half of the rows agree: the column speaks of another thing
            renamed(Jalan=("1.000", "9", "525.262.000"), Pompa=("2.000", "8", "213.419.000")), "Murni | Hibah | Total", [],
        ),
    ],
)  # fmt: skip
def test_rows_that_are_known_by_their_total(second: list[tuple[str, ...]], header: str, doubted: list[str]) -> None:
    text = "LAPORAN KINERJA KECAMATAN MEKAR SARI TAHUN 2023\n\n# 3.3 Anggaran\n"
    text += table("3.1", list(ROWS)) + table("3.2", second, header)
    assert [printed for _, _, printed in told(text, "ANG018")] == doubted
