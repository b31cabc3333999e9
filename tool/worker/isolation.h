// Takes from this process what a reader of untrusted text never needs: writing, creating and removing files,
// running programs, opening sockets. Reading stays free.
//
// In force are whichever of Landlock and seccomp the kernel has; both are asked at run time. A second line of
// defence: the first is that nothing in frontend/clang asks for such things.
#pragma once

namespace ssot {

// From here on, for this process and its threads. Cannot be taken back.
void isolate();

bool landlock_available();
bool seccomp_available();

}  // namespace ssot
