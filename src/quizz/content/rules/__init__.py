"""The rules of writing of `quizz check`: one module a family of rules, one function a rule."""
