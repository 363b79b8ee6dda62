"""Files, pages, lines and addresses to documents. The only room with an HTML parser and a network."""
