//! The program `portefolje`: arguments in, exit code out, within a limit of memory.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::ffi::c_long;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use libmimalloc_sys::{mi_option_set, mi_option_t};
use mimalloc::MiMalloc;
use portefolje::cli::memory;

/// Bytes in use from which on free memory goes back to the system at once.
const LARGE: isize = 256 << 20;

/// Whether [`LARGE`] has been passed.
static IS_LARGE: AtomicBool = AtomicBool::new(false);

/// The number of mimalloc's option `purge_delay` in its `mi_option_t`, which the crate gives
/// no name: milliseconds until memory that is free goes back to the system.
const PURGE_DELAY: mi_option_t = 15;

fn main() -> ExitCode {
    // A short list ends before giving back could be of use.
    give_back_after(-1);
    #[expect(clippy::disallowed_methods, reason = "this is where the arguments come in")]
    let arguments = std::env::args_os().collect();
    portefolje::cli::run(arguments)
}

/// Lets free memory go back to the system after so many milliseconds, or never: at once,
/// instead of after a second, while a list is so long that it frees more in a second than
/// it needs.
#[expect(unsafe_code, reason = "an option of the allocator, which is written in C")]
fn give_back_after(milliseconds: c_long) {
    // SAFETY: an option is one number that is stored, from whichever thread.
    unsafe { mi_option_set(PURGE_DELAY, milliseconds) };
}

/// An allocator, counted: where it fails or a limit is passed, the program
/// ends with a message instead of being broken off.
struct Counted;

#[global_allocator]
static COUNTED: Counted = Counted;

/// Bytes that a thread takes or gives back before it tells the others.
const BATCH: usize = 1 << 16;

thread_local! {
    static PENDING: Cell<isize> = const { Cell::new(0) };
}

fn note(change: isize) {
    // While a thread ends it counts no more.
    let _ = PENDING.try_with(|pending| {
        let sum = pending.get().wrapping_add(change);
        if sum.unsigned_abs() < BATCH {
            pending.set(sum);
        } else {
            pending.set(0);
            let used = memory::note(sum);
            if used > LARGE && !IS_LARGE.swap(true, Ordering::Relaxed) {
                give_back_after(0);
            }
        }
    });
}

fn checked(pointer: *mut u8) -> *mut u8 {
    if pointer.is_null() {
        memory::none_left();
    }
    pointer
}

// A layout is never larger than `isize::MAX`.
#[expect(clippy::cast_possible_wrap, reason = "a layout's size fits by its definition")]
fn signed(size: usize) -> isize {
    size as isize
}

#[expect(
    unsafe_code,
    reason = "an allocator cannot be written without; all calls are \
    handed on to another allocator as they came"
)]
// SAFETY: each method calls another allocator with the very arguments that it got.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(signed(layout.size()));
        // SAFETY: the caller's promise is the callee's.
        checked(unsafe { MiMalloc.alloc(layout) })
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        note(-signed(layout.size()));
        // SAFETY: the caller's promise is the callee's.
        unsafe { MiMalloc.dealloc(pointer, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note(signed(layout.size()));
        // SAFETY: the caller's promise is the callee's.
        checked(unsafe { MiMalloc.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(signed(size) - signed(layout.size()));
        // SAFETY: the caller's promise is the callee's.
        checked(unsafe { MiMalloc.realloc(pointer, layout, size) })
    }
}
