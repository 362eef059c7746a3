"""Rows and columns, told by boxes."""

from __future__ import annotations

from dataclasses import replace

from audit.places import cell, neighbours, same_column, same_row
from schemas.geometry import Box
from tests.audit.tables import fact


def test_figures_flush_right_are_one_column_whatever_their_width() -> None:
    assert same_column(fact(0, row=0), fact(1234567, row=3))
    assert not same_column(fact(0, col=0), fact(0, col=1))


def test_a_blank_cell_is_in_the_column_of_its_figures() -> None:
    blank = replace(fact(""), bbox=Box(100.0, 160.0, 165.0, 172.0))
    assert same_column(blank, fact(12345))


def test_pages_have_no_columns_in_common() -> None:
    assert not same_column(fact(1), fact(1, page=2))
    assert not same_row(fact(1), fact(1, col=1, page=2))


def test_neighbours_are_the_nearest_on_both_sides() -> None:
    row = [fact(n, col=n) for n in range(5)]
    assert neighbours(row[2], row) == (row[1], row[3])
    assert neighbours(row[0], row) == (row[1],)


def test_two_facts_of_one_figure_are_one_cell() -> None:
    assert cell(fact(5, concept="amount")) == cell(fact(5, concept="line_item"))
    assert cell(fact(5)) != cell(fact(5, row=1))
