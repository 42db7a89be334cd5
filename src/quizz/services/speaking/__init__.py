"""Reads French aloud with what the computer has; nothing leaves it."""
