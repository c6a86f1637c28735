from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState

from . import postgresql, sqlite

_STORES = {"sqlite": sqlite, "postgresql": postgresql}


class CreateSearchTable(Operation):
    """The raw search table beside an edition table, by the database's own means."""

    reversible = True
    category = OperationCategory.ADDITION

    def __init__(self, edition_table: str) -> None:
        self.edition_table = edition_table

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Django's picture of the models does not know the table."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for make, _ in _STORES[schema_editor.connection.vendor].statements(self.edition_table):
            schema_editor.execute(make)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        made = _STORES[schema_editor.connection.vendor].statements(self.edition_table)
        for _, unmake in reversed(made):
            schema_editor.execute(unmake)

    def describe(self) -> str:
        return f"Create the search table of {self.edition_table}"

    @property
    def migration_name_fragment(self) -> str:
        return f"{self.edition_table}_search"
