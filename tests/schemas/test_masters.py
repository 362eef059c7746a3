"""Master lists: the shipped ones, and errors that say what, which value and where."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from schemas.masters import (
    MasterError,
    check_digit,
    municipality_code,
    read_departments,
    read_masters,
    read_municipalities,
    read_systems,
    shipped,
)

HEAD = "id,municipality_id,name,parent_id,aliases,former_names,valid_from,valid_to\n"


def written(folder: Path, text: str, name: str = "departments.csv") -> Path:
    """A file with this text."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_all_municipalities_are_shipped() -> None:
    """1,718 cities, towns and villages, 23 special wards, 171 wards of 20 designated cities, 47 prefectures."""
    by_id = {one.id: one for one in shipped().municipalities}
    names = [one.name for one in by_id.values()]
    wards = [one for one in by_id.values() if one.name.endswith("区") and "市" in one.name]
    assert len(by_id) == 1718 + 23 + 171 + 47
    assert len(wards) == 171
    assert sum(one.name == one.prefecture for one in by_id.values()) == 47
    assert sum(name.endswith("区") and "市" not in name for name in names) == 23
    assert {by_id[code].name for code in ("14100", "22130", "40130", "13206", "13381")} == {
        *("横浜市", "浜松市", "福岡市", "府中市", "三宅村")
    }
    assert by_id["22130"].kana == "ハママツシ"
    assert by_id["01407"].aliases == ("余市郡仁木町",)
    assert all(one.kana for one in by_id.values())


def test_25_names_stand_in_more_than_one_prefecture() -> None:
    """The names that need their prefecture."""
    counts = Counter(one.name for one in shipped().municipalities if "市" not in one.name[:-1])
    several = {name for name, number in counts.items() if number > 1}
    assert len(several) == 25
    assert {"府中市", "伊達市", "池田町", "森町"} <= several


def test_systems_are_told_apart() -> None:
    """The 20 standardised tasks come first; no name means two systems."""
    systems = shipped().systems
    names = Counter(name for one in systems for name in (one.name, *one.aliases))
    assert [name for name, number in names.items() if number > 1] == []
    assert {one.id for one in systems[:20]} >= {"resident_register", "child_care_support", "long_term_care"}
    assert {"住基ネット", "LGWAN", "統合型GIS", "財務会計", "グループウェア", "庶務事務"} <= {*names}


@pytest.mark.parametrize(("code", "digit"), [("11208", "9"), ("13206", "3"), ("01100", "2"), ("13113", "0")])
def test_check_digit(code: str, digit: str) -> None:
    """Codes of the Ministry's list."""
    assert check_digit(code) == digit
    assert municipality_code(code + digit) == code


@pytest.mark.parametrize("text", ["", "1120", "112088", "１１２０８", "所沢市", "1120812"])
def test_other_texts_are_no_codes(text: str) -> None:
    """Too short, too long, a wrong check digit."""
    assert municipality_code(text) is None


def test_departments_are_read(tmp_path: Path) -> None:
    """Names joined by |, open years, a byte order mark, columns of other programs."""
    text = (
        HEAD.replace("\n", ",memo\n")
        + "B,11208,経営企画部,,,,,,\nD,112089,デジタル戦略課,B,DX課| DX室 ,ICT推進課,2021,,x\n"
    )
    _, unit = read_departments(written(tmp_path, "\ufeff" + text))
    assert (unit.municipality_id, unit.parent_id, unit.aliases) == ("11208", "B", ("DX課", "DX室"))
    assert (unit.former_names, unit.valid_from, unit.valid_to) == (("ICT推進課",), 2021, None)
    assert [unit.valid_in(year) for year in (2020, 2021, None)] == [False, True, True]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("D,1100,総務課,,,,,", "line 3: municipality_id is not a municipal code of 5 digits (JIS X 0402): '1100'"),
        ("D,11208,総務課,X,,,,", "line 3: parent_id is the id of no line: 'X'"),
        ("D,11209,総務課,B,,,,", "line 3: parent_id is a unit of another municipality: 'B'"),
        ("D,11208,総務課,D,,,,", "line 3: parent_id goes round in a circle: 'D'"),
        ("B,11208,総務課,,,,,", "line 3: id stands in line 2 already: 'B'"),
        ("D,11208,,,,,,", "line 3: name is empty: ''"),
        ("D,11208,総務課,,,,R3,", "line 3: valid_from is not a fiscal year such as 2021: 'R3'"),
        ("D,11208,総務課,,,,2021,2020", "line 3: valid_to is before valid_from 2021: '2020'"),
        ("D,11208,総務課,,,,,,,x", "line 3: more fields than the header has"),
    ],
)
def test_errors_say_what_and_where(tmp_path: Path, line: str, said: str) -> None:
    """The file, the line, the value."""
    file = written(tmp_path, f"{HEAD}B,11208,総務部,,,,,\n{line}\n")
    with pytest.raises(MasterError) as error:
        read_departments(file)
    assert str(error.value).startswith(f"{file}: {said}")


def test_a_file_that_is_no_list(tmp_path: Path) -> None:
    """A missing column, other bytes, no file, no folder, an empty folder."""
    with pytest.raises(MasterError, match="header lacks prefecture"):
        read_municipalities(written(tmp_path, "id,name\n", "municipalities.csv"))
    (tmp_path / "systems.csv").write_bytes("id,name\nS,戸籍\n".encode("cp932"))
    with pytest.raises(MasterError, match="not CSV in UTF-8"):
        read_systems(tmp_path / "systems.csv")
    with pytest.raises(MasterError, match="cannot be read"):
        read_systems(tmp_path / "none.csv")
    with pytest.raises(MasterError, match="no such folder"):
        read_masters(tmp_path / "none")
    (tmp_path / "empty").mkdir()
    with pytest.raises(MasterError, match=r"none of municipalities\.csv"):
        read_masters(tmp_path / "empty")


def test_shipped_lists_stand_in(tmp_path: Path) -> None:
    """A folder with departments only."""
    written(tmp_path, HEAD)
    masters = read_masters(tmp_path)
    assert masters.departments == ()
    assert masters.systems == shipped().systems
