"""What a start reads and an answer writes, inside one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizz.storage.hot.drafts import HotDrafts
from quizz.storage.hot.learners import HotLearners, PreferenceRepository
from quizz.storage.hot.log import HotLog, RememberedLog
from quizz.storage.hot.parameters import ParameterRepository
from quizz.storage.hot.remarks import HotRemarks
from quizz.storage.hot.states import HotStates, RememberedStates

if TYPE_CHECKING:
    from quizz.storage.hot.prepared import Link


class HotStore:
    """The repositories of a start and of an answer."""

    log: HotLog
    states: HotStates
    drafts: HotDrafts
    learners: HotLearners
    remarks: HotRemarks

    def __init__(self, link: Link) -> None:
        self.log = HotLog(link)
        self.states = HotStates(link)
        self.drafts = HotDrafts(link)
        self.learners = HotLearners(link)
        self.remarks = HotRemarks(link)
        self.preferences = PreferenceRepository(link)
        self.parameters = ParameterRepository(link)


class RememberedStore(HotStore):
    """The same, as long as nobody else writes."""

    def __init__(self, link: Link) -> None:
        super().__init__(link)
        self.log = RememberedLog(link)
        self.states = RememberedStates(link)
