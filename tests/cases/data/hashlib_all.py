def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import hashlib, pickle, copy, io
msg = b'The quick brown fox jumps over the lazy dog'
for n in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'blake2b', 'blake2s'):
    h = getattr(hashlib, n)(msg); c = h.copy(); c.update(b'.'); e = hashlib.new(n); [e.update(bytes([b])) for b in msg]
    print(n, h.hexdigest(), c.hexdigest()[:16], h.digest() == bytes.fromhex(h.hexdigest()), e.hexdigest() == h.hexdigest(), h.name, h.digest_size, h.block_size, getattr(hashlib, n)().hexdigest()[:8], getattr(hashlib, n)(b'a' * 10 ** 5).hexdigest()[:8], hashlib.new(n.upper() if not n.startswith(('sha3', 'bl')) else n, msg, usedforsecurity=False).hexdigest() == h.hexdigest())
for n in ('shake_128', 'shake_256'):
    h = getattr(hashlib, n)(msg); print(n, h.hexdigest(20), h.digest(5), h.digest_size, h.block_size, h.hexdigest(0), h.copy().hexdigest(4)); t(h.digest); t(h.hexdigest, 'a')
b = hashlib.blake2b(msg, digest_size=20, key=b'k', salt=b's', person=b'p', fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=1, inner_size=8, last_node=True); print(b.hexdigest(), b.digest_size, hashlib.blake2s(b'', digest_size=1).hexdigest(), hashlib.blake2b.MAX_DIGEST_SIZE, hashlib.blake2b.SALT_SIZE, hashlib.blake2b.PERSON_SIZE, hashlib.blake2s.MAX_KEY_SIZE)
for k in (dict(digest_size=0), dict(digest_size=65), dict(key=b'x' * 65), dict(salt=b'x' * 17), dict(person=b'x' * 17), dict(fanout=256), dict(depth=0), dict(depth=256), dict(leaf_size=-1), dict(node_offset=-1), dict(node_offset=2 ** 64), dict(node_depth=256), dict(inner_size=65), dict(key='s'), dict(foo=1), dict(digest_size='a')): t(lambda: hashlib.blake2b(b'', **k).hexdigest()[:8])
t(hashlib.new, 'nope'); t(lambda: hashlib.md5('str')); t(lambda: hashlib.sha256(5)); t(lambda: hashlib.sha256(data=b'abc').hexdigest()[:6]); t(lambda: hashlib.sha256(string=b'abc').hexdigest()[:6]); t(lambda: hashlib.sha256().update('a')); t(lambda: hashlib.sha256(bytearray(b'abc')).hexdigest()[:6]); t(lambda: hashlib.sha256(memoryview(b'abc')).hexdigest()[:6]); t(lambda: hashlib.sha256(memoryview(b'abcd')[::2])); 
print(sorted(hashlib.algorithms_guaranteed), hashlib.algorithms_guaranteed <= hashlib.algorithms_available)
f = io.BytesIO(msg); print(hashlib.file_digest(f, 'sha256').hexdigest()[:8], hashlib.file_digest(io.BytesIO(b'x' * 300000), hashlib.md5).hexdigest()); t(hashlib.file_digest, io.StringIO('a'), 'md5'); t(hashlib.file_digest, 5, 'md5'); t(hashlib.file_digest, io.BytesIO(), 'nope')
