"""Guards: each answers one question about a post, without looking anything up."""
