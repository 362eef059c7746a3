"""The entry point of the command. Reading processes import this module too (spawn), so it imports little itself."""

from __future__ import annotations

import sys

from hyoka import exits
from schemas.errors import HyokaError


def main() -> None:
    """Run the command; what a person can act on is one sentence, never a traceback."""
    from hyoka.app import app

    try:
        app()
    except HyokaError as error:
        sys.stderr.write(f"hyoka: {error}\n")
        sys.exit(exits.USAGE)


if __name__ == "__main__":
    main()
