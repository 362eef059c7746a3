"""Options that several commands share."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer


class Reader(StrEnum):
    """The PDF readers."""

    PYMUPDF = "pymupdf"
    PDFPLUMBER = "pdfplumber"


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Lang(StrEnum):
    """The languages of messages."""

    JA = "ja"
    EN = "en"


READING = "How to read"
LIMITS = "Limits for one document"

PATHS: Final = "PDF files, folders, zip archives, quoted patterns ('sheets/**/*.pdf'), and URLs (https://, s3://, …)."
Paths = Annotated[list[str], typer.Argument(help=PATHS, show_default=False)]
Db = Annotated[
    str, typer.Option("--db", envvar="HYOKA_DB", help="Database: a SQLite file, sqlite:///FILE or postgresql://…")
]
ReaderOption = Annotated[Reader, typer.Option("--reader", help="What reads the PDF.", rich_help_panel=READING)]
NoLayouts = Annotated[
    bool, typer.Option("--no-layouts", help="Generic reading only, without layouts.", rich_help_panel=READING)
]
Layouts = Annotated[
    list[Path] | None,
    typer.Option("--layouts", help="Folder with further layouts (*.toml); repeatable.", rich_help_panel=READING),
]
Verify = Annotated[
    bool, typer.Option("--verify", help="Read with both readers; flag where they disagree.", rich_help_panel=READING)
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, help="Documents read at once; all processors if not given.", rich_help_panel=LIMITS
    ),
]
Timeout = Annotated[float, typer.Option("--timeout", min=0, help="Seconds; 0: no limit.", rich_help_panel=LIMITS)]
Memory = Annotated[
    int, typer.Option("--memory", min=0, help="Megabytes of address space; 0: no limit.", rich_help_panel=LIMITS)
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        help="Read on the machines of a Dask scheduler, tcp://HOST:8786 (docs/scale.md).",
        rich_help_panel="More than one machine",
    ),
]
Parquet = Annotated[
    Path | None,
    typer.Option(
        "--parquet", help="A folder for Parquet files, instead of a database.", rich_help_panel="More than one machine"
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No bar and no summary; rejections only.")]
LogJson = Annotated[
    str | None,
    typer.Option("--log-json", metavar="FILE", help="Log what happens as JSON, one object a line; -: standard output."),
]
