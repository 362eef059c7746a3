"""Whether `confidence` keeps its word, and its weights fitted anew.

    python -m benchmarks.confidence           # the reliability of the shipped weights
    python -m benchmarks.confidence --fit     # fit, write weights, docs/confidence.md and its picture, then check

Fitted on the samples, the forms developed on and the real sheets where they are at hand, without layouts, each also with
parts of the vocabulary hidden (`observations.py`). The forms that are only measured are never fitted on: they are the check.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

import normalize
from benchmarks.corpus import ROOT, Labelled, everything
from benchmarks.describe import PAGE, PICTURE, page
from benchmarks.observations import Observation, observe
from benchmarks.reliability import SURE, Curve, Judged, curve, svg, table
from benchmarks.weighing import weigh, weigh_readers, written
from normalize.confidence import Weights, parse, weighed, weights
from normalize.vocabulary import load

ROUNDS: Final = 6
"""How often the vocabulary is hidden in part; from four rounds on the weights hardly move."""
_DATA: Final = Path(normalize.__file__).parent / "data" / "confidence.toml"


def main(argv: list[str] | None = None) -> int:
    """Fit if asked to, and print the reliability. Returns 1 where facts at 0.9 are not nine in ten right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="fit and write the weights, the page and the picture")
    args = parser.parse_args(argv)
    begun = time.perf_counter()
    documents = everything()
    known, measured = split(documents)
    seen, unseen = observe(known), observe(measured)
    if args.fit:
        seen += chain.from_iterable(observe(known, round) for round in range(1, ROUNDS + 1))
        readers = observe([d for d in known if d.set == "develop"], second_reader=True)
        found = weigh_readers(readers, weigh(seen))
        parse({"topics": found.topics, "terms": found.terms, "readers": found.readers})
        _DATA.write_text(written(found), encoding="utf-8")
        load.cache_clear()
        weights.cache_clear()
        curves = [left_out(seen), judged("forms only measured", unseen, found)]
        (ROOT / PICTURE).write_text(svg(curves), encoding="utf-8")
        (ROOT / PAGE).write_text(page((ROOT / PAGE).read_text(encoding="utf-8"), found, curves), encoding="utf-8")
        print(f"written: {', '.join(str(p) for p in (_DATA.relative_to(ROOT), PAGE, PICTURE))}")
    else:
        found = weights()
        curves = [
            judged("forms developed on", [o for o in seen if o.set == "develop"], found),
            judged("forms only measured", unseen, found),
        ]
    for one in curves:
        print(f"\n{table(one)}")
    print(f"\n{time.perf_counter() - begun:.0f} s")
    return 0 if all(one.sure_right >= SURE for one in curves) else 1


def split(documents: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """What is fitted on, and what is only measured."""
    return [d for d in documents if d.set != "measure"], [d for d in documents if d.set == "measure"]


def judged(title: str, seen: Sequence[Observation], known: Weights) -> Curve:
    """The reliability of one set of weights."""
    return _curve(title, seen, lambda _: known)


def left_out(seen: Sequence[Observation]) -> Curve:
    """The reliability on each form of the develop set by weights that were fitted without it."""
    ours = [o for o in seen if o.set == "develop" and o.round == 0]
    without = {form: weigh([o for o in seen if o.form != form]) for form in sorted({o.form for o in ours})}
    return _curve("forms developed on, each left out of the fit", ours, lambda o: without[o.form])


def _curve(title: str, seen: Sequence[Observation], by: Callable[[Observation], Weights]) -> Curve:
    return curve(title, [Judged(weighed(by(o), o.topic, o.terms), o.right) for o in seen])


if __name__ == "__main__":
    sys.exit(main())
