"""What an instructor begins with: commented examples of every kind, and their place in a file that exists.

The examples are content, hence French whatever the language of the screens.
"""
