"""Papers for the head and for an inspection: plain data in, blocks out; nothing here counts."""
