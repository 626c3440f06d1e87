"""The help of the commands and of their options."""
from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
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
