"""The places on the page behind findings: which parts of which pages are wanted, and drawing them in reading processes."""

from __future__ import annotations

import hashlib
import pickle
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hyoka.archives import INSIDE
from hyoka.equation import Term, terms
from hyoka.inputs import Inputs
from hyoka.pipeline import read_bytes_of
from hyoka.pool import Limits, Reading
from hyoka.sources import Source, released
from schemas.document import DocumentResult, PageNote
from schemas.errors import Reason, Rejected
from schemas.geometry import Box
from schemas.verdict import KeyedFinding

if TYPE_CHECKING:
    from hyoka.auditing import Audited
    from hyoka.pipeline import ReadOptions

FINDINGS: Final = 300
"""So many findings get clippings, the gravest first: a report of more is for a spreadsheet, not for reading."""
MEGABYTES: Final = 12
"""And all clippings together have at most so many: what a mail takes, with the third that base64 adds."""
PAGES: Final = 3
"""Pages that are shown of one finding."""

# What a clipping shows around the cells, in points: headings stand to the left and above.
_LEFT: Final = 230.0
_ABOVE: Final = 46.0
_BESIDE: Final = 24.0
# No clipping is narrower than this: a figure alone says nothing.
_NARROWEST: Final = 300.0
# Of a page that is no wider than A4 upright, all that stands to the left is shown.
_PORTRAIT: Final = 600.0
# But for the margin of the paper, which is blank.
_MARGIN: Final = 24.0

_CLIPPED: Final = "clipping"
_CHANGED: Final = "not the same bytes"


@dataclass(frozen=True, slots=True)
class Clipping:
    """A part of a page: `box` in points, `png` its picture, or `absent` with the reason why there is none.

    `absent` is a key of the report's texts, and `detail` fills its blank. `values` are the boxes of all values printed
    there, which no mark should cover.
    """

    document: str
    page: int
    box: Box
    terms: tuple[Term, ...]
    png: bytes = b""
    values: tuple[Box, ...] = ()
    absent: str = ""
    detail: str = ""


@dataclass(slots=True)
class _Drawn:
    """What came of one document: its pictures by number, or why there are none."""

    pictures: dict[int, tuple[Box, Path]] = field(default_factory=dict)
    absent: str = ""
    detail: str = ""


def parts(one: KeyedFinding) -> tuple[Clipping, ...]:
    """The parts of pages on which the cells of a finding stand, that of the checked figure first; not drawn yet."""
    first = (one.finding.document, one.finding.page)
    found = sorted(terms(one.finding), key=lambda term: (_place(term) != first, _place(term)))
    pages = [(place, tuple(same)) for place, same in groupby(found, key=_place)]
    return tuple(Clipping(*place, _around(same), same) for place, same in pages)


def _place(term: Term) -> tuple[str, int]:
    return term.cell.document, term.cell.page


def _around(same: Sequence[Term]) -> Box:
    """The part of a page that shows cells with their headings."""
    box = same[0].cell.box
    for term in same[1:]:
        box = box.union(term.cell.box)
    left = max(0.0, min(box.x0 - _LEFT, box.x1 + _BESIDE - _NARROWEST)) if box.x1 > _PORTRAIT else min(_MARGIN, box.x0)
    return Box(left, max(0.0, box.y0 - _ABOVE), max(box.x1 + _BESIDE, left + _NARROWEST), box.y1 + _BESIDE)


def clip(
    done: Audited, findings: Sequence[KeyedFinding], options: ReadOptions, limits: Limits
) -> dict[str, tuple[Clipping, ...]]:
    """The clippings of findings, by key: drawn as far as the limits allow, in the order of the findings."""
    wanted = {one.key: parts(one)[:PAGES] for one in findings}
    drawn_for = {one.key for one in findings[:FINDINGS]}
    numbered: dict[str, list[tuple[str, int]]] = {}
    for key in wanted:
        for index, part in enumerate(wanted[key] if key in drawn_for else ()):
            numbered.setdefault(part.document, []).append((key, index))
    with tempfile.TemporaryDirectory(prefix="hyoka-") as folder:
        documents = _draw(done, numbered, wanted, Path(folder), options, limits)
        return _within(wanted, numbered, documents, _values(done, wanted))


