"""`hyoka layouts`: the known forms, a draft of a new one, and a check of it."""

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from hyoka import exits, options
from hyoka.inputs import find
from hyoka.layout_tasks import BOUND, CHANGED, DRAFT, PROBLEM, check_document, draft_document
from hyoka.output import Output, opened
from hyoka.pipeline import ReadOptions
from hyoka.pool import MEMORY, TIMEOUT, Limits, Reading
from hyoka.single import answer_of
from hyoka.sources import released
from hyoka.terminal import say, shown
from schemas.document import DocumentResult
from schemas.errors import HyokaError, Rejected
from schemas.layout import Layout, load, parse, read

app = typer.Typer(help="The known forms; a draft of a new one.", no_args_is_help=True)

Folders = Annotated[
    list[Path] | None, typer.Option("--layouts", help="Folder with further layouts (*.toml); repeatable.")
]


@app.callback()
def layouts() -> None:
    """The known forms."""


@app.command(name="list")
def list_(folders: Folders = None) -> None:
    """List the layouts that hyoka knows. A sheet of any other form is read without one.

    \b
    Examples:
      hyoka layouts list
      hyoka layouts list --layouts my-layouts
    """
    table = Table("layout", "municipality", "form", "sample")
    for layout in load(folders or ()):
        where = " ".join(part for part in (layout.municipality, layout.municipality_name) if part)
        table.add_row(*map(shown, (layout.name, where, layout.form, layout.sample or "")))
    Console().print(table)


@app.command()
def draft(
    file: Annotated[str, typer.Argument(help="A PDF with a sheet of the form: a file, or its URL.")],
    output: Output = None,
    sheet: Annotated[int, typer.Option("--sheet", "-s", min=1, help="Which sheet; the first is 1.")] = 1,
    reader: options.ReaderOption = options.Reader.PYMUPDF,
    timeout: options.Timeout = TIMEOUT,
    memory: options.Memory = MEMORY,
) -> None:
    """Write a layout from a sample sheet, for a person to correct.

    It lists the labels that are recognised with their concepts, the others with the best guesses and the value beside
    them, and the headings that the form prints. It is valid as it is, and claims its own sheet.

    \b
    Examples:
      hyoka layouts draft sheet.pdf
      hyoka layouts draft sheet.pdf --output my-layouts/city-form.toml
      hyoka layouts draft sheets.pdf --sheet 3
    """
    if output is not None and output.exists():
        raise HyokaError(f"{output}: there is such a file already; a draft would write over what was corrected")
    task = partial(draft_document, number=sheet)
    with Reading(ReadOptions(reader.value, layouts=False), Limits(1, timeout, memory), read=task) as reading:
        source, answer = answer_of(file, reading, "a layout is drafted from one file")
    if isinstance(answer, Rejected):
        say(f"rejected {answer}", err=True)
        raise typer.Exit(exits.REJECTED)
    texts = [note.message for note in answer.notes if note.kind == DRAFT]
    if not texts:
        raise HyokaError(f"{source.name}: there is no sheet {sheet}")
    parse(texts[0], f"{source.name} (draft)")
    with opened(output) as out:
        out.write(texts[0])


@app.command()
def check(
    layout: Annotated[Path, typer.Argument(help="The layout (TOML).")],
    paths: options.Paths,
    folders: Folders = None,
    reader: options.ReaderOption = options.Reader.PYMUPDF,
    jobs: options.Jobs = None,
    timeout: options.Timeout = TIMEOUT,
    memory: options.Memory = MEMORY,
) -> None:
    """Check a layout against sheets of its form.

    Says of each sheet whether the layout claims it, whether another one does too, which labels are new, gone, moved or
    reworded, and which values have no concept although the layout names their label. Exits with 1 if anything is wrong.

    \b
    Examples:
      hyoka layouts check my-layouts/city-form.toml sheets/
      hyoka layouts check my-layouts/city-form.toml last-year.pdf this-year.pdf
    """
    wanted = read(layout)
    others = tuple(other for other in load(folders or ()) if other.name != wanted.name)
    inputs = find(paths)
    limits = Limits(jobs or options.processors(), timeout, memory)
    task = partial(check_document, layout=wanted, others=others)
    seen = _Checked(wanted)
    with inputs, Reading(ReadOptions(reader.value), limits, read=task, ordered=True) as reading:
        for _, answer in released(reading.answers(inputs.documents(lambda _, refused: seen.reject(refused)))):
            if isinstance(answer, Rejected):
                seen.reject(answer)
            else:
                seen.add(answer)
    if seen.summary():
        raise typer.Exit(exits.REJECTED)


@dataclass(slots=True)
class _Checked:
    """What was found so far."""

    layout: Layout
    documents: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    bound: set[str] = field(default_factory=set)

    def reject(self, rejected: Rejected) -> None:
        """Say which document cannot be read."""
        self.counts["rejected"] += 1
        say(f"rejected {rejected}", err=True)

    def add(self, result: DocumentResult) -> None:
        """Say what is wrong with the sheets of a document."""
        self.documents += 1
        self.counts["sheets"] += len(result.sheets)
        self.counts["claimed"] += sum(sheet.layout is not None for sheet in result.sheets)
        for note in result.notes:
            if note.kind == BOUND:
                self.bound.add(note.message)
            elif note.kind == CHANGED:
                self.counts["changed"] += 1
            elif note.kind == PROBLEM:
                self.counts["problems"] += 1
                say(f"{result.document}: page {note.page}, {note.message}")

    def summary(self) -> bool:
        """Print the last lines; whether anything is wrong."""
        unused = [label for label in self.layout.labels if label not in self.bound]
        for label in unused:
            say(f"{self.layout.name}: labels: {label} is on none of these sheets")
        counts = self.counts
        say(
            f"{self.layout.name}: documents {self.documents}, sheets {counts['sheets']}, claimed {counts['claimed']}, "
            f"with drift {counts['changed']}, problems {counts['problems'] + len(unused)}"
        )
        return bool(counts["problems"] or counts["rejected"] or unused or not counts["sheets"])
