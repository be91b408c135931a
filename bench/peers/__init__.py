"""The servers that a run starts, one module each."""
