"""Claims to groups, origins, verdicts and series. Pure: no SQL, no clock, no chance."""

VERSION = "signals 2"
