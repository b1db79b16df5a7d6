//! zlib streams (RFC 1950 to 1952): safe owners of the states of `libz-rs-sys`, zlib's interface written in Rust.
//! They stand here because the interface is C's, pointers and all; nothing of the system is used.

use libz_rs_sys as z;
use std::ffi::CStr;

pub use z::{
    Z_BUF_ERROR as BUF_ERROR, Z_DATA_ERROR as DATA_ERROR, Z_FINISH as FINISH, Z_MEM_ERROR as MEM_ERROR,
    Z_NEED_DICT as NEED_DICT, Z_NO_FLUSH as NO_FLUSH, Z_OK as OK, Z_STREAM_END as STREAM_END,
    Z_STREAM_ERROR as STREAM_ERROR, Z_SYNC_FLUSH as SYNC_FLUSH,
};

/// A stream that compresses.
pub struct Deflater {
    stream: Box<z::z_stream>,
}

/// A stream that decompresses.
pub struct Inflater {
    stream: Box<z::z_stream>,
}

/// How far a step came: zlib's return code, bytes read and bytes written.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub code: i32,
    pub read: usize,
    pub written: usize,
}

/// zlib counts in 32 bits; what is longer takes several steps.
fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

fn version() -> *const std::ffi::c_char {
    z::zlibVersion()
}

fn message(stream: &z::z_stream) -> Option<String> {
    if stream.msg.is_null() {
        return None;
    }
    // SAFETY: a message that is not null is a string constant of the library.
    Some(unsafe { CStr::from_ptr(stream.msg) }.to_string_lossy().into_owned())
}

/// Points the stream to the buffers, runs `step`, and takes the pointers away again.
fn run(
    stream: &mut z::z_stream,
    input: &[u8],
    output: &mut [u8],
    step: impl FnOnce(&mut z::z_stream) -> i32,
) -> Step {
    let (available_in, available_out) = (count(input.len()), count(output.len()));
    stream.next_in = input.as_ptr().cast_mut();
    stream.avail_in = available_in;
    stream.next_out = output.as_mut_ptr();
    stream.avail_out = available_out;
    let code = step(stream);
    let read = (available_in - stream.avail_in) as usize;
    let written = (available_out - stream.avail_out) as usize;
    stream.next_in = std::ptr::null_mut();
    stream.avail_in = 0;
    stream.next_out = std::ptr::null_mut();
    stream.avail_out = 0;
    Step { code, read, written }
}

impl Deflater {
    /// `deflateInit2`; the error is zlib's return code.
    pub fn new(level: i32, method: i32, wbits: i32, mem_level: i32, strategy: i32) -> Result<Deflater, i32> {
        let mut stream = Box::<z::z_stream>::default();
        // SAFETY: the stream is in its default state, without buffers; version and size are the library's own.
        let code = unsafe {
            z::deflateInit2_(
                &mut *stream,
                level,
                method,
                wbits,
                mem_level,
                strategy,
                version(),
                size_of::<z::z_stream>() as i32,
            )
        };
        if code == OK { Ok(Deflater { stream }) } else { Err(code) }
    }

    /// `deflateSetDictionary`: zlib's return code.
    pub fn set_dictionary(&mut self, dictionary: &[u8]) -> i32 {
        // SAFETY: the stream is initialised (construction); the dictionary is readable for its length.
        unsafe { z::deflateSetDictionary(&mut *self.stream, dictionary.as_ptr(), count(dictionary.len())) }
    }

    pub fn step(&mut self, input: &[u8], output: &mut [u8], flush: i32) -> Step {
        run(&mut self.stream, input, output, |stream| {
            // SAFETY: the stream is initialised (construction) and points to live buffers of these lengths.
            unsafe { z::deflate(stream, flush) }
        })
    }

    /// `deflateCopy`
    pub fn try_clone(&mut self) -> Result<Deflater, i32> {
        let mut stream = Box::<z::z_stream>::default();
        // SAFETY: the source is initialised and holds no pointers to buffers; the target is not initialised yet.
        let code = unsafe { z::deflateCopy(&mut *stream, &mut *self.stream) };
        if code == OK { Ok(Deflater { stream }) } else { Err(code) }
    }

    pub fn message(&self) -> Option<String> {
        message(&self.stream)
    }
}

