"""Office files are ZIP archives full of dates; without them the same content is the same bytes."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

BEGINNING = (1980, 1, 1, 0, 0, 0)  # of time, for a ZIP archive
CORE = "docProps/core.xml"
DATE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def same_bytes(archive: bytes) -> bytes:
    """Return an Office file in which every date is the beginning of 1980."""
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == CORE:
                content = DATE.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", content)
            undated = ZipInfo(part.filename, BEGINNING)
            undated.compress_type = ZIP_DEFLATED
            new.writestr(undated, content)
    return made.getvalue()
