"""The app of `quizz preview`: one file in the real screens, read again at each save. It opens no database."""

from __future__ import annotations

from threading import Event, Lock

from textual import on, work
from textual.message import Message
from textual.screen import Screen

from quizz.i18n import _
from quizz.services.authoring.saves import saves
from quizz.services.previewing.preview import Preview
from quizz.services.previewing.previewer import Previewer
from quizz.services.settings import NO_FILE, SettingsFile, summary
from quizz.tui.keymap import rebind
from quizz.tui.screens.contents import ContentsScreen
from quizz.tui.screens.findings import FindingsScreen
from quizz.tui.screens.preview import PreviewScreen
from quizz.tui.shell import ShellApp


class PreviewApp(ShellApp):
    """Reads the file off the UI thread, never twice at once."""

    class Read(Message):
        """The file was read. `sentence`: something to tell the person."""

        def __init__(self, preview: Preview | None, sentence: str = "") -> None:
            super().__init__()
            self.preview = preview
            self.sentence = sentence

    def __init__(self, previewer: Previewer, *, settings: SettingsFile = NO_FILE) -> None:
        super().__init__(settings, styles=["preview.tcss"])
        self._previewer = previewer
        self._reading = Lock()
        self._over = Event()
        self._warning = ""
        if settings.settings.keys:
            from quizz.tui.clashes import checked

            self.keymap, refused = checked(settings.settings.keys)
            rebind(self, self.keymap)
            self._warning = summary(refused)

    @property
    def file_name(self) -> str:
        """The name of the file."""
        return self._previewer.file.name

    def get_default_screen(self) -> Screen[None]:
        """The preview, painted before the file is read."""
        return PreviewScreen()

    def on_mount(self) -> None:
        """Read once the first screen is painted, then at each save."""
        self.call_after_refresh(self._follow)

    def on_unmount(self) -> None:
        """Let the thread that waits for saves end."""
        self._over.set()

    def reread(self) -> None:
        """Read the file now."""
        self._read_again()

    @on(Read)
    async def _was_read(self, event: Read) -> None:
        for screen in self.screen_stack:
            if event.preview is not None and isinstance(
                screen, PreviewScreen | ContentsScreen | FindingsScreen
            ):
                screen.call_later(screen.take, event.preview)
        first = self.screen_stack[0]
        if event.sentence and isinstance(first, PreviewScreen):
            first.call_later(first.tell, event.sentence)

    @work(thread=True, group="following")
    def _follow(self) -> None:
        with self._reading:
            self.post_message(self.Read(self._previewer.read(), self._warning))
            self.post_message(self.Read(self._previewer.checked()))
        try:
            for _save in saves(self._previewer.folders, stop=self._over):
                self._read_now()
        except OSError:
            sentence = _("Le dossier ne peut pas être surveillé : {key} relit le fichier.")
            first = self.screen_stack[0]
            key = first.key("preview.reread") if isinstance(first, PreviewScreen) else ""
            self.post_message(self.Read(None, sentence.format(key=key)))

    @work(thread=True, group="rereading")
    def _read_again(self) -> None:
        self._read_now()

    def _read_now(self) -> None:
        with self._reading:
            if not self._over.is_set():
                self._previewer.read()
                self.post_message(self.Read(self._previewer.checked()))
