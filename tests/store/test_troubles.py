"""A store that is locked, damaged, foreign, read-only or on a full disk says so and what to do."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from briefgen.errors import StoreError
from briefgen.store import Issued, only_one, open_store
from briefgen.store.schema import METADATA, STEPS

MONDAY = date(2026, 1, 5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "store.sqlite"
    with open_store(str(made)) as store:
        store.number("weekly", MONDAY, "a")
    return made


def fault_of(url: str, wait: float = 0.1) -> StoreError:
    with pytest.raises(StoreError) as caught, open_store(url, wait) as store:
        store.number("weekly", date(2026, 1, 12), "b")
    assert caught.value.exit_code == 7
    assert caught.value.hint, "the message says what to do"
    return caught.value


def test_locked(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert "another program holds the store" in fault_of(str(path)).message
    assert "another program" in fault_of(f"sqlite:///{path}?timeout=0.1", wait=30).message
    other.close()
    with open_store(str(path)) as store:
        assert store.number("weekly", date(2026, 1, 12), "b").issue == 2


@pytest.mark.parametrize(
    "damage", [b"this is no database at all, not in the least" * 100, b"SQLite format 3\0" * 400]
)
def test_damaged(path: Path, damage: bytes) -> None:
    path.write_bytes(damage)
    fault = fault_of(str(path))
    assert "damaged" in fault.message
    assert "backup" in fault.hint


def test_damaged_in_the_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = os.urandom(64)
    path.write_bytes(data)
    assert "damaged" in fault_of(str(path)).message


def test_a_record_that_does_not_fit_its_hash_is_noticed(path: Path) -> None:
    with open_store(str(path)) as store:
        number = store.number("weekly", MONDAY, "a")
        store.record(Issued("weekly", number, files=("x.pdf",)))
    raw = sqlite3.connect(path)
    raw.execute("UPDATE blob SET data = X'00'")
    raw.commit()
    raw.close()
    with open_store(str(path)) as store, pytest.raises(StoreError, match="damaged"):
        store.last_issue("weekly")


def test_foreign_tables(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE issue (id INTEGER)")
    raw.close()
    assert "not briefgen's" in fault_of(str(path)).message


def test_a_store_of_a_newer_version(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("UPDATE schema_version SET version = 99")
    raw.commit()
    raw.close()
    assert "Update briefgen" in fault_of(str(path)).hint


@pytest.mark.parametrize(
    "url",
    ["mysql://x/y", "nonsense://", "postgresql+nodriver://u@h/d"],
)
def test_urls_that_mean_nothing(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(url)
    assert caught.value.hint


def test_a_store_in_memory_lives_as_long_as_it_is_open() -> None:
    with open_store("sqlite://") as store, store.sending():
        assert store.number("weekly", MONDAY, "a").issue == 1
        assert store.number("weekly", MONDAY, "b").issue == 2
    with open_store("sqlite://") as store:
        assert store.unfinished("weekly") == ()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "folder" in fault_of(str(tmp_path / "file" / "store.sqlite")).message


def test_no_password_in_any_message() -> None:
    url = "postgresql+psycopg://someone:TopSecret1@127.0.0.1:1/none"
    with pytest.raises(StoreError) as caught:
        open_store(url)
    assert "TopSecret1" not in str(caught.value)
    assert "does not answer" in caught.value.message


def test_a_wrong_database_name(postgresql: str) -> None:
    with pytest.raises(StoreError, match="does not know this database"):
        open_store(postgresql.replace("/postgres?", "/nothing_here?"))


AS_NOBODY = """
import os, resource, sys
from datetime import date
from briefgen.errors import StoreError
from briefgen.model import Document, Extraction
from briefgen.store import open_store
with open_store(sys.argv[1] + ".warm"):
    pass  # everything is imported before the rights go
if sys.argv[2] == "nobody":
    os.setgid(65534); os.setuid(65534)
if sys.argv[2] == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
text = "".join(chr(0x4e00 + (i * 7919) % 20000) for i in range(200000))
try:
    with open_store(sys.argv[1], 1) as store:
        print(store.documents(), store.unfinished("weekly"))
        store.keep(Document("a", "a.txt", "0" * 64, text, text, ()), "1", Extraction("a"))
except StoreError as fault:
    print(fault)
    sys.exit(fault.exit_code)
"""


def run_as(path: Path, *how: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", AS_NOBODY, str(path), *how]
    return subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)


def test_read_only(path: Path) -> None:
    path.chmod(0o444)
    if os.geteuid() == 0:  # nothing is read-only to root
        for folder in (path.parent, *path.parent.parents):
            if folder.stat().st_mode & 0o005 != 0o005:
                folder.chmod(folder.stat().st_mode | 0o005)
    done = run_as(path, "nobody" if os.geteuid() == 0 else "me")
    assert done.returncode == 7, done.stderr
    assert "IssueNumber(issue=1" in done.stdout, "reading still works"
    assert "may not be written to" in done.stdout


def test_a_full_disk_leaves_what_was_stored(path: Path) -> None:
    done = run_as(path, "full", str(path.stat().st_size + 4096))
    assert done.returncode == 7, done.stderr
    assert "disk is full" in done.stdout
    with open_store(str(path)) as store:
        assert store.check() == ""
        assert store.documents() == ()
        assert store.number("weekly", MONDAY, "a").issue == 1


def test_the_limit_is_still_what_it_was() -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


# --- migrations ---

VERSION_1 = Path(__file__).with_name("version-1.sql")


def test_a_store_of_version_1_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    raw = sqlite3.connect(path)
    raw.executescript(VERSION_1.read_text(encoding="utf-8"))
    raw.close()
    with open_store(str(path)) as store:
        assert [kept.name for kept in store.documents()] == ["总结.txt"]
        assert store.number("weekly", MONDAY, "a").issue == 3, "the number that it has"
        assert store.number("weekly", date(2026, 1, 12), "b").issue == 4
        assert store.deliveries("weekly", store.number("weekly", MONDAY, "a")) == ()
    assert shape(path) == shape_of_new(tmp_path)


def shape(path: Path) -> dict[str, list[tuple[object, ...]]]:
    raw = sqlite3.connect(path)
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")]
    found = {
        name: [row[1:] for row in raw.execute(f"PRAGMA table_info({name})")]
        + sorted((row[2], row[3]) for row in raw.execute(f"PRAGMA index_list({name})"))
        for name in names
    }
    version = raw.execute("SELECT version FROM schema_version").fetchall()
    raw.close()
    assert version == [(len(STEPS),)]
    return found


def shape_of_new(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_store(str(folder / "new.sqlite")):
        pass
    found = shape(folder / "new.sqlite")
    assert set(found) == set(METADATA.tables)
    return found


def test_a_migration_that_fails_leaves_the_old_store(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    raw = sqlite3.connect(path)
    raw.executescript(VERSION_1.read_text(encoding="utf-8"))
    raw.execute("CREATE TABLE delivery (id INTEGER)")  # what the next step wants to make
    before = list(raw.iterdump())
    raw.close()
    with pytest.raises(StoreError):
        open_store(str(path))
    assert list(sqlite3.connect(path).iterdump()) == before


# --- the lock of a run ---

HOLD = """
import sys, time
from pathlib import Path
from briefgen.store import only_one
with only_one(Path(sys.argv[1]), "briefgen weekly"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_only_one_run_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(lock)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with (
        pytest.raises(StoreError, match=f"briefgen weekly is already at work .process {holder.pid}."),
        only_one(lock, "briefgen weekly"),
    ):
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with only_one(lock, "briefgen weekly"):
        pass
