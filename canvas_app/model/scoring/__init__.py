"""The panels P1 to P12 of the scoring specification, exact and pure, one module each."""
