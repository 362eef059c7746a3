"""How right the facts are: precision, recall and F1 against expected facts, set by set, by group and by form.

    python -m benchmarks.accuracy --no-layouts                    # every set, by group and by form, the generic reading
    python -m benchmarks.accuracy samples/arakawa --show 20       # one folder, by concept, with what differs
    python -m benchmarks.accuracy tests/real/ikeda --pdfs ../shared/real/ikeda

`scoring.py` says when a fact counts as found, which concepts are core, and when a wrong figure is a dangerous one.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import TITLES, Labelled, everything, labelled, lines_of
from benchmarks.scoring import (
    CORE,
    KEYS,
    SURE,
    Danger,
    Line,
    Score,
    Scores,
    bare,
    compare,
    dangers,
    labels_of,
    merge,
    sure_errors,
    whole,
)
from hyoka.reading import read_bytes
from schemas.layout import shipped

__all__ = ["Line", "bare", "compare", "lines_of", "main"]

_HEADER = f"{'':24}{'expected':>9}{'found':>7}{'extra':>7}{'precision':>11}{'recall':>8}{'F1':>8}{'label':>8}"


@dataclass(frozen=True, slots=True)
class Read:
    """One document and its scores by concept."""

    document: Labelled
    scores: Scores


def show(title: str, scores: Scores, ordered: bool = False) -> None:
    """Print a table of scores and their sum, the largest first unless `ordered` already."""
    print(f"\n{title}\n{_HEADER}")
    for name, s in scores.items() if ordered else sorted(scores.items(), key=lambda kv: -kv[1].expected):
        row(name, s)
    row("all", whole(scores))


def row(name: str, s: Score) -> None:
    """Print one row."""
    label = s.labels / s.found if s.found else 1.0
    print(
        f"{name:24}{s.expected:9}{s.found:7}{s.extracted - s.found:7}{s.precision:11.4f}{s.recall:8.4f}{s.f1:8.4f}{label:8.3f}"
    )


def report(title: str, reads: Sequence[Read]) -> None:
    """Print one set: by group, the core concepts, by form, and the figures that look right and are not."""
    by_concept = merge([read.scores for read in reads], False)
    show(f"== {title}\nby group", merge([by_concept], True))
    row("core concepts", whole(by_concept, CORE))
    forms: dict[str, list[Scores]] = defaultdict(list)
    for read in reads:
        forms[read.document.form].append(read.scores)
    print(f"\nby form\n{_HEADER}")
    for form, parts in forms.items():
        row(form, whole(merge(parts, False)))
    warn(by_concept)


def warn(by_concept: Scores) -> None:
    """Print the facts that are wrong though sure, and name the dangerous ones among them."""
    sure = [line for score in by_concept.values() for line in (*score.hits, *score.extra) if _confidence(line) >= SURE]
    wrong, listed = sure_errors(by_concept), dangers(by_concept)
    share = 1 - len(wrong) / len(sure) if sure else 1.0
    print(f"\nat confidence {SURE} and more: {len(sure)} facts, {share:.3f} of them right")
    print(f"dangerous figures (wrong year, sign or unit, at {SURE} and more): {len(listed)}")
    for danger in listed:
        print(f"  {_danger(danger)}")


def _confidence(line: Line) -> float:
    confidence = line["confidence"]
    assert isinstance(confidence, (int, float))
    return confidence


def _danger(danger: Danger) -> str:
    wanted, got = danger.expected, danger.extracted
    keys = {"year": ("fiscal_year", "fiscal_year_end"), "sign": ("value",), "unit": ("value", "unit")}
    differs = dict.fromkeys(k for what in danger.wrong for k in keys[what] if wanted[k] != got[k])
    said = "; ".join(f"{k}: {wanted[k]!r} → {got[k]!r}" for k in differs)
    return f"{got['document']} p.{got['page']} {got['concept']} {got['raw']!r} {got['confidence']} {said}"[:200]


def explain(name: str, score: Score, count: int) -> None:
    """Print the first missed facts, each with what was extracted instead, and the facts beyond what was expected."""
    extra = list(score.extra)
    for item in score.missed[:count]:
        near = [e for e in extra if (e["page"], bare(e["raw"])) == (item["page"], bare(item["raw"]))]
        near.sort(key=lambda e: sum(e[k] != item[k] for k in (*KEYS, "dimensions")))
        where = f"{item['document']} p.{item['page']} {name} {_path(item)} {str(item['raw'])[:24]!r}"
        if near:
            extra.remove(near[0])
            differs = [f"{k}: {item[k]!r} → {near[0][k]!r}" for k in (*KEYS, "dimensions") if item[k] != near[0][k]]
            print(f"missed {where[:150]}  {'; '.join(differs)[:200]}")
        else:
            print(f"missed {where[:150]}  (nothing like it) {item['fiscal_year']} {item['dimensions']}")
    for item in extra[:count]:
        where = f"{item['document']} p.{item['page']} {name} {_path(item)} {str(item['raw'])[:30]!r}"
        print(f"extra  {where} {item['confidence']} {item['fiscal_year']} {item['dimensions']}"[:260])


def _path(line: Line) -> str:
    return "/".join(map(str, labels_of(line)[-3:]))


def read(document: Labelled, reader: str, layouts: bool, strict: bool) -> Read:
    """Read one document and compare."""
    pdf = document.pdf
    result = read_bytes(pdf.read_bytes(), pdf.name, reader=reader, layouts=shipped() if layouts else ())
    return Read(document, compare(document.lines, [fact.to_json() for fact in result.facts], strict))


def main(argv: list[str] | None = None) -> int:
    """Run the comparison; exit code 1 where anything is missed or extra and `--exact` is given."""
    args = _arguments(argv)
    documents = list(labelled(args.roots, args.pdfs)) if args.roots else list(everything())
    reads = [read(document, args.reader, not args.no_layouts, args.strict) for document in documents]
    if not reads:
        print("no expected facts found", file=sys.stderr)
        return 2
    if args.roots:
        for done in reads:
            s = whole(done.scores)
            print(
                f"{done.document.pdf.name:28} expected {s.expected:5}  found {s.found:5}  "
                f"missed {s.expected - s.found:4}  extra {s.extracted - s.found:4}"
            )
        show("all documents", merge([r.scores for r in reads], args.by == "group"))
        row("core concepts", whole(merge([r.scores for r in reads], False), CORE))
        warn(merge([r.scores for r in reads], False))
    else:
        for kind, title in TITLES.items():
            if part := [r for r in reads if r.document.set == kind]:
                report(title, part)
    total = merge([r.scores for r in reads], args.by == "group")
    for name, score in total.items():
        explain(name, score, args.show)
    clean = all(not s.missed and not s.extra for s in total.values())
    return 0 if clean or not args.exact else 1


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("roots", nargs="*", type=Path, help="folders with expected facts; none: every set, one by one")
    parser.add_argument(
        "--pdfs", type=Path, help="folder of the PDFs where they do not stand beside the expected facts"
    )
    parser.add_argument("--reader", default="pymupdf", choices=["pymupdf", "pdfplumber"])
    parser.add_argument("--no-layouts", action="store_true", help="the generic reading alone")
    parser.add_argument("--by", default="concept", choices=["concept", "group"])
    parser.add_argument("--strict", action="store_true", help="white space inside texts must agree, too")
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print the first N missed and extra facts of each"
    )
    parser.add_argument("--exact", action="store_true", help="exit with 1 unless everything was found and nothing else")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
