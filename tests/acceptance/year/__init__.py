"""The year of one family assistant at the window: fifteen invented families, from report to closure or carry-over."""
