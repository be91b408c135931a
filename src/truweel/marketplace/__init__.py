"""The marketplace: apps are registered, reviewed, published and installed; vendors get test tenants."""
