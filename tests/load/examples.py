"""Facts and documents to load."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from load.engine import open_engine
from load.export import ExportOptions, export
from load.store import open_store
from schemas.document import DocumentResult, SheetInfo
from schemas.fact import Fact
from schemas.geometry import Box

SAMPLES = Path(__file__).parents[2] / "samples"


def make_fact(concept: str = "other", value: Any = "値", **more: Any) -> Fact:
    """A fact with sensible defaults."""
    plain: dict[str, Any] = {
        "document": "sheet.pdf",
        "sheet": 1,
        "page": 1,
        "bbox": Box(10.0, 20.0, 110.25, 32.5),
        "label": (concept,),
        "raw": str(value),
    }
    return Fact(**(plain | {"concept": concept, "value": value} | more))


def amount(value: int | None, year: int | None = 2021, label: tuple[str, ...] = ("事業費",), **dimensions: Any) -> Fact:
    """An amount in yen."""
    whole = {"phase": "settlement", "cost": "project"} | dimensions
    state = "blank" if value is None else "reported"
    return make_fact(
        "amount", value, label=label, fiscal_year=year, dimensions=whole, unit="JPY", decimals=-3, state=state
    )


def make_result(*facts: Fact, name: str = "sheet.pdf", key: int = 1, **more: Any) -> DocumentResult:
    """A document with these facts."""
    plain: dict[str, Any] = {
        "document": name,
        "path": f"/in/{name}",
        "sha256": f"{key:064x}",
        "size": 1000,
        "pages": 1,
        "municipality": "つくば市",
        "reader": "pymupdf",
        "sheets": (SheetInfo(1, 1, 1, "事務事業評価シート", None),),
        "facts": facts,
    }
    return DocumentResult(**(plain | more))


def load_all(url: str, *results: DocumentResult, extraction: str = "1") -> list[str]:
    """Load documents in one run. Returns their outcomes."""
    store = open_store(url)
    run = store.begin_run("test", {})
    outcomes = [store.load(run, result, extraction).outcome.value for result in results]
    store.finish_run(run)
    store.close()
    return outcomes


def exported(url: str, path: Path, **options: Any) -> bytes:
    """An export as bytes."""
    engine = open_engine(url, create=False)
    with path.open("w", encoding="utf-8", newline="") as out:
        export(engine, out, ExportOptions(**options))
    engine.dispose()
    return path.read_bytes()


def queried(url: str, sql: str) -> list[Any]:
    """The rows of a query, as tuples."""
    engine = open_engine(url, create=False)
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.exec_driver_sql(sql)]
    engine.dispose()
    return rows
