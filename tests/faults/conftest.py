from tests.storage.vault.invented import copy_of_vault, founded, vault

__all__ = ["copy_of_vault", "founded", "vault"]
