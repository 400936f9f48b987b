"""Where text stands and how it moves: cards, captions and the logo."""
