"""JUnit XML, for the test view of a CI service: a suite for each document, a case for each rule that looked at something.

A case fails where a finding is at or above `fail_on`, like the exit code; lesser findings are told in its output.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as Xml

from lakip_lint.reports.finding import Finding
from lakip_lint.reports.report import DocumentReport, Report, Tally
from lakip_lint.reports.telling import figures_checked, told, trouble_sentences, xml_text
from lakip_lint.reports.texts import text
from lakip_lint.rules.model import Severity


def render(report: Report, language: str, fail_on: str = "error") -> str:
    """`fail_on` is a severity; "never" counts as "error" here, because a failure that nobody sees helps nobody."""
    least = Severity.ERROR if fail_on == "never" else Severity(fail_on)
    root = Xml.Element("testsuites", name=report.name)
    for unread in report.unread:
        suite = Xml.SubElement(root, "testsuite", name=xml_text(unread.path))
        _error(suite, unread.path, "check", unread.message[language])
    for document in report.documents:
        _suite(root, document, least, language)
    for suite in root:
        _count(suite, [suite])
    _count(root, list(root))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _suite(root: Xml.Element, document: DocumentReport, least: Severity, language: str) -> None:
    suite = Xml.SubElement(root, "testsuite", name=xml_text(document.path))
    properties = Xml.SubElement(suite, "properties")
    for key, value in _properties(document, language):
        Xml.SubElement(properties, "property", name=key, value=xml_text(value))
    for tally in document.tallies:
        _case(suite, document, tally, least, language)
    for trouble in document.troubles:
        if trouble.what == "internal":
            _error(suite, document.path, "program", text("internal", language, detail=trouble.detail))
    if not document.coverage.numbers_understood:
        _error(suite, document.path, "check", text("nothing-checked", language))


def _properties(document: DocumentReport, language: str) -> list[tuple[str, str]]:
    """What was checked, what could not be read, and what the program does not know."""
    not_read = [("not-read", words) for words in trouble_sentences(document.troubles, language)]
    return [
        ("entity", document.entity),
        ("year", str(document.year or "")),
        ("checked", figures_checked(document.coverage, language)),
        *not_read,
        ("disclaimer", text("disclaimer", language)),
    ]


def _case(suite: Xml.Element, document: DocumentReport, tally: Tally, least: Severity, language: str) -> None:
    rule = tally.rule
    case = Xml.SubElement(
        suite,
        "testcase",
        classname=xml_text(document.path),
        name=f"{rule.code} {rule.name}",
        assertions=str(tally.checked),
        time="0",
    )
    own = [f for f in document.findings if f.rule == rule.code]
    failing = [f for f in own if f.severity.rank >= least.rank]
    for finding in failing:
        words = xml_text(told(finding, document, language))
        Xml.SubElement(case, "failure", type=finding.severity.value, message=words).text = _details(finding, words, language)
    behind = [f for f in document.findings if f not in own and any(also.rule == rule.code for also in f.also)]
    rest = [f for f in (*own, *behind) if f not in failing]
    if rest:
        Xml.SubElement(case, "system-out").text = "\n".join(_line(f, document, language) for f in rest)


def _details(finding: Finding, message: str, language: str) -> str:
    """The message once more, for viewers that show only this, and how to find the finding in the other formats."""
    where = [xml_text(part) for part in (finding.section, finding.table) if part]
    also = [xml_text(f"{a.rule}: {a.message[language]}") for a in finding.also]
    return "\n".join([*where, message, *also, f"[{finding.fingerprint}]"])


def _line(finding: Finding, document: DocumentReport, language: str) -> str:
    severity = text(finding.severity.value, language)
    return xml_text(f"{severity} {finding.rule} {told(finding, document, language)} [{finding.fingerprint}]")


def _error(suite: Xml.Element, path: str, name: str, message: str) -> None:
    case = Xml.SubElement(suite, "testcase", classname=xml_text(path), name=name, time="0")
    Xml.SubElement(case, "error", type="error", message=xml_text(message)).text = xml_text(message)


def _count(element: Xml.Element, suites: Iterable[Xml.Element]) -> None:
    """The totals that readers expect as attributes: a case counts once, however often it fails."""
    cases = [case for suite in suites for case in suite.iter("testcase")]
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", str(sum(case.find("error") is not None for case in cases)))
    element.set("time", "0")
