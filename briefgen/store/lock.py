"""Only one run at a time: a lock on an open file, which the system takes back from a killed process.

The file itself means nothing; a leftover one locks nobody out.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from briefgen.errors import StoreError


@contextmanager
def only_one(path: Path, what: str, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the lock `path` during the block; `StoreError` if another process does not let go in time.

    `what` names in that error what only one may do, such as “briefgen weekly”.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+b", buffering=0)
    except OSError as fault:
        message = f"the lock could not be taken: {fault.strerror}."
        raise StoreError(message, str(path), "Check that its folder exists and may be written to.") from fault
    with file:
        if not waited_for(lambda: _taken(file), wait_seconds):
            message = f"{what} is already at work{_holder(file)}."
            hint = "Wait until that run has ended; if it hangs, end it: its lock goes with it."
            raise StoreError(message, str(path), hint)
        _sign(file)
        yield


def waited_for(attempt: Callable[[], bool], wait_seconds: float) -> bool:
    """Try until `attempt` succeeds or the time is over; once at least."""
    end = time.monotonic() + wait_seconds
    while not attempt():
        if time.monotonic() >= end:
            return False
        time.sleep(0.05)
    return True


def _taken(file: FileIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(1 << 20)  # a byte that nobody reads, so that the process id stays readable
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sign(file: FileIO) -> None:
    """Write down who holds the lock, for the message of whoever comes second; a full disk is no matter."""
    try:
        file.truncate(0)
        file.write(str(os.getpid()).encode())
    except OSError:
        pass


def _holder(file: FileIO) -> str:
    file.seek(0)
    number = file.read(20).strip()
    return f" (process {number.decode()})" if number.isdigit() else ""
