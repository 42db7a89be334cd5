"""What `make bench` runs: how fast quizz is, each figure beside its reference, measured in the same run."""
