"""The command line and the daemon; it composes the house and nothing imports it."""
