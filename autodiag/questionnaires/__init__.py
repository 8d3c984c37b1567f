"""What is asked: questionnaires, their conditions and paths, and what was answered."""
