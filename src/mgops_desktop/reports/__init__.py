"""Plain data in, paper out: PDF, Word, workbook, JSON. Never queries, never counts."""
