from tests.conftest_database import database, founded_folder, opened_folder
from tests.storage.vault.invented import copy_of_vault, founded, vault

__all__ = ["copy_of_vault", "database", "founded", "founded_folder", "opened_folder", "vault"]
