from tests.fixtures.opened import (
    database,
    founded_folder,
    on_both,
    opened,
    postgres_database,
    postgres_template,
)

__all__ = [
    "database",
    "founded_folder",
    "on_both",
    "opened",
    "postgres_database",
    "postgres_template",
]
