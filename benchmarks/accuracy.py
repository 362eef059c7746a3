"""How right the facts are: precision, recall and F1 against expected facts, by concept or group.

    python -m benchmarks.accuracy samples            # every samples/*/expected.jsonl
    python -m benchmarks.accuracy samples/arakawa --show 20
    python -m benchmarks.accuracy tests/real/ikeda --pdfs ../shared/real/ikeda

An expected fact is found when one extracted fact agrees with it in sheet, page, concept, years, dimensions, value,
unit, decimals, state and raw characters (white space apart). `other` and `blank` facts are not counted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hyoka.reading import read_bytes
from normalize.text import normal
from schemas.folding import RADICALS, TILDES
from schemas.layout import shipped
from schemas.vocabulary import concepts

Line = dict[str, object]
_SAME_GLYPH = {**RADICALS, **dict.fromkeys(map(ord, TILDES), "~")}
KEYS = ("sheet", "page", "concept", "fiscal_year", "fiscal_year_end", "value", "unit", "decimals", "state")


@dataclass(slots=True)
class Score:
    """Counts of one concept, group or file."""

    expected: int = 0
    extracted: int = 0
    found: int = 0
    labels: int = 0
    missed: list[Line] = field(default_factory=list)
    extra: list[Line] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the extracted facts that were expected."""
        return self.found / self.extracted if self.extracted else 1.0

    @property
    def recall(self) -> float:
        """Share of the expected facts that were extracted."""
        return self.found / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bare(text: object) -> str:
    """Text without white space: what is compared of raw characters and wrapped text.

    Code points of one glyph count as one: two readers map it to ⼯ and to 工, to ～ and to 〜.
    """
    return "".join(str(text).split()).translate(_SAME_GLYPH)


def key_of(line: Line, strict: bool) -> tuple[object, ...]:
    """What must agree. Texts are compared without white space unless `strict`."""
    dimensions = line["dimensions"]
    assert isinstance(dimensions, dict)
    value = line["value"]
    if isinstance(value, str) and not strict:
        value = bare(value)
    # A value that does not apply has no unit to be right about.
    nothing = line["state"] != "reported"
    fields = tuple(value if k == "value" else None if k in ("unit", "decimals") and nothing else line[k] for k in KEYS)
    return (*fields, bare(line["raw"]), tuple(sorted((k, bare(normal(str(v)))) for k, v in dimensions.items())))


def compare(expected: Iterable[Line], extracted: Iterable[Line], strict: bool = False) -> dict[str, Score]:
    """Scores by concept."""
    scores: dict[str, Score] = defaultdict(Score)
    pool: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for line in extracted:
        if line["concept"] == "other" or line["state"] == "blank":
            continue
        scores[str(line["concept"])].extracted += 1
        pool[key_of(line, strict)].append(line)
    for line in expected:
        score = scores[str(line["concept"])]
        score.expected += 1
        hits = pool.get(key_of(line, strict))
        if not hits:
            score.missed.append(line)
            continue
        hits.sort(key=lambda h: h["label"] != line["label"])
        hit = hits.pop(0)
        score.found += 1
        score.labels += [bare(x) for x in _labels(hit)] == [bare(x) for x in _labels(line)]
    for rest in pool.values():
        for line in rest:
            scores[str(line["concept"])].extra.append(line)
    return scores


def _labels(line: Line) -> list[object]:
    label = line["label"]
    assert isinstance(label, list)
    return label


def lines_of(path: Path) -> list[Line]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def pairs(roots: list[Path], pdfs: Path | None) -> Iterator[tuple[Path, Path]]:
    """Each expected file with its PDF."""
    for root in roots:
        for expected in sorted(root.rglob("*expected.jsonl")):
            if expected.name == "expected.jsonl":
                yield from ((expected, pdf) for pdf in sorted(expected.parent.glob("*.pdf")))
            else:
                stem = expected.name.removesuffix(".expected.jsonl")
                pdf = (pdfs or expected.parent) / f"{stem}.pdf"
                if pdf.exists():
                    yield expected, pdf


