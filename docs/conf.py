"""The documentation site: `sphinx-build --fail-on-warning --nitpicky docs site`. No network is needed.

Pages under docs/rujukan are made from the rules and the command line before the others are read; what the program prints
in a page is run when the page is read. A command that fails, and a link or an anchor that leads nowhere, fail the build.
"""
from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
os.environ.setdefault("XDG_CACHE_HOME", tempfile.mkdtemp(prefix="lakip-lint-docs-"))
os.environ.pop("LAKIP_LINT_LANG", None)

from lakip_lint.version import __version__  # noqa: E402

project = "lakip-lint"
author = "The lakip-lint developers"
version = release = __version__
language = "id"
extensions = ["myst_parser", "sphinxcontrib.programoutput"]
exclude_patterns = ["rujukan/potongan/*"]
html_theme = "furo"
html_title = f"lakip-lint {__version__}"
html_copy_source = False
html_show_sphinx = False
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]
programoutput_prompt_template = "$ {command}\n{output}"


def write_reference(app: Sphinx, _config: object) -> None:
    """The pages that are made, for the site itself; a folder without an index of it is built without them."""
    from reference import write_pages

    if (Path(app.srcdir) / "rujukan.md").exists():
        write_pages(Path(app.srcdir) / "rujukan")


def setup(app: Sphinx) -> None:
    app.connect("config-inited", write_reference)
