"""What all groups of tables can do: ask for many values at once, and write many rows at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Executable, Table, bindparam, delete, insert

AT_ONCE = 500  # values in one question: no database refuses so many
MANY: Any = bindparam("many", expanding=True)


class Tables:
    """Tables inside one transaction of the ledger."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def rows(self, query: Executable, values: Iterable[Any]) -> list[Any]:
        """The rows of a query that has MANY in it, for all values, asked for in parts."""
        left = iter(sorted(set(values)))
        found: list[Any] = []
        while part := list(islice(left, AT_ONCE)):
            found += self.connection.execute(query, {"many": part}).all()
        return found

    def fill(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write rows, if there are any."""
        if rows:
            self.connection.execute(insert(table), rows)

    def empty(self, column: Column[Any], values: Collection[Any]) -> None:
        """Take away the rows that have one of the values in the column."""
        left = iter(sorted(values))
        while part := list(islice(left, AT_ONCE)):
            self.connection.execute(delete(column.table).where(column.in_(MANY)), {"many": part})
