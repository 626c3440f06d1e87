"""The HTML report in a real browser: filters, links, no error. Skipped where there is no Chromium."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from lakip_lint.engine import check
from lakip_lint.reports.html import render
from lakip_lint.reports.report import Report

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(not BROWSER, reason="needs chromium")

STEPS = """
const done = {};
const form = document.getElementById("filter");
const shown = () => [...document.querySelectorAll(".finding:not([hidden])")].map((c) => c.dataset.topic).join(" ");
const set = (name, value) => { form.elements[name].value = value; form.dispatchEvent(new Event("input")); };
done.start = shown();
set("topic", "ANG"); done.topic = shown(); set("topic", "");
set("page", "2"); done.page = shown(); set("page", "");
set("text", "TAMAN 9x"); done.nothing = shown(); done.groups = document.querySelectorAll(".chapter:not([hidden])").length;
set("text", "indeks 84,00"); done.text = shown();
done.status = document.getElementById("shown").textContent;
location.hash = "#FINGERPRINT";
setTimeout(() => {
  done.linked = shown();
  form.querySelector("[value=error]").click(); done.severity = shown();
  document.querySelector("tr[data-mark]").dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
  done.lit = document.querySelectorAll(".lit").length;
  location.hash = "#unread-1";
  setTimeout(() => {
    done.opened = document.getElementById("unread-1").open;
    dispatchEvent(new Event("beforeprint")); done.printed = document.querySelectorAll("details.print:not([open])").length;
    dispatchEvent(new Event("afterprint")); done.after = document.querySelectorAll("details.print:not([open])").length;
    const out = document.createElement("pre"); out.id = "done"; out.textContent = JSON.stringify(done); document.body.append(out);
  }, 50);
}, 50);
"""


def browse(content: str, folder: Path) -> tuple[str, str]:
    """The page after its script ran, and what the browser complained of."""
    page = folder / "report.html"
    page.write_text(content, encoding="utf-8")
    assert BROWSER
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=2000"]
    words = [BROWSER, *options, f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()]
    result = subprocess.run(words, capture_output=True, encoding="utf-8", check=True, timeout=120)
    return result.stdout, "\n".join(line for line in result.stderr.splitlines() if "CONSOLE" in line)


def test_the_script_runs_under_the_policy_of_the_page(report: Report, tmp_path: Path) -> None:
    shown, complaints = browse(render(report, "id"), tmp_path)
    assert complaints == ""
    assert re.search(r'<form id="filter" class="filter" data-shown', shown)
    assert "3 dari 3 temuan ditampilkan" in shown


def test_filters_and_links_work(report: Report, tmp_path: Path) -> None:
    content = re.sub(r"<meta http-equiv=[^>]*>", "", render(report, "id"))
    steps = STEPS.replace("FINGERPRINT", report.findings[1].fingerprint)
    shown, complaints = browse(content.replace("</body>", f"<script>{steps}</script></body>"), tmp_path)
    assert complaints == ""
    match = re.search(r'<pre id="done">(.*?)</pre>', shown)
    assert match
    assert json.loads(unescape(match.group(1))) == {
        "start": "CAP ANG FMT",
        "topic": "ANG",
        "page": "ANG FMT",
        "nothing": "",
        "groups": 0,
        "text": "CAP",
        "status": "1 dari 3 temuan ditampilkan",
        "linked": "CAP ANG FMT",
        "severity": "ANG FMT",
        "lit": 1,
        "opened": True,
        "printed": 0,
        "after": 2,
    }


VIEWER = """
const done = {};
const card = document.querySelector(".finding:has(a.whole)");
const link = card.querySelector("a.whole");
const pages = document.getElementById("pages-1");
done.folded = !pages.open;
done.targets = [...document.querySelectorAll("a.whole")].every((a) => document.getElementById(a.getAttribute("href").slice(1)));
link.click();
setTimeout(() => {
  done.opened = pages.open;
  const box = document.querySelector("a:target");
  const rect = box.querySelector("rect").getBoundingClientRect();
  done.lit = getComputedStyle(box.querySelector("rect")).fillOpacity;
  done.seen = rect.top >= 0 && rect.bottom <= innerHeight && rect.width > 0;
  const page = box.closest("figure");
  done.listed = [...page.querySelectorAll(".on-page a")].some((a) => a.getAttribute("href") === "#" + card.id);
  box.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
  setTimeout(() => {
    done.back = location.hash === "#" + card.id;
    const out = document.createElement("pre"); out.id = "done"; out.textContent = JSON.stringify(done); document.body.append(out);
  }, 50);
}, 50);
"""


def test_a_finding_leads_to_its_box_on_the_whole_page_and_back(tmp_path: Path) -> None:
    report = check(Path(__file__).parents[2] / "fixtures" / "kecamatan-salah.pdf", select=["ANG005"])
    content = re.sub(r"<meta http-equiv=[^>]*>", "", render(report, "id"))
    shown, complaints = browse(content.replace("</body>", f"<script>{VIEWER}</script></body>"), tmp_path)
    assert complaints == ""
    match = re.search(r'<pre id="done">(.*?)</pre>', shown)
    assert match
    done = json.loads(unescape(match.group(1)))
    assert done == {
        "folded": True, "targets": True, "opened": True, "lit": "0.35", "seen": True, "listed": True, "back": True,
    }
