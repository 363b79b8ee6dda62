"""Who the sources are, in the fullest form that the document has."""
