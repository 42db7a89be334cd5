"""Learning paths: which points they pick, how far somebody is, what comes next."""
