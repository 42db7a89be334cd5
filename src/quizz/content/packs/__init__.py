"""Packs: the folders and ZIPs that instructors hand over are read, checked and kept. None is trusted."""
