"""What keeps the data safe: keys, encrypted engines, place checks, lock, backup, restore, migrations.

Where to begin:

- `holding`   taking a folder: `hold`
- `opening`   from a held folder to opened data: `open_held`; both: `open_folder`
- `create`    founding a folder: `create_vault`; a later database: `add_file`
- `keys`      accounts, compartments, passwords, recovery sheet (pure functions); `key_file.KeyStore` keeps the result
- `engine`    `open_engine` for writer and readers, `checkpoint`, `quick_check`
- `backup`    `make_backup`, `thin_out`; `register.list_backups`; `retention.backup_due`
- `restore`   `describe`, `restore`, `recheck`
- `migrate`   `migrate_folder`; `run_environment` is all that an Alembic env.py calls
- `rotate`    a new key for a compartment after an account was removed
- `place`     where data may lie, how much room there is; `lock.FolderLock` who holds the folder

Every database in work is opened by `connection.open_live` and never as a plain file: closing a plain file would drop
SQLite's locks on it.
"""
