"""The desk: what it knows, what it does and what it shows."""

VERSION = "0.1.0"
