"""How the portal talks to its database, where Django's own way is not enough."""
