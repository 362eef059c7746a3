"""Exit codes of the command."""

from __future__ import annotations

from typing import Final

OK: Final = 0
REJECTED: Final = 1
"""Some documents (or lines) were rejected; the rest is done."""
FOUND: Final = 1
"""An audit found an error that nobody has dismissed, or could not read some of the documents: it is not all clear."""
USAGE: Final = 2
"""Nothing was done: wrong options, nothing to read, a database that cannot be opened, a bad layout."""
FAILED: Final = 3
"""The database failed in the middle: disk full, locked, gone. What was loaded is loaded; the same command goes on."""
INTERRUPTED: Final = 130
"""Ctrl-C (SIGTERM: 143, SIGHUP: 129). What was loaded is loaded; the same command goes on from there."""
