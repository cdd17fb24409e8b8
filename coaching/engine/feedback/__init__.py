"""What a set's repetitions and findings come to: lights, a score, what to change first."""
