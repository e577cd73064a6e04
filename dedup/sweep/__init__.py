"""A sweep finds the duplicates among all stored records of one kind."""
