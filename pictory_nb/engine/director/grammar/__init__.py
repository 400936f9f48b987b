"""The grammar of edits: words → tokens → clauses → operations on the film that is there."""
