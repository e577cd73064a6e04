"""From arrivals to enquiries: the mail doors, reading, judging, writing, and the workers."""
