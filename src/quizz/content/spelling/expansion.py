"""All the forms of a dictionary: each stem of a .dic file with the affixes that its flags allow.

Bounded whatever the files hold: forms, letters, and work; a rule is tried once for each ending that stems
have, not for each stem. The largest French dictionary (86,000 stems) gives 0.5 million forms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quizz.content.spelling import files
from quizz.content.spelling.affixes import Affix, Affixes, Flags, Rule
from quizz.content.spelling.files import Unfit
from quizz.i18n import _

MAX_FORMS = 1_000_000
MAX_LETTERS = 20_000_000
MAX_WORK = 3_000_000
"""Lines read, flags followed and rules tried; French takes at most 1.1 million."""
MAX_STEM = 80
"""Letters."""


class Forms:
    """The forms of stems; `silent` are those that should never be suggested."""

    def __init__(self, affixes: Affixes) -> None:
        self.affixes = affixes
        self.spoken: set[str] = set()
        self.silent: set[str] = set()
        self._fitting: dict[tuple[str, str], tuple[Rule, ...]] = {}
        self._made = 0
        self._letters = 0
        self.work = 0

    def add(self, stem: str, flags: Flags) -> None:
        """Take in a stem. Raises OverflowError when the forms are too many."""
        affixes = self.affixes
        self._spend(1 + len(flags))
        into = self.spoken if affixes.unsuggested.isdisjoint(flags) else self.silent
        if affixes.unreal.isdisjoint(flags):
            self._take(stem, into)
        leading = [flag for flag in dict.fromkeys(flags) if flag in affixes.by_flag]
        for form in self._derived(stem, leading, 2):
            self._take(form, into)

    def _spend(self, work: int) -> None:
        self.work += work
        if self.work > MAX_WORK:
            raise OverflowError

    def _take(self, form: str, into: set[str]) -> None:
        into.add(form)
        self._made += 1
        self._letters += len(form)
        if self._made > MAX_FORMS or self._letters > MAX_LETTERS:
            raise OverflowError

    def _derived(self, word: str, flags: Collection[str], depth: int) -> Iterator[str]:
        """What affixes make of a word, up to two on top of each other."""
        for flag in flags:
            affix = self.affixes.by_flag[flag]
            crossing = self._crossing(affix, flags) if depth > 1 else ()
            for rule in self._rules(flag, affix, word):
                form = rule.applied(word, affix.is_suffix)
                if len(form) > MAX_STEM:
                    continue
                yield form
                if depth > 1 and (rule.then or crossing):
                    yield from self._derived(form, (*rule.then, *crossing), depth - 1)

    def _crossing(self, affix: Affix, flags: Collection[str]) -> tuple[str, ...]:
        """The flags of the other side that may stand together with an affix."""
        self._spend(len(flags))
        by_flag = self.affixes.by_flag
        others = ((flag, by_flag[flag]) for flag in flags if affix.crosses)
        return tuple(
            flag for flag, other in others if other.crosses and other.is_suffix is not affix.is_suffix
        )

    def _rules(self, flag: str, affix: Affix, word: str) -> tuple[Rule, ...]:
        """The rules of a flag that apply to a word."""
        self._spend(1)
        end = word[-affix.reach :] if affix.is_suffix else word[: affix.reach]
        found = self._fitting.get((flag, end))
        if found is None:
            self._spend(len(affix.rules))
            found = tuple(
                rule
                for rule in affix.rules
                if rule.fits(end, affix.is_suffix) and (self.affixes.whole or rule.strip != word)
            )
            self._fitting[flag, end] = found
        return found


def expand(data: bytes, affixes: Affixes) -> Forms:
    """The forms of a .dic file. Raises Unfit when it is none, or gives too many forms."""
    lines = files.lines_of(data, affixes.encoding)
    if not next(lines, "").strip().isdecimal():
        raise Unfit(_("il ne commence pas par un nombre de mots"))
    forms = Forms(affixes)
    try:
        for line in lines:
            stem, flags = _entry(line)
            if len(stem) <= MAX_STEM:
                forms.add(stem, affixes.flags_of(flags))
    except OverflowError:
        raise Unfit(_("il donne bien plus de formes que n’en a le français")) from None
    forms.spoken.discard("")
    if not forms.spoken:
        raise Unfit(_("il ne contient aucun mot"))
    return forms


def _entry(line: str) -> tuple[str, str]:
    """The stem and the flags of a line; a slash in a stem is written `\\/`. The rest describes the word."""
    fields = line.split(None, 1)
    if not fields or line[0] in "\t ":
        return "", ""
    stem, _slash, flags = fields[0].replace("\\/", "\0").partition("/")
    return stem.replace("\0", "/"), flags
