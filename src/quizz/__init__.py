"""quizz: a trainer for people who learn the trade of medical secretary in France."""
