"""Run by Alembic; everything is in storage/vault/migrate.py."""

from mgops_desktop.storage.vault.migrate import run_environment

run_environment()
