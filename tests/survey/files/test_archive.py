import zipfile

import pytest

from cxlab.errors import InputError
from cxlab.survey.files.archive import json_of, opened, xml_of

BOMB = b'<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


@pytest.mark.parametrize("content", [BOMB, OUTSIDE, b"<!DOCTYPE a SYSTEM 'http://x/y'><a/>"])
def test_document_types_are_refused_before_an_entity_is_read(content):
    with pytest.raises(InputError, match=r"x\.lss: is not read: it declares a document type"):
        xml_of(content, "x.lss")


def test_xml_in_other_letters():
    assert xml_of("<a>질문</a>".encode("utf-16"), "x").text == "질문"
    with pytest.raises(InputError, match="is not XML"):
        xml_of(b"<?xml version='1.0' encoding='klingon'?><a/>", "x")


def test_an_archive_is_refused_by_what_it_unpacks_to(tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "x.omv", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.bin", bytes(20_000_000))
    with pytest.raises(InputError, match="CXLAB_MOST_PACKED"), opened(tmp_path / "x.omv"):
        pass
    monkeypatch.setenv("CXLAB_MOST_DEFINITION", "10")
    with pytest.raises(InputError, match="CXLAB_MOST_DEFINITION=12"):
        json_of(b'{"a": "long"', "x")
