"""Files of answers: bytes in, a plain grid of cells with its heads and labels out."""
