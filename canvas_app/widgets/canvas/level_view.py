"""A view that is level with a session: its picture is the session's, now or in a moment."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from canvas_app.layout.board import layout
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.widgets.canvas.ahead import Ahead, takes, upsets
from canvas_app.widgets.canvas.gesture_view import GestureView
from canvas_app.widgets.canvas.glide import Place
from canvas_app.widgets.session import Session


class LevelView(GestureView):
    """Lays out what its session shows: at once, or on another thread when very much differs.

    Until such a picture is there, the former one is seen; who asks for ``base`` waits for it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show what the session shows; subclasses connect ``_follow``."""
        self._base = layout(session.view)
        self._behind: JourneyView | None = None
        """What was shown when somebody began to work where the canvas is not seen, or when a
        picture was asked of another thread."""
        self._ahead = Ahead(self._take_over)
        self._then: list[Callable[[], object]] = []
        """What waits for the picture."""
        super().__init__(self._base, parent)
        self.session = session
        self.let_go: Callable[[Picture], dict[str, Place]] | None = None
        """Says where the cards of a drop come from, while the drop is done."""
        self._opened = False

    @property
    def base(self) -> Picture:
        """The picture of the project as it is, without any preview."""
        if self._behind is not None and not takes(self._behind, self.session.view):
            self._draw_level()
        return self._base

    @property
    def awaited(self) -> bool:
        """Whether a picture is being made after much has changed; who asks for it waits."""
        behind = self._behind
        return self.isVisible() and behind is not None and not takes(behind, self.session.view)

    @property
    def seen(self) -> tuple[JourneyView, Picture]:
        """What is seen: while a picture is awaited, all as it was."""
        return (self.awaited and self._behind) or self.session.view, self._base

    def when_level(self, act: Callable[[], object]) -> None:
        """Do something as soon as the picture is there, which may be at once."""
        if self.awaited:
            self._then.append(act)
        else:
            act()

    def replaced(self, former: Picture, same: bool) -> None:
        """Hear that ``base`` is another picture, before it is shown (for subclasses).

        ``same`` tells whether it is of the journey of the former one.
        """
        raise NotImplementedError

    def _follow(self, before: JourneyView, after: JourneyView) -> None:
        """Show what the session shows now; behind the table as soon as somebody asks for it."""
        self._behind = self._behind or before
        if self._opened and not (self.isVisible() or self.let_go):
            return
        self._come_level()

    def _come_level(self) -> None:
        """Show what the session shows, at once or as soon as another thread has laid it out."""
        behind, after = self._behind, self.session.view
        if behind and (takes(behind, after) or (self.awaited and upsets(behind, after))):
            self._ahead.want(after)
        else:
            self._draw_level()

    def _take_over(self, view: JourneyView, picture: Picture | None) -> None:
        """Show a picture that another thread has made, if it is still wanted."""
        if Shiboken.isValid(self) and view is self.session.view and self.isVisible():
            self._draw_level(picture)

    def _draw_level(self, made: Picture | None = None) -> None:
        """Show what the session shows now, if that was put off."""
        before, self._behind, after = self._behind, None, self.session.view
        if before is None:
            return
        former, self._base = self._base, made or self._ahead.at_once(after)
        same = before.project.id == after.project.id and before.journey_id == after.journey_id
        self.replaced(former, same)
        starts = self.let_go(self.base) if self.let_go else {}
        self.present(self.base, self.kept_back(), starts)
        if before.project.id != after.project.id:
            self.show_opened()  # another journey is seen where the one before was, to compare
        if not same:
            gc.freeze()
        then, self._then = self._then, []
        for act in then if same else ():
            act()

    def kept_back(self) -> frozenset[str]:
        """Return the nodes that are not painted, since something stands for them."""
        raise NotImplementedError
