"""What must be true of the whole house: walls, sizes, language folders, documents, wheel and quality."""
