# What a finalizer brings back must not hold weak references to cells that are gone.
import gc
import io


class Owner:
    def __del__(self):
        self.stream.close()
        print("closed")


def make():
    owner = Owner()
    owner.stream = io.BytesIO(b"x" * 100)
    view = owner.stream.getbuffer()
    view.release()
    other = owner.stream.getbuffer()
    print(len(other))


# Called by a builtin, so that no frame of a caller that goes on has seen the view.
list(map(lambda _: make(), [0]))
gc.collect()
gc.collect()
stream = io.BytesIO(b"abc")
with stream.getbuffer() as view:
    try:
        stream.write(b"defghi")
    except BufferError as error:
        print(error)
stream.write(b"defghi")
print(stream.getvalue())
