"""What only some formats say: the page for a browser, the worksheet, the copies with notes."""
from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
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
}
