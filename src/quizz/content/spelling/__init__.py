"""Spelling: finds a French Hunspell dictionary, makes its forms, judges words and suggests others."""

from quizz.content.spelling.places import DictionaryFiles, find_dictionary, no_dictionary
from quizz.content.spelling.speller import Misspelt, Speller
from quizz.content.spelling.vocabulary import LIST_NAME, read_list, words_of_glossary

__all__ = [
    "LIST_NAME",
    "DictionaryFiles",
    "Misspelt",
    "Speller",
    "find_dictionary",
    "no_dictionary",
    "read_list",
    "words_of_glossary",
]
