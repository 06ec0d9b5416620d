"""Methods that Qt calls: an error in one is told, and does not end the program (room: widgets).

PySide 6.10 and 6.11 on Python 3.11 read an error that leaves such a method as an object which it
is not yet when it comes from C, as ``int("x")`` or a call on a deleted widget do: the process
dies. An error that passed a handler is whole.
"""

from __future__ import annotations

from functools import wraps
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import override as override
else:

    def override(method: Any) -> Any:
        """Mark a method that takes the place of one of Qt's, and make its errors whole."""
        if not isinstance(method, FunctionType):
            return method

        @wraps(method)
        def guarded(*args: Any, **named: Any) -> Any:
            try:
                return method(*args, **named)
            except BaseException:
                raise

        return guarded
