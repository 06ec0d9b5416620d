"""What the canvas is asked to show (room: geometry)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from canvas_app.model.filter import NO_FILTER, Filter, known
from canvas_app.model.project import Journey, Project

Lens = str | None
"""A persona's id, or None for all personas."""
ViewChoice = Literal["best", "internal", "customer"]
Curve = Literal["emotional", "experience"]


@dataclass(frozen=True, slots=True)
class JourneyView:
    """One journey of a project seen through a lens and a view; equal values give equal pictures.

    ``open_everyone`` opens the lane *Everyone* although it is empty, while something is
    dragged over the top edge. Cards that do not match ``filter`` fade where they stand.
    While people vote ``votes_hidden`` shows that a card has votes, but not how many.
    Changes are marked against the journey ``compare``, else the as-is one it was copied from.
    """

    project: Project
    journey_id: str
    lens: Lens = None
    view: ViewChoice = "best"
    curve: Curve = "emotional"
    open_everyone: bool = False
    filter: Filter = NO_FILTER
    compare: str | None = None
    votes_hidden: bool = False

    @property
    def journey(self) -> Journey:
        """The journey shown. Raises KeyError when the project has no such journey."""
        for journey in self.project.journeys:
            if journey.id == self.journey_id:
                return journey
        raise KeyError(self.journey_id)

    def of(self, project: Project) -> JourneyView:
        """Return this view of another state of the project, without what is gone from it."""
        journeys = [journey.id for journey in project.journeys]
        personas = {persona.id for persona in project.personas}
        return replace(
            self,
            project=project,
            journey_id=self.journey_id if self.journey_id in journeys else journeys[0],
            lens=self.lens if self.lens in personas else None,
            filter=known(self.filter, project),
        )
