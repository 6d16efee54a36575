"""Rules and terms of the law. Standard library and small field libraries only: no Qt, no SQL, no files."""
