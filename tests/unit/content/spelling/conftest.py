"""What the tests of spelling share: a small French dictionary in a folder."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from quizz.content.spelling.places import DictionaryFiles, Origin
from quizz.content.spelling.speller import Speller

AFFIXES = """\
SET UTF-8
FLAG long
FULLSTRIP
NEEDAFFIX ()
FORBIDDENWORD {}
NOSUGGEST --

PFX L' Y 1
PFX L' 0 l' .

SFX S. Y 3
SFX S. 0 s/D' [^sxz]
SFX S. 0 0 [sxz]
SFX S. al aux al

SFX V1 Y 4
SFX V1 r 0/L' er
SFX V1 er ent er
SFX V1 er é/F. [^g]er
SFX V1 er eons ger

SFX F. Y 1
SFX F. 0 e é

PFX Um Y 2
PFX Um 0 milli/S. .
PFX Um 0 d'hecto .
"""
STEMS = """\
42
ordonnance/S.L'
patient/S.
secrétaire/S.
hôpital/S.L'
réceptionniste/S.
accueil/S.L'
parmi
Paris
Marseille
noter/V1
manger/V1
gramme/S.Um
1er/--
ème/--
rendez-vous
aujourd'hui
le/S.
la
de
du
dit
il
ce
que
parce
prendra
dossier/S.
uretère/S.
urètre/S.
œuvre/S.
chef
cardiologue/S.
cardiologie/S.
quel
puis
permis
zygote
"""


@pytest.fixture
def dictionary(tmp_path: Path) -> Callable[..., DictionaryFiles]:
    """`dictionary(stems, affixes, encoding)`: the files of a dictionary, written."""

    def write(
        stems: str | bytes = STEMS, affixes: str | bytes = AFFIXES, encoding: str = "utf-8"
    ) -> DictionaryFiles:
        files = DictionaryFiles(tmp_path / "fr.aff", tmp_path / "fr.dic", Origin.NAMED)
        for path, text in ((files.aff, affixes), (files.dic, stems)):
            path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return files

    return write


@pytest.fixture
def speller(dictionary: Callable[..., DictionaryFiles]) -> Callable[..., Speller]:
    """`speller(words)`: that of the small dictionary with some more words."""

    def of(words: Iterable[str] = ()) -> Speller:
        return Speller(dictionary(), words)

    return of