def merge(parts: Iterable[dict[str, Score]], by_group: bool) -> dict[str, Score]:
    """Sum of scores, by concept or by group of concepts."""
    known = concepts()
    total: dict[str, Score] = defaultdict(Score)
    for part in parts:
        for concept, score in part.items():
            whole = total[known[concept].group if by_group else concept]
            for name in ("expected", "extracted", "found", "labels"):
                setattr(whole, name, getattr(whole, name) + getattr(score, name))
            whole.missed += score.missed
            whole.extra += score.extra
    return total


def show(title: str, scores: dict[str, Score]) -> None:
    """Print a table of scores and their sum."""
    print(
        f"\n{title}\n{'':24}{'expected':>9}{'found':>7}{'extra':>7}{'precision':>11}{'recall':>8}{'F1':>8}{'label':>8}"
    )
    whole = Score()
    for name, s in sorted(scores.items(), key=lambda kv: -kv[1].expected):
        line(name, s)
        for attr in ("expected", "extracted", "found", "labels"):
            setattr(whole, attr, getattr(whole, attr) + getattr(s, attr))
    line("all", whole)


def line(name: str, s: Score) -> None:
    """Print one row."""
    label = s.labels / s.found if s.found else 1.0
    print(
        f"{name:24}{s.expected:9}{s.found:7}{s.extracted - s.found:7}{s.precision:11.4f}{s.recall:8.4f}{s.f1:8.4f}{label:8.3f}"
    )


def explain(name: str, score: Score, count: int) -> None:
    """Print the first missed facts, each with what was extracted instead, and the facts beyond what was expected."""
    extra = list(score.extra)
    for item in score.missed[:count]:
        near = [e for e in extra if (e["page"], bare(e["raw"])) == (item["page"], bare(item["raw"]))]
        near.sort(key=lambda e: sum(e[k] != item[k] for k in (*KEYS, "dimensions")))
        where = f"{item['document']} p.{item['page']} {name} {'/'.join(map(str, _labels(item)[-3:]))} {str(item['raw'])[:24]!r}"
        if near:
            extra.remove(near[0])
            differs = [f"{k}: {item[k]!r} → {near[0][k]!r}" for k in (*KEYS, "dimensions") if item[k] != near[0][k]]
            print(f"missed {where[:150]}  {'; '.join(differs)[:200]}")
        else:
            print(f"missed {where[:150]}  (nothing like it) {item['fiscal_year']} {item['dimensions']}")
    for item in extra[:count]:
        print(
            f"extra  {item['document']} p.{item['page']} {name} {'/'.join(map(str, _labels(item)[-3:]))} {str(item['raw'])[:30]!r} {item['fiscal_year']} {item['dimensions']}"[
                :260
            ]
        )


def main(argv: list[str] | None = None) -> int:
    """Run the comparison; exit code 1 where anything is missed or extra and `--exact` is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("roots", nargs="*", type=Path, default=[Path("samples")])
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
    args = parser.parse_args(argv)
    everything: list[dict[str, Score]] = []
    for expected, pdf in pairs(args.roots, args.pdfs):
        result = read_bytes(
            pdf.read_bytes(), pdf.name, reader=args.reader, layouts=() if args.no_layouts else shipped()
        )
        scores = compare(lines_of(expected), [fact.to_json() for fact in result.facts], args.strict)
        everything.append(scores)
        summary = merge([scores], True)
        found, wanted = sum(s.found for s in summary.values()), sum(s.expected for s in summary.values())
        extra = sum(s.extracted - s.found for s in summary.values())
        print(f"{pdf.name:28} expected {wanted:5}  found {found:5}  missed {wanted - found:4}  extra {extra:4}")
    if not everything:
        print("no expected facts found", file=sys.stderr)
        return 2
    total = merge(everything, args.by == "group")
    show("all documents", total)
    for name, score in total.items():
        explain(name, score, args.show)
    clean = all(not s.missed and not s.extra for s in total.values())
    return 0 if clean or not args.exact else 1


if __name__ == "__main__":
    sys.exit(main())
