"""Desks, segments, sealing and hubs; nothing of the rules."""
