"""What a record is, and what its fields may hold (room: what the app knows about).

Like ``model.project`` it goes without deferred annotations, which pydantic would evaluate one
by one.
"""

import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, FailFast, Field, model_validator
from typing_extensions import override

MAX_TEXT = 20_000
MAX_NAME = 500

Id = Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
OptionalId = Annotated[str, Field(min_length=1, max_length=MAX_NAME)] | None
Name = Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
Word = Annotated[str, Field(max_length=MAX_NAME)]
Text = Annotated[str, Field(max_length=MAX_TEXT)]
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]
Count = Annotated[int, Field(ge=0, le=2**53)]
Amount = Count
Number = Annotated[int, Field(ge=0)] | Annotated[float, Field(ge=0)]
T = TypeVar("T")
Many = Annotated[tuple[T, ...], FailFast()]
"""A list; its first wrong item ends the reading, so that a hostile file cannot list millions."""
Tenths = {"multiple_of": 0.1}
Scale = Annotated[int, Field(ge=0, le=10)] | Annotated[float, Field(ge=0, le=10, **Tenths)]
Feeling = Annotated[int, Field(ge=-2, le=2)] | Annotated[float, Field(ge=-2, le=2, **Tenths)]
Percent = Annotated[int, Field(ge=0, le=100)] | Annotated[float, Field(ge=0, le=100, **Tenths)]


_plugins = ModuleType("pydantic.plugin._loader")
vars(_plugins)["get_plugins"] = tuple
sys.modules.setdefault(_plugins.__name__, _plugins)
"""No plugins: pydantic would look for some in all packages, a seventh of the time to open."""

NO_FIELDS: set[str] = set()
NO_EXTRA: dict[str, object] = {}
_set_given = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_set_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
_set_private = BaseModel.__dict__["__pydantic_private__"].__set__


class Record(BaseModel):
    """A frozen, strict record that keeps the fields it does not know."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="allow",
        allow_inf_nan=False,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        protected_namespaces=(),
        defer_build=True,
    )

    @model_validator(mode="after")
    def _be_light(self) -> Self:
        """Share what pydantic keeps with each record: nobody asks which fields were given.

        It runs in Python: only so can a window answer while thousands are validated.
        """
        _set_given(self, NO_FIELDS)
        if not self.__pydantic_extra__:
            _set_extra(self, NO_EXTRA)
        return self

    @override
    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with other values, which are not checked; it is as light as a record read.

        An edit copies thousands at once: this takes a third of the time.
        """
        kind = type(self)
        if deep or self.__pydantic_extra__ or not (update or {}).keys() <= kind.model_fields.keys():
            return super().model_copy(update=update, deep=deep)
        twin = kind.__new__(kind)
        object.__setattr__(twin, "__dict__", {**self.__dict__, **(update or {})})
        _set_given(twin, NO_FIELDS)
        _set_extra(twin, NO_EXTRA)
        _set_private(twin, None)
        return twin
