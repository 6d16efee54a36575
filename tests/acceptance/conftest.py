from tests.conftest_database import database, founded_folder, opened_folder

__all__ = ["database", "founded_folder", "opened_folder"]
