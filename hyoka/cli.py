"""The entry point of the command. Reading processes import this module too (spawn), so it imports little itself."""

from __future__ import annotations

import sys

from hyoka import exits
from schemas.errors import HyokaError


def main() -> None:
    """Run the command; what a person can act on is one sentence, never a traceback."""
    try:
        # Half a second of imports, in which Ctrl-C comes as easily as later.
        from hyoka.app import app

        app()
    except HyokaError as error:
        from hyoka.terminal import printable

        sys.stderr.write(printable(f"hyoka: {error}\n"))
        sys.exit(exits.USAGE)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(exits.INTERRUPTED)


if __name__ == "__main__":
    main()
