"""The window: pages, forms, widgets. Knows operations and questions, never SQL."""
