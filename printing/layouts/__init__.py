"""Layouts as TOML files: read, judged, written back with what a person wrote in them kept."""
