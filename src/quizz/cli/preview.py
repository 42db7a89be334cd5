"""`quizz preview`: a bank as trainees will see it, read again at each save; or its text."""

from __future__ import annotations

import os

from quizz import locations
from quizz.cli.parser import Options
from quizz.cli.streams import is_terminal, output_stream
from quizz.services.clock import SystemClock, today
from quizz.services.previewing.previewer import Previewer


def preview(options: Options) -> int:
    """Open the screens, or write everything when it is asked for or when there is no terminal.

    Nothing that is answered is kept, and the database is not opened.
    """
    clock = SystemClock()
    previewer = Previewer(
        options.source,
        locations.content_folders(os.environ, options.content, options.settings.settings.content),
        cache=locations.cache_folder(os.environ, options.data_dir),
        today=lambda: today(clock),
        environment=os.environ,
    )
    if options.plain or not is_terminal():
        from quizz.cli.plain.output import Output
        from quizz.cli.plain.previewing import preview_lines

        previewer.read()
        Output(output_stream(), wraps=True).say(*preview_lines(previewer.checked()))
        return 0
    from quizz.tui.preview_app import PreviewApp

    app = PreviewApp(previewer, settings=options.settings)
    app.run()
    return app.return_code or 0
