"""An .aff file: the prefixes and suffixes that make the forms of a stem.

What Hunspell uses to suggest, to hyphenate and to compound is left aside: see `hunspell(5)`. So are the
prefixes that hold an apostrophe: an elision (l’, d’, qu’) is a word of its own here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct

from quizz.content.spelling import files
from quizz.content.spelling.files import Unfit
from quizz.i18n import _

MAX_RULES = 50_000
"""French has 6,200."""
MAX_CONDITION = 20
"""Letters that a rule may look at; French looks at nine."""

Flags = tuple[str, ...]
FlagReader = Callable[[str], Flags]
_Condition = tuple[tuple[bool, str], ...]
"""For each letter: whether it is one of these, or none of these."""

_ANYTHING = (False, "")
_LETTER = re.compile(r"\[(\^?)([^\[\]]*)\]|(.)")
_ELIDED = re.compile(r"[^/'’]*['’]")
_RULE_FIELDS = 4
_UNREAL = ("NEEDAFFIX", "FORBIDDENWORD", "ONLYINCOMPOUND", "CIRCUMFIX")
_OPTIONS = frozenset([*_UNREAL, "NOSUGGEST", "FLAG"])


class Rule(NamedTuple):
    """Take `strip` off, put `added` on, if the stem there fulfils the condition; `then` may follow."""

    strip: str
    added: str
    condition: _Condition
    then: Flags

    def fits(self, end: str, suffix: bool) -> bool:
        """Whether it applies to a stem that ends, or begins for a prefix, with these letters."""
        size = len(self.condition)
        if size > len(end) or not (end.endswith(self.strip) if suffix else end.startswith(self.strip)):
            return False
        letters = end[len(end) - size :] if suffix else end[:size]
        return all(
            (letter in wanted) is among
            for letter, (among, wanted) in zip(letters, self.condition, strict=True)
        )

    def applied(self, word: str, suffix: bool) -> str:
        """What it makes of a word that it fits."""
        if suffix:
            return word[: len(word) - len(self.strip)] + self.added
        return self.added + word[len(self.strip) :]


class Affix(Struct, frozen=True):
    """The rules of one flag. `crosses`: whether a prefix and a suffix may stand together. `reach`: how many
    letters of a stem decide which rules apply."""

    is_suffix: bool
    crosses: bool
    rules: list[Rule]
    reach: int = 0


class Affixes(Struct, frozen=True):
    """What is read of a file."""

    encoding: str
    by_flag: dict[str, Affix]
    whole: bool
    """Whether a rule may strip a stem of all its letters."""
    flags_of: FlagReader
    """The flags of a stem, as the file writes them."""
    unreal: frozenset[str]
    """Flags of what is not a word by itself, or no word at all."""
    unsuggested: frozenset[str]


def read_affixes(data: bytes) -> Affixes:
    """The affixes of an .aff file. Raises Unfit when it cannot be one."""
    encoding = files.encoding_of(data)
    options: dict[str, str] = {}
    aliases: list[str] = []
    written: list[list[str]] = []
    whole = False
    for line in files.lines_of(data, encoding):
        match line.split():
            case ["SFX" | "PFX", *_fields] as row:
                written.append(row)
            case ["AF", alias, *_remark]:
                aliases.append(alias)
            case ["FULLSTRIP", *_remark]:
                whole = True
            case [name, value, *_remark] if name in _OPTIONS:
                options[name] = value
    flags_of = _flag_reader(options.get("FLAG", ""), aliases[1:])
    try:
        by_flag = _by_flag(written, flags_of)
    except ValueError as error:
        rule = str(error)[:80]
        raise Unfit(_("la règle « {rule} » n’en est pas une").format(rule=rule)) from None
    flags = {name: flags_of(value)[:1] for name, value in options.items()}
    return Affixes(
        encoding=encoding,
        by_flag=by_flag,
        whole=whole,
        flags_of=flags_of,
        unreal=frozenset(flag for name in _UNREAL for flag in flags.get(name, ())),
        unsuggested=frozenset(flags.get("NOSUGGEST", ())),
    )


def _by_flag(written: list[list[str]], flags_of: FlagReader) -> dict[str, Affix]:
    """The affixes that have rules. Raises ValueError with the rule that is none."""
    if len(written) > MAX_RULES:
        raise ValueError(" ".join(written[MAX_RULES]))
    by_flag: dict[str, Affix] = {}
    for row in written:
        if len(row) < _RULE_FIELDS:
            raise ValueError(" ".join(row))
        if row[1] not in by_flag:
            by_flag[row[1]] = Affix(row[0] == "SFX", row[2] == "Y", [])
        elif not _ELIDED.match(row[3]):
            by_flag[row[1]].rules.append(_rule(row, flags_of))
    by_flag = {flag: affix for flag, affix in by_flag.items() if affix.rules}
    return {flag: _linked(affix, by_flag) for flag, affix in by_flag.items()}


def _rule(row: list[str], flags_of: FlagReader) -> Rule:
    added, _slash, flags = row[3].partition("/")
    return Rule(
        strip="" if row[2] == "0" else row[2],
        added="" if added == "0" else added,
        condition=_condition(row[4] if len(row) > _RULE_FIELDS else "."),
        then=flags_of(flags),
    )


def _condition(written: str) -> _Condition:
    """`[^aeiou]er`: letters, sets of letters, and `.` for any; no other sign of a regular expression."""
    if written == ".":
        return ()
    parts: list[tuple[bool, str]] = []
    for match in _LETTER.finditer(written):
        excluded, several, one = match.groups()
        if one in ("[", "]") or len(parts) == MAX_CONDITION:
            raise ValueError(written)
        parts.append(_ANYTHING if one == "." else (not excluded, several or one or ""))
    return tuple(parts)


def _linked(affix: Affix, by_flag: dict[str, Affix]) -> Affix:
    """With its reach, and with only those flags in `then` that lead to rules."""
    rules = [
        rule._replace(then=tuple(flag for flag in dict.fromkeys(rule.then) if flag in by_flag))
        for rule in affix.rules
    ]
    reach = 1 + max(max(len(rule.strip), len(rule.condition)) for rule in rules)
    return Affix(affix.is_suffix, affix.crosses, rules, reach)


def _flag_reader(kind: str, aliases: list[str]) -> FlagReader:
    """How flags are written: one character each, two (`long`), or numbers (`num`).

    With aliases, a number stands for a whole set of them.
    """

    def split(written: str) -> Flags:
        match kind:
            case "long":
                return tuple(written[at : at + 2] for at in range(0, len(written), 2))
            case "num":
                return tuple(written.split(","))
            case _:
                return tuple(written)

    def read(written: str) -> Flags:
        if aliases and written.isascii() and written.isdecimal() and len(written) < 6:
            number = int(written)
            return split(aliases[number - 1]) if 0 < number <= len(aliases) else ()
        return split(written)

    return read
