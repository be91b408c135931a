"""Events and their deliveries. Every committed event is delivered, no other is, and each attempt can be inspected."""
