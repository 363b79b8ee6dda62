"""Who said what: cues in their frames, sources and contents, how attributions hang together, and acts."""
