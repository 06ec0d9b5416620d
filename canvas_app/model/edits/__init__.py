"""Pure functions from project to project, one module per noun."""
