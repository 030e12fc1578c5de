"""Style sheets use only what the browsers of policy.BROWSERS support, by MDN's data."""

from pathlib import Path

import pytest

from scripts.guide import browser_support


@pytest.mark.parametrize(
    ("css", "name", "newer"),
    [
        ("a { position-area: top }", "position-area", ["chrome 129", "safari 26", "ios_saf 26", "firefox"]),
        ("a { float: inline-end }", "float: inline-end", ["chrome 118"]),
        ("@layer one { @media print { li:has(a) { top: 0 } } }", ":has", ["chrome 105", "firefox 121"]),
        ("@media (prefers-contrast: more) { a { top: 0 } }", "@media prefers-contrast", ["chrome 96", "firefox 101"]),
        ("@container (min-width: 1px) { a { top: 0 } }", "@container", ["chrome 105", "safari 16", "ios_saf 16", "firefox 110"]),
    ],
)
def test_a_new_feature_is_reported_with_the_versions_that_support_it(css: str, name: str, newer: list[str]) -> None:
    found = {used: browser_support.lacking(support) for _, used, support in browser_support.used(css)}
    assert found[name] == newer


def test_a_feature_of_every_supported_browser_passes() -> None:
    css = "@layer one { @media (min-width: 1em) { a:focus-visible::before { inset: 0; gap: min(1em, 2px); color: currentcolor } } }"
    assert [name for _, name, support in browser_support.used(css) if browser_support.lacking(support)] == []


def test_a_problem_has_its_line_and_an_unused_exception_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = tmp_path / "one.css"
    sheet.write_text("a { top: 0 }\nb { text-wrap: balance; float: inline-end }\n", encoding="utf-8")
    monkeypatch.setattr(browser_support, "OPTIONAL", {"text-wrap": "looks", "widows": "paper"})
    found = [str(problem) for problem in browser_support.problems([sheet])]
    assert [line.partition(": ")[0].rpartition("/")[2] for line in found] == ["one.css:2", "browser_support.py:1"]
    assert "`float: inline-end` needs chrome 118" in found[0]
    assert "`widows`" in found[1]
