"""Judging whole texts, word by word: a text to correct, notes to write out, sentences that are dictated."""
