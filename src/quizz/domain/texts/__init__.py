"""Whole texts: their words, the forms that are accepted, the faults that are planted.

Light: banks are read with it.
"""
