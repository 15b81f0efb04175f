"""The desk: what it knows, what it does and what it shows."""
