"""YAML text to domain objects and diagnostics. Knows neither memory, nor storage, nor screens."""
