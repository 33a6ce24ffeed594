"""The codebook: what each column of a survey means, read, drafted and checked."""
