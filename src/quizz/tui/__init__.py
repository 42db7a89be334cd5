"""The trainer in the terminal."""
