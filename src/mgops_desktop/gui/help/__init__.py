"""The offline manual: its pages, what is found in them, and how they are shown."""
