"""Charts as pictures: plain numbers and words in, shapes and nodes out; no Qt, no project."""
