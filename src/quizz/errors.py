"""Everything that quizz raises on purpose.

QuizzError
├── ContentError       a bank, the glossary or the tariffs cannot be used
│   ├── MissingTariff  a text needs an amount that is not known that day
│   ├── DictionaryError a spelling dictionary, or a list of words, cannot be used
│   └── PackError      a pack cannot be taken, or cannot be put in its place
├── StorageError       the database cannot be opened, read or written
│   ├── DatabaseBusy, DatabaseReadOnly, DatabaseFull, DatabaseNewer
│   └── DatabaseCorrupt
│       └── DatabaseMisshapen
├── BillingError       a case of billing cannot be computed
│   └── Refused        because it is invalid, or rests on what is not established
├── SpeechError        nothing can be read aloud
└── UsageError         what was asked makes no sense

The text of each is a sentence for the person: what happened, where, and what to do.
"""


class QuizzError(Exception):
    """Root of the tree; its text is shown to the person as it is."""


class ContentError(QuizzError):
    """A bank, the glossary or the tariffs cannot be used."""


class MissingTariff(ContentError):
    """A text needs a tariff that does not exist or is not known that day."""


class DictionaryError(ContentError):
    """A spelling dictionary, or a list of words, cannot be used."""


class PackError(ContentError):
    """A pack cannot be taken, or cannot be put in its place."""


class StorageError(QuizzError):
    """The database cannot be opened, read or written."""


class DatabaseBusy(StorageError):
    """Another program holds the database for too long."""


class DatabaseReadOnly(StorageError):
    """The file or its folder cannot be written."""


class DatabaseFull(StorageError):
    """No room is left on the disk."""


class DatabaseCorrupt(StorageError):
    """The file is damaged, or is no database of quizz."""


class DatabaseMisshapen(DatabaseCorrupt):
    """Its tables are not those that this version works with."""


class DatabaseNewer(StorageError):
    """The file was written by a newer quizz."""


class BillingError(QuizzError):
    """A case of billing cannot be computed."""


class Refused(BillingError):
    """The case is invalid, or rests on what is not established; the text is the reason."""


class SpeechError(QuizzError):
    """Nothing can be read aloud."""


class UsageError(QuizzError):
    """What was asked makes no sense: unknown theme, unknown learner, bad option."""
