"""From bytes to project and back, safely."""
