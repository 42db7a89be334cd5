"""Franchises to count: care of one day, what it costs, the mistakes that are recognised."""
