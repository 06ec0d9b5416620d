"""The panel Scores: how good the journey is, and what of it is remembered (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from canvas_app.i18n import _, ngettext
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Persona
from canvas_app.model.scoring import journey_score
from canvas_app.model.scoring.journey_score import JourneyScore
from canvas_app.model.scoring.values import journey_personas
from canvas_app.widgets import plain
from canvas_app.widgets.panels import score_lines as lines
from canvas_app.widgets.panels.score_rows import Curve, Rows, Tiles
from canvas_app.widgets.session import Session

EDGE = 14


class _Emotion(QWidget):
    """How the journey feels to one persona."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        self._name = plain.label(weight="semibold")
        self._kept = plain.label(size=12, tone="muted")
        self._curve, self._rows = Curve(), Rows()
        self._rows.asked.connect(self.asked)
        for label in (self._name, self._kept):
            label.setContentsMargins(6, 0, 6, 0)
        for widget in (self._name, self._kept, self._curve, self._rows):
            column.addWidget(widget)

    def show_persona(self, view: JourneyView, persona: Persona) -> None:
        """Show the curve of a persona with what is remembered of it."""
        curve = lines.emotion_of(view, persona)
        self._name.setText(plain.one_line(persona.name))
        self._kept.setText(lines.remembered(curve))
        self._curve.setVisible(len(curve.points) > 1)
        self._curve.show_feelings(lines.feelings_of(view, persona, curve))
        self._rows.show_lines(lines.emotion_lines(curve))


class Scores(QStackedWidget):
    """Journey score, weakest link, drag, bars, emotions.

    ``wanted`` carries the id of the card to show; ``counted`` how many live cards are rated,
    and how many there are.
    """

    wanted = Signal(str)
    counted = Signal(int, int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._scope = plain.label(size=12, tone="muted")
        self._headline = plain.label(size=15, weight="semibold")
        self._tiles = Tiles(3)
        self._drag, self._stages, self._personas = Rows(), Rows(), Rows()
        self._rated = QPushButton()
        self._rated.setProperty("flat", True)
        self._rated.clicked.connect(self._show_missing)
        self._titles = [plain.heading() for _title in range(3)]
        self._emotions: list[_Emotion] = []
        self._empty = plain.label(tone="muted")
        self._begin = QPushButton()
        self._begin.clicked.connect(self._show_missing)
        self._missing: tuple[str, ...] = ()
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        for rows in (self._drag, self._stages, self._personas, self._tiles):
            rows.asked.connect(self._lead)
        session.changed.connect(self._mark_stale)
        self._speak()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the scores of what is shown now."""
        view = self._session.view
        scope = lines.scope_of(view)
        score = journey_score.panel(scope)
        self.counted.emit(len(score.shares), score.live)
        if not self.isVisible():
            return
        self._missing = score.missing
        self.setCurrentIndex(0 if score.score is None else 1)
        if score.score is None:
            self._say_what_to_do(score)
            return
        self._scope.setText(lines.seen_with(view))
        self._headline.setText(lines.headline(scope, score))
        self._tiles.show_numbers(lines.tiles(score))
        self._drag.show_lines(lines.drag_lines(score))
        self._say_rated(score)
        self._stages.show_lines(lines.stage_lines(view, score))
        self._show_personas(view)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = self._column = QVBoxLayout(page)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(6)
        column.addWidget(self._scope)
        column.addWidget(self._headline)
        column.addSpacing(4)
        column.addWidget(self._tiles)
        column.addWidget(self._drag)
        column.addWidget(self._rated, 0, Qt.AlignmentFlag.AlignLeft)
        for title, rows in zip(self._titles, (self._stages, self._personas, None), strict=True):
            column.addSpacing(8)
            column.addWidget(title)
            if rows:
                column.addWidget(rows)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        teaching = QWidget()
        inside = QVBoxLayout(teaching)
        inside.setContentsMargins(EDGE, EDGE + 6, EDGE, EDGE)
        inside.setSpacing(12)
        inside.addWidget(self._empty)
        inside.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        self.addWidget(teaching)
        self.addWidget(scroll)

    def _speak(self) -> None:
        words = (_("By phase and stage"), _("By persona"), _("Emotion"))
        for title, word in zip(self._titles, words, strict=True):
            title.setText(word.upper())
        self._begin.setText(_("Show the first one"))
        self._mark_stale()

    def _mark_stale(self) -> None:
        self._later.start(0)

    def _say_what_to_do(self, score: JourneyScore) -> None:
        words = _(
            "Nothing is rated yet. Select a card and move its sliders or click a face under "
            "Touchpoint; the score follows at once."
        )
        if not score.live:
            words = _("There are no touchpoints to score yet. Add a card first: press N.")
        self._empty.setText(words)
        self._begin.setVisible(bool(score.missing))

    def _say_rated(self, score: JourneyScore) -> None:
        n = len(score.missing)
        self._rated.setVisible(n > 0)
        self._rated.setText(
            ngettext("Show the one that is not rated", "Show the {n} that are not rated", n)
        )

    def _show_personas(self, view: JourneyView) -> None:
        personas = journey_personas(view.project, view.journey)
        self._titles[1].setVisible(bool(personas))
        self._titles[2].setVisible(bool(personas))
        self._personas.show_lines(lines.persona_lines(view))
        while len(self._emotions) < len(personas):
            emotion = _Emotion()
            emotion.asked.connect(self._lead)
            self._emotions.append(emotion)
            self._column.insertWidget(self._column.count() - 1, emotion)
        for emotion, persona in zip(self._emotions, personas, strict=False):
            emotion.show_persona(view, persona)
        for at, emotion in enumerate(self._emotions):
            emotion.setVisible(at < len(personas))

    def _lead(self, ids: tuple[str, ...]) -> None:
        if ids:
            self._session.select(ids)
            self.wanted.emit(ids[0])

    def _show_missing(self) -> None:
        self._lead(self._missing)
