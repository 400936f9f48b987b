"""The life of a turn: a message goes out, what happens is told as events, and it ends in a true statement."""
