"""Numbers as people type them, and a field that refuses what is none (room: widgets).

A parser takes what was typed and returns its value, None for nothing. It raises ValueError
with a sentence for a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from canvas_app.i18n import _, number
from canvas_app.i18n.plain import quoted
from canvas_app.widgets.controls.field import HEIGHT
from canvas_app.widgets.overriding import override

Parser = Callable[[str], object]
Writer = Callable[[object], str]

LONGEST = 40
"""Characters of a number; longer ones are none."""
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]0+)?")
_PLAIN = re.compile(r"[-+]?\d+(?:[.,]0*)?")
_BROKEN = re.compile(r"[-+]?\d*[.,]\d+")


def whole(text: str, unit: str = "") -> int | None:
    """Return a whole number: "1 500", "1.500", "1,500", "1500,00" and "1500 EUR" alike.

    ``unit`` may stand beside it. Raises ValueError with a sentence.
    """
    bare = _bare(text, unit)
    if not bare:
        return None
    grouped = _GROUPED.fullmatch(bare)
    if grouped:
        head = re.split(r"[.,]0+$", bare)[0] if _decimals(bare, grouped[1]) else bare
        return int(re.sub(r"[.,]", "", head))
    if len(bare) <= LONGEST and _PLAIN.fullmatch(bare):
        return int(re.split(r"[.,]", bare)[0])
    if _BROKEN.fullmatch(bare):
        raise ValueError(_("Please enter a whole number, without decimals."))
    raise ValueError(_no_number(text))


def decimal(text: str, unit: str = "") -> int | float | None:
    """Return a number with a decimal comma or point: "1,25" and "1.25" alike.

    ``unit`` may stand beside it. Raises ValueError with a sentence.
    """
    bare = _bare(text, unit).replace(",", ".")
    if not bare:
        return None
    try:
        exact = Decimal(bare) if len(bare) <= LONGEST else Decimal("nan")
    except InvalidOperation:
        exact = Decimal("nan")
    if not exact.is_finite():
        raise ValueError(_no_number(text))
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def written(value: object) -> str:
    """Return a number as a field shows it: grouped, with the decimals it has."""
    if not isinstance(value, int | float):
        return ""
    exact = Decimal(str(value)).normalize()
    places = exact.as_tuple().exponent
    return number(exact, max(0, -places) if isinstance(places, int) else 0)


def _bare(text: str, unit: str) -> str:
    bare = "".join(text.replace("’", "").replace("'", "").split())
    for mark in ("%", "€", "$", "£", *((unit,) if unit else ())):
        bare = bare.removesuffix(mark).removeprefix(mark)
    return bare.replace("\u2212", "-")


def _decimals(bare: str, separator: str) -> bool:
    """Whether what stands behind the last separator is not a group of thousands."""
    last = re.findall(r"[.,]", bare)[-1]
    return bool(last != separator)


def _no_number(text: str) -> str:
    sentence = _("{text} is not a number. Please enter one such as {example}.")
    return sentence.format(text=quoted(text.strip(), 40), example=number(1500))


class TypedField(QLineEdit):
    """One line that a parser understands.

    ``entered`` carries the value typed, None for an emptied field; who hears it shows what
    became of it. ``refused`` carries a sentence, and the old text stands again. Escape brings
    it back, too.
    """

    entered = Signal(object)
    refused = Signal(str)

    def __init__(self, parse: Parser, write: Writer = written, parent: QWidget | None = None):
        super().__init__(parent)
        self._parse, self._write = parse, write
        self._shown = ""
        self.setProperty("quiet", True)
        self.setFixedHeight(HEIGHT)
        self.returnPressed.connect(self.commit)

    def show_value(self, value: object) -> None:
        """Show a value, nothing for None; what a person is typing stays."""
        shown = "" if value is None else self._write(value)
        typing = self.hasFocus() and self.text() != self._shown
        if not typing:
            self.setText(shown)
        self._shown = shown

    @property
    def value(self) -> object:
        """What stands in the field as a value, None for nothing or for what is none."""
        try:
            return self._parse(self.text())
        except ValueError:
            return None

    def commit(self) -> None:
        """Tell what was typed, or refuse it."""
        text = self.text()
        if text == self._shown:
            return
        try:
            value = self._parse(text)
        except ValueError as error:
            self.take_back()
            self.refused.emit(str(error))
        else:
            self._shown = text
            self.entered.emit(value)

    def take_back(self) -> None:
        """Show the old text again, marked, so that typing replaces it."""
        self.setText(self._shown)
        self.selectAll()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
        super().focusOutEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.take_back()
            return
        super().keyPressEvent(event)
