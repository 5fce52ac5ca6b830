"""Numbers of issues: 第N期（总第M期), given once, kept for a rebuild, counted anew each year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, and_, func, select

from briefgen.errors import UsageError
from briefgen.store.records import IssueNumber
from briefgen.store.schema import ISSUE

_Issue = Row[tuple[int, str, int, int, int, date, str, str | None]]


@dataclass(frozen=True, slots=True)
class Wish:
    """A number is wished for this brief, day and hash of all inputs; `wanted` is what --issue says."""

    brief_id: str
    day: date
    inputs: str
    wanted: int | None = None


def number(connection: Connection, wish: Wish) -> IssueNumber:
    """The number of this issue: the one it has already, or the next, or the wanted one if it is free."""
    same = _same(connection, wish)
    if same is not None:
        return _number(connection, same)
    of_year = and_(ISSUE.c.brief_id == wish.brief_id, ISSUE.c.year == wish.day.year)
    if wish.wanted is None:
        issue = (connection.execute(select(func.max(ISSUE.c.issue)).where(of_year)).scalar() or 0) + 1
    else:
        issue = _free(connection, wish)
    values = {
        "brief_id": wish.brief_id,
        "year": wish.day.year,
        "issue": issue,
        "total": _total(connection, wish, issue),
        "day": wish.day,
        "inputs": wish.inputs,
    }
    connection.execute(ISSUE.insert().values(**values))
    return _number(connection, connection.execute(select(ISSUE).where(of_year, ISSUE.c.issue == issue)).one())


def _same(connection: Connection, wish: Wish) -> _Issue | None:
    """The latest issue of the same brief, day and inputs, if it bears the wanted number."""
    query = select(ISSUE).where(
        ISSUE.c.brief_id == wish.brief_id, ISSUE.c.day == wish.day, ISSUE.c.inputs == wish.inputs
    )
    if wish.wanted is not None:
        query = query.where(ISSUE.c.issue == wish.wanted)
    return connection.execute(query.order_by(ISSUE.c.id.desc()).limit(1)).first()


def _free(connection: Connection, wish: Wish) -> int:
    wanted = wish.wanted or 0
    if wanted < 1:
        raise UsageError(f"an issue cannot have the number {wanted}.", hint="Numbers begin at 1.")
    key = (ISSUE.c.brief_id == wish.brief_id, ISSUE.c.year == wish.day.year)
    taken = connection.execute(select(ISSUE).where(*key, ISSUE.c.issue == wanted)).first()
    if taken is None:
        return wanted
    last = connection.execute(select(func.max(ISSUE.c.issue)).where(*key)).scalar_one()
    message = f"the number {wanted} of “{wish.brief_id}” was given on {taken.day} already."
    raise UsageError(message, hint=f"Leave --issue out, or say --issue {last + 1}.")


def _total(connection: Connection, wish: Wish, issue: int) -> int:
    """Those of earlier years plus this year's; behind the highest if a later year has begun already."""
    of_brief = ISSUE.c.brief_id == wish.brief_id
    earlier = select(func.max(ISSUE.c.total)).where(of_brief, ISSUE.c.year < wish.day.year)
    total = (connection.execute(earlier).scalar() or 0) + issue
    if connection.execute(select(ISSUE.c.id).where(of_brief, ISSUE.c.total == total)).first() is None:
        return int(total)
    return int(connection.execute(select(func.max(ISSUE.c.total)).where(of_brief)).scalar_one()) + 1


def _number(connection: Connection, row: _Issue) -> IssueNumber:
    query = select(func.max(ISSUE.c.day)).where(ISSUE.c.brief_id == row.brief_id, ISSUE.c.id < row.id)
    latest = connection.execute(query).scalar()
    return IssueNumber(row.issue, row.total, row.day, latest if latest and latest > row.day else None)


def release(connection: Connection, brief_id: str, number: IssueNumber) -> bool:
    """Take back a number under which nothing was issued; false if something was."""
    key = (ISSUE.c.brief_id == brief_id, ISSUE.c.total == number.total, ISSUE.c.content.is_(None))
    return connection.execute(ISSUE.delete().where(*key)).rowcount > 0


def unfinished(connection: Connection, brief_id: str) -> tuple[IssueNumber, ...]:
    """Numbers that were given to builds which never came to their end."""
    query = select(ISSUE).where(ISSUE.c.brief_id == brief_id, ISSUE.c.content.is_(None))
    return tuple(_number(connection, row) for row in connection.execute(query.order_by(ISSUE.c.id)).all())
