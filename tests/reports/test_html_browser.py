"""The HTML report in a real browser: filters, links, no error. Skipped where there is no Chromium."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from lakip_lint.engine import check
from lakip_lint.reports.html import render
from lakip_lint.reports.report import Report
from lakip_lint.reports.telling import message_of

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


def browse(content: str, folder: Path, *more: str) -> tuple[str, str]:
    """The page after its script ran, and what the browser complained of; `more` options of the browser."""
    page = folder / "report.html"
    page.write_text(content, encoding="utf-8")
    assert BROWSER
    options = [*more, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=2000"]
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


def ran(report: Report, steps: str, folder: Path, *more: str) -> dict[str, object]:
    """What `steps` put into `done`, run in the page of a report with everything unfolded."""
    content = re.sub(r"<meta http-equiv=[^>]*>", "", render(report, "id"))
    script = f"""
        const done = {{}};
        for (const part of document.querySelectorAll("details")) part.open = true;
        setTimeout(() => {{
          {steps}
          const out = document.createElement("pre"); out.id = "done"; out.textContent = JSON.stringify(done);
          document.body.append(out);
        }}, 50);
    """
    shown, complaints = browse(content.replace("</body>", f"<script>{script}</script></body>"), folder, *more)
    assert complaints == ""
    match = re.search(r'<pre id="done">(.*?)</pre>', shown)
    assert match
    found: dict[str, object] = json.loads(unescape(match.group(1)))
    return found


CONTRAST = """
const parts = (color) => color.match(/[\\d.]+/g).map(Number);
const light = (color) => {
  const [r, g, b] = parts(color).map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (part) => {
  for (let up = part; up; up = up.parentElement) {
    const [, , , alpha = 1] = parts(getComputedStyle(up).backgroundColor);
    if (alpha > 0) return getComputedStyle(up).backgroundColor;
  }
  return "rgb(255, 255, 255)";
};
const pairs = {};
for (const part of document.querySelectorAll("body *:not(script)")) {
  if (![...part.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
  const [ink, paper] = [getComputedStyle(part).color, ground(part)];
  const [a, b] = [light(ink), light(paper)].sort().reverse();
  pairs[`${ink} on ${paper}`] = (a + 0.05) / (b + 0.05);
}
done.pairs = Object.keys(pairs).length;
done.faint = Object.entries(pairs).filter(([, ratio]) => ratio < 4.5);
"""


def test_every_text_stands_out_from_its_ground(report: Report, tmp_path: Path) -> None:
    done = ran(report, CONTRAST, tmp_path)
    assert done["faint"] == []
    assert isinstance(done["pairs"], int)
    assert done["pairs"] >= 6


KEYS = """
const can = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")].filter((e) => e.tabIndex >= 0);
done.jumps = can.filter((e) => e.tabIndex > 0).length;
done.first = can[0].className;
done.dead = [...document.querySelectorAll("[onclick], [role=button]")].length;
done.unnamed = can.filter((e) => !(e.labels && e.labels.length) && !e.textContent.trim() && !e.classList.contains("view")).length;
done.unseen = can.filter((e) => { e.focus({focusVisible: true}); return getComputedStyle(e).outlineStyle !== "solid"; }).length;
const scrolling = [...document.querySelectorAll("*")].filter((e) => getComputedStyle(e).overflowX === "auto" && e.scrollWidth > e.clientWidth);
done.scrolling = scrolling.length > 0;
done.stuck = scrolling.filter((e) => e.tabIndex < 0).length;
done.wide = document.documentElement.scrollWidth > innerWidth;
const why = document.querySelector(".finding details");
why.querySelector("summary").focus();
const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
press("a"); done.stays = why.open;
press("Escape"); done.closed = !why.open;
done.at = document.activeElement === why.querySelector("summary");
"""


def test_everything_can_be_reached_and_closed_by_the_keyboard(tmp_path: Path) -> None:
    """On a narrow screen, where pictures and tables scroll sideways."""
    report = check(Path(__file__).parents[2] / "fixtures" / "kecamatan-salah.pdf", select=["ANG005"])
    assert ran(report, KEYS, tmp_path, "--window-size=500,800") == {
        "jumps": 0, "first": "skip", "dead": 0, "unnamed": 0, "unseen": 0, "scrolling": True, "stuck": 0, "wide": False,
        "stays": True, "closed": True, "at": True,
    }


def test_printed_pages_keep_together_what_belongs_together(tmp_path: Path) -> None:
    """The message of every finding stands on one page with what is expected; filters are left out."""
    report = check(Path(__file__).parents[2] / "fixtures" / "kecamatan-salah.pdf", select=["ANG", "CAP"])
    page, pdf = tmp_path / "report.html", tmp_path / "report.pdf"
    page.write_text(render(report, "id"), encoding="utf-8")
    assert BROWSER
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer"]
    subprocess.run([BROWSER, *options, f"--print-to-pdf={pdf}", page.as_uri()], capture_output=True, check=True, timeout=120)
    sheets = ["".join(sheet.extract_text().split()) for sheet in PdfReader(pdf).pages]
    for finding in report.findings:
        message, expected = "".join(message_of(finding, "id").split()), "".join(f"seharusnya{finding.expected}".split())
        assert any(message in sheet and expected in sheet for sheet in sheets), finding.message["id"]
    assert not any("Tampilkansemua" in sheet or "lihatseluruhhalaman" in sheet for sheet in sheets)
    assert any("Yangtidakdapatdibaca" in sheet for sheet in sheets)
