"""Long passages that are printed again word for word."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

PASSAGE = (
    "Kecamatan menyusun rencana kerja setiap tahun dengan memperhatikan kebutuhan warga di semua kampung dan hasil musyawarah. "
    "Rencana itu dibahas bersama kepala kampung, tokoh masyarakat, dan wakil kelompok perempuan sebelum ditetapkan oleh camat. "
    "Setelah itu rencana dijabarkan ke dalam kegiatan setiap seksi dengan jadwal, penanggung jawab, dan ukuran keberhasilan yang jelas. "
    "Hasilnya diperiksa setiap tiga bulan oleh tim yang dipimpin sekretaris kecamatan bersama kepala seksi."
)
FIRST = f"# BAB II PERENCANAAN KINERJA\n\n{PASSAGE}\n\n"
TARGETS = "Sasaran tahun ini: " + " ".join(f"Surat {n} selesai {n}.250 berkas dalam {n} hari;" for n in range(11, 25))


@pytest.mark.parametrize(
    ("again", "found"),
    [
        (f"# BAB III AKUNTABILITAS KINERJA\n\n{PASSAGE}", 1),
        (f"# BAB III AKUNTABILITAS KINERJA\n\nCamat menilai kinerja. {PASSAGE} Lalu dilaporkan.", 1),
        (f"# BAB IV PENUTUP\n\n{PASSAGE}", 0),
        (f"# BAB III AKUNTABILITAS KINERJA\n\n{PASSAGE.split('Setelah')[0]}", 0),
        (f"# BAB III AKUNTABILITAS KINERJA\n\n{PASSAGE.replace('camat', 'bupati').replace('tiga', 'enam')}", 0),
    ],
)
def test_a_passage_printed_again(again: str, found: int) -> None:
    assert [severity for _, severity, _ in told(FIRST + again, "STR045")] == ["note"] * found


def test_lists_of_targets_are_repeated_on_purpose() -> None:
    assert told(f"# BAB II PERENCANAAN\n\n{TARGETS}\n\n# BAB III AKUNTABILITAS\n\n{TARGETS}", "STR045") == []
