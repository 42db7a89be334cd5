"""Days and hours of an agenda, as people write them: `lundi 9:00`, `9:00-12:00, 14:00-18:00`, `9 h 30`."""

from __future__ import annotations

import re

from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.nodes import Place
from quizz.content.suggestions import nearest
from quizz.domain.agenda.week import QUARTER, Moment, Opening
from quizz.i18n import _

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
"""As they are written in files, in every language of the program."""
HOURS = 24
_HOUR = re.compile(r"([0-9]{1,2})[ \u00a0]?(?::|[hH])[ \u00a0]?([0-9]{2})?")
_DASH = re.compile(r"[ \u00a0]?[-–][ \u00a0]?")


def minute_of(text: str) -> int | None:
    """Minutes since midnight of `9:00`, `9h`, `9 h 30`; None for anything else."""
    match = _HOUR.fullmatch(text.strip())
    if match is None or (match[2] is None and ":" in text):
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    return hours * 60 + minutes if hours < HOURS and minutes < 60 else None


def read_hour(fields: Fields, key: str) -> int | None:
    """An hour of any day, on a quarter; None when there is none."""
    text = fields.text(key, required=False)
    if not text:
        return None
    minute = minute_of(text)
    if minute is None:
        _report_hour(fields, fields.place(key), text)
    else:
        check_quarter(fields, fields.place(key), minute)
    return minute


def read_moment(fields: Fields, key: str, *, required: bool = False, quarter: bool = True) -> Moment | None:
    """A day and an hour; None when there is none, or when it cannot be read."""
    text = fields.text(key, required=required)
    if not text:
        return None
    day, _space, hour = " ".join(text.split()).partition(" ")
    found = read_day(fields, fields.place(key), day)
    minute = minute_of(hour)
    if minute is None:
        _report_hour(fields, fields.place(key), hour or text, _("un jour et une heure, comme « lundi 9:00 »"))
    elif quarter:
        check_quarter(fields, fields.place(key), minute)
    return None if found is None or minute is None else Moment(found, minute)


def read_day(fields: Fields, place: Place, text: str) -> int | None:
    """The rank of a day, Monday being 0."""
    word = text.strip()
    if word in DAYS:
        return DAYS.index(word)
    near = nearest(word, DAYS)
    fields.report(
        Code.BAD_MOMENT,
        place,
        _("« {text} » n’est pas un jour de la semaine.").format(text=text[:40]),
        _("Voulez-vous dire « {word} » ?").format(word=near)
        if near
        else _("Écrivez {days}.").format(days=", ".join(DAYS)),
    )
    return None


def read_openings(fields: Fields, key: str) -> list[Opening]:
    """The hours of one day, `9:00-12:00, 14:00-18:00`; stretches that touch each other are one."""
    place = fields.place(key)
    openings: list[Opening] = []
    text = fields.text(key, required=False)
    for stretch in (part.strip() for part in text.split(",") if text):
        start, *ends = (minute_of(part) for part in _DASH.split(stretch))
        if start is None or len(ends) != 1 or ends[0] is None or ends[0] <= start:
            wanted = _("des heures, comme « 9:00-12:00, 14:00-18:00 »")
            _report_hour(fields, place, stretch, wanted)
            continue
        for minute in (start, ends[0]):
            check_quarter(fields, place, minute)
        openings.append(Opening(DAYS.index(key), start, ends[0]))
    joined: list[Opening] = []
    for opening in sorted(openings):
        if joined and opening.start < joined[-1].end:
            fields.report(
                Code.BAD_MOMENT,
                place,
                _("Les heures de « {day} » se chevauchent.").format(day=key),
                _("Écrivez-les l’une après l’autre, comme « 9:00-12:00, 14:00-18:00 »."),
            )
        if joined and opening.start <= joined[-1].end:
            joined[-1] = Opening(opening.day, joined[-1].start, max(joined[-1].end, opening.end))
        else:
            joined.append(opening)
    return joined


def check_quarter(fields: Fields, place: Place, minute: int) -> None:
    """Tell an hour that is not on a quarter."""
    if minute % QUARTER == 0:
        return
    low = minute - minute % QUARTER
    fields.report(
        Code.BAD_MOMENT,
        place,
        _("« {hour} » n’est pas sur un quart d’heure.").format(hour=as_written(minute)),
        _("Écrivez {before} ou {after}.").format(before=as_written(low), after=as_written(low + QUARTER)),
    )


def as_written(minute: int) -> str:
    """`9:05`."""
    return f"{minute // 60}:{minute % 60:02}"


def _report_hour(fields: Fields, place: Place, text: str, wanted: str = "") -> None:
    fields.report(
        Code.BAD_MOMENT,
        place,
        _("« {text} » n’est pas une heure.").format(text=text[:40]),
        _("Écrivez {wanted}.").format(wanted=wanted or _("une heure, comme « 9:00 » ou « 14:30 »")),
    )
