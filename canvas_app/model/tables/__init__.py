"""Tables and lists of other programs, read and written (room: what the app knows about).

``reading`` and ``html_table`` make rows of text, ``columns`` guesses what they mean, ``plan`` says
which touchpoints they would become; ``lines`` takes a list of names, ``writing`` the way back.
"""
