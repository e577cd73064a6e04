"""Signs that a post is spam: each answers one question, with points and a reason for people."""
