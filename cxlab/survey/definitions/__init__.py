"""What survey tools say of a survey themselves: its questions, answers, codes and blocks."""
