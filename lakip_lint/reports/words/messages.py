"""What is said while the program works: progress, messages on standard error, and what became of files."""
from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
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
}
