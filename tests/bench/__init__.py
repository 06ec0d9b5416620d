"""Measures the program against yardsticks in the same run (``python -m tests.bench``)."""
