"""What the preview of a bank shows: its questions as they stand in the file, and what is wrong with them."""
