"""`import lakip_lint`: what it offers."""
from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import lakip_lint


def test_all_is_complete_and_sorted() -> None:
    tree = ast.parse(Path(lakip_lint.__file__).read_text(encoding="utf-8"))
    (guarded,) = (node for node in tree.body if isinstance(node, ast.If))
    offered = {alias.name for node in guarded.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert {*offered, "__version__"} == set(lakip_lint.__all__)
    assert lakip_lint.__all__ == sorted(lakip_lint.__all__)


@pytest.mark.parametrize("name", lakip_lint.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(lakip_lint, name) is not None
    assert name in dir(lakip_lint)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="nothing_like_this"):
        lakip_lint.nothing_like_this  # noqa: B018


def test_every_exception_is_offered() -> None:
    from lakip_lint import errors

    kinds = {n for n, v in vars(errors).items() if isinstance(v, type) and issubclass(v, errors.LakipLintError)}
    assert kinds <= set(lakip_lint.__all__)


def test_importing_the_package_is_light() -> None:
    code = "import sys, lakip_lint; print(sorted(m for m in sys.modules if m.startswith(('pdf', 'rich', 'yaml'))))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert result.stdout.strip() == "[]"
