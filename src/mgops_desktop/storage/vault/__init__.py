"""What keeps the data safe: keys, encrypted engines, place checks, lock, backup, restore."""
