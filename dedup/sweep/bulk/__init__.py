"""The comparison levels of many pairs at once, where they are plain enough for arrays."""
