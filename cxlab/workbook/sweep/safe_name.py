"""File names for what people call their branches."""

import hashlib
import re
import unicodedata

LONGEST_SLUG = 40


def safe_name(label: str, hashed: bool = True) -> str:
    """Return a file name for any label: its letters and digits, and a hash that tells it apart.

    Never a path, never hidden, at most 51 characters and 171 bytes; two labels that differ in
    case or in how a letter is encoded have two names on every file system.
    """
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", label).casefold())
    slug = re.sub(r"\W+", "-", plain)[:LONGEST_SLUG]
    digest = hashlib.sha256(label.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{slug}-{digest}".strip("-") if hashed else slug
