"""Papers about Blue Card procedures; they carry numbers and dates, never a name."""
