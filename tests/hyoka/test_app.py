"""The commands by their names: each is imported when it is asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
import typer

from hyoka.app import COMMANDS, GROUPS, app

COMMAND: Any = typer.main.get_command(app)


def imported(*arguments: str) -> set[str]:
    """The rooms and large libraries that a command has imported when it ends."""
    code = (
        "import sys\n"
        "from hyoka.app import app\n"
        f"try: app({list(arguments)!r})\n"
        "except SystemExit: pass\n"
        "import json; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found: list[str] = json.loads(run.stdout.splitlines()[-1])
    return set(found)


def test_the_version_waits_for_nothing() -> None:
    assert not imported("--version") & {"sqlalchemy", "numpy", "pymupdf", "load", "normalize", "audit", "extract"}


def test_extracting_needs_no_database() -> None:
    """And the readers are processes of their own."""
    assert not imported("extract", "--help") & {"sqlalchemy", "alembic", "extract", "audit", "pymupdf"}


@pytest.mark.parametrize("name", [*COMMANDS, *GROUPS])
def test_every_command_is_there(name: str) -> None:
    command = COMMAND.commands[name]
    assert command.name == name
    assert command.get_short_help_str(), name
    assert (name in GROUPS) is hasattr(command, "commands")


def test_another_word_is_none() -> None:
    assert "pymupdf" not in COMMAND.commands
    with pytest.raises(KeyError):
        COMMAND.commands["pymupdf"]
    assert list(COMMAND.commands) == [*COMMANDS, *GROUPS]
