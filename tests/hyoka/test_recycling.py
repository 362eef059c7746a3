"""What a reading process gives back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
from hyoka.recycling import give_back, resident
kept = [bytearray(3000) for _ in range(60_000)]
full = resident()
del kept[:-1]
freed = resident()
give_back()
print(full // 2**20, freed // 2**20, resident() // 2**20)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's")
def test_free_memory_is_given_back() -> None:
    """Of 180 MB, of which only the last 3 kB are still in use, hardly any stays."""
    said = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True).stdout
    full, freed, given_back = map(int, said.split())
    assert full > 170
    assert freed > 100, "the system needs no telling: this test shows nothing"
    assert given_back < 60
