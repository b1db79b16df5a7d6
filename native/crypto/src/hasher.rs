//! One hash on its way, whatever the algorithm.

use md5::Md5;
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512};
use shake::digest::{Digest, ExtendableOutput, Update, XofReader};
use shake::{Shake128, Shake256};

/// The algorithms that need no parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Algorithm {
    Md5,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
    Sha3_224,
    Sha3_256,
    Sha3_384,
    Sha3_512,
    Shake128,
    Shake256,
}

impl Algorithm {
    pub const COUNT: usize = 12;

    /// As Python names it.
    pub const fn name(self) -> &'static str {
        match self {
            Algorithm::Md5 => "md5",
            Algorithm::Sha1 => "sha1",
            Algorithm::Sha224 => "sha224",
            Algorithm::Sha256 => "sha256",
            Algorithm::Sha384 => "sha384",
            Algorithm::Sha512 => "sha512",
            Algorithm::Sha3_224 => "sha3_224",
            Algorithm::Sha3_256 => "sha3_256",
            Algorithm::Sha3_384 => "sha3_384",
            Algorithm::Sha3_512 => "sha3_512",
            Algorithm::Shake128 => "shake_128",
            Algorithm::Shake256 => "shake_256",
        }
    }

    pub fn start(self) -> Hasher {
        match self {
            Algorithm::Md5 => Hasher::Md5(Md5::new()),
            Algorithm::Sha1 => Hasher::Sha1(Sha1::new()),
            Algorithm::Sha224 => Hasher::Sha224(Sha224::new()),
            Algorithm::Sha256 => Hasher::Sha256(Sha256::new()),
            Algorithm::Sha384 => Hasher::Sha384(Sha384::new()),
            Algorithm::Sha512 => Hasher::Sha512(Sha512::new()),
            Algorithm::Sha3_224 => Hasher::Sha3_224(Sha3_224::new()),
            Algorithm::Sha3_256 => Hasher::Sha3_256(Sha3_256::new()),
            Algorithm::Sha3_384 => Hasher::Sha3_384(Sha3_384::new()),
            Algorithm::Sha3_512 => Hasher::Sha3_512(Sha3_512::new()),
            Algorithm::Shake128 => Hasher::Shake128(Shake128::default()),
            Algorithm::Shake256 => Hasher::Shake256(Shake256::default()),
        }
    }

    /// Bytes of the hash; 0 for those that give as many as one asks for.
    pub const fn digest_size(self) -> usize {
        match self {
            Algorithm::Md5 => 16,
            Algorithm::Sha1 => 20,
            Algorithm::Sha224 | Algorithm::Sha3_224 => 28,
            Algorithm::Sha256 | Algorithm::Sha3_256 => 32,
            Algorithm::Sha384 | Algorithm::Sha3_384 => 48,
            Algorithm::Sha512 | Algorithm::Sha3_512 => 64,
            Algorithm::Shake128 | Algorithm::Shake256 => 0,
        }
    }

    /// Bytes that go in at once.
    pub const fn block_size(self) -> usize {
        match self {
            Algorithm::Md5 | Algorithm::Sha1 | Algorithm::Sha224 | Algorithm::Sha256 => 64,
            Algorithm::Sha384 | Algorithm::Sha512 => 128,
            Algorithm::Sha3_224 => 144,
            Algorithm::Sha3_256 | Algorithm::Shake256 => 136,
            Algorithm::Sha3_384 => 104,
            Algorithm::Sha3_512 => 72,
            Algorithm::Shake128 => 168,
        }
    }

    pub const fn is_shake(self) -> bool {
        matches!(self, Algorithm::Shake128 | Algorithm::Shake256)
    }
}

#[derive(Clone)]
pub enum Hasher {
    Md5(Md5),
    Sha1(Sha1),
    Sha224(Sha224),
    Sha256(Sha256),
    Sha384(Sha384),
    Sha512(Sha512),
    Sha3_224(Sha3_224),
    Sha3_256(Sha3_256),
    Sha3_384(Sha3_384),
    Sha3_512(Sha3_512),
    Shake128(Shake128),
    Shake256(Shake256),
    Blake2b(blake2b_simd::State),
    Blake2s(blake2s_simd::State),
}

macro_rules! each {
    ($self:expr, $hasher:ident => $do:expr; $xof:ident => $read:expr; $blake:ident => $finish:expr) => {
        match $self {
            Hasher::Md5($hasher) => $do,
            Hasher::Sha1($hasher) => $do,
            Hasher::Sha224($hasher) => $do,
            Hasher::Sha256($hasher) => $do,
            Hasher::Sha384($hasher) => $do,
            Hasher::Sha512($hasher) => $do,
            Hasher::Sha3_224($hasher) => $do,
            Hasher::Sha3_256($hasher) => $do,
            Hasher::Sha3_384($hasher) => $do,
            Hasher::Sha3_512($hasher) => $do,
            Hasher::Shake128($xof) => $read,
            Hasher::Shake256($xof) => $read,
            Hasher::Blake2b($blake) => $finish,
            Hasher::Blake2s($blake) => $finish,
        }
    };
}

impl Hasher {
    pub fn update(&mut self, bytes: &[u8]) {
        each! { self,
            hasher => Update::update(hasher, bytes);
            xof => xof.update(bytes);
            blake => { blake.update(bytes); }
        }
    }

    /// The hash so far. `length` counts for those without a size of their own only.
    pub fn digest(&self, length: usize) -> Vec<u8> {
        each! { self,
            hasher => hasher.clone().finalize().to_vec();
            xof => {
                let mut out = vec![0; length];
                xof.clone().finalize_xof().read(&mut out);
                out
            };
            blake => blake.finalize().as_bytes().to_vec()
        }
    }
}
