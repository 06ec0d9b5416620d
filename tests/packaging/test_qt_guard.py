"""PySide6 6.12.0 loses a reference to None with each void call and aborts after some thousands."""

import subprocess
import sys

CALLS = """
from PySide6.QtGui import QColor, QImage, QPainter
image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
with QPainter(image) as painter:
    for _ in range(25_000):
        painter.setPen(QColor("#123456"))
        painter.drawLine(0, 0, 9, 9)
print(image.pixelColor(5, 5).name())
"""


def test_fifty_thousand_calls_of_a_painter_leave_python_alive() -> None:
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "#123456"
