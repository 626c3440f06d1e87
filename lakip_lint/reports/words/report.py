"""What is said of a report: what it is, what was found and checked, its figures, its versions, and the rules."""
from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    # ---- what the document is
    "report": {"id": "LAPORAN", "en": "REPORT"},
    "no-entity": {"id": "nama instansi tidak ditemukan", "en": "name of the office not found"},
    "of-year": {"id": "tahun {year}", "en": "year {year}"},
    "no-year": {"id": "tahun laporan tidak ditemukan", "en": "year of the report not found"},
    "pages": {"id": "{n} halaman", "en": "{n} page{s}"},
    "pages-unknown": {"id": "berkas Word: halaman tidak diketahui", "en": "a Word file: pages not known"},
    "conventions": {"id": "Kebiasaan laporan ini", "en": "Habits of this report"},
    # ---- verdict
    "error": {"id": "SALAH", "en": "ERROR"},
    "warning": {"id": "RAGU", "en": "DOUBT"},
    "note": {"id": "CATATAN", "en": "NOTE"},
    "count-error": {"id": "{n} salah", "en": "{n} error{s}"},
    "count-warning": {"id": "{n} ragu", "en": "{n} doubt{s}"},
    "count-note": {"id": "{n} catatan", "en": "{n} note{s}"},
    "legend": {
        "id": "salah: terbukti tidak mungkin benar · ragu: perlu dilihat · catatan: saran",
        "en": "error: proven impossible · doubt: needs a look · note: advice",
    },
    "clean": {"id": "Tidak ditemukan pertentangan.", "en": "No contradiction was found."},
    "nothing-new": {"id": "Tidak ada temuan baru.", "en": "No new finding."},
    "aside-baseline": {
        "id": "{n} temuan lama yang sudah dicatat, tidak ditampilkan",
        "en": "{n} old finding{s} on record, not shown",
    },
    "aside-suppressed": {"id": "{n} temuan dikecualikan dengan alasan", "en": "{n} finding{s} excepted for a reason"},
    "aside-profile": {
        "id": "{n} temuan soal penulisan tidak ditampilkan (--profile teliti)",
        "en": "{n} finding{s} on style not shown (--profile teliti)",
    },
    "nothing-checked": {
        "id": "BELUM DIPERIKSA: tidak ada angka yang dapat dipahami dari berkas ini.",
        "en": "NOT CHECKED: no figure of this file could be understood.",
    },
    # ---- findings
    "page": {"id": "hal. {page}", "en": "p. {page}"},
    "page-printed": {"id": "hal. {page} (tercetak {printed})", "en": "p. {page} (printed {printed})"},
    "no-section": {"id": "Bagian depan", "en": "Front matter"},
    "printed": {"id": "tertulis", "en": "printed"},
    "expected": {"id": "seharusnya", "en": "expected"},
    "calculation": {"id": "hitungan", "en": "calculation"},
    "cause": {"id": "sebab", "en": "cause"},
    "evidence": {"id": "bukti lain", "en": "evidence"},
    "also": {"id": "juga", "en": "also"},
    "systematic": {
        "id": "[begitu juga {n} angka lain di tabel ini; mungkin tabel ini memuat hal lain]",
        "en": "[and {n} more figures of this table; it may speak of something else]",
    },
    "cut-off": {
        "id": "[begitu juga {n} persentase lain: desimalnya dipotong, bukan dibulatkan]",
        "en": "[and {n} more percentages: cut off, not rounded]",
    },
    "unclear": {
        "id": "[begitu juga {n} tempat lain di halaman hasil pindai; biasanya salah baca OCR]",
        "en": "[and {n} more places on scanned pages; misread by OCR as a rule]",
    },
    "more": {"id": "dan {n} lagi", "en": "and {n} more"},
    # ---- what was checked
    "checked": {"id": "Yang diperiksa", "en": "What was checked"},
    "coverage-numbers": {
        "id": "Diperiksa: {checked} dari {numbers} angka, dengan {relations} hitungan dan perbandingan; {hold} cocok.",
        "en": "Checked: {checked} of {numbers} figures by {relations} calculations and comparisons; {hold} agree.",
    },
    "coverage-understood": {
        "id": "Dipahami: {understood} angka, {tables_understood} dari {tables} tabel.",
        "en": "Understood: {understood} figures, {tables_understood} of {tables} tables.",
    },
    "agreed": {"id": "Yang cocok", "en": "What agreed"},
    "agreed-topic": {"id": "{hold} dari {all} cocok", "en": "{hold} of {all} agree"},
    "topic-ANG": {"id": "Anggaran", "en": "Budget"},
    "topic-CAP": {"id": "Capaian kinerja", "en": "Achievement"},
    "topic-IKM": {"id": "Survei kepuasan (IKM)", "en": "Satisfaction survey"},
    "topic-AKP": {"id": "Evaluasi AKIP", "en": "AKIP evaluation"},
    "topic-EFI": {"id": "Efisiensi", "en": "Efficiency"},
    "topic-THN": {"id": "Tahun dan periode", "en": "Years and periods"},
    "topic-FMT": {"id": "Penulisan angka dan satuan", "en": "Form of figures and units"},
    "topic-KLM": {"id": "Pernyataan dalam kalimat", "en": "Claims in sentences"},
    "topic-HKM": {"id": "Dasar hukum", "en": "Legal basis"},
    "topic-STR": {"id": "Susunan dan penomoran", "en": "Structure and numbering"},
    "topic-ENT": {"id": "Nama, NIP, instansi", "en": "Names, NIP, office"},
    "topic-DOK": {"id": "Keterbacaan", "en": "Readability"},
    "topic-LIN": {"id": "Antarlaporan", "en": "Across reports"},
    "not-read": {"id": "Yang tidak dapat dibaca", "en": "What could not be read"},
    "all-read": {"id": "Semua halaman dan tabel terbaca.", "en": "All pages and tables were read."},
    "page-without-text": {
        "id": "Halaman tanpa teks (hasil pindai atau gambar): {pages}. Angka di dalamnya tidak diperiksa; coba dengan --ocr.",
        "en": "Pages without text (scans or pictures): {pages}. Figures on them were not checked; try --ocr.",
    },
    "page-unread-by-ocr": {
        "id": "Halaman tanpa teks, yang dengan OCR pun tidak terbaca: {pages}. Angka di dalamnya tidak diperiksa.",
        "en": "Pages without text of which OCR read nothing either: {pages}. Figures on them were not checked.",
    },
    "read-by-ocr": {
        "id": "Dibaca dari gambar (OCR): {n} halaman ({pages}). Angkanya mungkin salah baca, jadi temuan darinya paling tinggi "
        "ragu.",
        "en": "Read from a picture (OCR): {n} pages ({pages}). Figures may be misread, so findings there are warnings at most.",
    },
    "by-ocr": {
        "id": "Hasil pindai, cocokkan dahulu dengan halamannya",
        "en": "From a scan, compare it with the page first",
    },
    "picture": {
        "id": "Halaman dengan gambar besar: {pages}. Angka di dalam gambar tidak diperiksa.",
        "en": "Pages with a large picture: {pages}. Figures inside pictures were not checked.",
    },
    "table-not-understood": {
        "id": "Tabel yang tidak dipahami, di halaman: {pages}.",
        "en": "Tables not understood, on pages: {pages}.",
    },
    "unmapped-glyphs": {
        "id": "Halaman dengan huruf yang tidak dapat dikenali: {pages}. Sebagian isinya mungkin tidak terbaca.",
        "en": "Pages with characters that cannot be told: {pages}. Some of their text may not have been read.",
    },
    "missing-pages": {
        "id": "Berkas menyatakan punya lebih banyak halaman daripada yang dapat dibuka; terakhir terbaca: {pages}.",
        "en": "The file says that it has more pages than could be opened; the last that was read: {pages}.",
    },
    "sideways-text": {
        "id": "Halaman dengan tulisan menyamping atau terbalik di luar tabel: {pages}. Angka di dalamnya tidak diperiksa.",
        "en": "Pages with text on its side or upside down outside of tables: {pages}. Figures in it were not checked.",
    },
    "hidden-text": {
        "id": "Halaman dengan tulisan yang tidak terlihat (putih, tanpa tinta, atau terlalu kecil): {pages}. "
        "Itu tidak dibaca sebagai isi.",
        "en": "Pages with text that cannot be seen (white, without ink, or too small): {pages}. It was not read as content.",
    },
    "picture-placed": {
        "id": "Gambar besar atau objek sisipan di: {places}. Angka di dalamnya tidak diperiksa.",
        "en": "Large pictures or embedded objects in: {places}. Figures inside them were not checked.",
    },
    "table-not-understood-placed": {
        "id": "Tabel yang tidak dipahami: {places}.",
        "en": "Tables not understood: {places}.",
    },
    "unknown-trouble-placed": {
        "id": "Bagian yang tidak terbaca sepenuhnya: {places}.",
        "en": "Parts that were not read in full: {places}.",
    },
    "unknown-trouble": {
        "id": "Halaman yang tidak terbaca sepenuhnya: {pages}.",
        "en": "Pages that were not read in full: {pages}.",
    },
    "internal": {
        "id": "Kesalahan program: aturan {detail} tidak dapat dijalankan sampai selesai. Hasil aturan lain tetap berlaku.",
        "en": "Program error: rule {detail} did not run to its end. The results of the other rules stand.",
    },
    "disclaimer": {
        "id": "Program ini tidak tahu apakah data sumbernya benar. Yang dibuktikan hanya bahwa isi laporan tidak saling "
        "cocok, tidak sesuai hitungan, atau tidak sesuai peraturan.",
        "en": "This program does not know whether the source data are true. It only proves that the report disagrees with "
        "itself, with arithmetic, or with a regulation.",
    },
    # ---- several files
    "col-tested": {"id": "diuji", "en": "checked"},
    "all-files": {"id": "Seluruhnya {read} laporan: {counts}.", "en": "In all {read} reports: {counts}."},
    "unread": {"id": "{n} berkas tidak dapat diperiksa:", "en": "{n} file{s} could not be checked:"},
    # ---- facts
    "facts-of": {"id": "Yang dipahami dari {path}", "en": "What was understood of {path}"},
    "in-sentences": {"id": "Dalam kalimat", "en": "In sentences"},
    "not-understood": {"id": "tidak dipahami", "en": "not understood"},
    "no-facts": {"id": "Tidak ada angka yang cocok dengan permintaan ini.", "en": "No figure matches this request."},
    "facts-count": {"id": "{n} angka dipahami.", "en": "{n} figure{s} understood."},
    "uncertain-year": {
        "id": "?: tahun atau pokoknya tidak tertulis di tempat itu, diambil dari judul atau tahun laporan.",
        "en": "?: year or subject do not stand at that place; taken from the heading or the year of the report.",
    },
    "col-subject": {"id": "yang dibicarakan", "en": "subject"},
    "col-measure": {"id": "ukuran", "en": "measure"},
    "col-year": {"id": "tahun", "en": "year"},
    "col-printed": {"id": "tertulis", "en": "printed"},
    "col-read": {"id": "terbaca", "en": "read as"},
    "malformed": {"id": "bentuk rusak", "en": "malformed"},
    "ambiguous": {"id": "bisa juga {readings}", "en": "or {readings}"},
    # ---- two versions of a report
    "diff-title": {"id": "PERBANDINGAN", "en": "COMPARISON"},
    "diff-old": {"id": "lama", "en": "old"},
    "diff-new": {"id": "baru", "en": "new"},
    "diff-other-report": {
        "id": "Berkas lama tampaknya laporan lain: {entity}, tahun {year}.",
        "en": "The old file seems to be another report: {entity}, year {year}.",
    },
    "diff-n-new": {"id": "{n} temuan baru", "en": "{n} new finding{s}"},
    "diff-n-gone": {"id": "{n} tidak ditemukan lagi", "en": "{n} no longer found"},
    "diff-n-staying": {"id": "{n} tetap", "en": "{n} stay"},
    "diff-n-changed": {"id": "{n} angka berubah", "en": "{n} figure{s} changed"},
    "diff-n-vanished": {"id": "{n} angka hilang", "en": "{n} figure{s} vanished"},
    "diff-n-appeared": {"id": "{n} angka muncul", "en": "{n} figure{s} appeared"},
    "diff-fresh": {"id": "Temuan baru", "en": "New findings"},
    "diff-gone": {
        "id": "Tidak ditemukan lagi (dibetulkan, atau bagiannya dihapus)",
        "en": "No longer found (put right, or left out)",
    },
    "diff-staying": {"id": "Tetap", "en": "Staying"},
    "diff-before": {"id": "sebelumnya tertulis {printed}, juga diragukan", "en": "was printed as {printed}, doubted as well"},
    "diff-figures": {"id": "Angka yang berubah", "en": "Figures that changed"},
    "diff-vanished": {"id": "Angka yang hilang", "en": "Figures that vanished"},
    "diff-appeared": {"id": "Angka yang muncul", "en": "Figures that appeared"},
    "diff-none-changed": {"id": "Tidak ada angka yang berubah.", "en": "No figure changed."},
    "diff-figures-hint": {"id": "Daftarnya: --figures", "en": "List them with --figures"},
    "diff-figures-unknown": {
        "id": "Tidak dibandingkan: hasil JSON tidak memuat semua angka. Bandingkan berkas laporannya.",
        "en": "Not compared: a JSON report does not hold every figure. Compare the reports themselves.",
    },
    "diff-incomplete": {
        "id": "{path}: tidak diperiksa sampai selesai, jadi perbandingan ini tidak lengkap.",
        "en": "{path}: not checked to its end, so this comparison is incomplete.",
    },
    "diff-missing": {"id": "{path}: berkas tidak ada. Periksa namanya.", "en": "{path}: no such file. Check its name."},
    "diff-no-report": {
        "id": "{path}: bukan hasil lakip-lint check --format json. Tunjuk laporan (PDF, Word) atau hasil JSON.",
        "en": "{path}: not a result of lakip-lint check --format json. Name a report (PDF, Word) or a JSON result.",
    },
    "diff-one-document": {
        "id": "{path}: hasil JSON harus memuat tepat satu laporan yang terbaca, bukan {n}. Periksa satu berkas saja.",
        "en": "{path}: the JSON result must hold exactly one report that was read, not {n}. Check one file only.",
    },
    # ---- rules
    "rules-count": {"id": "{n} aturan.", "en": "{n} rule{s}."},
    "rule-explain": {"id": "Kesalahannya", "en": "The fault"},
    "rule-why": {"id": "Mengapa penting", "en": "Why it matters"},
    "rule-basis": {"id": "Dasar", "en": "Basis"},
    "rule-no-basis": {"id": "isi laporan itu sendiri", "en": "the report itself"},
    "rule-how": {"id": "Cara menghitung", "en": "How it is found"},
    "rule-quiet": {"id": "Yang dibiarkan", "en": "What is left alone"},
    "rule-silence": {"id": "Cara mendiamkan", "en": "How to silence it"},
    "rule-since": {"id": "Sejak versi", "en": "Since version"},
    "rule-status": {"id": "Status", "en": "Status"},
    "status-stable": {"id": "tetap", "en": "stable"},
    "status-preview": {"id": "masih dicoba, hanya jalan bila dipilih", "en": "on trial, runs only where selected"},
    "status-deprecated": {"id": "tidak dipakai lagi", "en": "no longer used"},
    "rule-message": {"id": "Yang dilaporkan", "en": "What is reported"},
    "rule-bad": {"id": "Contoh yang salah", "en": "A wrong example"},
    "rule-good": {"id": "Contoh yang benar", "en": "A right example"},
    "rule-file": {"id": "Berkas", "en": "File"},
    "silence-run": {
        "id": "sekali ini: lakip-lint check laporan.pdf --ignore {code}",
        "en": "this time: lakip-lint check laporan.pdf --ignore {code}",
    },
    "silence-always": {
        "id": "selalu, di lakip-lint.yaml: ignore: [{code}]",
        "en": "always, in lakip-lint.yaml: ignore: [{code}]",
    },
    "silence-severity": {
        "id": "hanya sebagai catatan, di lakip-lint.yaml: severity: {{{code}: note}}",
        "en": "as a note only, in lakip-lint.yaml: severity: {{{code}: note}}",
    },
    "silence-one": {
        "id": "satu temuan, di lakip-lint.yaml: suppress: [{{rule: {code}, page: 12, reason: alasannya}}]",
        "en": "one finding, in lakip-lint.yaml: suppress: [{{rule: {code}, page: 12, reason: the reason}}]",
    },
}
