"""Questions made from the entries of the glossary, and the search of an entry as one types."""

from quizz.domain.glossary.questions import GlossaryQuestions

__all__ = ["GlossaryQuestions"]
