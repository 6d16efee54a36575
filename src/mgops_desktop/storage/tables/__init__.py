"""What the records are: one module per subject, every class on the record base."""
