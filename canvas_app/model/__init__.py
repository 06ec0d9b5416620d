"""What the app knows about; only pydantic and the standard library are imported here."""

import os

# Nobody else's code takes part in reading a file; looking for such code would delay the opening.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
