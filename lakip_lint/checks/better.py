"""Names and sentences of which less is better."""

from __future__ import annotations

import re

from lakip_lint.patterns import compiled

LOWER_IS_BETTER = compiled(
    r"kematian|kemiskinan|miskin|penganggur|menurun|penurunan|berkurang|waktu|keluhan|pengaduan|pelanggaran|kejadian|prevalensi|stunting|rasio|kasus|"
    r"gangguan|kerusakan|kecelakaan|kesalahan|keterlambatan|temuan|gizi\s+buruk|losses|kehilangan|emisi|sampah|"
    r"kriminal|konflik|putus\s+sekolah|rawan|inflasi|kebakaran|bencana|kumuh|korban|sengketa|tunggakan|sisa\s+perkara|buta\s+aksara|"
    r"ketimpangan|gini|(?:tidak|tak)\s+layak|rusak|drop\s?out|kesenjangan|\blama\b",
    re.I,
)
"""Words of an indicator that should fall."""
