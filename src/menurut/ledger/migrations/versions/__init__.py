"""Numbered changes of the tables, applied in order and recorded together with what they change."""
