"""Numbered changes of the tables, applied in order and recorded together with what they change."""

NEWEST = "0001"  # number of the last change in `versions`
RECORD = "menurut_version"  # the table that says which change came last
