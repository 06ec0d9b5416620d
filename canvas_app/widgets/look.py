"""Colours, type and icons of the program, made from the roles of the theme (room: widgets).

On Linux a colour scheme alone changes nothing on many desktops, so Fusion gets a palette of
our own and a short style sheet for what a palette cannot say. Qt's names are reached through their
modules, since making them costs more than the first paint needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from PySide6 import QtCore, QtGui
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import Shiboken

from canvas_app import paths
from canvas_app.theme import THEMES, Theme

FAMILIES = ["Touchpoint Inter", "Touchpoint DejaVu"]
ICON_SIZE = 18
SHEET = """
QToolTip { color: $text; background: $raised; border: 1px solid $line; padding: 4px 6px; }
QMenuBar { background: $surface; padding: 2px 4px; }
QMenuBar::item { padding: 5px 9px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent.soft; }
QMenu { background: $raised; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: 6px; }
QMenu[touch="true"]::item { padding: 12px 30px 12px 12px; }
QMenu::item:selected { background: $accent.soft; color: $text; }
QMenu::item:disabled { color: $text.faint; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { left: 4px; width: 13px; height: 13px; }
QToolBar { background: $surface; border: 0; border-bottom: 1px solid $line;
  padding: 5px 10px; spacing: 3px; }
QToolBar::separator { width: 1px; background: $line; margin: 6px 8px; }
QToolButton { border: 1px solid transparent; border-radius: 8px; padding: 5px; }
QToolButton:hover { background: $paper; border-color: $line; }
QToolButton:pressed, QToolButton:checked { background: $accent.soft; color: $accent; }
QToolButton:focus { border: 2px solid $focus; padding: 4px; }
QToolButton[small="true"] { padding: 2px; }
QToolButton[small="true"]:focus { padding: 1px; }
QToolButton::menu-indicator { image: none; }
QStatusBar { background: $surface; border-top: 1px solid $line; color: $text.muted; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: $surface; }
QTabBar::tab { padding: 11px 12px 9px 12px; color: $text.muted; border: 0;
  border-bottom: 2px solid transparent; }
QTabBar#lists::tab { width: 21px; padding: 11px 10px 9px 14px; }
QTabBar#panels::tab { padding: 11px 5px 9px 5px; font-size: 12px; }
QTabBar#panels::tab:first { margin-left: 9px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:selected:focus { border: 2px solid $focus; border-radius: 6px;
  padding: 9px 10px 9px 10px; }
QTabBar#lists::tab:selected:focus { padding: 9px 8px 9px 12px; }
QTabBar#panels::tab:selected:focus { padding: 9px 3px 9px 3px; }
QLineEdit, QPlainTextEdit { background: $field; border: 1px solid $line;
  border-radius: 6px; padding: 5px 8px; selection-background-color: $accent;
  selection-color: $accent.text; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: $line.strong; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $focus; padding: 4px 7px; }
QLineEdit[quiet="true"] { font-weight: 600; }
QPlainTextEdit#title { border-color: transparent; background: transparent; padding: 0 2px; }
QPlainTextEdit#note-text { border-color: transparent; background: transparent; padding: 1px; }
QPlainTextEdit#note-text:focus { border: 2px solid $focus; padding: 0; }
QPlainTextEdit#title:hover { border-color: $line; }
QPlainTextEdit#title:focus { border: 2px solid $focus; background: $field; padding: 0 1px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $text.faint; border-color: $line; }
QPushButton { background: $surface; border: 1px solid $line.strong; border-radius: 8px;
  padding: 6px 14px; }
QPushButton:hover { background: $paper; }
QPushButton:pressed { background: $accent.soft; }
QPushButton:focus { border: 2px solid $focus; padding: 5px 13px; }
QPushButton[preset="true"]:checked { background: $accent.soft; border-color: $accent; }
QPushButton:disabled { color: $text.faint; border-color: $line; }
QPushButton[primary="true"] { background: $accent; color: $accent.text; border-color: $accent; }
QPushButton[primary="true"]:focus { border: 6px double $accent.text; padding: 1px 9px; }
QPushButton[primary="true"]:disabled { background: $line; color: $text.muted; border-color: $line; }
QPushButton[flat="true"] { background: transparent; border-color: transparent; color: $accent;
  padding: 4px 6px; }
