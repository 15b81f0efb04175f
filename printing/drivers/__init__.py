"""One file a kind of printer: each takes a page and says what became of it."""
