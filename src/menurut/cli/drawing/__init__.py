"""Pages of `views` as tables and small plots for a terminal."""
