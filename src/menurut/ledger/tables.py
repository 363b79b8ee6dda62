"""What all groups of tables can do: ask for many values at once, and write many rows at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Executable, Insert, Table, Update, bindparam, delete, insert
from sqlalchemy.sql.compiler import SQLCompiler

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
        """Write rows, if there are any; all have the same columns."""
        if rows:
            self._many(insert(table), tuple(rows[0]), rows)

    def change(self, statement: Update, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run a change for each of the rows, if there are any; they give the values of its parameters."""
        if rows:
            self._many(statement, None, rows)

    def _many(
        self, statement: Insert | Update, names: tuple[str, ...] | None, rows: Sequence[Mapping[str, Any]]
    ) -> None:
        """The statement goes to the driver as it is, since preparing each row costs more here than writing it."""
        made = statement.compile(dialect=self.connection.dialect, column_keys=names)
        assert isinstance(made, SQLCompiler)
        if made.positional:
            take = made.positiontup or []
            self.connection.exec_driver_sql(str(made), [tuple([row[name] for name in take]) for row in rows])
        else:
            self.connection.exec_driver_sql(str(made), [dict(row) for row in rows])

    def empty(self, column: Column[Any], values: Collection[Any]) -> None:
        """Take away the rows that have one of the values in the column."""
        left = iter(sorted(values))
        while part := list(islice(left, AT_ONCE)):
            self.connection.execute(delete(column.table).where(column.in_(MANY)), {"many": part})
