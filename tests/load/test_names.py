"""Master lists, the queue and decisions in a database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from load import migrate
from load.engine import open_engine
from load.masters import import_masters, read_masters
from load.names import Engine, decide, lines, named_documents, save_matches
from schemas.errors import HyokaError
from schemas.masters import Department, Municipality, System, shipped
from schemas.naming import Answer, Candidate, NameMatch, Place, key_of
from tests.load.examples import load_all, make_fact, make_result

CANDIDATE = Candidate("D1", "デジタル戦略課", 75.0, "similar")
PLACE = Place("0" * 64, "a.pdf", 1, 2, "responsible_division")


def name(text: str = "デジタル課", answer: Answer | None = None, **more: str) -> NameMatch:
    """A match for a person."""
    found = Answer("review", None, (CANDIDATE,)) if answer is None else answer
    key = key_of("department", "11208", 2021, text)
    return NameMatch(key, "department", "11208", 2021, text, "similar", found, places=(PLACE,), **more)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database of this release."""
    engine = open_engine(database_url, create=True)
    migrate.ensure(engine, create=True)
    yield engine
    engine.dispose()


def test_lists_come_back(engine: Engine) -> None:
    """What was imported; a second import takes the place of the same municipality's departments only."""
    first = Department("D1", "11208", "デジタル戦略課", "B1", ("DX課",), ("ICT推進課",), 2021, 2024)
    other = Department("T1", "08220", "情報政策課")
    import_masters(engine, [Department("B1", "11208", "経営企画部"), first, other])
    assert first in read_masters(engine, shipped()).departments
    assert read_masters(engine, shipped()).systems == shipped().systems
    places = [Municipality("11208", "所沢市", "埼玉県")]
    import_masters(engine, [Department("D9", "11208", "総務課")], [System("S", "戸籍", ("戸籍システム",))], places)
    import_masters(engine, municipalities=places)
    masters = read_masters(engine, shipped())
    assert [one.id for one in masters.departments] == ["D9", "T1"]
    assert masters.systems == (System("S", "戸籍", ("戸籍システム",)),)


def test_a_decision_survives_a_new_reading(engine: Engine) -> None:
    """The queue is made anew, with other candidates; the decision is found by what is printed."""
    save_matches(engine, [name(), name("市民課", Answer("auto", "D4", (CANDIDATE,)))])
    assert [line.standing for line in lines(engine)] == ["pending", "auto"]
    decide(engine, name().key[:6], "accepted", note="電話で確認")
    save_matches(engine, [])
    save_matches(engine, [name(answer=Answer("none"))])
    [line] = lines(engine)
    assert (line.standing, line.master_id) == ("accepted", "D1")
    assert line.decision is not None
    assert line.decision.note == "電話で確認"
    decide(engine, line.match.key, "rejected")
    assert [(one.standing, one.master_id) for one in lines(engine)] == [("rejected", None)]


def test_a_decision_needs_one_name_and_one_candidate(engine: Engine) -> None:
    """Sentences that say what is missing."""
    other = Candidate("D2", "デジタル政策課", 75.0, "similar")
    save_matches(engine, [name(answer=Answer("review", None, (CANDIDATE, other))), name("二つ目")])
    with pytest.raises(HyokaError, match="no name in the queue"):
        decide(engine, "zz", "accepted")
    with pytest.raises(HyokaError, match="no name in the queue"):
        decide(engine, "", "rejected")
    with pytest.raises(HyokaError, match="there are: D1, D2"):
        decide(engine, name().key, "accepted")
    assert decide(engine, name().key, "accepted", "D2").master_id == "D2"


def test_a_difference_is_accepted_without_a_unit(engine: Engine) -> None:
    """List and sheet differ: there is nothing to choose."""
    save_matches(engine, [name(answer=Answer("review"), other="デジタル戦略課")])
    assert decide(engine, name().key, "accepted").standing == "accepted"


def test_documents_with_their_names(database_url: str) -> None:
    """Only the concepts asked for, in reading order."""
    facts = [make_fact("project_name", "事業"), make_fact("other", "x"), make_fact("responsible_division", "総務課")]
    load_all(database_url, make_result(*facts))
    engine = open_engine(database_url, create=False)
    [document] = named_documents(engine, {"project_name", "responsible_division"})
    assert [fact.value for fact in document.facts] == ["事業", "総務課"]
    assert document.municipality == "つくば市"
    engine.dispose()
