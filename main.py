"""The front door: arguments, event, wiring, window or command."""
