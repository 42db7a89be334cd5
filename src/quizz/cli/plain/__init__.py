"""The session line by line, for screen readers and pipes: sentences alone, no drawing, no escape sequence."""
