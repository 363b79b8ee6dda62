"""What the eye sees before it reads: paragraphs, sentences, tokens, quotations, boilerplate."""
