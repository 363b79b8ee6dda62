"""Which days the article speaks of, as intervals."""