QPushButton[flat="true"]:hover { background: $accent.soft; }
QPushButton[flat="true"]:focus { border: 2px solid $focus; padding: 3px 5px; }
QLabel[tone="muted"] { color: $text.muted; }
QLabel[keycap="true"] { border: 1px solid $line.strong; border-radius: 5px; padding: 1px 6px; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="danger"], QToolButton[tone="danger"] { color: $danger; }
QScrollArea { border: 0; }
QListView, QTreeView { border: 2px solid transparent; background: $surface; }
QListView:focus, QTreeView:focus { border-color: $focus; }
QFrame#gap { background: $accent.soft; border-radius: 6px; }
QFrame#popup { background: $raised; border: 1px solid $line.strong; border-radius: 8px; }
QFrame#find, QFrame#filters { background: $surface; border-bottom: 1px solid $line; }
QFrame#popover { background: $surface; border: 1px solid $line.strong; }
QFrame#pile { background: $raised; border: 1px solid $line.strong; }
QFrame#looking { background: $accent.soft; border-bottom: 1px solid $accent; }
QFrame#banner { background: $raised; border-top: 1px solid $line; }
QFrame#capture, QFrame#foot { background: $surface; border-top: 1px solid $line; }
QListWidget { border: 1px solid $line; border-radius: 6px; padding: 4px; background: $field; }
QListWidget:focus { border: 2px solid $focus; padding: 3px; }
QListWidget#nav, QListWidget#nav:focus { border: 0; border-right: 1px solid $line; border-radius: 0;
  padding: 14px 8px; background: $paper; outline: 0; }
QListWidget#nav::item:selected:focus { border: 2px solid $focus; padding: 4px 6px; }
QListWidget#things { outline: 0; }
QListWidget::item { padding: 6px 8px; border-radius: 5px; }
QListWidget::item:hover { background: $paper; }
QListWidget::item:selected { background: $accent.soft; color: $text; }
QTreeWidget#snapshots { border: 1px solid $line; border-radius: 6px; background: $field;
  outline: 0; }
QTreeWidget#snapshots:focus { border: 2px solid $focus; }
QTreeWidget#snapshots::item { padding: 0 8px; }
QTreeWidget#snapshots QLineEdit, QTreeWidget#snapshots QLineEdit:focus { padding: 0 4px; }
QTreeWidget#snapshots::item:selected { background: $accent.soft; color: $text; }
QFrame#commands-box { background: $raised; border: 1px solid $line.strong; border-radius: 12px; }
QLineEdit#commands-field, QLineEdit#commands-field:focus { border: 0;
  border-bottom: 1px solid $line; border-radius: 0;
  background: transparent; padding: 13px 16px; }
QFrame#commands-box QListView { background: transparent; padding: 4px 0; }
QTableView, QTreeView { background: $surface; }
QTableView { border: 0; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus { background: $raised; padding: 4px;
  border: 1px solid $line.strong; outline: 0; selection-color: $text;
  selection-background-color: $accent.soft; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; border-radius: 5px; }
QComboBox QAbstractItemView::item:selected { background: $accent.soft; }
QLabel#refusal { background: $raised; border: 1px solid $danger; border-radius: 6px; }
QTableView QLineEdit { padding: 0 3px; }
QTableView QLineEdit:focus { padding: 0 2px; }
QLineEdit[tight="true"] { padding: 5px 4px; }
QLineEdit[tight="true"]:focus { padding: 4px 3px; }
QHeaderView, QHeaderView::section { background: $surface; color: $text.muted; border: 0; }
QHeaderView::section { border-bottom: 1px solid $line.strong; padding: 4px 7px; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 9px; height: 9px;
  subcontrol-origin: margin; subcontrol-position: top center; }
QTableCornerButton::section { background: $surface; border: 0;
  border-bottom: 1px solid $line.strong; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QHeaderView::section:vertical { border-bottom: 1px solid $line; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QScrollArea > QWidget > QWidget#page { background: $surface; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $line.strong; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $text.muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_theme: Theme = THEMES["light"]


def theme() -> Theme:
    """Return the theme the window is drawn in."""
    return _theme


def colour(role: str) -> QColor:
    """Return a role's colour in the present theme. Raises KeyError for an unknown role."""
    return QColor(_theme.colour(role))


STYLED = "styled"
"""The property of an application that has its style: giving it again would polish everything."""


def wear(app: QApplication, name: str) -> Iterator[None]:
    """Take all of a theme in some steps; between them nothing is painted, and all is laid out."""
    shown = [window for window in app.topLevelWidgets() if window.isVisible()]
    for window in shown:
        window.setUpdatesEnabled(False)
    try:
        ground(app, name)
        yield
        yield  # what has lost its style sheet is laid out
        dress(app)
        yield
        yield  # what has got its style sheet is laid out
    finally:
        for window in filter(Shiboken.isValid, shown):
            _paint_again(window)


def _paint_again(window: QWidget) -> None:
    """Paint a window that was not painted for a while: it waits for ever for an update."""
    window.setUpdatesEnabled(True)
    inside = window.centralWidget() if isinstance(window, QMainWindow) else None
    if inside is not None:
        # Qt would paint opaque widgets with all that is in them, and that once more by itself,
        # unless all of it is to be painted anyway, as when it comes to lie elsewhere.
        inside.raise_()
        inside.lower()
    window.repaint()


def ground(app: QApplication, name: str) -> None:
    """Take the colours of a theme ("light", "dark" or "contrast"), enough for an empty window."""
    global _theme
    _theme = THEMES[name]
    _icon.cache_clear()
    app.setStyleSheet("")  # from none to one is a tenth of the way from one sheet to another
    if app.property(STYLED) is None:  # with a style sheet its style has another name
        app.setStyle("Fusion")
        app.setProperty(STYLED, True)
    app.setPalette(palette(_theme))


def dress(app: QApplication) -> None:
    """Give edges, radii and spacing their colours, too."""
    sheet = style_sheet(_theme)
    if sheet != app.styleSheet():
        app.setStyleSheet(sheet)


def ground_of_system(app: QApplication) -> str:
    """Guess from the palette that Qt began with which theme the system has; costs nothing."""
    return "dark" if app.palette().window().color().lightness() < 128 else "light"


def system_theme() -> str:
    """Return the theme the system asks for: its contrast wish first, then its colour scheme."""
    hints = QtGui.QGuiApplication.styleHints()
    accessibility = hints.accessibility()
    if accessibility.contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == QtCore.Qt.ColorScheme.Dark else "light"


def load_fonts(app: QApplication) -> None:
    """Make the bundled typefaces known to Qt and use them."""
    _add_fonts()
    app.setFont(font())


@cache
def _add_fonts() -> None:
    for file in sorted(paths.resource("fonts").glob("*.ttf")):
        QtGui.QFontDatabase.addApplicationFont(str(file))


def font(size: int = 13, weight: str = "regular") -> QtGui.QFont:
    """Return the program's typeface at a size in px (scaled with the screen)."""
    return QtGui.QFont(_font(size, weight))


@cache
def _font(size: int, weight: str) -> QtGui.QFont:
    made = QtGui.QFont(FAMILIES)
    made.setPixelSize(size)
    made.setWeight(_weights()[weight])
    return made


@cache
def _weights() -> dict[str, QtGui.QFont.Weight]:
    kind = QtGui.QFont.Weight
    return {
        "regular": kind.Normal,
        "medium": kind.Medium,
        "semibold": kind.DemiBold,
        "bold": kind.Bold,
    }


def palette(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, "surface"),
        (role.Base, "field"),
        (role.AlternateBase, "paper"),
        (role.Button, "surface"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.PlaceholderText, "text.muted"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "accent.text"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.Light, "raised"),
        (role.Midlight, "raised"),
        (role.Mid, "line"),
        (role.Dark, "line.strong"),
        (role.Shadow, "shadow"),
    ):
        made.setColor(which, QColor(theme.colour(name)))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.colour("text.faint")))
    return made


