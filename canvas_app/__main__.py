"""``python -m canvas_app`` is the program."""

import sys

from canvas_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
