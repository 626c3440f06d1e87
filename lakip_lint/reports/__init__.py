"""From findings to what a reader or a program is given: one module a format."""
