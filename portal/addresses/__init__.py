"""What may stand in an address, and how a title becomes one."""
