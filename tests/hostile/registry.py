"""All hostile cases, by group; those of a group are read in one run."""

from __future__ import annotations

from typing import Final

from tests.hostile import cases_actions, cases_bombs, cases_files, cases_geometry, cases_hidden, cases_text
from tests.hostile.case import Case

GROUPS: Final[dict[str, tuple[Case, ...]]] = {
    "Files that are broken, or no PDF": cases_files.CASES,
    "Numbers that are none": cases_geometry.CASES,
    "Text that nobody sees": cases_hidden.CASES,
    "Characters": cases_text.CASES,
    "Actions and links": cases_actions.CASES,
    "Small files that become large": cases_bombs.CASES,
    "Without end": (*cases_files.ENDLESS, *cases_bombs.ENDLESS),
}

OUTSIDE: Final = (
    ("a file that may not be read", "`unreadable`", "test_files.py"),
    (
        "scripts and markup in project name, heading, file name, municipality",
        "text in every page; a policy forbids all else",
        "test_pages.py",
    ),
    (
        "addresses in actions, links, streams, XFA",
        "no request, no program, no file: a counting server and Python's audit hook",
        "test_network.py",
    ),
    (
        "terminal commands (ESC, 0x9B, overrides) in names and texts",
        "U+FFFD on every screen; whole in files and pipes of data",
        "test_output.py",
    ),
    (
        "`=` `+` `-` `@` tab CR LF `＝` `＋` `－` `＠` at the head of a text",
        "behind an apostrophe under `--excel`; numbers stay numbers",
        "test_output.py",
    ),
    ("`'; DROP TABLE` in texts, names and paths", "stored as it is", "test_output.py"),
    ("`../` in texts", "never a path", "test_output.py"),
    ("a catastrophic expression in a layout", "layouts have no expressions: it is a heading", "test_output.py"),
)
"""What is hostile in more than one file's bytes: what, what is seen, and the file of the test."""
