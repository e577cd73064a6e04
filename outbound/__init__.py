"""What we send: letters and webhooks from the outbox, each until it is delivered or given up."""
