"""Files of banks → what they state."""
