//! Constant data of the executable, whose pages can be given back to the system, which reads them again if need be.

/// Constant data that the system has mapped from the executable or from a shared library.
#[derive(Clone, Copy, Debug)]
pub struct Constants(&'static [u8]);

impl Constants {
    /// `None` where the data don't lie in a segment that nobody writes to, or the system cannot say.
    #[cfg(target_os = "linux")]
    pub fn of(data: &'static [u8]) -> Option<Constants> {
        struct Search {
            start: usize,
            end: usize,
            found: bool,
        }

        unsafe extern "C" fn look(
            info: *mut libc::dl_phdr_info,
            _: usize,
            search: *mut libc::c_void,
        ) -> libc::c_int {
            // SAFETY: the system hands over a description that is valid during the call, and the pointer that
            // `dl_iterate_phdr` was given, which is that of a `Search` nobody else uses.
            let (base, headers, search) = unsafe {
                let info = &*info;
                let headers = if info.dlpi_phdr.is_null() {
                    &[]
                } else {
                    std::slice::from_raw_parts(info.dlpi_phdr, info.dlpi_phnum as usize)
                };
                (info.dlpi_addr as usize, headers, &mut *search.cast::<Search>())
            };
            search.found |= headers.iter().any(|header| {
                let start = base.wrapping_add(header.p_vaddr as usize);
                // What is in memory only is not read again.
                let end = start.wrapping_add(header.p_filesz as usize);
                header.p_type == libc::PT_LOAD
                    && header.p_flags & libc::PF_W == 0
                    && start <= search.start
                    && search.end <= end
            });
            libc::c_int::from(search.found)
        }

        let start = data.as_ptr().addr();
        let mut search = Search { start, end: start + data.len(), found: false };
        // SAFETY: `look` takes what it is called with; the pointer is valid throughout.
        unsafe { libc::dl_iterate_phdr(Some(look), (&raw mut search).cast()) };
        search.found.then_some(Constants(data))
    }

    #[cfg(not(target_os = "linux"))]
    pub fn of(_: &'static [u8]) -> Option<Constants> {
        None
    }

    /// Gives the pages back. They count no longer as this process's memory until somebody looks at them again.
    pub fn give_back(self) {
        #[cfg(target_os = "linux")]
        {
            // SAFETY: sysconf reads a system constant.
            let page = unsafe { libc::sysconf(libc::_SC_PAGESIZE) }.max(1) as usize;
            let start = self.0.as_ptr().addr();
            let skipped = start.next_multiple_of(page) - start;
            let whole = self.0.len().saturating_sub(skipped) / page * page;
            if whole > 0 {
                let at = self.0.as_ptr().wrapping_add(skipped).cast_mut();
                // SAFETY: whole pages of a segment that is mapped from a file and never written to (`of`): they are
                // read from there again.
                unsafe { libc::madvise(at.cast(), whole, libc::MADV_DONTNEED) };
            }
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    static TABLE: [u8; 40_000] = [7; 40_000];

    #[test]
    fn constants_read_the_same_when_they_were_given_back() {
        let constants = Constants::of(&TABLE).expect("a constant");
        constants.give_back();
        assert!(TABLE.iter().all(|b| std::hint::black_box(*b) == 7));
        let made: &'static [u8] = Box::leak(vec![1; 40_000].into());
        assert!(Constants::of(made).is_none());
        assert!(Constants::of(&TABLE[1..2]).is_some());
    }
}
