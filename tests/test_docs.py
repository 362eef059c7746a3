"""README and docs name only what there is: commands and options, files, make targets, modules."""

from __future__ import annotations

import json
import shlex
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import regex
import typer

from hyoka.app import app
from hyoka.checking import check_sheets
from hyoka.drafting import draft_layout
from hyoka.layout_text import layout_text
from hyoka.reading import read_bytes
from schemas.fact_schema import fact_schema
from schemas.layout import MONEY_UNITS, parse, shipped

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMAND: Any = typer.main.get_command(app)
IKEDA = ROOT.parent / "shared" / "real" / "ikeda"
TSUKUBA = ROOT / "samples" / "tsukuba" / "tsukuba.pdf"

_FENCE = regex.compile(r"^ *```(\w*)\n(.*?)^ *```$", regex.DOTALL | regex.MULTILINE)
_INLINE = regex.compile(r"`([^`\n]+)`")
_LINK = regex.compile(r"\]\(([^)\s]+)\)")


def blocks(file: Path, language: str) -> list[str]:
    """The code blocks of one language."""
    return [m[2] for m in _FENCE.finditer(file.read_text(encoding="utf-8")) if m[1] == language]


def prose(file: Path) -> str:
    """A page without its code blocks."""
    return _FENCE.sub("", file.read_text(encoding="utf-8"))


def commands(text: str) -> Iterator[list[str]]:
    """Every command of a shell text as a list of words, without what it is piped to."""
    for line in text.splitlines():
        words: list[str] = []
        for word in shlex.split(line, comments=True):
            if word in ("|", "<", ">", "&&"):
                yield words
                words = [] if word in ("|", "&&") else ["file"]
            else:
                words.append(word)
        if words:
            yield words


def find(words: list[str]) -> tuple[Any, list[str]]:
    """The command that the words name, and its arguments."""
    command = COMMAND
    rest = list(words)
    while rest and rest[0] in getattr(command, "commands", {}):
        command = command.commands[rest.pop(0)]
    return command, rest


def options(command: Any) -> set[str]:
    """All options of a command and those below it."""
    found = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    for below in getattr(command, "commands", {}).values():
        found |= options(below)
    return found


def shell() -> list[tuple[str, list[str]]]:
    """Every command of every shell block."""
    return [(f.name, words) for f in PAGES for block in blocks(f, "sh") for words in commands(block)]


@pytest.mark.parametrize(("page", "words"), shell(), ids=lambda value: value if isinstance(value, str) else value[0])
def test_commands_in_shell_blocks(page: str, words: list[str]) -> None:
    """`hyoka` takes these arguments, `make` has this target, `python -m` this module, and files that are read exist."""
    name, *rest = words
    if name == "hyoka":
        command, arguments = find(rest)
        assert not hasattr(command, "commands"), f"{page}: {words} names no command"
        command.make_context(" ".join(words), [str(argument) for argument in arguments])
    elif name == "make":
        assert all(f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8") for target in rest), page
    elif name == "python":
        assert rest[0] == "-m"
        assert find_spec(rest[1]) is not None, page
    else:
        assert name in ("echo", "grep", ".", "file", "sqlite3", "pip", "dask"), f"{page}: what is {name}?"
    for word in words:
        if word.startswith("samples"):
            assert (ROOT / word).exists(), f"{page}: {word}"


@pytest.mark.parametrize("page", PAGES, ids=lambda file: file.name)
def test_commands_and_options_in_prose(page: Path) -> None:
    """`hyoka x y` is a command, `--option` an option of some command, or of the tools beside hyoka."""
    known = options(COMMAND)
    for code in _INLINE.findall(prose(page)):
        if code.startswith("hyoka "):
            command, rest = find(code.split()[1:])
            assert command is not COMMAND, f"{code} names no command"
            used = {word.split("=")[0] for word in rest if word.startswith("-")}
            assert used <= options(command), code
        elif code.startswith("--"):
            assert code.split()[0] in known, code


@pytest.mark.parametrize("page", PAGES, ids=lambda file: file.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(prose(page)):
        if not target.startswith(("http://", "https://")):
            name, _, anchor = target.partition("#")
            file = (page.parent / name).resolve() if name else page
            assert file.exists(), target
            if anchor:
                headings = regex.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), regex.MULTILINE)
                assert anchor in {heading.lower().replace(" ", "-") for heading in headings}, target


def test_every_command_is_in_the_readme() -> None:
    used = {words[1] for page, words in shell() if page == "README.md" and words[0] == "hyoka" and len(words) > 1}
    assert used >= {*COMMAND.commands}


def test_facts_in_the_readme_are_read() -> None:
    """The facts shown are facts of the sample, word for word, and so are the amounts."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    facts = read_bytes(TSUKUBA.read_bytes(), TSUKUBA.name, layouts=shipped()).facts
    lines = [json.dumps(fact.to_json(), ensure_ascii=False) for fact in facts]
    shown = [line for block in blocks(ROOT / "README.md", "json") for line in block.splitlines()]
    assert shown
    meant = [json.loads(line) | {"confidence": None} for line in lines]
    assert all(json.loads(line) | {"confidence": None} in meant for line in shown)
    assert all(jsonschema.Draft202012Validator(fact_schema()).is_valid(json.loads(line)) for line in shown)
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in text.splitlines() if row.startswith("| 087 |")]
    printed = {
        (str(f.fiscal_year), *(str(f.dimensions.get(d, "")) for d in ("phase", "cost", "source")), str(f.value))
        for f in facts
        if f.concept == "amount" and f.sheet == 1 and f.fiscal_year == 2021
    }
    assert {tuple(row[2:]) for row in rows} == printed


def test_the_picture_is_small() -> None:
    for picture in (ROOT / "docs" / "images").iterdir():
        assert picture.stat().st_size < 150_000, picture.name


def test_the_layout_in_the_guide_is_valid() -> None:
    """What docs/adding-a-form.md shows parses, and every key is in its table."""
    guide = ROOT / "docs" / "adding-a-form.md"
    (text,) = blocks(guide, "toml")
    layout = parse(text, "ikeda-jimu.toml")
    assert layout.labels and layout.headings
    used = {key for key in tomllib.loads(text) if key not in ("recognise", "money", "scale")}
    said = prose(guide)
    assert all(f"`{key}`" in said for key in used)
    assert all(f"`{unit}`" in said for unit in MONEY_UNITS)


@pytest.mark.skipif(not IKEDA.is_dir(), reason="the real sheets lie outside the repository")
def test_the_guide_walks_through_what_happens() -> None:
    """The draft says what the guide shows of it; the corrected layout fits every sheet and binds what it corrects."""
    guide = ROOT / "docs" / "adding-a-form.md"
    draft = draft_layout((IKEDA / "ikeda-r7-002.pdf").read_bytes(), "ikeda-r7-002.pdf", 1)
    assert draft is not None
    drafted = layout_text(draft).splitlines()
    shown = next(block for block in blocks(guide, "") if "# Not recognised" in block).splitlines()
    assert [line for line in shown if not line.endswith("…") and line not in drafted] == []
    (text,) = blocks(guide, "toml")
    layout = parse(text, "ikeda-jimu.toml")
    assert {*layout.headings} == {*draft.headings}
    for file in sorted(IKEDA.glob("*.pdf")):
        assert [c.problems for c in check_sheets(file.read_bytes(), file.name, layout, shipped()) if c.problems] == []
        facts = read_bytes(file.read_bytes(), file.name, layouts=[layout]).facts
        concepts = {f.concept for f in facts if f.label and "取組予定" in f.label[-1]}
        assert concepts == {"means"}
