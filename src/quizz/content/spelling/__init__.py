"""Spelling: finds a French Hunspell dictionary, makes its forms, judges words and suggests others.

Its modules are imported one by one: a check without a dictionary needs none.
"""
