"""Mailboxes looked into again and again, each independent of the others."""
