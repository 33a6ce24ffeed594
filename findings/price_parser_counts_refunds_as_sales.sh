#!/usr/bin/env bash
# GUESS: the price parsed from "-5,00 €" is -5, or is refused.
# SEEN: price-parser 0.5.1 drops the sign: -5,00 €, −5.00 (the typographic minus), 5.00-, (5.00) and "$-12.50" are all above
#   zero. Of sales of 20 and 15 and a refund of 15, total 20, the sum is 50. "2 x 4,50 €" is 2 and "1.5k" 1.5, the first
#   number in the text. No warning. Separators are told well ("1.234,56 €", "12'345.60 CHF").
# WHY IT MATTERS: amounts from receipts, web shops and statements carry refunds and discounts. Each one counts twice its
#   size too much, and the customers who return most look like those who spend most.
# WHAT TO DO INSTEAD: look for a sign or brackets in the text first and put it back on the amount.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'price-parser==0.5.1'
cat > "$work/check.py" <<'PY'
from importlib.metadata import version
from price_parser import Price

print("price-parser", version("price-parser"))
amounts = {                                                                              # made up
    "20,00 €": 20, "-5,00 €": 5, "\u22125.00": 5, "5.00-": 5, "(5.00)": 5, "$-12.50": 12.5, "EUR -1.234,56": 1234.56,
    "1.234,56 €": 1234.56, "12'345.60 CHF": 12345.6, "2 x 4,50 €": 2, "1.5k": 1.5,
}
for text, amount in amounts.items():
    price = Price.fromstring(text)
    print(f"{text!r}: {price.amount_float} {price.currency or ''}".rstrip())
    assert price.amount_float == amount, f"changed: {text} was {amount}"
total = sum(Price.fromstring(text).amount for text in ("20,00 €", "15,00 €", "-15,00 €"))
print("20 and 15 and a refund of 15:", total)
assert total == 50, "changed: the sum was 50"
PY
"$work/venv/bin/python" "$work/check.py"
