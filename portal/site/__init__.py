"""The wiring of the public site: what needs news and operations together, or neither."""
