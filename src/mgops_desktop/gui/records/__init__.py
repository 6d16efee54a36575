"""Any kind of record in the window: its form, the editor round it, lists of records on a card."""
