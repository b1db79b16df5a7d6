def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import hmac, hashlib, secrets, copy, string, base64
key, msg = b'key', b'The quick brown fox jumps over the lazy dog'
for d in ('md5', 'sha1', 'sha256', 'sha512', 'sha3_256', 'blake2s', hashlib.sha256, hashlib.sha384):
    h = hmac.new(key, msg, d); c = h.copy(); c.update(b'!'); print(h.name, h.hexdigest(), c.hexdigest()[:10], h.digest_size, h.block_size, h.digest() == hmac.digest(key, msg, d), hmac.new(b'x' * 300, b'', d).hexdigest()[:10])
h = hmac.HMAC(b'', digestmod='sha1'); h.update(b'a'); h.update(bytearray(b'b')); h.update(memoryview(b'c')); print(h.hexdigest(), hmac.new(key, msg=None, digestmod='md5').hexdigest(), hmac.new(bytearray(key), memoryview(msg), 'sha1').hexdigest(), hmac.new(key, digestmod=lambda d=b'': hashlib.sha256(d)).name)
t(hmac.new, key); t(hmac.new, key, msg); t(hmac.new, key, msg, ''); t(hmac.new, key, msg, 'nope'); t(hmac.new, key, msg, 5); t(hmac.new, None, msg, 'md5'); t(hmac.new, key, msg, 'shake_128') if 0 else None
for a in ((b'a', b'a'), (b'a', b'b'), (b'', b''), ('a', 'a'), ('é', 'é'), ('a', b'a'), (b'a', bytearray(b'a')), (1, 2), (b'ab', b'a'), (memoryview(b'x'), b'x')): t(hmac.compare_digest, *a)
print(repr(h).split(' at ')[0], len(secrets.token_bytes()), len(secrets.token_bytes(5)), len(secrets.token_hex(4)), len(base64.urlsafe_b64decode(secrets.token_urlsafe(9))), secrets.randbelow(1), 0 <= secrets.randbits(8) < 256, secrets.choice([7]), secrets.compare_digest('a', 'a'), set(secrets.token_hex(50)) <= set(string.hexdigits), type(secrets.SystemRandom()).__name__, len({secrets.token_hex(8) for _ in range(20)}), secrets.DEFAULT_ENTROPY)
t(secrets.randbelow, 0); t(secrets.randbelow, -1); t(secrets.choice, []); t(secrets.token_bytes, -1); t(secrets.token_bytes, 'a'); t(secrets.randbits, -1); t(secrets.randbelow, 1.5); t(secrets.SystemRandom().getstate); t(secrets.SystemRandom().seed, 1); t(secrets.token_hex, 0)
print(hmac.trans_5C[:3], len(hmac.trans_36), hmac.HMAC.blocksize)
