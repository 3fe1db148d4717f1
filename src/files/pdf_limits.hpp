#pragma once
#include "files/extract.hpp"

namespace nhipcau::files {

/// Binds this process, which is to read what anybody may have sent, for the rest of its life: addresses (1 GiB; not under AddressSanitizer,
/// which reserves more), processor time (limits.seconds), size of what it writes (64 MiB), open files (64); no new processes unless it runs
/// as root, no core dump, no new rights; it ends with its parent.
void limit_pdf_process(const Limits& limits);

}  // namespace nhipcau::files
