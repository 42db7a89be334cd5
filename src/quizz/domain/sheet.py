"""Papers to read and boxes to fill: what a claim form, a rejected claim or a stay in hospital looks like."""

from __future__ import annotations

from msgspec import Struct

EURO = "€"


class PaperLine(Struct, frozen=True, omit_defaults=True):
    """One line of a paper: `label` says what it is, « Né le », and `text` what stands there."""

    text: str
    label: str = ""

    @property
    def said(self) -> str:
        """The whole line: `Née le : 12/03/2019`."""
        return f"{self.label}\u00a0: {self.text}" if self.label else self.text


class Paper(Struct, frozen=True):
    """What lies on the desk: a card, a contract, a prescription, a return of the health insurance."""

    title: str
    lines: tuple[PaperLine, ...]


class Slip(Struct, frozen=True):
    """A wrong value that people often give, and what to tell them."""

    text: str
    feedback: str


class Box(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One box, chosen when it has options, else a number to be typed.

    `name`: the same in every sheet of a kind, `amo_net`. `answer`: one of the options, or a French decimal,
    `19,00`. `feedback`: why, told when the box is missed and no slip says it better. `fair`: options that do
    no harm, though the answer is better: they are accepted, for half.
    """

    name: str
    label: str
    answer: str
    options: tuple[str, ...] = ()
    unit: str = ""
    feedback: str = ""
    slips: tuple[Slip, ...] = ()
    fair: tuple[str, ...] = ()


class ReasoningLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the reasoning: an amount as shown, `19,00 €`, its rule and what establishes it."""

    label: str
    amount: str
    rule: str
    source: str
    act: str = ""


class Sheet(Struct, frozen=True):
    """What is read, what is filled, and how it is worked out; nothing when the explanation says it all."""

    papers: tuple[Paper, ...]
    boxes: tuple[Box, ...]
    reasoning: tuple[ReasoningLine, ...] = ()
