"""Chinese clauses read by what they are made of: what is spoken of, a verb, a value, and nothing besides."""
