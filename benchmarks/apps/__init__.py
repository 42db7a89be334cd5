"""Small Textual programs: what the framework itself costs."""
