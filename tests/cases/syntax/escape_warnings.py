import warnings

for text in (r"f'\{{'", r"f'\}}'", r"f'\{1}'", r"f'\{{\d'", r"'\{'", r"b'\{'", r"fr'\{{'", r"f'\N{DIGIT ONE}\{{'",
             r"t'\{{'", r"f'\{{\}}'", r"f'{1:\{2}}'", r"f'{1:\d}'" ):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            value = eval(text)
        except Exception as error:
            value = error
        print(text, repr(value) if 't' not in text[:1] else value.strings, [str(w.message) for w in caught], [w.lineno for w in caught])
