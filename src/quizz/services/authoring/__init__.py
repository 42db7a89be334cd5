"""What the check of banks does: which files are meant, what is wrong with them."""
