"""Statistics: numbers in, frozen results out; nothing here knows of figures or notebooks."""
