import json
from json.decoder import py_scanstring, scanstring

for text in [r'\u0041', r'\ud834', r'\ud834\udd1e', r'\ud834\udd1', r'\ud834\u', r'\u004', r'\u004"', r'\ud834\uzzzz',
             r'\ud834\uzzzz"', r'\ud834\u12', r'\ud834\u12"', r'\ud834\u1234', r'\ud834\ud834\udd1e"', r'\ud834\ud834',
             '\\', '\\x', '', 'a', 'a\\', 'a\\u', '\n', r'\u 123"', r'\u+123"', r'\u-123"', r'\u1_23"', r'\u１２３４"',
             r'\ud834\n"', r'\ud834"', r'\udd1e\ud834"']:
    for scan in (scanstring, py_scanstring):
        try:
            print(ascii(text), ascii(scan(text, 0)))
        except json.JSONDecodeError as error:
            print(ascii(text), error)
for text in ('"', '["', '{"a": "\\u0041', '["\\ud834\\udd1e', '{"a', '{"a"', '{"a":'):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        print(text, error, error.pos)
