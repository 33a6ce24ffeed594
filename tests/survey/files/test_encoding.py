from pathlib import Path

import pytest

from cxlab.errors import InputError
from cxlab.survey.files.encoding import decode

KOREAN = [
    "1-1. 키오스크는 정확해야 한다.(기대 설문),성별\n7,여\n",
    "성별,Q1\n남,7\n여,5\n",
    "ATM 이용,만족도(점),QR코드로 결제\n5,4,예\n",
    "매장,E01\n강남점,7\nA매장,3\n",
]
WESTERN = [
    "Expectative,Café,Zufriedenheit für Gäste\n7,é,ü\n",
    "L’équipement est moderne,Très bien créée\n5,Ça va\n",
    "SATISFAÇÃO,OPÇÕES\n5,NÃO\n",
    "Ärger,Öl,Übung,Straße\n1,2,3,4\n",
    "don’t know,“quoted” – 5 €\n5,n’importe\n",
    "température °C,½,¿Qué?\n1,2,3\n",
    "Å,Æ,Ø\nSTØRRELSE,BLÅBÆR,À\n",
]


@pytest.mark.parametrize("text", KOREAN)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_korean_is_read_as_korean(text, encoding):
    assert decode(text.encode(encoding), Path("x.csv"))[0] == text


@pytest.mark.parametrize("text", WESTERN)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_western_accents_never_become_hangul(text, encoding):
    assert decode(text.encode(encoding), Path("x.csv"))[0] == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("магазин,оценка\nМосква,1\n", "cp1251"),
        ("门店名称,您的期望值是多少\n北京,1\n", "gbk"),
        ("店舗,期待、値\nあ,1\n", "shift_jis"),
    ],
)
def test_what_cannot_be_told_is_refused(text, encoding):
    with pytest.raises(InputError, match="x.csv: its encoding is not UTF-8 and cannot be told"):
        decode(text.encode(encoding), Path("x.csv"))


def test_the_name_of_the_encoding_is_said():
    said = [decode(raw, Path("x"))[1] for raw in ("é".encode(), "é;è".encode("cp1252"))]
    assert said == ["UTF-8", "Windows-1252"]
