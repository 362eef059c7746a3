"""Names and their master lists: matching level by level, unsure goes to a person."""
