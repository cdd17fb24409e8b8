"""The user's movement beside an expert's, at the moments that correspond."""
