"""`quizz check --fix`: corrects typography and adds missing ids, and touches nothing else of a file.

Edits are made in the source itself, at the places that our reader knows, and the result is read again before
it is kept. A round trip through a YAML library lays lists out its own way, unless it is told how each
author indents them.
"""

from quizz.content.mending.mend import Mended, hindrance, mend

__all__ = ["Mended", "hindrance", "mend"]
