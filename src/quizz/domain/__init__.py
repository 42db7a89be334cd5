"""What a question, an answer, a term and a tariff are, and how an answer is judged. No framework, no I/O."""