impl Drop for Deflater {
    fn drop(&mut self) {
        // SAFETY: the stream is initialised (construction) and is not used again.
        unsafe { z::deflateEnd(&mut *self.stream) };
    }
}

impl Inflater {
    /// `inflateInit2`; the error is zlib's return code.
    pub fn new(wbits: i32) -> Result<Inflater, i32> {
        let mut stream = Box::<z::z_stream>::default();
        // SAFETY: as in `Deflater::new`.
        let code =
            unsafe { z::inflateInit2_(&mut *stream, wbits, version(), size_of::<z::z_stream>() as i32) };
        if code == OK { Ok(Inflater { stream }) } else { Err(code) }
    }

    /// `inflateSetDictionary`: zlib's return code.
    pub fn set_dictionary(&mut self, dictionary: &[u8]) -> i32 {
        // SAFETY: as in `Deflater::set_dictionary`.
        unsafe { z::inflateSetDictionary(&mut *self.stream, dictionary.as_ptr(), count(dictionary.len())) }
    }

    pub fn step(&mut self, input: &[u8], output: &mut [u8], flush: i32) -> Step {
        run(&mut self.stream, input, output, |stream| {
            // SAFETY: the stream is initialised (construction) and points to live buffers of these lengths.
            unsafe { z::inflate(stream, flush) }
        })
    }

    /// `inflateCopy`
    pub fn try_clone(&mut self) -> Result<Inflater, i32> {
        let mut stream = Box::<z::z_stream>::default();
        // The library wants a place for output, though there is none to write.
        self.stream.next_out = std::ptr::NonNull::dangling().as_ptr();
        // SAFETY: as in `Deflater::try_clone`; both streams have no room at their place for output.
        let code = unsafe { z::inflateCopy(&mut *stream, &*self.stream) };
        self.stream.next_out = std::ptr::null_mut();
        stream.next_out = std::ptr::null_mut();
        if code == OK { Ok(Inflater { stream }) } else { Err(code) }
    }

    pub fn message(&self) -> Option<String> {
        message(&self.stream)
    }
}

impl Drop for Inflater {
    fn drop(&mut self) {
        // SAFETY: the stream is initialised (construction) and is not used again.
        unsafe { z::inflateEnd(&mut *self.stream) };
    }
}

/// The Adler-32 checksum of bytes behind those that gave `start`.
pub fn adler32(start: u32, bytes: &[u8]) -> u32 {
    bytes.chunks(1 << 30).fold(start, |sum, chunk| {
        // SAFETY: the chunk is readable for its length.
        unsafe { z::adler32(sum.into(), chunk.as_ptr(), count(chunk.len())) as u32 }
    })
}

/// The library's version, as `zlib.ZLIB_VERSION`.
pub fn version_text() -> String {
    // SAFETY: the version is a string constant.
    unsafe { CStr::from_ptr(version()) }.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Deflater, FINISH, Inflater, STREAM_END, adler32};

    #[test]
    fn round_trip_and_copies() {
        let text = b"round and round ".repeat(100);
        let mut deflater = Deflater::new(6, 8, 15, 8, 0).unwrap();
        let mut packed = [0; 4000];
        let step = deflater.step(&text, &mut packed, 0);
        assert_eq!(step.read, text.len());
        let mut copy = deflater.try_clone().unwrap();
        let mut other = packed;
        let end = deflater.step(&[], &mut packed[step.written..], FINISH);
        assert_eq!(end.code, STREAM_END);
        copy.step(&[], &mut other[step.written..], FINISH);
        let len = step.written + end.written;
        assert_eq!(packed[..len], other[..len]);
        let mut inflater = Inflater::new(15).unwrap();
        let mut out = vec![0; 4000];
        let half = inflater.step(&packed[..len / 2], &mut out, 0);
        let mut twin = inflater.try_clone().unwrap();
        for stream in [&mut inflater, &mut twin] {
            let rest = stream.step(&packed[half.read..len], &mut out[half.written..], FINISH);
            assert_eq!(rest.code, STREAM_END);
            assert_eq!(out[..half.written + rest.written], text);
        }
    }

    #[test]
    fn checksum() {
        assert_eq!(adler32(1, b"abc"), 38_600_999);
    }
}
