"""Printed names against master lists: departments, municipalities, information systems. The only room with rapidfuzz.

`match.Matcher` answers; `collect` proposes a roster from the sheets; `compare` finds where a list and its sheets differ.
A wrong automatic match is worse than a missed one: a missed one goes to a person.
"""
