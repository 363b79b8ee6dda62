"""The weights and thresholds by which claims are weighed, on one screen.

The weights of the signals are those of a logistic regression over pairs of claims of the annotated events of
`origins-dev.jsonl` (same claim or not), made by `python -m training.signals`; the thresholds were chosen on the same
events, each event by weights learned on the others.
"""

from __future__ import annotations

MOST_DAYS = 12  # days beyond which the distance between two articles makes no difference

WEIGHTS = {
    "bias": -4.193,
    "wording": 4.480,
    "containment": 4.796,
    "passage": -0.829,
    "same figure": 0.400,
    "other figure": 0.0,  # shown, but does not keep apart: a figure that differs makes a group interesting, not two
    "polarity": -0.351,
    "brevity": 0.514,
    "distance": -0.062,
    "same article": -0.997,
}

LINK = 0.35  # surer pairs are kept as links; claims that no link joins are never in one group
GROUP = 0.1  # two sets of claims become one group where their pairs are as sure as this on average
LEAST_PRODUCT = 0.5  # of the weights of shared terms; pairs that share less are not looked at
WINDOW = 10  # days between two articles that are compared: those that BUCKET lets meet on any day
BUCKET = 10  # days that one key holds
TOPIC_KEYS = 7  # terms of a document's topic that are indexed in pairs
LEVELS = (LINK, 0.6, 0.8, 0.9, 0.95, 0.98)  # least scores of the links that make a unit, the lowest that keeps it small
UNIT = 400  # claims that one unit holds at most, but for those of one BUCKET of days that the last level joins

COPIED = 0.5  # share of the shorter claim's runs of words that the other has, if one is a copy
COPIED_RUNS = 5  # runs of words that a copy has at least
OCCASION = 3  # days within which what one speaker says on one matter is one occasion

AKIN = 0.25  # likeness in words, numbers left aside, below which two claims of a group are not held against each other
SURE = 0.6  # likeness from which a denial is held against what names no source
ALIKE = 0.5  # likeness from which differing figures of one time and scope are a contradiction
NEAR_SHARE = 0.1  # of a rough figure, by which it may be off
EXACT_SHARE = 0.01  # of any figure: numbers are rounded
MANY = 10  # a count from which on it is seldom a part of another
ONE_MATTER = 4  # of a document's TOPIC terms that two documents about one matter share
ONE_EVENT = 6  # and that two about one event share
SOON = 2  # days from which on a later figure is an update
VALUED = 40  # most figures of one group that are held against each other
TELLING = 4  # terms, numbers left aside, that a claim has at least if its figure is to be held against another
