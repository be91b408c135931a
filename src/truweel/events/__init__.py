"""Events and their deliveries: nothing invented, nothing lost, everything visible."""
