"""hyoka's normaliser beside the libraries that do part of its work: right, wrong and none by kind, calls per second.

    python -m benchmarks.normalize                     # ../shared/cases/normalize.jsonl
    python -m benchmarks.normalize --cases FILE --wrong

Each library is asked only for the kinds that it is made for, in the way its documentation shows; one that is not installed
is left out. `wrong` is an answer that is not the expected one, `none` no answer where one is expected. A case that expects
no answer is right where none is given. An expected object agrees where each of its keys agrees.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Case = Mapping[str, Any]
Reader = Callable[[Case], object]
DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "cases" / "normalize.jsonl"
_ROUNDS = 20


@dataclass(slots=True)
class Score:
    """How many cases of one kind a tool got right, wrong, or did not answer."""

    right: int = 0
    wrong: int = 0
    none: int = 0


def jaconv_readers() -> dict[str, Reader]:
    """jaconv normalises text."""
    jaconv = importlib.import_module("jaconv")
    return {"text": lambda case: jaconv.normalize(case["input"], "NFKC")}


def timex_readers() -> dict[str, Reader]:
    """ja-timex finds dates in sentences; a range is two of them."""
    parser = importlib.import_module("ja_timex").TimexParser()

    def dates(text: str) -> list[str]:
        return [found.value for found in parser.parse(text) if found.type == "DATE"]

    def era(case: Case) -> object:
        found = dates(case["input"])
        return _of_timex(found[0]) if len(found) == 1 else None

    def fiscal_year(case: Case) -> object:
        date = era(case)
        if not isinstance(date, dict):
            return None
        year = date.get("year") or int(str(date["date"])[:4])
        month = date.get("month") or (int(str(date["date"])[5:7]) if "date" in date else 4)
        return {"fy": year if month >= 4 else year - 1}

    def range_(case: Case) -> object:
        found = [_of_timex(value) for value in dates(case["input"])]
        if len(found) != 2 or not all(isinstance(date, dict) for date in found):
            return None
        first, last = found
        if first is not None and last is not None and "date" in first and "date" in last:
            return {"date_from": first["date"], "date_to": last["date"]}
        years = [date.get("year") for date in found if date is not None]
        return {"fy_from": years[0], "fy_to": years[1]} if None not in years else None

    return {"era": era, "fiscal_year": fiscal_year, "range": range_}


def _of_timex(value: str) -> dict[str, object] | None:
    """`2021-04-01`, `2021-04-XX` or `2021-XX-XX` as an era's output."""
    year, month, day = [*value.split("-"), "XX", "XX"][:3]
    if not year.isdecimal():
        return None
    if month.isdecimal() and day.isdecimal():
        return {"date": value}
    return {"year": int(year), "month": int(month)} if month.isdecimal() else {"year": int(year)}


def japanera_readers() -> dict[str, Reader]:
    """japanera parses a date by a format; every format that a person would try is tried."""
    era_date = importlib.import_module("japanera").EraDate
    days = (
        "%-K%-y年%m月%d日",
        "%-K%-N年%-m月%-d日",
        "%-h%-y.%m.%d",
        "%-h%-y/%m/%d",
        "%Y年%m月%d日",
        "%Y/%m/%d",
        "%Y-%m-%d",
    )
    years = ("%-K%-y年", "%-K%-N年", "%-h%-y", "%-K%-y", "%-K%-y年度", "%-h%-y年度", "%Y年", "%Y年度")
    months = ("%-K%-y年%m月", "%-h%-y.%m")

    def parsed(text: str, formats: Sequence[str]) -> Any:
        for form in formats:
            try:
                found = era_date.strptime(text, form, allow_date_after_end_of_era=True)
            except (ValueError, TypeError, AttributeError, KeyError):
                continue
            if found:
                return found[0]
        return None

    def era(case: Case) -> object:
        day = parsed(case["input"], days)
        if day is not None:
            return {"date": f"{day.year:04}-{day.month:02}-{day.day:02}"}
        month = parsed(case["input"], months)
        if month is not None:
            return {"year": month.year, "month": month.month}
        year = parsed(case["input"], years)
        return None if year is None else {"year": year.year}

    def fiscal_year(case: Case) -> object:
        day = parsed(case["input"], (*days, *months))
        if day is not None:
            return {"fy": day.year if day.month >= 4 else day.year - 1}
        year = parsed(case["input"], years)
        return None if year is None else {"fy": year.year}

    return {"era": era, "fiscal_year": fiscal_year}


