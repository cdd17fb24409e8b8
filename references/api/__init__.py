"""What programs may read of the catalogue: exercises and published references."""
