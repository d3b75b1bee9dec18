"""Database triggers that keep the journal append-only, for SQLite and PostgreSQL."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = [
    f"""CREATE TRIGGER audit_entry_no_{verb} BEFORE {verb} ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END"""
    for verb in ("update", "delete")
] + [
    # INSERT OR REPLACE deletes the row in its way without asking the trigger on deletion
    """CREATE TRIGGER audit_entry_no_replace BEFORE INSERT ON audit_entry
    WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id
        OR (chain_id = NEW.chain_id AND position = NEW.position))
    BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END"""
]
_POSTGRESQL = [
    """CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'audit_entry is append-only'; END $$""",
    """CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_append_only()""",
]
_DROP = {
    "sqlite": [
        f"DROP TRIGGER IF EXISTS audit_entry_no_{verb}" for verb in ("update", "delete", "replace")
    ],
    "postgresql": [
        "DROP TRIGGER IF EXISTS audit_entry_append_only ON audit_entry",
        "DROP TRIGGER IF EXISTS audit_entry_no_truncate ON audit_entry",
        "DROP FUNCTION IF EXISTS audit_append_only()",
    ],
}


def create_triggers(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """For a migration: forwards."""
    statements = _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRESQL
    for statement in statements:
        editor.execute(statement, params=None)


def drop_triggers(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """For a migration: backwards."""
    for statement in _DROP[editor.connection.vendor]:
        editor.execute(statement, params=None)


def renew_triggers(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """For a migration: the triggers as they are now, whatever was there."""
    drop_triggers(apps, editor)
    create_triggers(apps, editor)


def refuse_truncate(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """For a migration: PostgreSQL empties a table without asking the trigger on its rows."""
    if editor.connection.vendor == "postgresql":
        editor.execute(
            """CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
            FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()""",
            params=None,
        )


def allow_truncate(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """For a migration: backwards."""
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP TRIGGER IF EXISTS audit_entry_no_truncate ON audit_entry", params=None)
