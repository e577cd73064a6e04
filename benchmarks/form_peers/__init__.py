"""The simplest things that take form posts durably, measured beside ours in the same run."""