def _draw(
    done: Audited,
    numbered: Mapping[str, Sequence[tuple[str, int]]],
    wanted: Mapping[str, Sequence[Clipping]],
    folder: Path,
    options: ReadOptions,
    limits: Limits,
) -> dict[str, _Drawn]:
    """Draw the parts of every document, each in a reading process."""
    found: dict[str, _Drawn] = {}
    sources: dict[str, str] = {}
    for name, places in numbered.items():
        subject = done.subject(name)
        there = next((path for path in subject.paths if path.is_file() or INSIDE in str(path)), None)
        if there is None:
            said = str(subject.paths[0]) if subject.paths else ""
            found[name] = _Drawn(absent="no_file" if said else "no_path", detail=said)
            continue
        boxes = [(wanted[key][index].page, wanted[key][index].box) for key, index in places]
        Path(folder, f"{subject.sha256}.wanted").write_bytes(pickle.dumps(boxes))
        sources[str(there)] = name
    members = Inputs([path for path in sources if not Path(path).is_file()])
    with members, Reading(options, limits, read=partial(draw_document, folder=folder)) as reading:
        files = (Source.of(Path(path)) for path in sources if Path(path).is_file())
        unpacked = (one for one in members.documents(lambda *_: None) if one.path in sources)
        for source, answer in released(reading.answers(chain(files, unpacked))):
            found[sources[source.path]] = _came_of(source, answer, folder)
    for path, name in sources.items():
        found.setdefault(name, _Drawn(absent="no_file", detail=path))
    return found


def _came_of(source: Source, answer: DocumentResult | Rejected, folder: Path) -> _Drawn:
    if isinstance(answer, Rejected):
        changed = answer.detail == _CHANGED
        return _Drawn(absent="changed_file" if changed else "undrawn", detail=source.path if changed else str(answer))
    pictures = {}
    for note in answer.notes:
        box = Box(*map(float, note.message.split()))
        if box.width > 0:
            pictures[note.page] = (box, _picture(folder, answer.sha256, note.page))
    return _Drawn(pictures)


def draw_document(source: Source, options: ReadOptions, *, folder: Path) -> DocumentResult:
    """Draw the parts of a document that are wanted, into `folder`. Raises `Rejected`.

    What is wanted stands there under the digest of the bytes, so that nothing is drawn of a file that has changed.
    """
    from extract.rendering import clippings

    data = read_bytes_of(source)
    sha256 = hashlib.sha256(data).hexdigest()
    order = Path(folder, f"{sha256}.wanted")
    if not order.is_file():
        raise Rejected(source.name, Reason.UNREADABLE, _CHANGED)
    notes = []
    for number, (box, png) in enumerate(clippings(data, source.name, pickle.loads(order.read_bytes()))):
        _picture(folder, sha256, number).write_bytes(png)
        notes.append(PageNote(number, _CLIPPED, " ".join(f"{edge:.2f}" for edge in box)))
    return DocumentResult(source.name, source.path, sha256, len(data), 0, None, options.reader, (), (), tuple(notes))


def _picture(folder: Path, sha256: str, number: int) -> Path:
    return Path(folder, f"{sha256}-{number}.png")


def _within(
    wanted: Mapping[str, Sequence[Clipping]],
    numbered: Mapping[str, Sequence[tuple[str, int]]],
    documents: Mapping[str, _Drawn],
    values: Mapping[tuple[str, int], Sequence[Box]],
) -> dict[str, tuple[Clipping, ...]]:
    """The clippings with their pictures, until the megabytes are used up."""
    number = {place: i for places in numbered.values() for i, place in enumerate(places)}
    room = MEGABYTES * 1_000_000
    found: dict[str, tuple[Clipping, ...]] = {}
    for key, some in wanted.items():
        made = []
        for index, part in enumerate(some):
            clipping, used = _pictured(part, number.get((key, index)), documents, room)
            room -= used
            around = tuple(box for box in values[part.document, part.page] if _meets(box, clipping.box))
            made.append(replace(clipping, values=around))
        found[key] = tuple(made)
    return found


def _values(done: Audited, wanted: Mapping[str, Sequence[Clipping]]) -> dict[tuple[str, int], list[Box]]:
    """The boxes of all values on the pages of which something is shown."""
    found: dict[tuple[str, int], list[Box]] = {
        (part.document, part.page): [] for some in wanted.values() for part in some
    }
    for name in {document for document, _ in found}:
        for fact in done.subject(name).facts:
            if fact.state == "reported" and (name, fact.page) in found:
                found[name, fact.page].append(fact.bbox)
    return found


def _meets(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1


def _pictured(part: Clipping, number: int | None, documents: Mapping[str, _Drawn], room: int) -> tuple[Clipping, int]:
    """A part with its picture, or the reason why it has none; and how many bytes it took."""
    same = (part.document, part.page, part.box, part.terms)
    if number is None:
        return Clipping(*same, absent="over_limit"), 0
    drawn = documents[part.document]
    if drawn.absent:
        return Clipping(*same, absent=drawn.absent, detail=drawn.detail), 0
    if number not in drawn.pictures:
        return Clipping(*same, absent="undrawn", detail="-"), 0
    box, file = drawn.pictures[number]
    png = file.read_bytes()
    if len(png) > room:
        return Clipping(*same, absent="over_limit"), room
    return Clipping(part.document, part.page, box, part.terms, png), len(png)
