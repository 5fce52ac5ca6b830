"""The send log: how far the mail of each issue to each address has come.

The steps are claimed → handing → sent, or failed, each stored before the next begins. Whoever sends
holds the lock of the issue (`Store.sending`), so a `claimed` row that is found there belongs to a run
that died before it handed anything over and may be taken up again, while a `handing` row may have
arrived and is never sent again unless somebody says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from briefgen.store.records import Delivery, IssueNumber, SendState
from briefgen.store.schema import DELIVERY


def deliveries(connection: Connection, brief_id: str, number: IssueNumber) -> tuple[Delivery, ...]:
    """What is known of every address that this issue was ever to go to."""
    query = select(DELIVERY).where(DELIVERY.c.brief_id == brief_id, DELIVERY.c.total == number.total)
    rows = connection.execute(query.order_by(DELIVERY.c.address))
    return tuple(Delivery(row.address, row.state, row.reason) for row in rows)


def mark(connection: Connection, brief_id: str, number: IssueNumber, rows: Iterable[Delivery]) -> None:
    """Set the state of these addresses."""
    for row in rows:
        key = {"brief_id": brief_id, "total": number.total, "address": row.address}
        values = {"state": row.state, "reason": row.reason[:2000]}
        where = [DELIVERY.c[name] == value for name, value in key.items()]
        if connection.execute(DELIVERY.update().where(*where).values(**values)).rowcount == 0:
            connection.execute(DELIVERY.insert().values(**key, **values))


def may_send(state: SendState | None) -> bool:
    """Whether an address in this state has surely not got the issue."""
    return state in (None, "claimed", "failed")
