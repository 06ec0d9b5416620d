"""The plans of starting projects, by the template's id (room: what the app knows about)."""

from __future__ import annotations

from collections.abc import Mapping

from canvas_app.model.plans.blank import BLANK
from canvas_app.model.plans.business import B2B
from canvas_app.model.plans.consumer import B2C
from canvas_app.model.plans.partners import B2B2C
from canvas_app.model.plans.plan import Plan
from canvas_app.model.plans.public import PUBLIC
from canvas_app.model.plans.service import SERVICE

PLANS: Mapping[str, Plan] = {
    "blank": BLANK,
    "b2b": B2B,
    "b2c": B2C,
    "b2b2c": B2B2C,
    "public": PUBLIC,
    "service": SERVICE,
}