def style_sheet(theme: Theme) -> str:
    """Return what a palette cannot say: edges, radii, spacing."""
    return re.sub(r"\$([a-z.]+)", lambda found: theme.colour(found[1]), SHEET)


def icon(name: str, role: str = "text") -> QtGui.QIcon:
    """Return an outline icon in a role's colour, sharp on every screen, faint when disabled."""
    return _icon(name, role)


@cache
def _icon(name: str, role: str) -> QtGui.QIcon:
    made = QtGui.QIcon()
    for ratio in sorted({s.devicePixelRatio() for s in QtGui.QGuiApplication.screens()}):
        for mode, tint in (
            (QtGui.QIcon.Mode.Normal, role),
            (QtGui.QIcon.Mode.Disabled, "text.faint"),
        ):
            made.addPixmap(pixmap(name, tint, ICON_SIZE, ratio), mode)
    return made


def pixmap(name: str, role: str, size: float, ratio: float) -> QtGui.QPixmap:
    """Return an outline icon of ``size`` px for a screen with ``ratio`` dots per px."""
    made = QtGui.QPixmap(QtCore.QSize(round(size * ratio), round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(QtCore.Qt.GlobalColor.transparent)
    with QtGui.QPainter(made) as painter:
        draw_icon(painter, name, 0, 0, size, colour(role))
    return made


def draw_icon(
    painter: QtGui.QPainter, name: str, x: float, y: float, size: float, tint: QColor
) -> None:
    """Draw an outline icon with its top left corner at (x, y)."""
    painter.save()
    painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
    painter.translate(x, y)
    painter.scale(size / 24, size / 24)
    pen = QtGui.QPen(
        tint,
        2,
        QtCore.Qt.PenStyle.SolidLine,
        QtCore.Qt.PenCapStyle.RoundCap,
        QtCore.Qt.PenJoinStyle.RoundJoin,
    )
    painter.strokePath(_outline(name), pen)
    painter.restore()


@cache
def _outline(name: str) -> QtGui.QPainterPath:
    from canvas_app.layout.icons import outline

    path = QtGui.QPainterPath()
    for steps in outline(name):
        for kind, *numbers in steps:
            at = [float(number) for number in numbers]
            points = [QtCore.QPointF(x, y) for x, y in zip(at[::2], at[1::2], strict=True)]
            if kind == "M":
                path.moveTo(points[0])
            elif kind == "L":
                path.lineTo(points[0])
            elif kind == "C":
                path.cubicTo(*points)
            else:
                path.closeSubpath()
    return path
