"""The IMAP door: one mailbox, read without changing it unless told to."""
