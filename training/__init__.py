"""How numbers that the package holds are made: from which data, by which method, with which score. Not in the wheel."""
