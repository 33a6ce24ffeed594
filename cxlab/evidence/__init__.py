"""Evidence: what data a question can stand on, one loader a kind, and the account of them."""
