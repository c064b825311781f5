"""Triggers that let rows be added only."""

from __future__ import annotations

import sqlalchemy as sa

ACTIONS = ("update", "delete")


def trigger_name(table: str, action: str) -> str:
    """Name of the trigger that forbids an action on a table."""
    return f"keep_{table}_{action}"


def guards(table: str, dialect: str) -> tuple[sa.TextClause, ...]:
    """Statements that make a table append-only; ``dialect`` is sqlite or postgresql."""
    if dialect == "sqlite":
        return tuple(
            sa.text(
                f"CREATE TRIGGER {trigger_name(table, action)} BEFORE {action.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
            for action in ACTIONS
        )
    return tuple(
        sa.text(
            f"CREATE TRIGGER {trigger_name(table, action)} BEFORE {action.upper()} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION keep_rows()"
        )
        for action in ACTIONS
    )


KEEP_ROWS = sa.text(
    "CREATE OR REPLACE FUNCTION keep_rows() RETURNS trigger AS $$ BEGIN "
    "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
)
"""The function behind the triggers in PostgreSQL."""
