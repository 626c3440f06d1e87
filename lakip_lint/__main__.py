"""`python -m lakip_lint`."""
from __future__ import annotations

import sys

from lakip_lint.cli import main

sys.exit(main())
