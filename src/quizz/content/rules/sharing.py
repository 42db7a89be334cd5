"""Several processes examine many files together."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import msgspec

from quizz import i18n
from quizz.content.compiled import Packed
from quizz.content.rules.context import Context
from quizz.content.rules.examining import examined
from quizz.content.sources import Source

_CHUNK = 250_000
"""Bytes given at once."""
_AHEAD = 3
"""Chunks read before the first of them is awaited, for each process: they bound the memory."""
_PACKED = msgspec.msgpack.Decoder(list[Packed])


def shared(sources: Iterable[Source], context: Context, processes: int) -> Iterator[Packed]:
    """The same by several processes; what they cannot do is done by this one."""
    begin = (context, i18n.current_language())
    waiting: deque[tuple[list[Source], Future[bytes] | None]] = deque()
    try:
        pool = ProcessPoolExecutor(processes, get_context(_start_method()), _begin, begin)
    except (OSError, ImportError, NotImplementedError):  # a system without semaphores
        yield from (examined(source, context) for source in sources)
        return
    with pool:
        for chunk in _chunks(sources):
            waiting.append((chunk, _submitted(pool, chunk)))
            if len(waiting) >= _AHEAD * processes:
                yield from _result(*waiting.popleft(), context)
        while waiting:
            yield from _result(*waiting.popleft(), context)


def _start_method() -> str:
    """A copy of this process where that is quick and sure, else a new one."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _chunks(sources: Iterable[Source]) -> Iterator[list[Source]]:
    chunk: list[Source] = []
    size = 0
    for source in sources:
        chunk.append(source)
        size += len(source.data)
        if size >= _CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _submitted(pool: ProcessPoolExecutor, chunk: list[Source]) -> Future[bytes] | None:
    try:
        return pool.submit(_examine, chunk)
    except (OSError, BrokenProcessPool):  # no process to be had, or one that was killed
        return None


def _result(chunk: list[Source], future: Future[bytes] | None, context: Context) -> list[Packed]:
    if future is not None:
        try:
            return _PACKED.decode(future.result())
        except BrokenProcessPool:
            pass
    return [examined(source, context) for source in chunk]


class _Helper:
    """What a helping process knows."""

    context: Context


def _begin(context: Context, language: str) -> None:
    """Ready a helping process; it leaves Ctrl+C to the one that it helps."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    i18n.use(language)
    _Helper.context = context


def _examine(chunk: list[Source]) -> bytes:
    return msgspec.msgpack.encode([examined(source, _Helper.context) for source in chunk])
