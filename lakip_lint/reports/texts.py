"""Every word that the program itself says, in both languages; rules bring their own messages."""
from __future__ import annotations

import re
from typing import Literal

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")

TEXTS: dict[str, dict[str, str]] = {
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
    # ---- HTML
    "html-title": {"id": "Hasil pemeriksaan laporan kinerja", "en": "Check of a performance report"},
    "html-skip": {"id": "Langsung ke temuan", "en": "Skip to the findings"},
    "html-documents": {"id": "Laporan yang diperiksa", "en": "Reports that were checked"},
    "html-file": {"id": "Berkas", "en": "File"},
    "html-report": {"id": "Laporan", "en": "Report"},
    "html-year": {"id": "Tahun", "en": "Year"},
    "html-sha": {"id": "Kode pengenal berkas (SHA-256)", "en": "Fingerprint of the file (SHA-256)"},
    "verdict-error": {
        "id": "{n} hal terbukti tidak mungkin benar dan harus dibetulkan",
        "en": "{n} thing{s} proven impossible, to be put right",
    },
    "verdict-warning": {
        "id": "Tidak ada yang terbukti salah; {n} hal perlu dilihat",
        "en": "Nothing is proven wrong; {n} thing{s} to look at",
    },
    "verdict-note": {"id": "Tidak ada yang terbukti salah; {n} saran", "en": "Nothing is proven wrong; {n} piece{s} of advice"},
    "means-error": {"id": "terbukti tidak mungkin benar", "en": "proven impossible"},
    "means-warning": {"id": "perlu dilihat", "en": "needs a look"},
    "means-note": {"id": "saran", "en": "advice"},
    "some-unread": {
        "id": "Ada bagian laporan yang tidak dapat dibaca; yang ada di dalamnya belum diperiksa.",
        "en": "Parts of the report could not be read; what stands there was not checked.",
    },
    "see-list": {"id": "Lihat daftarnya", "en": "See the list"},
    "figures-checked": {"id": "angka diperiksa, dari {n}", "en": "figures checked, of {n}"},
    "relations-hold": {"id": "hitungan dan perbandingan cocok, dari {n}", "en": "calculations and comparisons agree, of {n}"},
    "tables-understood": {"id": "tabel dipahami, dari {n}", "en": "tables understood, of {n}"},
    "pages-read": {"id": "halaman terbaca, dari {n}", "en": "pages read, of {n}"},
    "col-topic": {"id": "Hal", "en": "Topic"},
    "col-checked": {"id": "Diperiksa", "en": "Checked"},
    "col-hold": {"id": "Cocok", "en": "Agreed"},
    "col-findings": {"id": "Temuan", "en": "Findings"},
    "findings": {"id": "Temuan", "en": "Findings"},
    "filter": {"id": "Saring temuan", "en": "Filter the findings"},
    "filter-severity": {"id": "Tingkat", "en": "Severity"},
    "filter-topic": {"id": "Hal", "en": "Topic"},
    "filter-all": {"id": "semua", "en": "all"},
    "filter-page": {"id": "Halaman PDF", "en": "Page of the PDF"},
    "filter-text": {"id": "Cari kata atau angka", "en": "Search words or figures"},
    "filter-reset": {"id": "Tampilkan semua", "en": "Show all"},
    "filter-shown": {"id": "{shown} dari {all} temuan ditampilkan", "en": "{shown} of {all} findings shown"},
    "permanent-link": {"id": "tautan tetap ke temuan ini", "en": "permanent link to this finding"},
    "places": {"id": "Angka dan tempatnya", "en": "Figures and their places"},
    "col-item": {"id": "Apa", "en": "What"},
    "col-as-printed": {"id": "Tertulis", "en": "Printed"},
    "col-pdf-page": {"id": "Halaman", "en": "Page"},
    "computed": {"id": "seharusnya", "en": "expected"},
    "role-doubted": {"id": "yang diragukan", "en": "the doubted one"},
    "role-copy": {"id": "di tempat lain", "en": "elsewhere"},
    "role-input": {"id": "dasar hitungan", "en": "computed from"},
    "role-context": {"id": "keterangan", "en": "context"},
    "picture-of": {"id": "Gambar {page}: {marks}", "en": "Picture of {page}: {marks}"},
    "mark-doubted": {"id": "garis penuh: yang diragukan", "en": "solid line: the doubted one"},
    "mark-other": {
        "id": "garis putus-putus: pembanding atau dasar hitungannya",
        "en": "dashed line: what it was compared with or computed from",
    },
    "basis": {"id": "dasar", "en": "basis"},
    "whole-page": {"id": "lihat seluruh halaman", "en": "see the whole page"},
    "pages-shown": {"id": "{n} halaman dengan temuan", "en": "{n} page{s} with findings"},
    "pages-how": {
        "id": "Klik kotak atau kalimat untuk membuka temuannya.",
        "en": "Click on a box or a sentence to open its finding.",
    },
    "findings-on-page": {"id": "Temuan di halaman {page}", "en": "Findings on page {page}"},
    "pictures-left-out": {
        "id": "Tidak semua gambar disertakan, agar berkas ini tetap cukup kecil.",
        "en": "Not every picture is included, so that this file stays small enough.",
    },
    "pictures-lost": {
        "id": "Tanpa gambar dari halaman {pages}: tidak dapat digambar, atau berkasnya sudah tidak ada atau berubah.",
        "en": "Without pictures of these pages: {pages}. They cannot be drawn, or the file is gone or was changed.",
    },
    "why": {"id": "Mengapa ini diperiksa", "en": "Why this is checked"},
    "agreed-all": {"id": "Yang cocok: {hold} dari {all} yang diperiksa", "en": "What agreed: {hold} of {all} checked"},
    "agreed-none": {"id": "Tidak ada yang dapat dicocokkan.", "en": "Nothing could be compared."},
    "agreed-rule": {"id": "{hold} dari {all} cocok", "en": "{hold} of {all} agreed"},
    "col-calculation": {"id": "Hitungan atau pembanding", "en": "Calculation or what it was compared with"},
    "made-by": {"id": "Dibuat oleh {name} {version}, aturan {ruleset}.", "en": "Made by {name} {version}, rules {ruleset}."},
    # ---- worksheet
    "xlsx-findings": {"id": "Temuan", "en": "Findings"},
    "xlsx-agreed": {"id": "Yang cocok", "en": "What agreed"},
    "xlsx-checklist": {"id": "Checklist reviu", "en": "Review checklist"},
    "xlsx-number": {"id": "No", "en": "No"},
    "xlsx-printed-page": {"id": "Halaman tercetak", "en": "Printed page"},
    "xlsx-place": {"id": "Tempat", "en": "Place"},
    "xlsx-finding": {"id": "Temuan", "en": "Finding"},
    "xlsx-expected": {"id": "Seharusnya", "en": "Expected"},
    "xlsx-calculation": {"id": "Hitungan", "en": "Calculation"},
    "xlsx-cause": {"id": "Sebab yang mungkin", "en": "Likely cause"},
    "xlsx-evidence": {"id": "Bukti", "en": "Evidence"},
    "xlsx-rule": {"id": "Aturan", "en": "Rule"},
    "xlsx-status": {"id": "Status", "en": "Status"},
    "xlsx-response": {"id": "Tanggapan", "en": "Response"},
    "xlsx-initials": {"id": "Paraf", "en": "Initials"},
    "xlsx-fingerprint": {"id": "Kode pengenal", "en": "Fingerprint"},
    "xlsx-reviewer": {
        "id": "Pereviu: ........................................    Tanggal: ....................",
        "en": "Reviewer: ........................................    Date: ....................",
    },
    "status-corrected": {"id": "diperbaiki", "en": "corrected"},
    "status-explained": {"id": "dijelaskan", "en": "explained"},
    "status-accepted": {"id": "diterima", "en": "accepted"},
    "reviu-title": {
        "id": "Daftar periksa reviu laporan kinerja ({basis})",
        "en": "Checklist for the review of a performance report ({basis})",
    },
    "reviu-help": {
        "id": "Pertanyaan ditulis dengan kata-kata sendiri. Kolom “Menurut program” diisi program; jawabannya milik pereviu.",
        "en": "Questions are in our own words. The program fills in what it found; the answer is the reviewer's.",
    },
    "reviu-part": {"id": "Bagian", "en": "Part"},
    "reviu-question": {"id": "Pertanyaan", "en": "Question"},
    "reviu-says": {"id": "Menurut program", "en": "What the program found"},
    "reviu-answer": {"id": "Jawaban pereviu", "en": "Reviewer's answer"},
    "reviu-remark": {"id": "Catatan pereviu", "en": "Reviewer's remark"},
    "reviu-yes": {"id": "ya", "en": "yes"},
    "reviu-no": {"id": "tidak", "en": "no"},
    "reviu-not-applicable": {"id": "tidak berlaku", "en": "not applicable"},
    "reviu-person": {"id": "Tidak dapat dijawab program", "en": "The program cannot answer"},
    "reviu-nothing": {"id": "Tidak ada yang dapat diperiksa", "en": "There was nothing to check"},
    "reviu-agreed": {"id": "{hold} dari {all} cocok", "en": "{hold} of {all} agree"},
    "reviu-clean": {"id": "Tidak ditemukan pertentangan; {agreed}", "en": "No contradiction found; {agreed}"},
    "reviu-found": {"id": "Ada temuan: {counts}; {agreed}", "en": "Findings: {counts}; {agreed}"},
    # ---- copies with notes
    "note-title": {"id": "Temuan {n}: {severity} ({rule})", "en": "Finding {n}: {severity} ({rule})"},
    "mark-colour-doubted": {"id": "angka atau kata yang diragukan", "en": "the doubted figure or words"},
    "mark-colour-other": {
        "id": "pembanding atau dasar hitungannya; catatannya menyebut temuan yang mana",
        "en": "what it was compared with or computed from; its note says of which finding",
    },
    "copy-page-numbers": {
        "id": "Nomor halaman adalah nomor halaman berkas asli, tanpa ringkasan ini. Ketuk temuan untuk melompat ke sana.",
        "en": "Page numbers are those of the original file, without this summary. Click a finding to jump to its place.",
    },
    "copy-no-place": {"id": "seluruh laporan", "en": "the whole report"},
    "copy-changed": {
        "id": "{path}: berkas berubah atau hilang sejak diperiksa, jadi salinan bercatatan tidak dibuat. Periksa ulang.",
        "en": "{path}: the file was changed or is gone since it was checked, so there is no copy with notes. Check it again.",
    },
    "copy-no-pdf": {
        "id": "{path}: bukan PDF, jadi tidak ada salinan PDF bercatatan. Untuk .docx: --output docx=BERKAS; .doc, .odt, .rtf: "
        "simpan dahulu sebagai .docx atau PDF.",
        "en": "{path}: not a PDF, so there is no PDF copy with notes. For .docx: --output docx=FILE; save .doc, .odt or .rtf "
        "as .docx or PDF first.",
    },
    "copy-no-docx": {
        "id": "{path}: bukan .docx, jadi tidak ada salinan Word bercatatan. Untuk PDF: --output pdf=BERKAS; .doc, .odt, .rtf: "
        "simpan dahulu sebagai .docx.",
        "en": "{path}: not a .docx, so there is no Word copy with notes. For a PDF: --output pdf=FILE; save .doc, .odt or .rtf "
        "as .docx first.",
    },
    "copy-damaged-pdf": {
        "id": "{path}: salinan bercatatan tidak dapat dibuat karena PDF ini rusak di dalam. Simpan ulang dari Word, lalu "
        "periksa lagi.",
        "en": "{path}: no copy with notes could be made, because this PDF is damaged inside. Save it from Word again, then "
        "check it again.",
    },
    "copy-damaged-docx": {
        "id": "{path}: salinan bercatatan tidak dapat dibuat dari berkas Word ini. Simpan ulang di Word sebagai .docx biasa "
        "(bukan Strict, tanpa makro), lalu periksa lagi.",
        "en": "{path}: no copy with notes could be made of this Word file. Save it in Word as a plain .docx (not Strict, "
        "without macros), then check it again.",
    },
    "copy-limits": {
        "id": "{path}: salinan bercatatan tidak dapat dibuat dalam batas waktu dan memori. Beri lebih dengan --timeout atau "
        "--max-memory, atau simpan ulang berkasnya.",
        "en": "{path}: no copy with notes could be made within the limits of time and memory. Allow more with --timeout or "
        "--max-memory, or save the file again.",
    },
    "copy-one": {
        "id": "{path}: satu berkas tidak cukup untuk salinan {n} laporan. Sebut folder, dengan garis miring di akhir: "
        "--output {form}=FOLDER/",
        "en": "{path}: one file cannot hold the copies of {n} reports. Name a folder, with a slash at its end: "
        "--output {form}=FOLDER/",
    },
    "copy-inside": {
        "id": "{path}: ada di dalam folder yang diperiksa, jadi lain kali salinannya ikut diperiksa. Pilih tempat lain.",
        "en": "{path}: lies inside a folder that is checked, so the copies would be checked next time. Choose another place.",
    },
    # ---- several files
    "col-tested": {"id": "diuji", "en": "checked"},
    "all-files": {"id": "Seluruhnya {read} laporan: {counts}.", "en": "In all {read} reports: {counts}."},
    "unread": {"id": "{n} berkas tidak dapat diperiksa:", "en": "{n} file{s} could not be checked:"},
    # ---- facts
    "facts-of": {"id": "Yang dipahami dari {path}", "en": "What was understood of {path}"},
    "in-sentences": {"id": "Dalam kalimat", "en": "In sentences"},
    "understood-table": {"id": "hal. {page}", "en": "p. {page}"},
    "not-understood": {"id": "tidak dipahami", "en": "not understood"},
    "no-facts": {"id": "Tidak ada angka yang cocok dengan permintaan ini.", "en": "No figure matches this request."},
    "facts-count": {"id": "{n} angka dipahami.", "en": "{n} figure{s} understood."},
    "uncertain-year": {
        "id": "?: tahun atau pokoknya tidak tertulis di tempat itu, diambil dari judul atau tahun laporan.",
        "en": "?: year or subject do not stand at that place; taken from the heading or the year of the report.",
    },
    "col-page": {"id": "hal.", "en": "p."},
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
    "col-code": {"id": "kode", "en": "code"},
    "col-name": {"id": "nama", "en": "name"},
    "col-severity": {"id": "tingkat", "en": "severity"},
    "col-what": {"id": "yang diperiksa", "en": "what it checks"},
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
    # ---- progress
    "reading": {"id": "membaca {name}", "en": "reading {name}"},
    "reading-ocr": {
        "id": "membaca {name} (hasil pindai sekitar 5 detik sehalaman)",
        "en": "reading {name} (scans take about 5 seconds a page)",
    },
    # ---- messages on standard error
    "empty-folder": {
        "id": "{path}: tidak ada berkas PDF atau Word di folder ini. Tunjuk folder yang berisi laporan.",
        "en": "{path}: no PDF or Word file in this folder. Name a folder that holds reports.",
    },
    "input-doubted": {
        "id": "{what} {subject} tertulis {printed}, seharusnya {expected} agar cocok dengan angka lainnya ({calculation})",
        "en": "{what} {subject} is printed as {printed}, it should be {expected} to agree with the rest ({calculation})",
    },
    "doubts-target": {"id": "Target", "en": "The target of"},
    "doubts-realisasi": {"id": "Realisasi", "en": "The realisasi of"},
    "doubts-anggaran": {"id": "Anggaran", "en": "The budget of"},
    "doubts-realisasi_anggaran": {"id": "Realisasi anggaran", "en": "The amount spent on"},
    "doubts-capaian": {"id": "Capaian", "en": "The capaian of"},
    "doubts-serapan": {"id": "Persentase realisasi anggaran", "en": "The share of budget spent for"},
    "doubts-persentase": {"id": "Persentase", "en": "The percentage of"},
    "doubts-rincian": {"id": "Rincian", "en": "The part"},
    "no-report-file": {
        "id": "{path}: berkas {suffix} tidak dapat dibaca. Simpan laporan sebagai PDF atau .docx, lalu periksa berkas itu.",
        "en": "{path}: {suffix} files cannot be read. Save the report as PDF or .docx, and check that file.",
    },
    "cannot-write-full": {
        "id": "{path}: hasil tidak dapat ditulis karena tempat penyimpanan penuh. Hapus berkas yang tidak perlu, atau pilih "
        "tempat lain dengan --output.",
        "en": "{path}: the result cannot be written because the disk is full. Make room, or choose another place with "
        "--output.",
    },
    "cannot-write-forbidden": {
        "id": "{path}: hasil tidak boleh ditulis di sini (tidak ada izin, atau berkasnya sedang dibuka program lain). Tutup "
        "berkas itu, atau pilih tempat lain dengan --output.",
        "en": "{path}: the result may not be written here (no permission, or the file is open in another program). Close the "
        "file, or choose another place with --output.",
    },
    "cannot-write-no-folder": {
        "id": "{path}: hasil tidak dapat ditulis karena folder “{folder}” belum ada. Buat folder itu dahulu, atau pilih tempat "
        "lain dengan --output.",
        "en": "{path}: the result cannot be written because there is no folder “{folder}”. Make that folder first, or choose "
        "another place with --output.",
    },
    "cannot-write-is-folder": {
        "id": "{path}: ini folder, hasil perlu nama berkas. Tambahkan nama berkas pada --output.",
        "en": "{path}: this is a folder, the result needs the name of a file. Add the name of a file to --output.",
    },
    "cannot-write-long-name": {
        "id": "{path}: hasil tidak dapat ditulis karena namanya terlalu panjang. Pilih nama yang lebih pendek dengan --output.",
        "en": "{path}: the result cannot be written because the name is too long. Choose a shorter one with --output.",
    },
    "cannot-write-other": {
        "id": "{path}: hasil tidak dapat ditulis ({reason}). Pilih tempat lain dengan --output.",
        "en": "{path}: the result cannot be written ({reason}). Choose another place with --output.",
    },
    "standard-output": {"id": "layar", "en": "standard output"},
    "output-is-input": {
        "id": "{path}: --output menunjuk berkas yang sedang diperiksa. Pilih nama lain.",
        "en": "{path}: --output names a file that is to be checked. Choose another name.",
    },
    "too-long": {
        "id": "{path}: pemeriksaan dihentikan setelah {seconds} detik. Beri waktu lebih dengan --timeout, atau simpan ulang "
        "berkasnya.",
        "en": "{path}: checking was stopped after {seconds} seconds. Allow more with --timeout, or save the file again.",
    },
    "too-big": {
        "id": "{path}: berkas ini butuh memori lebih dari {megabytes} MB. Beri lebih dengan --max-memory, atau simpan ulang "
        "berkasnya.",
        "en": "{path}: this file needs more memory than {megabytes} MB. Allow more with --max-memory, or save it again.",
    },
    "crashed": {
        "id": "{path}: pemeriksaan berkas ini terhenti sendiri ({reason}); berkas lain tetap diperiksa. Coba simpan ulang "
        "berkasnya.",
        "en": "{path}: checking this file broke off ({reason}); the others were checked. Try to save the file again.",
    },
    "executor-unknown": {
        "id": "--executor {given}: bentuk ini tidak dikenal. Tulis dask:ALAMAT, misalnya dask:tcp://10.0.0.5:8786.",
        "en": "--executor {given}: this form is not known. Write dask:ADDRESS, for example dask:tcp://10.0.0.5:8786.",
    },
    "executor-missing": {
        "id": "--executor dask: Dask belum terpasang. Pasang dengan: pip install 'lakip-lint[dask]'",
        "en": "--executor dask: Dask is not installed. Install it with: pip install 'lakip-lint[dask]'",
    },
    "executor-unreachable": {
        "id": "--executor dask:{address}: penjadwal Dask tidak menjawab. Periksa alamatnya, dan apakah penjadwalnya berjalan.",
        "en": "--executor dask:{address}: the Dask scheduler does not answer. Check its address, and whether it is running.",
    },
    "workers-died": {
        "id": "setiap pekerja klaster yang memeriksa berkas ini mati; berkas lain tetap diperiksa. Coba periksa berkas ini "
        "tanpa --executor.",
        "en": "every worker of the cluster that was given this file died; the others were checked. Try to check it without "
        "--executor.",
    },
    "cluster-empty": {
        "id": "tidak diperiksa: klaster tidak mempunyai pekerja selama {seconds} detik. Jalankan pekerjanya, lalu ulangi.",
        "en": "not checked: the cluster has had no worker for {seconds} seconds. Start its workers and try again.",
    },
    "cluster-lost": {
        "id": "tidak diperiksa: hubungan dengan penjadwal klaster terputus. Periksa apakah penjadwalnya berjalan, lalu ulangi.",
        "en": "not checked: the connection to the scheduler of the cluster broke. Check whether it is running, and try again.",
    },
    "not-reached": {
        "id": "{path}: belum diperiksa karena dihentikan.",
        "en": "{path}: not checked, because the run was stopped.",
    },
    "bug-reading": {
        "id": "{path}: kesalahan program saat memeriksa ({reason}). Laporkan ke pembuat program, beserta berkasnya bila boleh.",
        "en": "{path}: program error while checking ({reason}). Please report it, with the file if you may.",
    },
    "bug": {
        "id": "kesalahan program ({reason}). Laporkan ke pembuat program.",
        "en": "program error ({reason}). Please report it.",
    },
    "unchecked": {
        "id": "{path}: tidak ada angka yang dapat dipahami, jadi laporan ini belum diperiksa.",
        "en": "{path}: no figure could be understood, so this report was not checked.",
    },
    "no-rule": {
        "id": "tidak ada aturan {given!r}.{hint} Daftar aturan: lakip-lint rules",
        "en": "there is no rule {given!r}.{hint} List of rules: lakip-lint rules",
    },
    "did-you-mean": {"id": " Maksud Anda {names}?", "en": " Did you mean {names}?"},
    "nothing-selected": {
        "id": "tidak ada aturan yang tersisa untuk dijalankan. Periksa --select dan --ignore.",
        "en": "no rule is left to run. Check --select and --ignore.",
    },
    # ---- baseline
    "baseline-written": {"id": "{path}: {n} temuan dicatat.", "en": "{path}: {n} finding{s} recorded."},
    "baseline-pruned": {
        "id": "{path}: {n} catatan usang dihapus, {kept} tetap.",
        "en": "{path}: {n} stale record{s} removed, {kept} kept.",
    },
    "baseline-stale": {
        "id": "{baseline}: {rule} “{words}” di {path} tidak ditemukan lagi. Rapikan: lakip-lint baseline --prune",
        "en": "{baseline}: {rule} “{words}” of {path} is no longer found. Tidy up: lakip-lint baseline --prune",
    },
    "baseline-more-stale": {"id": "{baseline}: dan {n} catatan usang lagi.", "en": "{baseline}: and {n} more stale records."},
    # ---- rules of one's own
    "rule-begun": {
        "id": "{path} dibuat. Ubah isinya, lalu uji: lakip-lint test-rules {path}",
        "en": "{path} written. Change it, then test it: lakip-lint test-rules {path}",
    },
    "already-there": {"id": "{path} sudah ada; pilih nama lain.", "en": "{path} is there already; choose another name."},
    "no-own-rules": {"id": "{path}: tidak ada aturan di sini.", "en": "{path}: there is no rule here."},
    "example-bad": {"id": "contoh salah", "en": "bad example"},
    "example-good": {"id": "contoh benar", "en": "good example"},
    "example-passes": {"id": "lulus", "en": "passes"},
    "example-silent": {"id": "GAGAL, tidak ditemukan apa-apa", "en": "FAILS, nothing was found"},
    "example-told": {"id": "GAGAL, padahal benar tetapi dilaporkan: {detail}", "en": "FAILS, reported though right: {detail}"},
    "example-empty": {"id": "GAGAL, ada isian pesan yang kosong: {detail}", "en": "FAILS, an unfilled placeholder: {detail}"},
    "example-broken": {"id": "GAGAL, aturan berhenti: {detail}", "en": "FAILS, the rule broke: {detail}"},
    "example-unreadable": {"id": "GAGAL, contoh tidak terbaca: {detail}", "en": "FAILS, unreadable example: {detail}"},
    "examples-run": {"id": "{passed} contoh lulus, {failed} gagal.", "en": "Examples: {passed} passed, {failed} failed."},
    # ---- configuration and suppressions
    "config-none": {"id": "berkas pengaturan: tidak ada", "en": "configuration file: none"},
    "config-file": {"id": "berkas pengaturan: {path}", "en": "configuration file: {path}"},
    "config-default": {"id": "bawaan", "en": "default"},
    "config-suppressions": {"id": "{n} pengecualian", "en": "{n} suppression{s}"},
    "suppress-unused": {
        "id": "{where}: pengecualian ini tidak terpakai ({reason}); hapus atau perbaiki.",
        "en": "{where}: this suppression is unused ({reason}); remove or mend it.",
    },
    "suppress-expired": {
        "id": "{where}: pengecualian ini berakhir {until} ({reason}); temuannya ditampilkan lagi.",
        "en": "{where}: this suppression ended on {until} ({reason}); its findings are shown again.",
    },
    "interrupted": {"id": "Dihentikan.", "en": "Stopped."},
    "see-help": {"id": "Petunjuk: {command} --help", "en": "Help: {command} --help"},
    # ---- usage errors
    "usage-no-option": {"id": "pilihan {given} tidak dikenal.{hint}", "en": "no such option: {given}.{hint}"},
    "usage-no-command": {"id": "perintah {given!r} tidak dikenal.{hint}", "en": "no such command: {given!r}.{hint}"},
    "usage-missing": {"id": "{given} belum disebut.", "en": "{given} is missing."},
    "usage-value": {"id": "nilai untuk {given} tidak dapat dipakai: {reason}", "en": "bad value for {given}: {reason}"},
    "usage-output": {
        "id": "--output {given!r}: bentuk hasil itu tidak ada atau nama berkasnya kurang. Tulis BENTUK=BERKAS dengan salah "
        "satu dari {choices}.",
        "en": "--output {given!r}: no such form, or the file is missing. Write FORMAT=FILE with one of {choices}.",
    },
    "usage-outputs": {
        "id": "setiap --output harus menunjuk berkas lain; lebih dari satu ditulis --output BENTUK=BERKAS.",
        "en": "each --output must name another file; write several as --output FORMAT=FILE.",
    },
    "usage-binary": {
        "id": "hasil {form} tidak dapat ditampilkan di layar. Tulis ke berkas: --output {form}=NAMA.{form}",
        "en": "a terminal cannot show {form}. Write it to a file: --output {form}=NAME.{form}",
    },
    "usage-baseline": {
        "id": "--output belum disebut, dan pengaturan tidak memuat baseline. Sebut berkasnya, misalnya --output lama.json",
        "en": "--output is missing, and the configuration names no baseline. Name the file, such as --output known.json",
    },
    "usage-choice": {"id": "pilih salah satu dari {choices}", "en": "choose one of {choices}"},
    # ---- help
    "help-main": {
        "id": "Memeriksa laporan kinerja (LAKIP, LKjIP): menghitung ulang dan membandingkan angka-angkanya, lalu menunjukkan "
        "apa yang tidak mungkin benar.",
        "en": "Checks a performance report (LAKIP, LKjIP): recomputes and compares its figures and shows what cannot be true.",
    },
    "help-check": {
        "id": "Periksa berkas PDF atau Word, atau semuanya di dalam folder.",
        "en": "Check PDF or Word files, or all of them in a folder.",
    },
    "help-check-more": {
        "id": "Kode keluar: 0 tidak ada temuan setingkat --fail-on atau lebih; 1 ada; 2 salah pakai, atau ada berkas yang "
        "tidak dapat diperiksa.",
        "en": "Exit code: 0 no finding at or above --fail-on; 1 findings; 2 wrong usage, or a file that could not be checked.",
    },
    "help-rule": {"id": "Jelaskan satu aturan (kode atau nama).", "en": "Explain one rule (code or name)."},
    "help-rules": {"id": "Daftar semua aturan.", "en": "List all rules."},
    "help-facts": {
        "id": "Tampilkan semua angka yang dipahami, agar salah baca langsung kelihatan.",
        "en": "Show every figure that was understood, so that a misreading is seen at once.",
    },
    "help-diff": {
        "id": "Bandingkan dua versi satu laporan: apa yang dibetulkan, apa yang baru, dan angka mana yang berubah.",
        "en": "Compare two versions of a report: what was put right, what is new, and which figures changed.",
    },
    "help-diff-more": {
        "id": "OLD dan NEW: PDF, Word, atau hasil JSON dari check. Kode keluar: 0 tidak ada temuan baru setingkat --fail-on "
        "atau lebih; 1 ada; 2 salah pakai, atau ada berkas yang tidak dapat diperiksa.",
        "en": "OLD and NEW: PDF, Word, or a JSON result of check. Exit code: 0 no new finding at or above --fail-on; 1 new "
        "findings; 2 wrong usage, or a file that could not be checked.",
    },
    "help-quiet": {
        "id": "Di layar hanya satu baris untuk tiap laporan.",
        "en": "On the screen only a line for each report.",
    },
    "help-statistics": {
        "id": "Di layar hanya jumlah temuan tiap aturan.",
        "en": "On the screen only how many findings each rule has.",
    },
    "help-figures": {
        "id": "Sebutkan juga angka yang hilang dan yang muncul.",
        "en": "Also list the figures that vanished and appeared.",
    },
    "help-baseline": {
        "id": "Catat semua temuan yang ada sekarang, agar nanti hanya temuan baru yang dilaporkan.",
        "en": "Record all findings of today, so that later only new ones are reported.",
    },
    "help-baseline-file": {
        "id": "Temuan yang tercatat di berkas ini dihitung, tetapi tidak ditampilkan dan tidak menggagalkan.",
        "en": "Findings recorded in this file are counted, but neither shown nor failed on.",
    },
    "help-new-rule": {
        "id": "Buat kerangka aturan sendiri, di folder aturan dari pengaturan bila ada.",
        "en": "Begin a rule of your own, in the rule folder of the configuration where there is one.",
    },
    "help-kind": {
        "id": "Jenis pemeriksaan, seperti pada aturan bawaan yang mirip (lihat lakip-lint rule CODE).",
        "en": "Kind of check, as of a shipped rule that is alike (see lakip-lint rule CODE).",
    },
    "help-test-rules": {
        "id": "Jalankan contoh dari aturan sendiri: yang salah harus ditemukan, yang benar tidak.",
        "en": "Run the examples of your own rules: bad ones must be found, good ones not.",
    },
    "help-config": {
        "id": "Tampilkan pengaturan yang berlaku dan asalnya.",
        "en": "Show the settings that hold and where each comes from.",
    },
    "help-config-file": {
        "id": "Pakai berkas pengaturan ini, bukan lakip-lint.yaml terdekat.",
        "en": "Use this configuration file instead of the nearest lakip-lint.yaml.",
    },
    "help-no-config": {"id": "Jangan baca berkas pengaturan.", "en": "Read no configuration file."},
    "help-profile": {
        "id": "bawaan: yang terbukti dan yang meragukan; teliti: juga soal penulisan; inspektorat: juga aturan yang masih "
        "dicoba.",
        "en": "bawaan: what is proven or doubtful; teliti: style as well; inspektorat: also rules on trial.",
    },
    "help-prune": {
        "id": "Hanya hapus catatan yang temuannya sudah tidak ada; jangan menambah yang baru.",
        "en": "Only remove records whose finding is gone; add no new ones.",
    },
    "help-format": {"id": "Bentuk hasil.", "en": "Form of the result."},
    "help-output": {"id": "Tulis hasil ke berkas ini.", "en": "Write the result to this file."},
    "help-output-baseline": {
        "id": "Tulis catatan ke berkas ini; bila tidak disebut, ke berkas baseline dari pengaturan.",
        "en": "Write the record to this file; where it is not named, to the baseline of the configuration.",
    },
    "help-outputs": {
        "id": "Tulis hasil ke berkas ini. Boleh beberapa, masing-masing dengan bentuknya: --output html=a.html --output "
        "sarif=a.sarif. Bentuk pdf dan docx adalah salinan laporan dengan catatan di tempat temuan; untuk banyak laporan sebut "
        "folder: --output pdf=FOLDER/",
        "en": "Write the result to this file. Several may be given, each with its form: --output html=a.html --output "
        "sarif=a.sarif. The forms pdf and docx are copies of the report with notes at the findings; for many reports name a "
        "folder: --output pdf=FOLDER/",
    },
    "help-select": {
        "id": "Jalankan hanya aturan ini (kode, nama, atau awal kode seperti CAP; pisahkan dengan koma).",
        "en": "Run only these rules (codes, names, or the start of codes such as CAP; separate by commas).",
    },
    "help-ignore": {"id": "Jangan jalankan aturan ini.", "en": "Do not run these rules."},
    "help-fail-on": {
        "id": "Tingkat temuan yang membuat kode keluar 1.",
        "en": "Severity of findings from which the exit code is 1.",
    },
    "help-include": {
        "id": "Dari folder, hanya berkas yang cocok dengan pola ini (misalnya '*2024*.pdf').",
        "en": "From folders, only files that fit this glob (such as '*2024*.pdf').",
    },
    "help-exclude": {
        "id": "Dari folder, lewati yang cocok dengan pola ini; pola juga boleh ditulis di berkas .lakip-lintignore.",
        "en": "From folders, leave out what fits this glob; globs may also stand in a file .lakip-lintignore.",
    },
    "help-workers": {
        "id": "Banyaknya proses: berkas diperiksa sekaligus, satu berkas dibaca bersama (bawaan: sebanyak prosesor).",
        "en": "How many processes check files at a time, or share the pages of one (default: as many as processors).",
    },
    "help-executor": {
        "id": "Bagikan berkas ke klaster Dask (dask:ALAMAT) dan bukan ke prosesor sendiri; perlu lakip-lint[dask].",
        "en": "Share the files among a Dask cluster (dask:ADDRESS) instead of own processors; needs lakip-lint[dask].",
    },
    "help-timeout": {
        "id": "Waktu paling lama untuk satu berkas, dalam detik.",
        "en": "Longest time for one file, in seconds.",
    },
    "help-max-memory": {
        "id": "Memori paling banyak untuk satu berkas, dalam MB.",
        "en": "Most memory for one file, in MB.",
    },
    "help-ocr": {
        "id": "Baca juga halaman hasil pindai (OCR): perlu lakip-lint[ocr] atau tesseract.",
        "en": "Read scanned pages, too (OCR): needs lakip-lint[ocr] or tesseract.",
    },
    "help-no-cache": {
        "id": "Baca ulang berkas, jangan pakai atau simpan hasil bacaan.",
        "en": "Read the files again; neither use nor keep what was read.",
    },
    "help-year": {"id": "Tahun laporan, bila tidak tertulis jelas.", "en": "Year of the report, where it is unclear."},
    "help-no-pictures": {
        "id": "Jangan sertakan gambar tempat temuan (html).",
        "en": "Leave out the pictures of the places (html).",
    },
    "help-lang": {"id": "Bahasa: id atau en.", "en": "Language: id or en."},
    "help-rules-folder": {
        "id": "Tambahkan aturan sendiri dari berkas atau folder ini.",
        "en": "Add rules of your own from this file or folder.",
    },
    "help-page": {"id": "Hanya angka di halaman ini.", "en": "Only figures on this page."},
    "help-subject": {
        "id": "Hanya angka tentang ini (sebagian nama cukup).",
        "en": "Only figures about this (a part of the name is enough).",
    },
    "help-version": {"id": "Tampilkan versi program.", "en": "Show the version of the program."},
    "help-help": {"id": "Tampilkan petunjuk ini.", "en": "Show this help."},
    "usage": {"id": "Pemakaian: ", "en": "Usage: "},
    "options": {"id": "Pilihan", "en": "Options"},
    "commands": {"id": "Perintah", "en": "Commands"},
    "default": {"id": "bawaan: {value}", "en": "default: {value}"},
}

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def text(key: str, language: str, **arguments: object) -> str:
    """The words for `key`, filled in."""
    return TEXTS[key][language].format(**arguments)


def counted(key: str, n: int, language: str, **arguments: object) -> str:
    """The words for `key` with a count in them."""
    return text(key, language, n=number(n, language), s="" if n == 1 else "s", **arguments)


def topic_name(topic: str, language: str) -> str:
    """The name of a topic ("ANG"); the topic itself where it has none."""
    return TEXTS.get(f"topic-{topic}", {}).get(language, topic)


def both(key: str, **arguments: object) -> dict[str, str]:
    """The words for `key` in every language."""
    return {language: text(key, language, **arguments) for language in LANGUAGES}


def number(value: int, language: str) -> str:
    """A count with the thousands separator of the language."""
    grouped = f"{value:,}"
    return grouped.replace(",", ".") if language == "id" else grouped


def one_line(printed: str) -> str:
    """Text of a document made safe for a terminal: on one line, control characters shown as �."""
    return UNPRINTABLE.sub("�", " ".join(printed.split()))


def page_ranges(pages: list[int]) -> str:
    """[1, 2, 3, 7] as "1-3, 7"."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
