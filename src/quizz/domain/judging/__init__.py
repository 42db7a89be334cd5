"""How an answer is judged: what is right, what is forgiven, and what is never taken for a typing error."""

from quizz.domain.judging.dispatch import judge
from quizz.domain.judging.numbers import format_number, read_quantity
from quizz.domain.judging.vocabulary import EMPTY_VOCABULARY, Vocabulary

__all__ = ["EMPTY_VOCABULARY", "Vocabulary", "format_number", "judge", "read_quantity"]
