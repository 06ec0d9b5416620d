"""What the app knows about; only pydantic and the standard library are imported here."""
