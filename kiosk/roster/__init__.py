"""Lists and programmes in: files become registrants, and a new version becomes a difference."""