def kanjize_readers() -> dict[str, Reader]:
    """kanjize reads numbers, mixed ones too; a unit is cut off before."""
    kanji2number = importlib.import_module("kanjize").kanji2number

    def number(text: str) -> int | None:
        try:
            return int(kanji2number(text.replace(",", "")))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            return None

    def kanji(case: Case) -> object:
        value = number(case["input"])
        return None if value is None else {"value": value}

    def amount(case: Case) -> object:
        value = number(case["input"].removesuffix("円"))
        return None if value is None else {"value": value, "unit": "円"}

    return {"kanji_number": kanji, "amount": amount}


def hyoka_readers() -> dict[str, Reader]:
    """hyoka reads every kind."""
    answer = importlib.import_module("normalize.contract").answer
    return dict.fromkeys(("text", "era", "fiscal_year", "range", "amount", "kanji_number", "blank", "checkbox"), answer)


TOOLS: dict[str, Callable[[], dict[str, Reader]]] = {
    "hyoka": hyoka_readers,
    "jaconv": jaconv_readers,
    "ja-timex": timex_readers,
    "japanera": japanera_readers,
    "kanjize": kanjize_readers,
}


def agrees(output: object, case: Case) -> bool:
    """Whether an output is what a case expects."""
    expected = case["expected"]
    if isinstance(expected, dict) and isinstance(output, dict):
        return all(output.get(key) == value for key, value in expected.items())
    return bool(output == expected or output in case.get("accept", []))


def scored(cases: Iterable[Case], reader: Reader) -> tuple[Score, list[tuple[Case, object]]]:
    """The score of one reader over the cases of its kind, and what it got wrong or left."""
    score, missed = Score(), []
    for case in cases:
        output = reader(case)
        if agrees(output, case):
            score.right += 1
            continue
        missed.append((case, output))
        if output is None:
            score.none += 1
        else:
            score.wrong += 1
    return score, missed


def forget() -> None:
    """Empty every cache of hyoka's, so that each round reads its texts anew."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("normalize", "schemas"):
            for thing in list(vars(module).values()):
                if callable(getattr(thing, "cache_clear", None)) and not getattr(thing, "__name__", "").startswith(
                    "load"
                ):
                    thing.cache_clear()


def calls_per_second(cases: Sequence[Case], reader: Reader) -> float:
    """Calls per second over the cases, with empty caches before every round."""
    spent = 0.0
    for _ in range(_ROUNDS):
        forget()
        began = time.perf_counter()
        for case in cases:
            reader(case)
        spent += time.perf_counter() - began
    return len(cases) * _ROUNDS / spent


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where hyoka misses a case."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.normalize", description="Compare normalisers on the public cases."
    )
    parser.add_argument("--cases", type=Path, default=DEFAULT, help="JSON Lines with kind, input, context and expected")
    parser.add_argument("--wrong", action="store_true", help="list what hyoka does not get right")
    options = parser.parse_args(arguments)
    if not options.cases.is_file():
        print(f"{options.cases}: there is no such file", file=sys.stderr)
        return 2
    cases: list[Case] = [
        json.loads(line) for line in options.cases.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    print(f"{len(cases)} cases from {options.cases.name}\n")
    print(f"{'kind':14}{'tool':10}{'cases':>6}{'right':>7}{'wrong':>7}{'none':>6}{'calls/s':>11}")
    missed: list[tuple[Case, object]] = []
    # japanera warns of every date past its era's end; here that is what is measured.
    warnings.simplefilter("ignore", RuntimeWarning)
    for tool, make in TOOLS.items():
        try:
            readers = make()
        except ImportError as error:
            print(f"{'':14}{tool:10} not installed ({error.name})")
            continue
        total = Score()
        for kind, reader in readers.items():
            of_kind = [case for case in cases if case["kind"] == kind]
            if not of_kind:
                continue
            score, left = scored(of_kind, reader)
            total = Score(total.right + score.right, total.wrong + score.wrong, total.none + score.none)
            missed += left if tool == "hyoka" else []
            speed = calls_per_second(of_kind, reader)
            print(f"{kind:14}{tool:10}{len(of_kind):6}{score.right:7}{score.wrong:7}{score.none:6}{speed:11,.0f}")
        asked = total.right + total.wrong + total.none
        print(f"{'all asked':14}{tool:10}{asked:6}{total.right:7}{total.wrong:7}{total.none:6}\n")
    if options.wrong:
        for case, output in missed:
            print(json.dumps({**case, "output": output}, ensure_ascii=False))
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
